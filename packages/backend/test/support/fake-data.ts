// What the core made of JavaScript is made of: what objects hold, operators of numbers, and reading of constants.

import {
  TAG_POINTER,
} from "@molt-py/abi";

/** A value's bits, unsigned. */
export type Bits = bigint;

/** A code object. */
export type Code = {
  readonly name: string;
  readonly table: number;
  readonly body: number | null;
  readonly slots: number;
  readonly params: number;
  readonly cells: readonly { name: string }[];
  readonly freevars: readonly string[];
  readonly flags: number;
  readonly lines: readonly number[];
};

/** What an object holds. */
export type Payload =
  | { kind: "int"; value: bigint }
  | { kind: "str"; value: string }
  | { kind: "list" | "tuple" | "cell" | "method" | "type" }
  | { kind: "code"; code: Code }
  | { kind: "function"; code: Code; cells: Bits[]; table: number }
  | { kind: "builtin"; name: string; call: (args: Bits[]) => Bits }
  | { kind: "class"; name: string; base: string | null; methods: Map<string, number>; shapes: string[] }
  | { kind: "instance"; cls: number; slots: number }
  | { kind: "exception"; name: string; message: Bits; trace: string[] }
  | { kind: "iterator"; next: () => Bits; over: Bits }
  | { kind: "dict"; map: Map<string, { key: Bits; value: Bits }> }
  | { kind: "generator"; slots: number; count: number };

/** The binary operators. */
export const OPERATORS = ["add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor"];

/** What Python's operator gives for two ints, or null for a division by zero. */
export function intOperator(operator: string, x: bigint, y: bigint): bigint | number | null {
  const floor = (): bigint => {
    const quotient = x / y;
    return quotient * y !== x && x < 0n !== y < 0n ? quotient - 1n : quotient;
  };
  switch (operator) {
    case "add":
      return x + y;
    case "sub":
      return x - y;
    case "mul":
      return x * y;
    case "truediv":
      return y === 0n ? null : Number(x) / Number(y);
    case "floordiv":
      return y === 0n ? null : floor();
    case "mod":
      return y === 0n ? null : x - y * floor();
    case "pow":
      return x ** y;
    case "lshift":
      return x << y;
    case "rshift":
      return x >> y;
    case "and":
      return x & y;
    case "or":
      return x | y;
    case "xor":
      return x ^ y;
    default:
      throw new Error(operator);
  }
}

export function pointer(address: number): Bits {
  return TAG_POINTER | BigInt(address);
}

export class Reader {
  readonly #data: Uint8Array;
  #at = 0;
  constructor(data: Uint8Array) {
    this.#data = data;
  }
  get left(): number {
    return this.#data.length - this.#at;
  }
  byte(): number {
    return this.#data[this.#at++] ?? 0;
  }
  bytes(count: number): Uint8Array {
    this.#at += count;
    return this.#data.subarray(this.#at - count, this.#at);
  }
  u32(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
  s64(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(Number(shift) + 7, value);
    }
  }
  bits(): bigint {
    return this.bytes(8).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }
}

export function readCode(r: Reader, text: (index: number) => string): Code {
  const names = (): string[] => Array.from({ length: r.u32() }, () => text(r.u32()));
  r.u32();
  const name = text(r.u32());
  r.u32();
  const firstLine = r.u32();
  const params = r.u32() + r.u32() + r.u32();
  const flags = r.u32();
  names();
  const cells = Array.from({ length: r.u32() }, () => {
    const cell = text(r.u32());
    r.u32();
    return { name: cell };
  });
  const freevars = names();
  r.u32();
  const table = r.u32();
  const body = r.u32();
  const slots = r.u32();
  names();
  let line = firstLine;
  const lines = Array.from({ length: r.u32() }, () => {
    line += Number(r.s64());
    r.u32();
    r.u32();
    r.u32();
    if (r.u32() === 1) for (let i = 0; i < 4; i++) r.u32();
    return line;
  });
  if (body > 0) for (let words = 2 * r.u32(); words > 0; words--) r.u32();
  return { name, table, body: body === 0 ? null : body - 1, slots, params, cells, freevars, flags, lines };
}
