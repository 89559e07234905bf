/**
 * Arithmetic on constants, done when compiling as CPython does it: only where it cannot fail and does not make big results
 * (ints to 128 bits, strings to 4096 characters, tuples to 256 items).
 */

import type { ConstantValue, Operator } from "../ast/nodes.ts";
import type { BinaryOperator, ConstValue, UnaryOperator } from "../ir/types.ts";

const MAX_INT_BITS = 128;
const MAX_TEXT = 4096;
const MAX_ITEMS = 256;

/** The IR's names of the operators of the tree. */
export const OPERATORS: Readonly<Record<Operator, BinaryOperator>> = {
  Add: "add",
  Sub: "sub",
  Mult: "mul",
  MatMult: "matmul",
  Div: "truediv",
  Mod: "mod",
  Pow: "pow",
  LShift: "lshift",
  RShift: "rshift",
  BitOr: "or",
  BitXor: "xor",
  BitAnd: "and",
  FloorDiv: "floordiv",
};

/** The IR's form of a literal. */
export function constantOf(value: ConstantValue): ConstValue {
  if (value === null) return { type: "None" };
  switch (typeof value) {
    case "boolean":
      return { type: value ? "True" : "False" };
    case "bigint":
      return { type: "int", value };
    case "number":
      return { type: "float", value };
    case "string":
      return { type: "str", value };
    case "object":
      if (value instanceof Uint8Array) return { type: "bytes", value };
      return value.type === "complex" ? { type: "complex", real: 0, imag: value.imag } : { type: "Ellipsis" };
  }
}

/** The truth of a constant. */
export function truthOf(value: ConstValue): boolean {
  switch (value.type) {
    case "None":
    case "False":
      return false;
    case "True":
    case "Ellipsis":
    case "NotImplemented":
      return true;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "complex":
      return value.real !== 0 || value.imag !== 0;
    case "str":
    case "bytes":
      return value.value.length > 0;
    case "tuple":
    case "frozenset":
      return value.items.length > 0;
  }
}

/** The value of `a operator b`, or `null` when that is better left to run time. */
export function foldBinary(operator: BinaryOperator, a: ConstValue, b: ConstValue): ConstValue | null {
  const x = intOf(a);
  const y = intOf(b);
  if (x !== null && y !== null) return foldInts(operator, x, y, a, b);
  const realA = realOf(a);
  const realB = realOf(b);
  if (realA !== null && realB !== null) return foldFloats(operator, realA, realB);
  if (a.type === "complex" || b.type === "complex") return foldComplex(operator, a, b);
  if (operator === "add") return foldConcatenation(a, b);
  if (operator === "mul") return x !== null ? foldRepetition(b, x) : y !== null ? foldRepetition(a, y) : null;
  return null;
}

/** The value of a unary operation, or `null`. */
export function foldUnary(operator: UnaryOperator, a: ConstValue): ConstValue | null {
  const x = intOf(a);
  if (x !== null) {
    // `~True` warns, so CPython leaves it to run time.
    if (operator === "invert") return a.type === "int" ? { type: "int", value: ~x } : null;
    return { type: "int", value: operator === "neg" ? -x : x };
  }
  if (operator === "invert") return null;
  if (a.type === "float") return operator === "neg" ? { type: "float", value: -a.value } : a;
  if (a.type === "complex") return operator === "neg" ? { type: "complex", real: -a.real, imag: -a.imag } : a;
  return null;
}

/** The value of `container[index]`, or `null`. */
export function foldSubscript(container: ConstValue, index: ConstValue): ConstValue | null {
  const i = intOf(index);
  if (i === null) return null;
  const items = itemsOf(container);
  if (items === null) return null;
  const at = Number(i < 0n ? i + BigInt(items.length) : i);
  const item = items[at];
  if (item === undefined || !Number.isInteger(at)) return null;
  if (typeof item === "string") return { type: "str", value: item };
  return typeof item === "number" ? { type: "int", value: BigInt(item) } : item;
}

function itemsOf(container: ConstValue): ArrayLike<ConstValue | string | number> | null {
  switch (container.type) {
    case "tuple":
      return container.items;
    case "str":
      return [...container.value];
    case "bytes":
      return container.value;
    default:
      return null;
  }
}

function intOf(value: ConstValue): bigint | null {
  if (value.type === "int") return value.value;
  if (value.type === "True") return 1n;
  return value.type === "False" ? 0n : null;
}

/** A float, or an int that a float holds exactly. */
function realOf(value: ConstValue): number | null {
  if (value.type === "float") return value.value;
  const int = intOf(value);
  return int !== null && isExact(int) ? Number(int) : null;
}

function isExact(int: bigint): boolean {
  return int >= BigInt(Number.MIN_SAFE_INTEGER) && int <= BigInt(Number.MAX_SAFE_INTEGER);
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function foldInts(operator: BinaryOperator, x: bigint, y: bigint, a: ConstValue, b: ConstValue): ConstValue | null {
  const int = (value: bigint): ConstValue => ({ type: "int", value });
  const bit = (value: bigint): ConstValue => (a.type !== "int" && b.type !== "int" ? { type: value === 0n ? "False" : "True" } : int(value));
  switch (operator) {
    case "add":
      return int(x + y);
    case "sub":
      return int(x - y);
    case "mul":
      return bitLength(x) + bitLength(y) <= MAX_INT_BITS ? int(x * y) : null;
    case "truediv":
      return y !== 0n && isExact(x) && isExact(y) ? { type: "float", value: divideExactly(x, y) } : null;
    case "floordiv":
      return y === 0n ? null : int(floorDivide(x, y));
    case "mod":
      return y === 0n ? null : int(x - floorDivide(x, y) * y);
    case "pow":
      return y >= 0n && y <= BigInt(MAX_INT_BITS) && bitLength(x) * Number(y) <= MAX_INT_BITS ? int(x ** y) : null;
    case "lshift":
      return y >= 0n && y <= BigInt(MAX_INT_BITS) && bitLength(x) + Number(y) <= MAX_INT_BITS ? int(x << y) : null;
    case "rshift":
      return y >= 0n ? int(y > 1_000_000n ? (x < 0n ? -1n : 0n) : x >> y) : null;
    case "and":
      return bit(x & y);
    case "or":
      return bit(x | y);
    case "xor":
      return bit(x ^ y);
    case "matmul":
      return null;
  }
}

function divideExactly(x: bigint, y: bigint): number {
  // Zero by a negative number is the negative zero.
  return Number(x) / Number(y);
}

function floorDivide(x: bigint, y: bigint): bigint {
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

function foldFloats(operator: BinaryOperator, x: number, y: number): ConstValue | null {
  switch (operator) {
    case "add":
      return { type: "float", value: x + y };
    case "sub":
      return { type: "float", value: x - y };
    case "mul":
      return { type: "float", value: x * y };
    case "truediv":
      return y === 0 ? null : { type: "float", value: x / y };
    default:
      // Powers and remainders are the C library's business.
      return null;
  }
}

/** Sums of a real number and an imaginary literal: how complex numbers are written. */
function foldComplex(operator: BinaryOperator, a: ConstValue, b: ConstValue): ConstValue | null {
  if (operator !== "add" && operator !== "sub") return null;
  const sign = operator === "add" ? 1 : -1;
  const realA = realOf(a);
  const realB = realOf(b);
  if (realA !== null && b.type === "complex") return { type: "complex", real: sign > 0 ? realA + b.real : realA - b.real, imag: sign * b.imag };
  if (a.type === "complex" && realB !== null) return { type: "complex", real: a.real + sign * realB, imag: a.imag };
  if (a.type === "complex" && b.type === "complex") return { type: "complex", real: a.real + sign * b.real, imag: a.imag + sign * b.imag };
  return null;
}

function foldConcatenation(a: ConstValue, b: ConstValue): ConstValue | null {
  if (a.type === "str" && b.type === "str" && a.value.length + b.value.length <= MAX_TEXT) return { type: "str", value: a.value + b.value };
  if (a.type === "tuple" && b.type === "tuple" && a.items.length + b.items.length <= MAX_ITEMS) return { type: "tuple", items: [...a.items, ...b.items] };
  if (a.type === "bytes" && b.type === "bytes" && a.value.length + b.value.length <= MAX_TEXT) {
    return { type: "bytes", value: Uint8Array.of(...a.value, ...b.value) };
  }
  return null;
}

function foldRepetition(value: ConstValue, times: bigint): ConstValue | null {
  // An empty value times a huge number is left to run time as well.
  if (times > BigInt(MAX_TEXT)) return null;
  const count = times < 0n ? 0 : Number(times);
  switch (value.type) {
    case "str":
      return value.value.length * count <= MAX_TEXT ? { type: "str", value: value.value.repeat(count) } : null;
    case "bytes":
      return value.value.length * count <= MAX_TEXT ? { type: "bytes", value: Uint8Array.from(repeat([...value.value], count)) } : null;
    case "tuple":
      return value.items.length * count <= MAX_ITEMS ? { type: "tuple", items: repeat(value.items, count) } : null;
    default:
      return null;
  }
}

function repeat<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, () => items).flat();
}
