// Names that are no locals: globals and built-ins, class-body names, cells.

import { CELL_VALUE, UNBOUND } from "@molt-py/abi";
import type { Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter, Kept } from "../function/emitter.ts";
import { globalFunction } from "../prelude/globals.ts";
import { intrinsicOffset } from "../prelude/intrinsics.ts";
import { bindKnown } from "./calls.ts";
import type { OpOf } from "./op-of.ts";

/** Pushes the address of the global cache of a name. */
function pushGlobalCache(e: FunctionEmitter, use: "load" | "store", name: string): void {
  e.b.get(e.pin("globals"));
  const offset = e.module.globalCache(use, name);
  if (offset === 0) return;
  e.b.i32(offset);
  e.b.op(OP.i32_add);
}

export function emitLoadglobal(e: FunctionEmitter, op: OpOf<"loadglobal">): void {
  const { b } = e;
  e.globalNames.set(op.dst, op.name);
  const slow = (): void => {
    pushGlobalCache(e, "load", op.name);
    e.pushName(op.name);
    e.helper("load_global");
  };
  if (!e.shape.fast) return e.valueResult(op.dst, op.pos, [], slow);
  const kept = keptFunction(e, op);
  if (kept === null && e.loopDepth === 0) {
    e.settleFinds();
    return e.valueResult(op.dst, null, [], () => {
      b.i32(op.pos);
      b.i32(e.module.globalCache("load", op.name));
      b.i32(e.module.constants.str(op.name) * 8);
      e.callPrelude(globalFunction(e.module));
    });
  }
  const slot = e.temps.scratch("i32");
  const value = e.temps.scratch("i64");
  b.get(e.pin("globals"));
  b.load32(e.module.globalCache("load", op.name));
  b.tee(slot);
  b.likely();
  b.if();
  b.get(slot);
  b.load64(0);
  b.set(value);
  if (kept === null) {
    e.incref(value);
  } else {
    uncounted(e, value, kept, () => e.incref(value));
  }
  b.else();
  e.position(op.pos);
  slow();
  b.tee(value);
  e.checkNull();
  // Not counted in either case when it is the object that the module keeps.
  if (kept !== null) {
    b.get(value);
    e.pushKept(kept);
    b.op(OP.i64_eq);
    b.if();
    e.decref(value);
    b.end();
  }
  b.end();
  b.get(value);
  if (kept !== null) e.guarded.set(op.dst, kept);
  e.define(op.dst);
}

/** Does something when a value is not the object that is kept. */
function uncounted(e: FunctionEmitter, value: Local, kept: Kept, otherwise: () => void): void {
  const { b } = e;
  b.get(value);
  e.pushKept(kept);
  b.op(OP.i64_ne);
  b.unlikely();
  b.if();
  otherwise();
  b.end();
}

/** What keeps the function that a name probably means, when the temporary is only called with arguments that fit it. */
function keptFunction(e: FunctionEmitter, op: OpOf<"loadglobal">): Kept | null {
  const call = e.shape.facts.callees.get(op.dst);
  if (call === undefined || e.resume?.kind === "generator") return null;
  const known = e.module.globalFunctions.get(op.name);
  if (known === undefined) {
    const offset = call.kwnames.length > 0 ? null : intrinsicOffset(op.name, call.args.length);
    return offset === null ? null : { in: "thread", offset };
  }
  const place = bindKnown(e.module, known, call) === null ? undefined : e.module.functionPlaces.get(known.index);
  return place === undefined ? null : { in: "constants", place };
}

export function emitStoreglobal(e: FunctionEmitter, op: OpOf<"storeglobal">): void {
  const { b } = e;
  if (!e.shape.fast) {
    return e.statusResult(op.pos, [], () => {
      pushGlobalCache(e, "store", op.name);
      e.pushName(op.name);
      e.take(op.src);
      e.helper("store_global");
    });
  }
  const slot = e.temps.scratch("i32");
  const value = e.temps.scratch("i64");
  const old = e.temps.scratch("i64");
  e.take(op.src);
  b.set(value);
  b.get(e.pin("globals"));
  b.load32(e.module.globalCache("store", op.name));
  b.tee(slot);
  b.likely();
  b.if();
  b.get(slot);
  b.load64(0);
  b.set(old);
  b.get(slot);
  b.get(value);
  b.store64(0);
  e.decref(old);
  b.else();
  e.position(op.pos);
  pushGlobalCache(e, "store", op.name);
  e.pushName(op.name);
  b.get(value);
  e.helper("store_global");
  e.checkStatus();
  b.end();
}

export function emitDelglobal(e: FunctionEmitter, op: OpOf<"delglobal">): void {
  e.statusResult(op.pos, [], () => {
    e.pushName(op.name);
    e.helper("delete_global");
  });
}

export function emitLoadname(e: FunctionEmitter, op: OpOf<"loadname">): void {
  e.valueResult(op.dst, op.pos, [], () => {
    e.pushNamespace();
    e.pushName(op.name);
    e.helper("load_name");
  });
}

export function emitStorename(e: FunctionEmitter, op: OpOf<"storename">): void {
  e.statusResult(op.pos, [op.src], () => {
    e.pushNamespace();
    e.pushName(op.name);
    e.push(op.src);
    e.helper("store_name");
  });
}

export function emitDelname(e: FunctionEmitter, op: OpOf<"delname">): void {
  e.statusResult(op.pos, [], () => {
    e.pushNamespace();
    e.pushName(op.name);
    e.helper("delete_name");
  });
}

/** A local with the address of a cell. */
function cellAddress(e: FunctionEmitter, cell: number): Local {
  const address = e.temps.scratch("i32");
  e.pushCell(cell);
  e.b.op(OP.i32_wrap_i64);
  e.b.set(address);
  return address;
}

function checkCell(e: FunctionEmitter, value: Local, cell: number, pos: number): void {
  const { b } = e;
  b.get(value);
  e.pushBits(UNBOUND);
  b.op(OP.i64_eq);
  b.unlikely();
  b.if();
  e.position(pos);
  b.i32(cell);
  e.helper("unbound_cell");
  b.op(OP.drop);
  e.error();
  b.end();
}

export function emitLoadcell(e: FunctionEmitter, op: OpOf<"loadcell">): void {
  const { b } = e;
  const value = e.temps.scratch("i64");
  b.get(cellAddress(e, op.cell));
  b.load64(CELL_VALUE);
  b.set(value);
  checkCell(e, value, op.cell, op.pos);
  e.incref(value);
  b.get(value);
  e.define(op.dst);
}

export function emitStorecell(e: FunctionEmitter, op: OpOf<"storecell">): void {
  const { b } = e;
  const address = cellAddress(e, op.cell);
  const value = e.temps.scratch("i64");
  const old = e.temps.scratch("i64");
  e.take(op.src);
  b.set(value);
  b.get(address);
  b.load64(CELL_VALUE);
  b.set(old);
  b.get(address);
  b.get(value);
  b.store64(CELL_VALUE);
  e.decref(old);
}

export function emitDelcell(e: FunctionEmitter, op: OpOf<"delcell">): void {
  const { b } = e;
  const address = cellAddress(e, op.cell);
  const old = e.temps.scratch("i64");
  b.get(address);
  b.load64(CELL_VALUE);
  b.set(old);
  checkCell(e, old, op.cell, op.pos);
  b.get(address);
  e.pushBits(UNBOUND);
  b.store64(CELL_VALUE);
  e.decref(old);
}

export function emitNewcell(e: FunctionEmitter, op: OpOf<"newcell">): void {
  const { b } = e;
  const cell = e.ownCell(op.cell);
  const old = e.temps.scratch("i64");
  b.get(cell);
  b.set(old);
  e.pushBits(UNBOUND);
  e.helper("make_cell");
  b.set(cell);
  e.decref(old);
}

export function emitLoadclasscell(e: FunctionEmitter, op: OpOf<"loadclasscell">): void {
  e.valueResult(op.dst, op.pos, [], () => {
    e.pushNamespace();
    e.pushName(op.name);
    e.b.i32(op.cell);
    e.helper("load_class_cell");
  });
}

export function emitLoadfromnamespace(e: FunctionEmitter, op: OpOf<"loadfromnamespace">): void {
  e.valueResult(op.dst, op.pos, [op.namespace], () => {
    e.push(op.namespace);
    e.pushName(op.name);
    if (op.cell === null) return e.helper("load_name");
    e.b.i32(op.cell);
    e.helper("load_class_cell");
  });
}
