// Chains of int operators, such as `(x * 1103515245 + 12345) & 0x7FFFFFFF` or `i * j % 7`: when everything that enters is an inline int, the whole
// chain is computed in 64 bits, and only the result has to fit an inline int again. What does not fit on the way, or is no int, takes the
// operators one by one.

import type { BinaryOperator, Op, Operand, Region } from "@molt-py/frontend";
import { FLOAT, SMALL, within } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { boxInt, checkInt, isNoInt } from "../prelude/numbers.ts";
import { emitBinary } from "./arithmetic.ts";
import type { OpOf } from "./op-of.ts";

type Binary = OpOf<"binary"> | OpOf<"inplace">;

/** A number's magnitude is below `2 ** bits`. */
type Bits = number;
const INLINE: Bits = 47;
/** What a product is kept within, so that something can still be added to it. */
const WIDEST: Bits = 62;
/** What 64 bits hold. */
const WORD: Bits = 63;

/** The chain that starts at `index`, if it is worth it: at least two operators, and one that grows before the last. */
export function findChain(e: FunctionEmitter, region: Region, index: number): readonly Binary[] {
  const chain: Binary[] = [];
  let bits: Bits | null = null;
  for (let at = index; at < region.length; at++) {
    const op = region[at];
    const before = chain.at(-1);
    if (op === undefined || !isBinary(op) || !leavesAreInts(e, op, before)) break;
    if (before !== undefined && !consumes(e, op, before)) break;
    bits = bitsOf(op, sideBits(op.a, before, bits), sideBits(op.b, before, bits));
    if (bits === null) break;
    chain.push(op);
  }
  const grows = chain.slice(0, -1).some(({ operator }) => operator === "mul" || operator === "lshift");
  const last = chain.at(-1);
  return e.shape.fast && last !== undefined && grows && e.tempRepresentation(last.dst) === "i64" ? chain : [];
}

function isBinary(op: Op): op is Binary {
  return op.op === "binary" || op.op === "inplace";
}

function isResult(operand: Operand, before: Binary | undefined): boolean {
  return before !== undefined && operand.kind === "temp" && operand.id === before.dst;
}

/** Whether an operator takes the one before it, and nobody else does. */
function consumes(e: FunctionEmitter, op: Binary, before: Binary): boolean {
  const taken = [op.a, op.b].filter((operand) => isResult(operand, before));
  return taken.length === 1 && taken.every((operand) => operand.kind === "temp" && operand.keep !== true) && e.shape.facts.single.has(before.dst);
}

function leavesAreInts(e: FunctionEmitter, op: Binary, before: Binary | undefined): boolean {
  return [op.a, op.b].every((operand) => {
    if (isResult(operand, before)) return true;
    const type = e.typeOf(operand);
    return (type & SMALL) !== 0 && type !== FLOAT && (operand.kind === "const" || e.representation(operand) === "i64");
  });
}

function constantOf(operand: Operand): bigint | null {
  return operand.kind === "const" && operand.value.type === "int" ? operand.value.value : null;
}

function length(value: bigint): Bits {
  return (value < 0n ? -value : value).toString(2).length;
}

function sideBits(operand: Operand, before: Binary | undefined, bits: Bits | null): Bits {
  const constant = constantOf(operand);
  if (constant !== null) return length(constant);
  return isResult(operand, before) ? (bits ?? WORD) : INLINE;
}

/** The bits of a result, after the tests that `compute` makes, or null when the operator cannot be in a chain. */
function bitsOf(op: Binary, a: Bits, b: Bits): Bits | null {
  const constant = constantOf(op.b);
  const mask = [constant, constantOf(op.a)].find((value) => value !== null && value >= 0n) ?? null;
  const within = (bits: Bits): Bits | null => (bits <= WORD ? bits : null);
  switch (op.operator) {
    case "add":
    case "sub":
      return within(Math.max(a, b) + 1);
    case "mul":
      return Math.min(a + b, WIDEST);
    case "and":
      return mask === null ? Math.max(a, b) : length(mask);
    case "or":
    case "xor":
      return Math.max(a, b);
    case "lshift":
      return constant !== null && constant >= 0n && constant < 63n ? within(a + Number(constant)) : null;
    case "rshift":
      return constant !== null && constant >= 0n && constant < 64n ? Math.max(a - Number(constant), 1) : null;
    case "mod":
      return constant !== null && constant > 0n ? length(constant) : null;
    case "floordiv":
      return constant !== null && constant > 0n ? a : null;
    default:
      return null;
  }
}

/** Emits a chain. */
export function emitChain(e: FunctionEmitter, chain: readonly Binary[]): void {
  const { b, temps } = e;
  const last = chain.at(-1);
  if (last === undefined) return;
  const result = temps.reserve(last.dst);
  const done = b.block();
  const single = b.coldBlock();
  testLeaves(e, chain, single);
  computeChain(e, chain, single, (operand) => {
    e.push(operand);
    e.untag();
  });
  b.set(result);
  b.br(done);
  b.end();
  temps.endScratch();
  for (const op of chain) {
    emitBinary(e, op);
    temps.endScratch();
  }
  b.end();
}

/** Pushes the inline int that a chain gives, or leaves for `single`; `pushLeaf` pushes the number of what enters it, which is an inline int. */
export function computeChain(e: FunctionEmitter, chain: readonly Binary[], single: Label, pushLeaf: (operand: Operand) => void): void {
  const { b } = e;
  const number = e.temps.scratch("i64");
  let bits: Bits | null = null;
  let before: Binary | undefined;
  for (const op of chain) {
    const [left, right] = [sideBits(op.a, before, bits), sideBits(op.b, before, bits)];
    bits = bitsOf(op, left, right);
    compute(e, op, { before, number, left, right, single, pushLeaf });
    b.set(number);
    before = op;
  }
  b.get(number);
  boxInt(b);
  if ((bits ?? WORD) > INLINE) checkInt(b, number, single);
}

/** Leaves for `otherwise` unless everything that enters the chain is an inline int. */
function testLeaves(e: FunctionEmitter, chain: readonly Binary[], otherwise: Label): void {
  const { b } = e;
  const locals = new Set<Local>();
  chain.forEach((op, index) => {
    for (const operand of [op.a, op.b]) {
      if (operand.kind === "const" || isResult(operand, chain[index - 1]) || within(e.typeOf(operand), SMALL)) continue;
      locals.add(e.storage(operand));
    }
  });
  if (locals.size === 0) return;
  [...locals].forEach((local, index) => {
    b.get(local);
    if (index > 0) b.op(OP.i64_or);
  });
  isNoInt(b);
  b.brIf(otherwise);
}

interface Step {
  readonly before: Binary | undefined;
  /** The result so far. */
  readonly number: Local;
  readonly left: Bits;
  readonly right: Bits;
  readonly single: Label;
  readonly pushLeaf: (operand: Operand) => void;
}

function compute(e: FunctionEmitter, op: Binary, step: Step): void {
  const { b } = e;
  const push = (operand: Operand): void => {
    const constant = constantOf(operand);
    if (constant !== null) return b.i64(constant);
    if (isResult(operand, step.before)) return b.get(step.number);
    step.pushLeaf(operand);
  };
  const constant = constantOf(op.b) ?? 0n;
  switch (op.operator) {
    case "mul":
      testFactors(e, op, step, push);
      push(op.a);
      push(op.b);
      return b.op(OP.i64_mul);
    case "mod":
      return divide(e, constant, () => push(op.a), "remainder");
    case "floordiv":
      return divide(e, constant, () => push(op.a), "quotient");
    default:
      push(op.a);
      push(op.b);
      return b.op(INSTRUCTIONS[op.operator] ?? OP.unreachable);
  }
}

const INSTRUCTIONS: Partial<Record<BinaryOperator, (typeof OP)[keyof typeof OP]>> = {
  add: OP.i64_add,
  sub: OP.i64_sub,
  and: OP.i64_and,
  or: OP.i64_or,
  xor: OP.i64_xor,
  lshift: OP.i64_shl,
  rshift: OP.i64_shr_s,
};

/** Leaves when the product could be beyond `WIDEST` bits. */
function testFactors(e: FunctionEmitter, op: Binary, step: Step, push: (operand: Operand) => void): void {
  const { b } = e;
  const { left, right } = step;
  if (left + right <= WIDEST) return;
  const half = WIDEST / 2;
  // A factor that is known to be short leaves more room for the other.
  const [leftLimit, rightLimit] = left <= half ? [left, WIDEST - left] : right <= half ? [WIDEST - right, right] : [half, half];
  for (const { operand, bits, limit } of [
    { operand: op.a, bits: left, limit: leftLimit },
    { operand: op.b, bits: right, limit: rightLimit },
  ]) {
    if (bits <= limit) continue;
    push(operand);
    b.i64(1n << BigInt(limit));
    b.op(OP.i64_add);
    b.i64(limit + 1);
    b.op(OP.i64_shr_u);
    b.i64(0);
    b.op(OP.i64_ne);
    b.brIf(step.single);
  }
}

/** Floor division by a positive constant. */
function divide(e: FunctionEmitter, divisor: bigint, pushDividend: () => void, want: "quotient" | "remainder"): void {
  const { b } = e;
  const power = (divisor & (divisor - 1n)) === 0n ? length(divisor) - 1 : -1;
  pushDividend();
  if (power >= 0) {
    b.i64(want === "quotient" ? BigInt(power) : divisor - 1n);
    return b.op(want === "quotient" ? OP.i64_shr_s : OP.i64_and);
  }
  const rest = e.temps.scratch("i64");
  b.i64(divisor);
  b.op(OP.i64_rem_s);
  b.set(rest);
  if (want === "remainder") {
    b.get(rest);
    b.i64(divisor);
    b.i64(0);
    b.get(rest);
    b.i64(0);
    b.op(OP.i64_lt_s);
    b.op(OP.select);
    return b.op(OP.i64_add);
  }
  pushDividend();
  b.i64(divisor);
  b.op(OP.i64_div_s);
  b.get(rest);
  b.i64(0);
  b.op(OP.i64_lt_s);
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_sub);
}
