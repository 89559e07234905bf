// Raising: what leaves for the landing.

import { UNBOUND } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import type { FunctionEmitter } from "../function/emitter.ts";
import type { OpOf } from "./op-of.ts";

function pushOptional(e: FunctionEmitter, operand: Operand | null): void {
  if (operand === null) e.pushBits(UNBOUND);
  else e.push(operand);
}

export function emitRaise(e: FunctionEmitter, op: OpOf<"raise">): boolean {
  e.position(op.pos);
  pushOptional(e, op.exc);
  pushOptional(e, op.cause);
  e.helper("raise");
  e.finish([op.exc, op.cause].filter((operand) => operand !== null));
  // The helper has added the frame to the traceback, or, raising again, has not.
  e.leave(e.landing.base);
  e.b.br(e.landing.rethrow);
  return false;
}

/** Whether an operation does nothing but raise what the call before it makes of at most one argument. */
export function isRaisedAtOnce(call: OpOf<"call">, raise: OpOf<"raise">): boolean {
  const { exc, cause } = raise;
  return call.args.length <= 1 && call.kwnames.length === 0 && exc?.kind === "temp" && exc.id === call.dst && exc.keep !== true && cause === null;
}

/** `raise C()` and `raise C(x)`: one helper makes the exception and raises it. */
export function emitRaiseCall(e: FunctionEmitter, call: OpOf<"call">, raise: OpOf<"raise">): boolean {
  e.position(call.pos);
  e.push(call.callee);
  pushOptional(e, call.args[0] ?? null);
  e.b.i32(raise.pos);
  e.helper("raise_new");
  e.finish([call.callee, ...call.args]);
  e.leave(e.landing.base);
  e.b.br(e.landing.rethrow);
  return false;
}

export function emitRethrow(e: FunctionEmitter, op: OpOf<"rethrow">): boolean {
  e.take(op.exc);
  e.helper("rethrow");
  e.leave(e.landing.base);
  e.b.br(e.landing.rethrow);
  return false;
}
