// Catching, the exception being handled.

import { consumedIn } from "../../analysis/operations.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { emitRegion, type EntryPoint } from "../function/region.ts";
import { catchFunction, matchFunction, popHandled, pushHandled } from "../prelude/exceptions.ts";
import type { OpOf } from "./op-of.ts";

/**
 * `block done { block enter { block caught { block failed { body; br done } traceback } catch } handler }`, where `enter` exists for
 * resuming within the handler.
 */
export function emitTry(e: FunctionEmitter, op: OpOf<"try">, entry: EntryPoint): boolean {
  entry?.();
  const { b, temps, resume } = e;
  // What the body consumes, the handler does not find: it is released when the body raises before that.
  const consumed = consumedIn(op.body, new Set());
  const base = temps.live.filter((id) => !consumed.has(id));
  const inHandler = resume?.ofSecond(op, op.body, op.handler) ?? { first: 0, count: 0 };
  const done = b.block();
  const enter = inHandler.count > 0 ? b.block() : null;
  const caught = b.block();
  const failed = b.coldBlock();
  if (enter !== null && resume !== null) {
    b.get(resume.point);
    b.i32(inHandler.first);
    b.op(OP.i32_ge_u);
    b.brIf(enter);
  }
  e.landings.push({ error: failed, rethrow: caught, base });
  const bodyFalls = emitRegion(e, op.body);
  e.landings.pop();
  const after = temps.snapshot();
  if (bodyFalls) b.br(done);
  b.end();
  e.helper("traceback");
  b.end();
  temps.restore(base);
  if (e.shape.fast) e.callPrelude(catchFunction(e.module));
  else e.helper("catch");
  e.define(op.exc);
  if (enter !== null) b.end();
  const handlerFalls = emitRegion(e, op.handler);
  b.end();
  if (!handlerFalls && bodyFalls) temps.restore(after);
  return bodyFalls || handlerFalls;
}

export function emitPushexc(e: FunctionEmitter, op: OpOf<"pushexc">): void {
  e.push(op.exc);
  if (e.shape.fast) e.callPrelude(pushHandled(e.module));
  else e.helper("push_exc");
  e.finish([op.exc]);
  e.define(op.dst);
}

export function emitPopexc(e: FunctionEmitter, op: OpOf<"popexc">): void {
  e.take(op.saved);
  if (e.shape.fast) e.callPrelude(popHandled(e.module));
  else e.helper("pop_exc");
}

export function emitExcmatch(e: FunctionEmitter, op: OpOf<"excmatch">): void {
  e.conditionResult(op.dst, op.pos, [op.exc, op.type], false, () => {
    e.push(op.exc);
    e.push(op.type);
    if (e.shape.fast) e.callPrelude(matchFunction(e.module));
    else e.helper("exc_match");
  });
}

export function emitAssertionError(e: FunctionEmitter, op: OpOf<"assertionerror">): void {
  e.helper("assertion_error");
  e.define(op.dst);
}
