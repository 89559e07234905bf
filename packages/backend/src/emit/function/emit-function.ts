// One function from IR to code: which entries it has, what happens at entry, at the landing of errors, and at the exit.

import {
  FRAME_FUNC,
  FRAME_SIZE,
  GEN_CLOSES_AT_ONCE,
  GEN_DONE,
  GEN_FLAGS,
  GEN_KIND_ASYNC,
  GEN_KIND_COROUTINE,
  GEN_KIND_GENERATOR,
  GEN_RESULT,
  GEN_RUNNING,
  GEN_SLOTS,
  GEN_STATE,
  NULL,
  STOP,
  TS_FRAME,
  TS_FRAME_LIMIT,
  UNBOUND,
} from "@molt-py/abi";
import type { IRFunction } from "@molt-py/frontend";
import type { Facts } from "../../analysis/facts.ts";
import { loopPoints, yieldPoints } from "../../analysis/resume-points.ts";
import { guessTypes } from "../../analysis/likely.ts";
import { infer } from "../../analysis/infer.ts";
import { FLOAT } from "../../analysis/value-type.ts";
import { CodeBuilder, type Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import { memoryArguments, parameterCount, type ResumePoint } from "../code-constant.ts";
import { BackendLimitError } from "../errors.ts";
import type { ModuleContext } from "../module-context.ts";
import { incref } from "../prelude/counting.ts";
import { pushSlots } from "../ops/generators.ts";
import { LoopSwitch, fits, leaveForResumed, startResumed, takeMark } from "./continuation.ts";
import { FunctionEmitter, type FunctionShape } from "./emitter.ts";
import { emitOp } from "./dispatch.ts";
import { emitRegion } from "./region.ts";
import { ResumeState } from "./resume.ts";
import { FILLER, boxFloat, unboxFloat } from "../prelude/numbers.ts";

/** What engines accept; a function close to it would also take very long to compile. */
const MAX_LOCALS = 49_000;
const MAX_BODY = 7_000_000;

/** Whether common cases are worth emitting in line: in whatever may run more than once. */
function isHot(fn: IRFunction, facts: Facts): boolean {
  return facts.loops || (fn.kind !== "module" && fn.kind !== "class");
}

/** The WebAssembly parameters after the callee. */
export function entryParameters(fn: IRFunction, namespace: boolean): ValType[] {
  if (memoryArguments(fn)) return ["i32"];
  return new Array<ValType>(namespace ? 1 : parameterCount(fn)).fill("i64");
}

/** Emits a function that is no generator into `entry`. */
export function emitPlainFunction(module: ModuleContext, fn: IRFunction, facts: Facts, namespace: boolean, entry: FunctionRef): void {
  const parameters = parameterCount(fn);
  const shape: FunctionShape = {
    emitOp,
    module,
    fn,
    facts,
    types: infer(fn, parameters),
    likely: guessTypes(fn),
    parameters: ["i32", ...entryParameters(fn, namespace)],
    directParameters: memoryArguments(fn) || namespace ? 0 : parameters,
    fast: isHot(fn, facts),
    namespace: namespace ? 1 : null,
  };
  const heads = facts.loops && fits(fn) ? new ResumeState("loops", fn.body, loopPoints(), 0) : null;
  const e = new FunctionEmitter(shape, heads);
  const prologue = new CodeBuilder(shape.parameters);
  const begin = (): void => {
    pushFrame(e, prologue);
    bindParameters(e, prologue);
  };
  if (e.resume === null) {
    emitBody(e);
    exit(e);
    begin();
  } else {
    e.resume.point = e.b.local("i32");
    const loops = new LoopSwitch(e, entry, e.resume);
    e.loops = loops;
    takeMark(e, loops);
    loops.leave = e.b.block();
    emitBody(e);
    exit(e);
    e.b.op(OP.return);
    e.b.end();
    leaveForResumed(e, loops);
    startResumed(e, loops, prologue, begin);
  }
  define(e, entry, prologue);
}

/** `block exit { block rethrown { block failed { body } traceback } result = NULL }`; the body's end returns None. */
function emitBody(e: FunctionEmitter): void {
  const { b } = e;
  e.exit = b.block();
  const rethrown = b.block();
  const failed = b.coldBlock();
  e.landings.push({ error: failed, rethrow: rethrown, base: [] });
  if (emitRegion(e, e.shape.fn.body)) throw new Error(`the body of ${e.shape.fn.qualname} ends without a return`);
  e.landings.pop();
  b.end();
  if (e.usesFrame) e.helper("traceback");
  b.end();
  b.i64(NULL);
  b.set(e.result);
  b.end();
}

/** Releases what the function owns, pops the frame, gives the result. */
function exit(e: FunctionEmitter): void {
  const { b } = e;
  releaseVariables(e);
  popFrame(e);
  b.get(e.result);
}

function releaseVariables(e: FunctionEmitter): void {
  // The last one first, as CPython clears a frame: finalizers show it.
  for (const cell of [...e.cells].reverse()) e.decref(cell);
  for (const index of [...e.owned].reverse()) e.decref(e.storage({ kind: "local", id: index }));
}

function popFrame(e: FunctionEmitter): void {
  if (!e.usesFrame) return;
  const { b } = e;
  e.pushThread();
  b.get(e.frame());
  b.i32(FRAME_SIZE);
  b.op(OP.i32_sub);
  b.store32(TS_FRAME);
}

function pushFrame(e: FunctionEmitter, p: CodeBuilder): void {
  if (!e.usesFrame) return;
  enterFrame(e.module, p, { ts: e.pin("ts"), frame: e.frame(), limit: e.b.local("i32"), callee: e.callee }, e.shape.facts.loops ? LOOPING_COST : PLAIN_COST);
}

/** Locals of which a frame is made. */
interface FrameLocals {
  readonly ts: Local;
  readonly frame: Local;
  /** Of its own. */
  readonly limit: Local;
  readonly callee: Local;
}

/** By how much a call lowers the limit of frames: the calls between two looks for an interrupt are the room below it over this. */
const PLAIN_COST = 1;
/** The same for a function with loops: it may do much before its own count of back-edges looks. */
const LOOPING_COST = 500;

/**
 * Makes the frame at `frame` the innermost one, or returns NULL when `stack_check` raised: each call lowers the limit a bit, so now and then
 * a frame is past it that is not too deep, and the core, which sets the limit anew, looks for interrupts.
 */
function enterFrame(module: ModuleContext, p: CodeBuilder, { ts, frame, limit, callee }: FrameLocals, cost: number): void {
  p.get(ts);
  p.get(ts);
  p.load32(TS_FRAME_LIMIT);
  p.tee(limit);
  p.i32(cost);
  p.op(OP.i32_sub);
  p.store32(TS_FRAME_LIMIT);
  p.get(frame);
  p.get(limit);
  p.op(OP.i32_ge_u);
  p.unlikely();
  p.if();
  p.call(module.helper("stack_check"));
  p.if();
  p.i64(NULL);
  p.op(OP.return);
  p.end();
  p.end();
  p.get(ts);
  p.get(frame);
  p.store32(TS_FRAME);
  p.get(frame);
  p.get(callee);
  p.store32(FRAME_FUNC);
}

/** Arguments from memory, counts of parameters that are rebound, cells, variables whose unbound state shows. */
function bindParameters(e: FunctionEmitter, p: CodeBuilder): void {
  const { fn, facts } = e.shape;
  const parameters = parameterCount(fn);
  const direct = !memoryArguments(fn);
  for (let index = 0; index < parameters; index++) {
    const local = e.storage({ kind: "local", id: index });
    if (!direct) {
      p.get(1);
      p.load64(index * 8);
      p.set(local);
    }
    if (!e.owned.has(index)) continue;
    p.get(local);
    p.call(incref(e.module));
  }
  for (const index of facts.checked) if (index >= parameters) setUnbound(e, p, index);
  fn.cells.forEach((cell, index) => makeCell(e, p, index, cell.param));
}

function setUnbound(e: FunctionEmitter, p: CodeBuilder, index: number): void {
  p.i64(UNBOUND);
  p.set(e.storage({ kind: "local", id: index }));
}

function makeCell(e: FunctionEmitter, p: CodeBuilder, index: number, param: number | null): void {
  if (param === null) {
    p.i64(UNBOUND);
  } else {
    const local = e.storage({ kind: "local", id: param });
    p.get(local);
    p.call(incref(e.module));
    p.get(local);
  }
  p.call(e.module.helper("make_cell"));
  p.set(e.ownCell(index));
}

function define(e: FunctionEmitter, target: FunctionRef, prologue: CodeBuilder): void {
  const { b, shape } = e;
  if (b.localCount > MAX_LOCALS) {
    throw new BackendLimitError("locals", `${shape.fn.qualname} needs ${b.localCount} variables and temporaries; ${MAX_LOCALS} are possible`);
  }
  if (b.code.length > MAX_BODY) throw new BackendLimitError("function-size", `${shape.fn.qualname} is too large for one function`);
  e.module.builder.define(target, [e.pins, prologue, b]);
}

/** What the code constant of a generator function has to know of its body. */
interface GeneratorFrame {
  readonly slots: number;
  readonly points: readonly ResumePoint[];
}

/** Emits the entry of a function that makes generators, coroutines or asynchronous generators, and the body of those. */
export function emitGenerator(module: ModuleContext, fn: IRFunction, facts: Facts, entry: FunctionRef, body: FunctionRef, bodyIndex: number): GeneratorFrame {
  const state = new ResumeState("generator", fn.body, yieldPoints(), fn.locals.length + fn.cells.length);
  const shape: FunctionShape = {
    emitOp,
    module,
    fn,
    facts,
    types: infer(fn, parameterCount(fn)),
    likely: guessTypes(fn),
    parameters: ["i32", "i64"],
    directParameters: 0,
    fast: true,
    namespace: null,
  };
  const e = new FunctionEmitter(shape, state);
  state.sent = 1;
  state.point = e.b.local("i32");
  state.slots = e.b.local("i32");
  generatorBody(e, state);
  const prologue = new CodeBuilder(shape.parameters);
  enterGenerator(e, state, prologue);
  define(e, body, prologue);
  generatorEntry(module, fn, entry, bodyIndex, state.slotCount, facts.cleans ? 0 : GEN_CLOSES_AT_ONCE);
  return { slots: state.slotCount, points: state.pointsFrom(fn.start ?? 0) };
}

function kindOf(fn: IRFunction): number {
  if (!fn.coroutine) return GEN_KIND_GENERATOR;
  return fn.generator ? GEN_KIND_ASYNC : GEN_KIND_COROUTINE;
}

/** `(callee, parameters…)`: a generator whose first slots are the parameters. The function is the running one while it is made. */
function generatorEntry(module: ModuleContext, fn: IRFunction, entry: FunctionRef, bodyIndex: number, slots: number, flags: number): void {
  const parameters = parameterCount(fn);
  const direct = !memoryArguments(fn);
  const b = new CodeBuilder(["i32", ...entryParameters(fn, false)]);
  const generator = b.local("i64");
  const address = b.local("i32");
  const value = b.local("i64");
  const frame = b.local("i32");
  const ts = b.local("i32");
  b.globalGet(module.threadState);
  b.tee(ts);
  b.load32(TS_FRAME);
  b.i32(FRAME_SIZE);
  b.op(OP.i32_add);
  b.set(frame);
  enterFrame(module, b, { ts, frame, limit: b.local("i32"), callee: 0 }, PLAIN_COST);
  b.get(0);
  b.globalGet(module.tableBase);
  b.i32(bodyIndex);
  b.op(OP.i32_add);
  b.i32(slots);
  b.i32(kindOf(fn));
  b.call(module.helper("make_generator"));
  b.set(generator);
  b.get(ts);
  b.get(frame);
  b.i32(FRAME_SIZE);
  b.op(OP.i32_sub);
  b.store32(TS_FRAME);
  b.get(generator);
  b.op(OP.i64_eqz);
  b.if();
  b.get(generator);
  b.op(OP.return);
  b.end();
  if (flags !== 0) {
    b.get(generator);
    b.op(OP.i32_wrap_i64);
    b.i32(flags);
    b.store32(GEN_FLAGS);
  }
  if (parameters > 0) {
    b.get(generator);
    b.op(OP.i32_wrap_i64);
    b.load32(GEN_SLOTS);
    b.set(address);
    for (let index = 0; index < parameters; index++) {
      if (direct) {
        b.get(index + 1);
      } else {
        b.get(1);
        b.load64(index * 8);
      }
      b.tee(value);
      b.call(incref(module));
      b.get(address);
      b.get(value);
      b.store64(index * 8);
    }
  }
  b.get(generator);
  module.builder.define(entry, [b]);
}

/** The body proper, and three ways out: suspended, returned, raised. */
function generatorBody(e: FunctionEmitter, state: ResumeState): void {
  const { b } = e;
  const suspended = b.block();
  state.suspend = suspended;
  const returned = b.block();
  e.exit = returned;
  const rethrown = b.block();
  const failed = b.coldBlock();
  e.landings.push({ error: failed, rethrow: rethrown, base: [] });
  // An exception thrown into a generator that has not started is raised at its head.
  b.get(state.point);
  b.op(OP.i32_eqz);
  b.if();
  e.position(e.shape.fn.start ?? 0);
  b.get(state.sent);
  e.checkNull();
  b.end();
  if (emitRegion(e, e.shape.fn.body)) throw new Error(`the body of ${e.shape.fn.qualname} ends without a return`);
  e.landings.pop();
  b.end();
  e.helper("traceback");
  b.end();
  finishGenerator(e);
  b.i64(NULL);
  b.op(OP.return);
  b.end();
  b.get(0);
  b.get(e.result);
  b.store64(GEN_RESULT);
  finishGenerator(e);
  b.i64(STOP);
  b.op(OP.return);
  b.end();
  saveVariables(e);
  popFrame(e);
  b.get(e.result);
}

function finishGenerator(e: FunctionEmitter): void {
  const { b } = e;
  b.get(0);
  b.i32(GEN_DONE | 0);
  b.store32(GEN_STATE);
  for (const { slot } of savedLocals(e)) {
    pushSlots(e);
    b.i64(FILLER);
    b.store64(slot * 8);
  }
  releaseVariables(e);
  popFrame(e);
}

/** The variables and cells with their slots. */
function savedLocals(e: FunctionEmitter): { local: Local; slot: number; type: ValType }[] {
  const { fn, types } = e.shape;
  const variables = fn.locals.map((_, index) => ({
    local: e.storage({ kind: "local", id: index }),
    slot: index,
    type: e.localRepresentation(index),
  }));
  const cells = e.cells.map((local, index) => ({ local, slot: fn.locals.length + index, type: "i64" as const }));
  return [...variables.filter(({ slot }) => (types.locals[slot] ?? FLOAT) !== 0), ...cells];
}

function saveVariables(e: FunctionEmitter): void {
  const { b } = e;
  const { facts } = e.shape;
  const parameters = parameterCount(e.shape.fn);
  for (const { local, slot, type } of savedLocals(e)) {
    // What is never bound again is still in its slot.
    if (slot < parameters && !facts.rebound.has(slot)) continue;
    pushSlots(e);
    b.get(local);
    if (type === "f64") boxFloat(b);
    b.store64(slot * 8);
  }
}

/** State, frame, variables from their slots: while the body runs, its locals own everything. */
function enterGenerator(e: FunctionEmitter, state: ResumeState, p: CodeBuilder): void {
  const { slots } = state;
  pushFrame(e, p);
  p.get(0);
  p.load32(GEN_STATE);
  p.set(state.point);
  p.get(0);
  p.i32(GEN_RUNNING | 0);
  p.store32(GEN_STATE);
  p.get(0);
  p.load32(GEN_SLOTS);
  p.set(slots);
  for (const { local, slot, type } of savedLocals(e)) {
    p.get(slots);
    p.load64(slot * 8);
    if (type === "f64") unboxFloat(p);
    p.set(local);
  }
  const { fn, facts } = e.shape;
  const parameters = parameterCount(fn);
  const fresh = [...facts.checked].filter((index) => index >= parameters);
  if (fresh.length === 0 && fn.cells.length === 0) return;
  p.get(state.point);
  p.op(OP.i32_eqz);
  p.if();
  for (const index of fresh) setUnbound(e, p, index);
  fn.cells.forEach((cell, index) => makeCell(e, p, index, cell.param));
  p.end();
}
