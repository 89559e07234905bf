// `yield`, `yield from`, `await` and `async for`: storing what is live, leaving, and coming back.

import { END, GEN_AWAITS, GEN_STATE, NONE, STOP, TS_HANDLED, TS_STOP_VALUE } from "@molt-py/abi";
import { ANY, FLOAT } from "../../analysis/value-type.ts";
import type { Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import { asyncBeginFunction, asyncDelegateFunction, awaitableFunction, delegateFunction } from "../prelude/delegation.ts";
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

/** The temporary with what was handled outside of the generator, when a point lies in a handler: the outermost of those that are live. */
function handledOutside(e: FunctionEmitter): number | null {
  const saved = e.temps.live.filter((id) => e.shape.facts.handled.has(id));
  return saved.length === 0 ? null : Math.min(...saved);
}

/** Exchanges that temporary and the handled exception: what the generator handles waits in the slot of what the others do. */
function exchangeHandled(e: FunctionEmitter, saved: number): void {
  const { b, temps } = e;
  const other = temps.scratch("i64");
  e.pushThread();
  b.load64(TS_HANDLED);
  b.set(other);
  e.pushThread();
  b.get(temps.local(saved));
  b.store64(TS_HANDLED);
  b.get(other);
  b.set(temps.local(saved));
}

/** A point at which a body is left: the operation, and the temporary that it delegates to. */
interface Suspension {
  readonly op: OpOf<"yield" | "yieldfrom" | "await" | "asyncnext">;
  readonly delegate: number | null;
}

/** With the yielded value in the result local: stores the live temporaries and the number of the point, and leaves. */
function suspendAt(e: FunctionEmitter, state: ResumeState, { op, delegate }: Suspension): void {
  const { b } = e;
  state.note(op, delegate);
  const handled = handledOutside(e);
  if (handled !== null) exchangeHandled(e, handled);
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
  b.i32(state.ofOp(op).first);
  b.store32(GEN_STATE);
  const { generator, coroutine } = e.shape.fn;
  if (generator && coroutine) {
    b.get(0);
    b.i32(delegate === null ? 0 : 1);
    b.store32(GEN_AWAITS);
  }
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
  const handled = handledOutside(e);
  if (handled === null) return;
  exchangeHandled(e, handled);
  b.get(state.sent);
  b.op(OP.i64_eqz);
  b.if();
  e.helper("chain_thrown");
  b.end();
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
  suspendAt(e, state, { op, delegate: null });
  entry?.();
  resumeAt(e, state);
  e.position(op.pos);
  checkSent(e, state);
  e.incref(state.sent);
  b.get(state.sent);
  e.define(op.dst);
  return true;
}

/** Takes the result of an iterator that stopped out of the thread state. */
function takeStopValue(e: FunctionEmitter): void {
  e.pushThread();
  e.b.load64(TS_STOP_VALUE);
  e.pushThread();
  e.pushBits(NONE);
  e.b.store64(TS_STOP_VALUE);
}

/**
 * Asks the iterator in a temporary with `step` until that answers one of `ends`, which is left in the local that this answers; what else comes is
 * passed outward. A resumed run enters before the iterator is asked again, with what was sent.
 */
function emitDelegation(e: FunctionEmitter, op: Suspension["op"], iterator: number, step: FunctionRef, ends: readonly bigint[], entry: EntryPoint): Local {
  const { b, temps } = e;
  const state = stateOf(e);
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
  e.callPrelude(step);
  b.set(got);
  for (const end of ends) {
    b.get(got);
    e.pushBits(end);
    b.op(OP.i64_eq);
    b.brIf(finished);
  }
  b.get(got);
  e.checkNull();
  b.get(got);
  b.set(e.result);
  suspendAt(e, state, { op, delegate: iterator });
  b.end();
  return got;
}

/** Delegates to the iterator in a temporary, and defines the operation's result. */
function emitResult(e: FunctionEmitter, op: OpOf<"yieldfrom" | "await">, iterator: number, entry: EntryPoint): void {
  const got = emitDelegation(e, op, iterator, delegateFunction(e.module), [STOP], entry);
  takeStopValue(e);
  e.b.set(got);
  e.finish([{ kind: "temp", id: iterator }]);
  e.b.get(got);
  e.define(op.dst);
}

export function emitYieldfrom(e: FunctionEmitter, op: OpOf<"yieldfrom">, entry: EntryPoint): boolean {
  const iterator = e.hidden(ANY);
  e.valueResult(iterator, op.pos, [op.src], () => {
    e.push(op.src);
    e.helper("get_iter");
  });
  emitResult(e, op, iterator, entry);
  return true;
}

const SOURCES = { expression: 0, aenter: 1, aexit: 2 } as const;

export function emitAwait(e: FunctionEmitter, op: OpOf<"await">, entry: EntryPoint): boolean {
  const iterator = e.hidden(ANY);
  e.valueResult(iterator, op.pos, [op.src], () => {
    e.push(op.src);
    e.b.i32(SOURCES[op.from]);
    e.callPrelude(awaitableFunction(e.module));
  });
  emitResult(e, op, iterator, entry);
  return true;
}

export function emitAiter(e: FunctionEmitter, op: OpOf<"aiter">): void {
  e.valueResult(op.dst, op.pos, [op.src], () => {
    e.push(op.src);
    e.helper("get_aiter");
  });
}

export function emitAsyncnext(e: FunctionEmitter, op: OpOf<"asyncnext">, entry: EntryPoint): boolean {
  const { b } = e;
  const iterator = e.hidden(ANY);
  e.valueResult(iterator, op.pos, [op.iter], () => {
    e.push(op.iter);
    e.callPrelude(asyncBeginFunction(e.module));
  });
  const got = emitDelegation(e, op, iterator, asyncDelegateFunction(e.module), [STOP, END], entry);
  const item = b.local("i64");
  takeStopValue(e);
  b.set(item);
  e.finish([{ kind: "temp", id: iterator }]);
  b.get(item);
  e.define(op.dsts[0]);
  b.get(got);
  e.pushBits(STOP);
  b.op(OP.i64_eq);
  e.defineCondition(op.dsts[1]);
  return true;
}
