// Attributes and items.

import { IC_KEY, IC_NEW_SHAPE, IC_OFFSET, INSTANCE_SHAPE, OBJ_TYPE, SPECIAL_ENTER, SPECIAL_EXIT, UNBOUND } from "@molt-py/abi";
import type { Op } from "@molt-py/frontend";
import { POINTER } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { pushIsPointer } from "../prelude/counting.ts";
import { getattrFunction, loadFunction, pushValueAddress, setattrFunction, storeFunction } from "../prelude/shared-cache.ts";
import { methodAtFunction } from "../prelude/specials.ts";
import { getitemFunction, setitemFunction } from "../prelude/items.ts";
import type { OpOf } from "./op-of.ts";

export function emitGetattr(e: FunctionEmitter, op: OpOf<"getattr">): void {
  if (e.rare) {
    return e.valueResult(op.dst, op.pos, [op.obj], () => {
      e.pushCache(e.cacheOf(op));
      e.push(op.obj);
      e.pushName(op.name);
      e.callPrelude(loadFunction(e.module));
    });
  }
  if (e.shape.fast) return cachedGetattr(e, op);
  e.valueResult(op.dst, op.pos, [op.obj], () => {
    e.pushInlineCache();
    e.push(op.obj);
    e.pushName(op.name);
    e.helper("getattr");
  });
}

/** The inline cache in line: only when it does not match is a position stored and the result tested. */
function cachedGetattr(e: FunctionEmitter, op: OpOf<"getattr">): void {
  const { b } = e;
  const object = e.valueLocal(op.obj);
  const address = e.temps.scratch("i32");
  const result = e.temps.scratch("i64");
  const cache = e.cacheOf(op);
  const done = b.block();
  const slow = b.coldBlock();
  matchCache(e, object, address, cache, slow);
  const pushCache = (offset: number): void => {
    b.get(e.pin("caches"));
    b.load32(cache + offset);
  };
  pushValueAddress(b, pushCache, address);
  b.load64(0);
  b.tee(result);
  // A slot of `__slots__` that holds nothing.
  e.pushBits(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(slow);
  e.incref(result);
  b.br(done);
  b.end();
  e.position(op.pos);
  e.pushCache(cache);
  b.get(object);
  e.pushName(op.name);
  e.callPrelude(getattrFunction(e.module));
  b.tee(result);
  const live = e.temps.snapshot();
  e.checkNull();
  e.temps.restore(live);
  b.end();
  e.finish([op.obj]);
  b.get(result);
  e.define(op.dst);
}

/** Leaves for `slow` unless the object is an instance of the cached type and shape; sets its address. */
function matchCache(e: FunctionEmitter, object: Local, address: Local, cache: number, slow: Label): void {
  const { b } = e;
  pushIsPointer(b, object);
  b.op(OP.i32_eqz);
  b.brIf(slow);
  b.get(object);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load64(OBJ_TYPE);
  b.get(e.pin("caches"));
  b.load64(cache + IC_KEY);
  b.op(OP.i64_ne);
  b.brIf(slow);
}

export function emitSetattr(e: FunctionEmitter, op: OpOf<"setattr">): void {
  if (e.rare) {
    return e.statusResult(op.pos, [op.obj, op.src], () => {
      e.pushCache(e.cacheOf(op));
      e.push(op.obj);
      e.pushName(op.name);
      e.push(op.src);
      e.callPrelude(storeFunction(e.module));
    });
  }
  if (e.shape.fast) return cachedSetattr(e, op);
  e.statusResult(op.pos, [op.obj, op.src], () => {
    e.pushInlineCache();
    e.push(op.obj);
    e.pushName(op.name);
    e.push(op.src);
    e.helper("setattr");
  });
}

/** As for loading; the value is counted before the old one is released, and the shape becomes what the store makes of it. */
function cachedSetattr(e: FunctionEmitter, op: OpOf<"setattr">): void {
  const { b } = e;
  const object = e.valueLocal(op.obj);
  const value = e.valueLocal(op.src);
  const address = e.temps.scratch("i32");
  const slot = e.temps.scratch("i32");
  const old = e.temps.scratch("i64");
  const cache = e.cacheOf(op);
  const done = b.block();
  const slow = b.coldBlock();
  matchCache(e, object, address, cache, slow);
  if ((e.typeOf(op.src) & POINTER) !== 0) e.incref(value);
  b.get(e.pin("caches"));
  b.load32(cache + IC_OFFSET);
  b.get(address);
  b.op(OP.i32_add);
  b.tee(slot);
  b.load64(0);
  b.set(old);
  b.get(slot);
  b.get(value);
  b.store64(0);
  b.get(address);
  b.get(e.pin("caches"));
  b.load32(cache + IC_NEW_SHAPE);
  b.store32(INSTANCE_SHAPE);
  e.decref(old);
  b.br(done);
  b.end();
  e.position(op.pos);
  e.pushCache(cache);
  b.get(object);
  e.pushName(op.name);
  b.get(value);
  e.callPrelude(setattrFunction(e.module));
  const live = e.temps.snapshot();
  const status = e.temps.scratch("i32");
  b.tee(status);
  b.i32(0);
  b.op(OP.i32_lt_s);
  b.unlikely();
  b.if();
  e.finish([op.obj, op.src]);
  e.error();
  b.end();
  e.temps.restore(live);
  b.end();
  e.finish([op.obj, op.src]);
}

export function emitDelattr(e: FunctionEmitter, op: OpOf<"delattr">): void {
  e.statusResult(op.pos, [op.obj], () => {
    e.push(op.obj);
    e.pushName(op.name);
    e.helper("delattr");
  });
}

export function emitGetitem(e: FunctionEmitter, op: OpOf<"getitem">): void {
  e.valueResult(op.dst, op.pos, [op.obj, op.index], () => {
    e.push(op.obj);
    e.push(op.index);
    if (e.shape.fast) e.callPrelude(getitemFunction(e.module));
    else e.helper("getitem");
  });
}

/** `object[start:stop]` without a slice object: emits both operations if that is what they are. */
export function emitSliceItem(e: FunctionEmitter, slice: Op, item: Op | undefined): boolean {
  if (!e.shape.fast || slice.op !== "slice" || item?.op !== "getitem" || item.index.kind !== "temp" || item.index.id !== slice.dst) return false;
  if (slice.step.kind !== "const" || slice.step.value.type !== "None" || !e.shape.facts.single.has(slice.dst)) return false;
  const operands = [item.obj, slice.start, slice.stop];
  e.valueResult(item.dst, item.pos, operands, () => {
    for (const operand of operands) e.push(operand);
    e.helper("get_slice");
  });
  return true;
}

export function emitSetitem(e: FunctionEmitter, op: OpOf<"setitem">): void {
  e.statusResult(op.pos, [op.obj, op.index, op.src], () => {
    e.push(op.obj);
    e.push(op.index);
    e.push(op.src);
    if (e.shape.fast) e.callPrelude(setitemFunction(e.module));
    else e.helper("setitem");
  });
}

export function emitDelitem(e: FunctionEmitter, op: OpOf<"delitem">): void {
  e.statusResult(op.pos, [op.obj, op.index], () => {
    e.push(op.obj);
    e.push(op.index);
    e.helper("delitem");
  });
}

/** The places of the methods that `with` asks for. */
const SPECIAL_PLACES: Readonly<Record<string, number>> = { __enter__: SPECIAL_ENTER, __exit__: SPECIAL_EXIT };

/** A plain function of the type stays one, beside the object; anything else is bound by the core. */
export function emitLoadspecial(e: FunctionEmitter, op: OpOf<"loadspecial">): void {
  const { b } = e;
  const place = SPECIAL_PLACES[op.name];
  const method = e.temps.scratch("i64");
  const self = e.temps.scratch("i64");
  const object = e.valueLocal(op.obj);
  e.pushBits(UNBOUND);
  b.set(self);
  if (e.shape.fast && place !== undefined) {
    b.get(object);
    b.i32(place);
    e.callPrelude(methodAtFunction(e.module));
  } else {
    e.pushBits(UNBOUND);
  }
  b.tee(method);
  e.pushBits(UNBOUND);
  b.op(OP.i64_eq);
  b.if();
  e.position(op.pos);
  b.get(object);
  e.pushName(op.name);
  e.pushName(op.error);
  e.helper("load_special");
  b.set(method);
  b.else();
  e.incref(object);
  b.get(object);
  b.set(self);
  b.end();
  e.finish([op.obj]);
  b.get(method);
  e.checkNull();
  b.get(method);
  e.define(op.dsts[0]);
  b.get(self);
  e.define(op.dsts[1]);
}

export function emitSuperattr(e: FunctionEmitter, op: OpOf<"superattr">): void {
  e.valueResult(op.dst, op.pos, [op.callee, op.cls, op.self], () => {
    e.push(op.callee);
    e.push(op.cls);
    e.push(op.self);
    e.pushName(op.name);
    e.helper("super_attr");
  });
}
