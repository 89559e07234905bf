// Bit-level pieces of arithmetic on values: tests, tagging, conversions. They work on locals and leave results on the stack.

import { FLOAT_LIMIT, TAG_INT } from "@molt-py/abi";
import type { CodeBuilder, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";

/** Payload bits of an inline int. */
export const PAYLOAD = 0xffff_ffff_ffffn;

/** Pushes 1 when both values are inline ints. */
export function pushBothInts(b: CodeBuilder, x: Local, y: Local): void {
  b.get(x);
  b.get(y);
  b.op(OP.i64_and);
  b.i64(TAG_INT);
  b.op(OP.i64_ge_u);
}

/** Pushes 1 when the value is an inline int. */
export function pushIsInt(b: CodeBuilder, x: Local): void {
  b.get(x);
  b.i64(TAG_INT);
  b.op(OP.i64_ge_u);
}

/** Pushes 1 when the value is a float. */
export function pushIsFloat(b: CodeBuilder, x: Local): void {
  b.get(x);
  b.i64(FLOAT_LIMIT);
  b.op(OP.i64_lt_u);
}

/** Pushes the number of an inline int. */
export function pushNumber(b: CodeBuilder, x: Local): void {
  pushShifted(b, x);
  b.i64(16);
  b.op(OP.i64_shr_s);
}

/** Pushes the number of an inline int times 2**16: the payload at the top, where it can be compared and overflows as 64 bits do. */
export function pushShifted(b: CodeBuilder, x: Local): void {
  b.get(x);
  b.i64(16);
  b.op(OP.i64_shl);
}

/** Turns a number in the top 48 bits on the stack into an inline int. */
export function tagShifted(b: CodeBuilder): void {
  b.i64(16);
  b.op(OP.i64_shr_u);
  b.i64(TAG_INT);
  b.op(OP.i64_or);
}

/** Turns a number on the stack that is known to fit into an inline int. */
export function tagNumber(b: CodeBuilder): void {
  b.i64(PAYLOAD);
  b.op(OP.i64_and);
  b.i64(TAG_INT);
  b.op(OP.i64_or);
}

/** Pushes 1 when a number does not fit an inline int. */
export function pushTooBig(b: CodeBuilder, number: Local): void {
  b.get(number);
  b.i64(1n << 47n);
  b.op(OP.i64_add);
  b.i64(48);
  b.op(OP.i64_shr_u);
  b.i64(0);
  b.op(OP.i64_ne);
}
