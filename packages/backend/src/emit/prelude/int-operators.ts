// Inline-int arithmetic: each operator on two inline ints in locals, branching away when the result does not fit or is an error.

import { INT_ZERO } from "@molt-py/abi";
import type { BinaryOperator } from "@molt-py/frontend";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import { boxInt, checkInt, pushNumber, unboxInt } from "./numbers.ts";

/** Two inline ints; `constant` is the right one's number when it is known. `scratch` makes a local for use within the operator. */
export interface IntOperands {
  readonly x: Local;
  readonly y: Local;
  readonly constant: bigint | null;
  readonly scratch: () => Local;
}

/** Emits an operator: pushes the inline int, or branches to `slow`. */
type IntOperator = (b: CodeBuilder, operands: IntOperands, slow: Label) => void;

/** The operators that have an int fast path. */
export const INT_OPERATORS: Partial<Record<BinaryOperator, IntOperator>> = {
  add: (b, operands, slow) => sum(b, operands, slow, OP.i64_add),
  sub: (b, operands, slow) => sum(b, operands, slow, OP.i64_sub),
  mul: multiply,
  floordiv: (b, operands, slow) => divide(b, operands, slow, "quotient"),
  mod: (b, operands, slow) => divide(b, operands, slow, "remainder"),
  and: (b, { x, y, constant }) => {
    if (constant === null || constant < 0n) return bitwise(b, x, y, OP.i64_and);
    // The low 47 bits of an int are those of its number.
    b.get(x);
    b.i64(constant);
    b.op(OP.i64_and);
    boxInt(b);
  },
  or: (b, { x, y, constant }) => {
    if (constant === null || constant < 0n) return bitwise(b, x, y, OP.i64_or);
    b.get(x);
    b.i64(constant);
    b.op(OP.i64_or);
  },
  xor: (b, { x, y }) => {
    // Equal tags and equal signs give zeros there.
    b.get(x);
    b.get(y);
    b.op(OP.i64_xor);
    b.i64(INT_ZERO);
    b.op(OP.i64_xor);
  },
  lshift: shiftLeft,
  rshift: shiftRight,
};

function bitwise(b: CodeBuilder, x: Local, y: Local, opcode: typeof OP.i64_and | typeof OP.i64_or): void {
  pushNumber(b, x);
  pushNumber(b, y);
  b.op(opcode);
  boxInt(b);
}

/** Zero is added once too often, or subtracted away; a result beyond 48 bits has another tag. */
function sum(b: CodeBuilder, { x, y, constant, scratch }: IntOperands, slow: Label, opcode: typeof OP.i64_add | typeof OP.i64_sub): void {
  b.get(x);
  if (constant === null) {
    b.get(y);
    b.op(opcode);
    if (opcode === OP.i64_add) unboxInt(b);
    else boxInt(b);
  } else {
    b.i64(constant);
    b.op(opcode);
  }
  checkInt(b, scratch(), slow);
}

function multiply(b: CodeBuilder, { x, y, constant, scratch }: IntOperands, slow: Label): void {
  const left = scratch();
  const right = scratch();
  pushNumber(b, x);
  if (constant !== null && constant < 1n << 15n && constant > -(1n << 15n)) {
    b.i64(constant);
  } else {
    b.set(left);
    pushNumber(b, y);
    b.set(right);
    // Both within 32 bits: the product is within 63.
    for (const factor of [left, right]) {
      b.get(factor);
      b.i64(1n << 31n);
      b.op(OP.i64_add);
    }
    b.op(OP.i64_or);
    b.i64(32);
    b.op(OP.i64_shr_u);
    b.i64(0);
    b.op(OP.i64_ne);
    b.brIf(slow);
    b.get(left);
    b.get(right);
  }
  b.op(OP.i64_mul);
  boxInt(b);
  checkInt(b, scratch(), slow);
}

/** Floor division: the quotient is rounded down, the remainder has the divisor's sign. */
function divide(b: CodeBuilder, { x, y, constant, scratch }: IntOperands, slow: Label, want: "quotient" | "remainder"): void {
  const power = constant === null ? -1 : exponent(constant);
  if (power >= 0) return divideByPower(b, x, power, want);
  const left = scratch();
  const right = scratch();
  const result = scratch();
  const rest = scratch();
  pushNumber(b, x);
  b.set(left);
  if (constant === null || constant === 0n) {
    pushNumber(b, y);
    b.tee(right);
    b.op(OP.i64_eqz);
    b.brIf(slow);
  } else {
    b.i64(constant);
    b.set(right);
  }
  if (constant === null) {
    // Two numbers of 32 bits are divided faster, and need no rounding.
    b.get(left);
    b.get(right);
    b.op(OP.i64_or);
    b.i64(32);
    b.op(OP.i64_shr_u);
    b.op(OP.i64_eqz);
    b.if("i64");
    b.get(left);
    b.op(OP.i32_wrap_i64);
    b.get(right);
    b.op(OP.i32_wrap_i64);
    b.op(want === "quotient" ? OP.i32_div_u : OP.i32_rem_u);
    b.op(OP.i64_extend_i32_u);
    boxInt(b);
    b.else();
  }
  b.get(left);
  b.get(right);
  b.op(OP.i64_rem_s);
  b.set(rest);
  const pushAdjust = (): void => {
    if (constant !== null && constant !== 0n) {
      b.get(rest);
      b.i64(0);
      return b.op(constant > 0n ? OP.i64_lt_s : OP.i64_gt_s);
    }
    b.get(rest);
    b.i64(0);
    b.op(OP.i64_ne);
    b.get(rest);
    b.get(right);
    b.op(OP.i64_xor);
    b.i64(0);
    b.op(OP.i64_lt_s);
    b.op(OP.i32_and);
  };
  if (want === "remainder") {
    b.get(rest);
    b.get(right);
    b.i64(0);
    pushAdjust();
    b.op(OP.select);
    b.op(OP.i64_add);
    boxInt(b);
    if (constant === null) b.end();
    return;
  }
  b.get(left);
  b.get(right);
  b.op(OP.i64_div_s);
  pushAdjust();
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_sub);
  boxInt(b);
  // Only the smallest int divided by -1 grows.
  if (constant === null || constant === -1n) checkInt(b, result, slow);
  if (constant === null) b.end();
}

function divideByPower(b: CodeBuilder, x: Local, power: number, want: "quotient" | "remainder"): void {
  if (want === "quotient") {
    pushNumber(b, x);
    b.i64(BigInt(power));
    b.op(OP.i64_shr_s);
  } else {
    b.get(x);
    b.i64((1n << BigInt(power)) - 1n);
    b.op(OP.i64_and);
  }
  boxInt(b);
}

/** `e` when `value` is `2**e`, else -1. */
function exponent(value: bigint): number {
  return value > 0n && (value & (value - 1n)) === 0n ? value.toString(2).length - 1 : -1;
}

function shiftLeft(b: CodeBuilder, { x, y, constant, scratch }: IntOperands, slow: Label): void {
  const left = scratch();
  const count = scratch();
  const result = scratch();
  shiftCount(b, y, constant, count, slow);
  pushNumber(b, x);
  b.tee(left);
  b.get(count);
  b.op(OP.i64_shl);
  b.tee(result);
  b.get(count);
  b.op(OP.i64_shr_s);
  b.get(left);
  b.op(OP.i64_ne);
  b.brIf(slow);
  b.get(result);
  boxInt(b);
  checkInt(b, result, slow);
}

function shiftRight(b: CodeBuilder, { x, y, constant, scratch }: IntOperands, slow: Label): void {
  const count = scratch();
  shiftCount(b, y, constant, count, slow);
  pushNumber(b, x);
  b.get(count);
  b.op(OP.i64_shr_s);
  boxInt(b);
}

/** Sets `count` when it is 0 … 63; the rest is slow. */
function shiftCount(b: CodeBuilder, y: Local, constant: bigint | null, count: Local, slow: Label): void {
  if (constant !== null && constant >= 0n && constant < 64n) {
    b.i64(constant);
    return b.set(count);
  }
  pushNumber(b, y);
  b.tee(count);
  b.i64(63);
  b.op(OP.i64_gt_u);
  b.brIf(slow);
}

/** Comparisons of inline ints. */
export const INT_COMPARISONS = {
  lt: OP.i64_lt_s,
  le: OP.i64_le_s,
  eq: OP.i64_eq,
  ne: OP.i64_ne,
  gt: OP.i64_gt_s,
  ge: OP.i64_ge_s,
} as const;

/** Comparisons of floats; what is unordered is unequal. */
export const FLOAT_COMPARISONS = {
  lt: OP.f64_lt,
  le: OP.f64_le,
  eq: OP.f64_eq,
  ne: OP.f64_ne,
  gt: OP.f64_gt,
  ge: OP.f64_ge,
} as const;

/** Operators that are one instruction on floats. Division is excepted for a divisor of zero. */
export const FLOAT_OPERATORS: Partial<Record<BinaryOperator, typeof OP.f64_add | typeof OP.f64_sub | typeof OP.f64_mul | typeof OP.f64_div>> = {
  add: OP.f64_add,
  sub: OP.f64_sub,
  mul: OP.f64_mul,
  truediv: OP.f64_div,
};
