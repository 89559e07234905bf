// `yield` and `yield from`: storing what is live, leaving, and coming back.

import { GEN_STATE, NONE, STOP, TS_STOP_VALUE } from "@molt-py/abi";
import { ANY, FLOAT } from "../../analysis/value-type.ts";
import { OP } from "../../encoder/instructions.ts";
import { delegateFunction } from "../prelude/delegation.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import type { EntryPoint } from "../function/region.ts";
import type { ResumeState } from "../function/resume.ts";
import type { OpOf } from "./op-of.ts";
import { FILLER, unboxFloat } from "../prelude/numbers.ts";

function stateOf(e: FunctionEmitter): ResumeState {
  if (e.resume?.kind !== "generator") throw new Error("a yield outside a generator");
  return e.resume;
}

/** Pushes the address of the generator's slots. */
export function pushSlots(e: FunctionEmitter): void {
  e.b.get(stateOf(e).slots);
}

/** Added to a counter, it makes the bits of some float, which is what a slot that nobody clears may hold. */
const COUNTER_BIAS = 1n << 60n;

/** With the yielded value in the result local: stores the live temporaries and the number of the point, and leaves. */
function suspendAt(e: FunctionEmitter, state: ResumeState, point: number): void {
  const { b } = e;
  for (const id of e.temps.live) {
    pushSlots(e);
    e.push({ kind: "temp", id, keep: true });
    b.store64(state.slot(id) * 8);
  }
  for (const counter of state.counters) {
    pushSlots(e);
    b.get(counter);
    b.i64(COUNTER_BIAS);
    b.op(OP.i64_add);
    b.store64(state.counterSlot(counter) * 8);
  }
  b.get(0);
  b.i32(point);
  b.store32(GEN_STATE);
  if (state.suspend === null) throw new Error("a generator's body has nowhere to suspend to");
  b.br(state.suspend);
}

/** The other half: loads the temporaries, clears their slots, and notes that the point is reached. */
function resumeAt(e: FunctionEmitter, state: ResumeState): void {
  const { b } = e;
  b.i32(0);
  b.set(state.point);
  for (const counter of state.counters) {
    pushSlots(e);
    b.load64(state.counterSlot(counter) * 8);
    b.i64(COUNTER_BIAS);
    b.op(OP.i64_sub);
    b.set(counter);
  }
  for (const id of e.temps.live) {
    const slot = state.slot(id) * 8;
    pushSlots(e);
    b.load64(slot);
    if (e.tempRepresentation(id) === "f64") unboxFloat(b);
    if (e.tempRepresentation(id) === "i32") throw new Error("a condition lives across a yield");
    b.set(e.temps.local(id));
    if (e.tempType(id) === FLOAT) continue;
    pushSlots(e);
    b.i64(FILLER);
    b.store64(slot);
  }
}

/** Takes the error path when NULL was sent: the pending exception is thrown here. */
function checkSent(e: FunctionEmitter, state: ResumeState): void {
  e.b.get(state.sent);
  e.checkNull();
}

export function emitYield(e: FunctionEmitter, op: OpOf<"yield">, entry: EntryPoint): boolean {
  const { b } = e;
  const state = stateOf(e);
  e.position(op.pos);
  e.take(op.src);
  b.set(e.result);
  suspendAt(e, state, state.ofOp(op).first);
  entry?.();
  resumeAt(e, state);
  e.position(op.pos);
  checkSent(e, state);
  e.incref(state.sent);
  b.get(state.sent);
  e.define(op.dst);
  return true;
}

/** A resumed run enters before the next item is asked for, with what was sent. */
export function emitYieldfrom(e: FunctionEmitter, op: OpOf<"yieldfrom">, entry: EntryPoint): boolean {
  const { b, temps } = e;
  const state = stateOf(e);
  const iterator = e.hidden(ANY);
  e.valueResult(iterator, op.pos, [op.src], () => {
    e.push(op.src);
    e.helper("get_iter");
  });
  const sent = b.local("i64");
  const got = b.local("i64");
  e.pushBits(NONE);
  b.set(sent);
  entry?.();
  b.get(state.point);
  b.if();
  resumeAt(e, state);
  b.get(state.sent);
  b.set(sent);
  b.end();
  const finished = b.block();
  e.position(op.pos);
  b.get(temps.local(iterator));
  b.get(sent);
  e.callPrelude(delegateFunction(e.module));
  b.tee(got);
  e.pushBits(STOP);
  b.op(OP.i64_eq);
  b.brIf(finished);
  b.get(got);
  e.checkNull();
  b.get(got);
  b.set(e.result);
  suspendAt(e, state, state.ofOp(op).first);
  b.end();
  e.pushThread();
  b.load64(TS_STOP_VALUE);
  b.set(got);
  e.pushThread();
  e.pushBits(NONE);
  b.store64(TS_STOP_VALUE);
  e.finish([{ kind: "temp", id: iterator }]);
  b.get(got);
  e.define(op.dst);
  return true;
}
