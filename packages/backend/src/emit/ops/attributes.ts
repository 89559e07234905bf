// Attributes and items.

import type { FunctionEmitter } from "../function/emitter.ts";
import { getattrFunction, getitemFunction, setattrFunction, setitemFunction } from "../prelude/attributes.ts";
import type { OpOf } from "./op-of.ts";

export function emitGetattr(e: FunctionEmitter, op: OpOf<"getattr">): void {
  e.valueResult(op.dst, op.pos, [op.obj], () => {
    e.pushInlineCache();
    e.push(op.obj);
    e.pushName(op.name);
    if (e.shape.fast) e.callPrelude(getattrFunction(e.module));
    else e.helper("getattr");
  });
}

export function emitSetattr(e: FunctionEmitter, op: OpOf<"setattr">): void {
  e.statusResult(op.pos, [op.obj, op.src], () => {
    e.pushInlineCache();
    e.push(op.obj);
    e.pushName(op.name);
    e.push(op.src);
    if (e.shape.fast) e.callPrelude(setattrFunction(e.module));
    else e.helper("setattr");
  });
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

export function emitLoadspecial(e: FunctionEmitter, op: OpOf<"loadspecial">): void {
  e.valueResult(op.dst, op.pos, [op.obj], () => {
    e.push(op.obj);
    e.pushName(op.name);
    e.pushName(op.error);
    e.helper("load_special");
  });
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
