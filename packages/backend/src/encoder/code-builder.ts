// The body of one function under construction: instructions, labels by nesting depth, locals, references to functions.
//
// A body is written in order; branches name the block they leave, and the builder counts the depth. Calls name a function that has no index
// yet: the place is remembered and filled in when the module is assembled.

import { ByteBuffer } from "./byte-buffer.ts";
import { OP, type Opcode } from "./instructions.ts";
import { EMPTY_BLOCK, VAL_TYPE_BYTE, type FunctionRef, type ValType } from "./types.ts";

/** Comparisons of integers and the opposite of each. */
const OPPOSITES: ReadonlyMap<Opcode, Opcode> = new Map(
  (
    [
      [OP.i32_eq, OP.i32_ne],
      [OP.i64_eq, OP.i64_ne],
      [OP.i32_ge_u, OP.i32_lt_u],
      [OP.i32_lt_s, OP.i32_ge_s],
      [OP.i64_lt_u, OP.i64_ge_u],
      [OP.i64_lt_s, OP.i64_ge_s],
      [OP.i64_gt_s, OP.i64_le_s],
    ] as const
  ).flatMap(([one, other]) => [[one, other] as const, [other, one] as const]),
);

/** An open block, loop or if: what a branch names. */
export type Label = number & { readonly label: unique symbol };

/** A local variable's index. */
export type Local = number;

/** Writes one function body. */
export class CodeBuilder {
  readonly code = new ByteBuffer(256);
  readonly references: { readonly offset: number; readonly target: FunctionRef }[] = [];
  readonly locals: ValType[] = [];
  /** The conditional branches about which something is known, in order. */
  readonly hints: { readonly offset: number; readonly taken: boolean }[] = [];
  readonly #parameters: number;
  readonly #cold = new Set<Label>();
  #depth = 0;
  /** Where the code ended after the last `set`, and where that instruction is and what it sets. */
  #setEnd = -1;
  #setAt = -1;
  #setLocal = -1;
  /** Where the code ended after the last instruction of one byte. */
  #opEnd = -1;
  #lastOp: Opcode | null = null;

  /** `parameters` are the types of the parameters, which are the first locals. */
  constructor(parameters: readonly ValType[]) {
    this.#parameters = parameters.length;
  }

  /** Number of locals, parameters included. */
  get localCount(): number {
    return this.#parameters + this.locals.length;
  }

  /** Number of blocks that are open. */
  get depth(): number {
    return this.#depth;
  }

  /** A new local variable; it starts as zero. */
  local(type: ValType): Local {
    this.locals.push(type);
    return this.#parameters + this.locals.length - 1;
  }

  /** An instruction without immediates. The negation of a comparison is the opposite one. */
  op(opcode: Opcode): void {
    const { code } = this;
    if (opcode === OP.i32_eqz && this.#opEnd === code.length && this.#lastOp !== null) {
      const opposite = OPPOSITES.get(this.#lastOp);
      if (opposite !== undefined) {
        code.patch(code.length - 1, opposite);
        this.#lastOp = opposite;
        return;
      }
    }
    code.byte(opcode);
    this.#opEnd = code.length;
    this.#lastOp = opcode;
  }

  /** Of a local that was just set: it stays on the stack instead. */
  get(local: Local): void {
    const { code } = this;
    if (this.#setEnd === code.length && this.#setLocal === local) {
      code.patch(this.#setAt, OP.local_tee);
      this.#setEnd = -1;
      return;
    }
    code.byte(OP.local_get);
    code.u32(local);
  }

  set(local: Local): void {
    const { code } = this;
    this.#setAt = code.length;
    this.#setLocal = local;
    code.byte(OP.local_set);
    code.u32(local);
    this.#setEnd = code.length;
  }

  tee(local: Local): void {
    this.code.byte(OP.local_tee);
    this.code.u32(local);
  }

  globalGet(index: number): void {
    this.code.byte(OP.global_get);
    this.code.u32(index);
  }

  i32(value: number): void {
    this.code.byte(OP.i32_const);
    this.code.s32(value);
  }

  /** A number stands for a small constant; bits that need more are a bigint. */
  i64(value: bigint | number): void {
    this.code.byte(OP.i64_const);
    if (typeof value === "number") this.code.s32(value);
    else this.code.s64(value);
  }

  f64(value: number): void {
    this.code.byte(OP.f64_const);
    this.code.f64(value);
  }

  #memory(opcode: Opcode, alignment: number, offset: number): void {
    this.code.byte(opcode);
    this.code.u32(alignment);
    this.code.u32(offset);
  }

  /** A byte, as an unsigned number. */
  load8(offset: number): void {
    this.#memory(OP.i32_load8_u, 0, offset);
  }

  load32(offset: number): void {
    this.#memory(OP.i32_load, 2, offset);
  }

  /** Eight bytes at an address that is a multiple of 4 (values are at multiples of 8; a header's key is not). */
  load64(offset: number): void {
    this.#memory(OP.i64_load, offset % 8 === 0 ? 3 : 2, offset);
  }

  store32(offset: number): void {
    this.#memory(OP.i32_store, 2, offset);
  }

  store64(offset: number): void {
    this.#memory(OP.i64_store, 3, offset);
  }

  #open(opcode: Opcode, result: ValType | null): Label {
    this.code.byte(opcode);
    this.code.byte(result === null ? EMPTY_BLOCK : VAL_TYPE_BYTE[result]);
    this.#depth++;
    return this.#depth as Label;
  }

  block(result: ValType | null = null): Label {
    return this.#open(OP.block, result);
  }

  /** A block whose end is rarely reached by branching: conditional branches to it are unlikely. */
  coldBlock(): Label {
    const label = this.block();
    this.#cold.add(label);
    return label;
  }

  /** Says that the conditional branch, or the first arm of the `if`, that follows is rarely taken. */
  unlikely(): void {
    this.hints.push({ offset: this.code.length, taken: false });
  }

  /** Says that the conditional branch, or the first arm of the `if`, that follows is nearly always taken. */
  likely(): void {
    this.hints.push({ offset: this.code.length, taken: true });
  }

  loop(): Label {
    return this.#open(OP.loop, null);
  }

  if(result: ValType | null = null): Label {
    return this.#open(OP.if, result);
  }

  else(): void {
    this.code.byte(OP.else);
  }

  end(): void {
    this.code.byte(OP.end);
    this.#cold.delete(this.#depth as Label);
    this.#depth--;
  }

  br(label: Label): void {
    this.code.byte(OP.br);
    this.code.u32(this.#depth - label);
  }

  brIf(label: Label): void {
    if (this.#cold.has(label)) this.unlikely();
    this.code.byte(OP.br_if);
    this.code.u32(this.#depth - label);
  }

  brTable(labels: readonly Label[], otherwise: Label): void {
    this.code.byte(OP.br_table);
    this.code.u32(labels.length);
    for (const label of labels) this.code.u32(this.#depth - label);
    this.code.u32(this.#depth - otherwise);
  }

  call(target: FunctionRef): void {
    this.code.byte(OP.call);
    this.references.push({ offset: this.code.length, target });
  }

  callIndirect(type: number): void {
    this.code.byte(OP.call_indirect);
    this.code.u32(type);
    this.code.u32(0);
  }
}
