// Structured control flow: branches, blocks, endless loops, leaving them, returning.

import type { Op } from "@molt-py/frontend";
import { OP } from "../../encoder/instructions.ts";
import { PATIENCE } from "../function/continuation.ts";
import type { FunctionEmitter, Target } from "../function/emitter.ts";
import { emitRegion, type EntryPoint } from "../function/region.ts";
import type { LiveSet } from "../function/temp-file.ts";
import { emitCompare } from "./compare.ts";
import type { OpOf } from "./op-of.ts";
import { pushTruth } from "./truth.ts";
import { FILLER } from "../prelude/numbers.ts";

export function emitIf(e: FunctionEmitter, op: OpOf<"if">, entry: EntryPoint): boolean {
  const { b, temps, resume, deferred } = e;
  if (deferred !== null) {
    if (entry === null) return emitCompareIf(e, deferred, op);
    emitCompare(e, deferred);
    e.deferred = null;
    temps.endScratch();
  }
  pushTruth(e, op.cond, op.pos);
  if (entry !== null && resume !== null) {
    const condition = b.local("i32");
    b.set(condition);
    entry();
    // A resumed run goes to the arm that holds its point.
    b.get(resume.point);
    b.if();
    b.get(resume.point);
    b.i32(resume.ofSecond(op, op.then, op.else).first);
    b.op(OP.i32_lt_u);
    b.set(condition);
    b.end();
    b.get(condition);
  }
  temps.endScratch();
  const before = temps.snapshot();
  b.if();
  const thenFalls = emitRegion(e, op.then);
  const after = temps.snapshot();
  temps.restore(before);
  let elseFalls = true;
  if (op.else.length > 0) {
    b.else();
    elseFalls = emitRegion(e, op.else);
  }
  b.end();
  if (thenFalls) temps.restore(after);
  return thenFalls || elseFalls;
}

/** A comparison and the `if` that it decides. */
function emitCompareIf(e: FunctionEmitter, comparison: OpOf<"compare">, op: OpOf<"if">): boolean {
  const { b, temps } = e;
  const done = op.else.length > 0 ? b.block() : null;
  const otherwise = b.block();
  const then = b.block();
  emitCompare(e, comparison, { then, otherwise });
  e.deferred = null;
  temps.endScratch();
  const before = temps.snapshot();
  b.end();
  const thenFalls = emitRegion(e, op.then);
  const after = temps.snapshot();
  if (thenFalls && done !== null) b.br(done);
  b.end();
  temps.restore(before);
  const elseFalls = emitRegion(e, op.else);
  if (done !== null) b.end();
  if (thenFalls) temps.restore(after);
  return thenFalls || elseFalls;
}

export function emitBlock(e: FunctionEmitter, op: OpOf<"block">, entry: EntryPoint): boolean {
  entry?.();
  const { b, temps, targets } = e;
  const target: Target = { breakLabel: b.block(), continueLabel: null, base: temps.snapshot(), breakLive: null };
  targets.set(op.label, target);
  const falls = emitRegion(e, op.body);
  b.end();
  if (!falls && target.breakLive !== null) temps.restore(target.breakLive);
  return falls || target.breakLive !== null;
}

export function emitLoop(e: FunctionEmitter, op: OpOf<"loop">, entry: EntryPoint): boolean {
  entry?.();
  const { b, temps, targets } = e;
  e.loops?.pickUp(e, op);
  const again = b.loop();
  targets.set(op.label, { breakLabel: null, continueLabel: b.block(), base: temps.snapshot(), breakLive: null });
  e.loopDepth++;
  emitRegion(e, op.body);
  e.loopDepth--;
  b.end();
  temps.restore(targets.get(op.label)?.base ?? []);
  backEdge(e, op);
  b.br(again);
  b.end();
  b.op(OP.unreachable);
  return false;
}

/** A loop's back-edge. Now and then it looks for an interrupt and, in a function that can be resumed there, leaves for that. */
export function backEdge(e: FunctionEmitter, op: Op & { readonly pos: number }): void {
  const { b } = e;
  const counter = e.backEdges();
  b.get(counter);
  b.i32(1);
  b.op(OP.i32_add);
  b.tee(counter);
  b.i32(PATIENCE);
  b.op(OP.i32_gt_s);
  b.unlikely();
  b.if();
  b.i32(0);
  b.set(counter);
  e.position(op.pos);
  e.helper("safe_point");
  e.checkStatus();
  e.loops?.leaveFrom(e, op);
  b.end();
}

export function emitBreak(e: FunctionEmitter, op: OpOf<"break">): boolean {
  const target = e.targets.get(op.label);
  if (target === undefined || target.breakLabel === null) throw new Error(`break ${op.label} names no block`);
  leaveLoops(e, target.base);
  target.breakLive ??= e.temps.live.filter((id) => target.base.includes(id) || !e.isHidden(id));
  e.b.br(target.breakLabel);
  return false;
}

/** Releases the iterators of the loops that are left; the front end's own temporaries may be used where control goes on. */
function leaveLoops(e: FunctionEmitter, base: LiveSet): void {
  for (const id of e.doomed(base)) if (e.isHidden(id)) e.release(id);
}

export function emitContinue(e: FunctionEmitter, op: OpOf<"continue">): boolean {
  const target = e.targets.get(op.label);
  if (target === undefined || target.continueLabel === null) throw new Error(`continue ${op.label} names no loop`);
  leaveLoops(e, target.base);
  e.b.br(target.continueLabel);
  return false;
}

export function emitReturn(e: FunctionEmitter, op: OpOf<"return">): boolean {
  const { b } = e;
  if (op.src.kind === "local" && e.owned.has(op.src.id)) {
    // Moved: the exit releases what is left in the variable.
    const local = e.storage(op.src);
    b.get(local);
    b.set(e.result);
    b.i64(FILLER);
    b.set(local);
  } else {
    e.take(op.src);
    b.set(e.result);
  }
  e.leave([]);
  if (e.exit === null) throw new Error("a function is left before it has an exit");
  b.br(e.exit);
  return false;
}
