// Bit-level pieces of arithmetic on values: tests, boxing, conversions. They work on locals and leave results on the stack.

import { FLOAT_SHIFT, INT_ZERO, TAG_INT, TAG_SHIFT } from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";

/** A float that is short to write, for places that must hold some value: 0.0. */
export const FILLER = -1n;

/** Turns a value on the stack into its tag: that of an int, or of what is no int. */
function tag(b: CodeBuilder): void {
  b.i64(TAG_SHIFT);
  b.op(OP.i64_shr_u);
  b.i64(TAG_INT >> TAG_SHIFT);
}

/** Turns the value on the stack into 1 when it is an inline int, or the bitwise or of two. */
export function isInt(b: CodeBuilder): void {
  tag(b);
  b.op(OP.i64_eq);
}

/** The contrary of `isInt`. */
export function isNoInt(b: CodeBuilder): void {
  tag(b);
  b.op(OP.i64_ne);
}

/** Turns the value on the stack into 1 when it is no float. */
export function isNoFloat(b: CodeBuilder): void {
  b.i64(FLOAT_SHIFT);
  b.op(OP.i64_shr_u);
  b.op(OP.i64_eqz);
}

/** Pushes 1 when both values are inline ints. */
export function pushBothInts(b: CodeBuilder, x: Local, y: Local): void {
  b.get(x);
  b.get(y);
  b.op(OP.i64_or);
  isInt(b);
}

/** Pushes 1 when the value is an inline int. */
export function pushIsInt(b: CodeBuilder, x: Local): void {
  b.get(x);
  isInt(b);
}

/** Pushes 1 when the value is no float. */
export function pushIsNoFloat(b: CodeBuilder, x: Local): void {
  b.get(x);
  isNoFloat(b);
}

/** Pushes 1 when the value is a float. */
export function pushIsFloat(b: CodeBuilder, x: Local): void {
  pushIsNoFloat(b, x);
  b.op(OP.i32_eqz);
}

/** Turns a float on the stack, as a value, into an f64. */
export function unboxFloat(b: CodeBuilder): void {
  b.i64(-1);
  b.op(OP.i64_xor);
  b.op(OP.f64_reinterpret_i64);
}

/** Turns an f64 on the stack into a value; it is no NaN but the canonical one. */
export function boxFloat(b: CodeBuilder): void {
  b.op(OP.i64_reinterpret_f64);
  b.i64(-1);
  b.op(OP.i64_xor);
}

/** Turns an inline int on the stack into its number. */
export function unboxInt(b: CodeBuilder): void {
  b.i64(INT_ZERO);
  b.op(OP.i64_sub);
}

/** Turns a number on the stack that is known to fit into an inline int. */
export function boxInt(b: CodeBuilder): void {
  b.i64(INT_ZERO);
  b.op(OP.i64_add);
}

/** Pushes the number of an inline int. */
export function pushNumber(b: CodeBuilder, x: Local): void {
  b.get(x);
  unboxInt(b);
}

/** Keeps what was computed as an inline int on the stack in `result` and pushes it, or leaves for `tooBig` when it is none. */
export function checkInt(b: CodeBuilder, result: Local, tooBig: Label): void {
  b.tee(result);
  isNoInt(b);
  b.brIf(tooBig);
  b.get(result);
}
