// Local variables and temporaries: binding, unbinding, moving, dropping.

import { UNBOUND } from "@molt-py/abi";
import { FLOAT, POINTER } from "../../analysis/value-type.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import type { OpOf } from "./op-of.ts";

export function emitMove(e: FunctionEmitter, op: OpOf<"move">): void {
  if (e.typeOf(op.src) === FLOAT) {
    e.pushFloat(op.src);
    e.finish([op.src]);
    return e.defineFloat(op.dst);
  }
  e.take(op.src);
  e.define(op.dst);
}

export function emitDrop(e: FunctionEmitter, op: OpOf<"drop">): void {
  e.finish([op.src]);
}

/** The old value is released once the new one is in place: its finalizer may look. */
export function emitSetlocal(e: FunctionEmitter, op: OpOf<"setlocal">): void {
  const { b } = e;
  const local = e.storage({ kind: "local", id: op.local });
  if (e.localRepresentation(op.local) === "f64") {
    e.pushFloat(op.src);
    e.finish([op.src]);
    return b.set(local);
  }
  if (!e.owned.has(op.local)) {
    e.take(op.src);
    return b.set(local);
  }
  const old = e.temps.scratch("i64");
  const type = e.typeOf(op.src);
  if ((type & POINTER) !== 0 && op.src.kind !== "temp") {
    // Counted before the old value is gone: they may be the same.
    e.take(op.src);
    const next = e.temps.scratch("i64");
    b.set(next);
    b.get(local);
    b.set(old);
    b.get(next);
  } else {
    b.get(local);
    b.set(old);
    e.take(op.src);
  }
  b.set(local);
  e.decref(old);
}

export function emitDellocal(e: FunctionEmitter, op: OpOf<"dellocal">): void {
  const { b } = e;
  const local = e.storage({ kind: "local", id: op.local });
  if (op.check) checkBound(e, op.local, op.pos);
  const old = e.temps.scratch("i64");
  b.get(local);
  b.set(old);
  e.pushBits(UNBOUND);
  b.set(local);
  if (e.owned.has(op.local)) e.decref(old);
}

export function emitChecklocal(e: FunctionEmitter, op: OpOf<"checklocal">): void {
  checkBound(e, op.local, op.pos);
}

function checkBound(e: FunctionEmitter, index: number, pos: number): void {
  const { b } = e;
  b.get(e.storage({ kind: "local", id: index }));
  e.pushBits(UNBOUND);
  b.op(OP.i64_eq);
  b.unlikely();
  b.if();
  e.position(pos);
  b.i32(index);
  e.helper("unbound_local");
  b.op(OP.drop);
  e.error();
  b.end();
}
