// `for` loops: lists and tuples by index, `range` by a counter, everything else by iterator; always one body.
//
// Which of them it is, is decided before the loop and kept in a local. In a loop that holds resume points (a generator's `yield`) that state
// would have to be saved, so such a loop always goes by iterator.

import {
  INT_ZERO,
  LIST_ITEMS,
  LIST_LEN,
  STOP,
  TAG_POINTER,
  TEXT_DATA,
  TEXT_LEN,
  TS_CHARACTERS,
  TS_TYPE_RANGE,
  TUPLE_ITEMS,
  TUPLE_LEN,
} from "@molt-py/abi";
import type { Operand, Region } from "@molt-py/frontend";
import { ANY, SMALL, constType } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { ValType } from "../../encoder/types.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { emitRegion, type EntryPoint } from "../function/region.ts";
import { callFunction, DIRECT_ARGUMENTS } from "../prelude/calls.ts";
import { nextFunction, nextItem, resumeFunction } from "../prelude/iteration.ts";
import { iterateFunction, iterationFunction } from "../prelude/loops.ts";
import { nextPairFunction, unpackPairFunction } from "../prelude/pairs.ts";
import { boxInt, FILLER, pushIsInt, pushNumber } from "../prelude/numbers.ts";
import { layBorrowed } from "./arguments.ts";
import { backEdge } from "./control.ts";
import type { OpOf } from "./op-of.ts";

/** A loop's code around its body. */
interface Loop {
  readonly label: number;
  readonly dst: number;
  readonly body: Region;
  readonly pos: number;
  readonly op: OpOf<"for" | "forrange">;
  /** Locals that say how far the loop is. */
  readonly state: readonly { readonly local: Local; readonly type: ValType }[];
  /** Sets locals that follow from the state and the iterator. */
  readonly derive?: () => void;
  /** The temporary with the iterator (or the sequence itself), released after the loop. */
  readonly iterator: number;
  /** Sets the item's local, or those of its two items when it is taken apart at once; or branches to `exhausted`. */
  readonly next: (item: Item, exhausted: Label) => void;
}

/** The locals that the next item is put into. */
interface Item {
  readonly first: Local;
  /** When the item is a pair to be taken apart: the local of the second, and the position of the unpacking. */
  readonly pair: { readonly second: Local; readonly pos: number } | null;
}

/** The unpacking into two targets that a loop's body begins with, if that is all that happens to the item. */
function pairOf(e: FunctionEmitter, op: OpOf<"for">): OpOf<"unpack"> | null {
  const [head] = op.body;
  if (!e.shape.fast || head?.op !== "unpack" || head.dsts.length !== 2) return null;
  return head.src.kind === "temp" && head.src.id === op.dst && head.src.keep !== true ? head : null;
}

function emitLoopAround(e: FunctionEmitter, loop: Loop, entry: EntryPoint): boolean {
  const { b, temps, resume, targets } = e;
  entry?.();
  const base = temps.snapshot();
  e.loops?.enterLoop(loop.state, loop.derive ?? null);
  e.loops?.pickUp(e, loop.op);
  const exhausted = b.block();
  const again = b.loop();
  const pair = loop.op.op === "for" ? pairOf(e, loop.op) : null;
  const item: Item = { first: b.local("i64"), pair: pair === null ? null : { second: b.local("i64"), pos: pair.pos } };
  const intoBody = resume === null || resume.count(loop.body) === 0 ? null : b.block();
  if (intoBody !== null && resume !== null) {
    b.get(resume.point);
    if (resume.kind === "loops") b.unlikely();
    b.brIf(intoBody);
  }
  loop.next(item, exhausted);
  b.get(item.first);
  e.define(pair?.dsts[0] ?? loop.dst);
  if (pair !== null && item.pair !== null) {
    b.get(item.pair.second);
    e.define(pair.dsts[1] ?? -1);
  }
  temps.endScratch();
  if (intoBody !== null) b.end();
  const next = b.block();
  targets.set(loop.label, { breakLabel: null, continueLabel: next, base, breakLive: null });
  e.loopDepth++;
  emitRegion(e, pair === null ? loop.body : loop.body.slice(1));
  e.loopDepth--;
  b.end();
  temps.restore(base);
  backEdge(e, loop.op);
  b.br(again);
  b.end();
  b.end();
  e.loops?.exitLoop(loop.state.length);
  temps.restore(base);
  e.finish([{ kind: "temp", id: loop.iterator }]);
  return true;
}

/** Sets `item` to the next one of an iterator. */
function nextOfIterator(e: FunctionEmitter, iterator: number, pos: number, item: Item, exhausted: Label): void {
  const { b } = e;
  nextOf(e, iterator, pos, item, exhausted, () => {
    if (item.pair !== null) {
      b.i32(item.pair.pos);
      e.callPrelude(nextPairFunction(e.module));
      b.set(item.pair.second);
    } else if (e.shape.fast && e.resume?.kind === "generator") {
      // What lives across a yield has no place for a position: the iterator itself is moved on.
      const from = e.temps.scratch("i64");
      b.set(from);
      nextItem(b, e.module, from, item.first);
      b.get(item.first);
    } else if (e.shape.fast) {
      e.callPrelude(nextFunction(e.module));
    } else {
      e.helper("iter_next");
    }
  });
}

/** Sets `item` to what `ask` makes of the iterator on the stack. */
function nextOf(e: FunctionEmitter, iterator: number, pos: number, item: Item, exhausted: Label, ask: () => void): void {
  const { b } = e;
  e.position(pos);
  b.get(e.temps.local(iterator));
  ask();
  b.set(item.first);
  checkItem(e, item, exhausted);
}

/** Leaves for `exhausted` or the error path when there is no item. */
function checkItem(e: FunctionEmitter, item: Item, exhausted: Label): void {
  const { b } = e;
  b.get(item.first);
  e.pushBits(STOP);
  b.op(OP.i64_eq);
  b.brIf(exhausted);
  b.get(item.first);
  e.checkNull();
}

/** Takes the borrowed item in the first local apart, or counts it. */
function openItem(e: FunctionEmitter, item: Item): void {
  if (item.pair === null) return e.incref(item.first);
  const { b } = e;
  b.get(item.first);
  b.i32(item.pair.pos);
  e.callPrelude(unpackPairFunction(e.module));
  b.set(item.pair.second);
  b.tee(item.first);
  e.checkNull();
}

export function emitIter(e: FunctionEmitter, op: OpOf<"iter">): void {
  e.valueResult(op.dst, op.pos, [op.src], () => {
    e.push(op.src);
    e.helper("get_iter");
  });
}

export function emitFor(e: FunctionEmitter, op: OpOf<"for">, entry: EntryPoint): boolean {
  const iterator = e.hidden(ANY);
  if (!e.shape.fast || (entry !== null && e.resume?.kind === "generator")) {
    e.valueResult(iterator, op.pos, [op.iter], () => {
      e.push(op.iter);
      e.helper("get_iter");
    });
    return emitLoopAround(e, { ...op, op, iterator, state: [], next: (item, exhausted) => nextOfIterator(e, iterator, op.pos, item, exhausted) }, entry);
  }
  const { b } = e;
  const position = b.local("i32");
  const address = b.local("i32");
  const kind = b.local("i32");
  const pair = pairOf(e, op);
  const single = pair === null;
  e.valueResult(iterator, op.pos, [op.iter], () => {
    e.push(op.iter);
    e.callPrelude(iterateFunction(e.module, single));
  });
  const derive = (): void => {
    const source = e.temps.local(iterator);
    b.get(source);
    b.op(OP.i32_wrap_i64);
    b.set(address);
    b.get(source);
    e.callPrelude(iterationFunction(e.module, single));
    b.set(kind);
  };
  derive();
  b.i32(0);
  b.set(position);
  const next = (item: Item, exhausted: Label): void => {
    const got = b.block();
    const sequence = b.block();
    const asked = single ? b.block() : null;
    const byIterator = b.block();
    const generator = b.block();
    const text = b.block();
    const tuple = b.block();
    const list = b.block();
    b.get(kind);
    if (single) b.brTable([byIterator, list, tuple, generator], text);
    else b.brTable([byIterator, list], tuple);
    b.end();
    sequenceItem(e, { address, position, item: item.first, length: LIST_LEN, items: LIST_ITEMS, exhausted });
    b.br(sequence);
    b.end();
    sequenceItem(e, { address, position, item: item.first, length: TUPLE_LEN, items: null, exhausted });
    b.br(sequence);
    b.end();
    if (single) {
      characterItem(e, address, position, item.first, exhausted);
      b.br(sequence);
    }
    b.end();
    if (asked !== null) {
      e.position(op.pos);
      b.get(e.temps.local(iterator));
      e.callPrelude(resumeFunction(e.module));
      b.set(item.first);
      b.br(asked);
    }
    b.end();
    if (asked !== null) {
      e.position(op.pos);
      b.get(e.temps.local(iterator));
      e.callPrelude(nextFunction(e.module));
      b.set(item.first);
      b.end();
      checkItem(e, item, exhausted);
    } else {
      nextOfIterator(e, iterator, op.pos, item, exhausted);
    }
    b.br(got);
    b.end();
    b.get(position);
    b.i32(1);
    b.op(OP.i32_add);
    b.set(position);
    openItem(e, item);
    b.end();
  };
  const state = [{ local: position, type: "i32" as const }];
  return emitLoopAround(e, { ...op, op, iterator, state, derive, next }, entry);
}

/** The string of the code point at the position of a narrow string, borrowed. */
function characterItem(e: FunctionEmitter, address: Local, position: Local, item: Local, exhausted: Label): void {
  const { b } = e;
  b.get(position);
  b.get(address);
  b.load32(TEXT_LEN);
  b.op(OP.i32_ge_u);
  b.brIf(exhausted);
  e.pushThread();
  b.load32(TS_CHARACTERS);
  b.get(address);
  b.get(position);
  b.op(OP.i32_add);
  b.load8(TEXT_DATA);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
  b.set(item);
}

interface SequenceAccess {
  readonly address: Local;
  readonly position: Local;
  readonly item: Local;
  readonly length: number;
  /** Offset of the address of the items, or null when they lie in the object itself. */
  readonly items: number | null;
  readonly exhausted: Label;
}

/** The item at the position, borrowed, as long as the position is below the length now: the loop's body may change a list. */
function sequenceItem(e: FunctionEmitter, access: SequenceAccess): void {
  const { b } = e;
  b.get(access.position);
  b.get(access.address);
  b.load32(access.length);
  b.op(OP.i32_ge_u);
  b.brIf(access.exhausted);
  b.get(access.address);
  if (access.items !== null) b.load32(access.items);
  b.get(access.position);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(access.items === null ? TUPLE_ITEMS : 0);
  b.set(access.item);
}

/** `range` with one to three inline ints counts; any other callee or argument is called and iterated. */
export function emitForrange(e: FunctionEmitter, op: OpOf<"forrange">, entry: EntryPoint): boolean {
  const { b } = e;
  const iterator = e.hidden(ANY);
  const generator = entry !== null && e.resume?.kind === "generator" ? e.resume : null;
  if (!e.shape.fast || op.args.length < 1 || op.args.length > 3) {
    const iterable = e.hidden(ANY);
    e.valueResult(iterable, op.pos, [op.callee, ...op.args], () => pushCall(e, op));
    e.valueResult(iterator, op.pos, [{ kind: "temp", id: iterable }], () => {
      b.get(e.temps.local(iterable));
      e.helper("get_iter");
    });
    return emitLoopAround(e, { ...op, op, iterator, state: [], next: (item, exhausted) => nextOfIterator(e, iterator, op.pos, item, exhausted) }, entry);
  }
  const counts = b.local("i32");
  const current = b.local("i64");
  const stop = b.local("i64");
  const step = b.local("i64");
  isCountable(e, op, counts);
  b.get(counts);
  b.if("i64");
  setBounds(e, op, current, stop, step);
  b.i64(FILLER);
  b.else();
  const made = e.temps.scratch("i64");
  e.position(op.pos);
  pushCall(e, op);
  b.tee(made);
  b.op(OP.i64_eqz);
  b.if("i64");
  b.get(made);
  b.else();
  b.get(made);
  e.helper("get_iter");
  e.decref(made);
  b.end();
  b.end();
  e.finish([op.callee, ...op.args]);
  e.checkedDefine(iterator);
  const constantStep = stepOf(op.args);
  const next = (item: Item, exhausted: Label): void => {
    // In a generator the iterator's place says which it is: the local lasts only until the next yield.
    b.get(generator === null ? counts : e.temps.local(iterator));
    if (generator !== null) {
      b.i64(FILLER);
      b.op(OP.i64_eq);
    }
    b.likely();
    b.if();
    atEnd(e, current, stop, step, constantStep);
    b.brIf(exhausted);
    b.get(current);
    boxInt(b);
    b.set(item.first);
    b.get(current);
    b.get(step);
    b.op(OP.i64_add);
    b.set(current);
    b.else();
    nextOfIterator(e, iterator, op.pos, item, exhausted);
    b.end();
  };
  const counters = [current, stop, step];
  const numbers = counters.map((local) => ({ local, type: "i64" as const }));
  generator?.counters.push(...counters);
  const falls = emitLoopAround(e, { ...op, op, iterator, state: [{ local: counts, type: "i32" }, ...numbers], next }, entry);
  if (generator !== null) generator.counters.length -= counters.length;
  return falls;
}

function pushCall(e: FunctionEmitter, op: OpOf<"forrange">): void {
  if (op.args.length <= DIRECT_ARGUMENTS) {
    e.push(op.callee);
    for (const operand of op.args) e.push(operand);
    return e.callPrelude(callFunction(e.module, op.args.length));
  }
  const top = layBorrowed(e, op.args);
  e.push(op.callee);
  e.b.get(top);
  e.b.i32(op.args.length);
  e.helper("call_n");
}

/** Sets `counts` to 1 when the callee is the built-in `range`, the arguments are inline ints and the step is not zero. */
function isCountable(e: FunctionEmitter, op: OpOf<"forrange">, counts: Local): void {
  const { b } = e;
  e.push(op.callee);
  e.pushThread();
  b.load32(TS_TYPE_RANGE);
  b.op(OP.i64_extend_i32_u);
  b.i64(TAG_POINTER);
  b.op(OP.i64_or);
  b.op(OP.i64_eq);
  op.args.forEach((operand, index) => {
    if (isPlainConstant(operand)) return;
    const value = e.valueLocal(operand);
    pushIsInt(b, value);
    b.op(OP.i32_and);
    if (index < 2) return;
    b.get(value);
    b.i64(INT_ZERO);
    b.op(OP.i64_ne);
    b.op(OP.i32_and);
  });
  b.set(counts);
}

/** An inline int that could be any of the arguments. */
function isPlainConstant(operand: Operand): boolean {
  return operand.kind === "const" && constType(operand.value) === SMALL && operand.value.type === "int" && operand.value.value !== 0n;
}

function setBounds(e: FunctionEmitter, op: OpOf<"forrange">, current: Local, stop: Local, step: Local): void {
  const { b } = e;
  const number = (operand: Operand | undefined, otherwise: bigint): void => {
    if (operand === undefined) return b.i64(otherwise);
    pushNumber(b, e.valueLocal(operand));
  };
  number(op.args.length > 1 ? op.args[0] : undefined, 0n);
  b.set(current);
  number(op.args.length > 1 ? op.args[1] : op.args[0], 0n);
  b.set(stop);
  number(op.args[2], 1n);
  b.set(step);
}

/** The step when it is known, else null. */
function stepOf(args: readonly Operand[]): bigint | null {
  const step = args[2];
  if (step === undefined) return 1n;
  return step.kind === "const" && step.value.type === "int" ? step.value.value : null;
}

/** Pushes 1 when the counter has reached the end. */
function atEnd(e: FunctionEmitter, current: Local, stop: Local, step: Local, constantStep: bigint | null): void {
  const { b } = e;
  b.get(current);
  b.get(stop);
  if (constantStep !== null) {
    b.op(constantStep > 0n ? OP.i64_ge_s : OP.i64_le_s);
    return;
  }
  b.op(OP.i64_ge_s);
  b.get(current);
  b.get(stop);
  b.op(OP.i64_le_s);
  b.get(step);
  b.i64(0);
  b.op(OP.i64_gt_s);
  b.op(OP.select);
}
