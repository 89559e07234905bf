// Calls as prelude functions: functions and built-ins whose code takes just these arguments are called through the table, bound methods are
// unwrapped, method caches are tried; the core's general entries do the rest.

import {
  BUILTIN_ARITY,
  BUILTIN_LEAST,
  BUILTIN_MOST,
  DICT_LEN,
  FUNC_CALL_KEY,
  FUNC_FITS,
  FUNC_NAMED,
  FUNC_TABLE,
  IC_KEY,
  IC_MASK,
  IC_SIZE,
  IC_SLOT,
  LIST_ITEMS,
  LIST_LEN,
  MAX_PADDED,
  METHOD_FUNC,
  METHOD_SELF,
  OBJ_TYPE,
  SPECIAL_CALL,
  SHARED_METHOD,
  TS_STACK,
  TAG_POINTER,
  TS_TYPE_BUILTIN,
  TS_TYPE_CLASS_METHOD,
  TS_TYPE_DICT,
  TS_TYPE_FUNCTION,
  TS_TYPE_LIST,
  TS_TYPE_METHOD,
  TS_TYPE_METHOD_DESCRIPTOR,
  TS_TYPE_STATIC_METHOD,
  TS_TYPE_SUPER,
  TS_TYPE_TUPLE,
  TUPLE_ITEMS,
  TUPLE_LEN,
  TYPE_INIT,
  UNBOUND,
  WRAPPER_CALLABLE,
  type HelperName,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { callFitting, callPlanned, filledFunction, lay, makeInstance, newFunction, openObject, pushIsMetaclass, pushIsType, testBinding } from "./binding.ts";
import { appliedFunction, boundFunction, spreadFunction, testFits } from "./applying.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { trySpecial } from "./specials.ts";
import { tupleAtFunction } from "./starred.ts";
import { refill, findFunction } from "./shared-cache.ts";

/** More arguments than this go through the value stack at once. */
export const DIRECT_ARGUMENTS = 7;

const CALL_HELPERS: readonly HelperName[] = ["call0", "call1", "call2", "call3", "call4"];
const METHOD_HELPERS: readonly HelperName[] = ["method0", "method1", "method2", "method3"];

/** Pushes 1 when the object at `address` is a function or built-in that takes `count` arguments directly. */
export function pushTakes(b: CodeBuilder, module: ModuleContext, address: Local, type: Local, other: number, count: number): void {
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_FUNCTION);
  b.op(OP.i32_eq);
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(other);
  b.op(OP.i32_eq);
  b.op(OP.i32_or);
  b.if("i32");
  b.get(address);
  b.load32(FUNC_CALL_KEY);
  b.i32(count);
  b.op(OP.i32_eq);
  b.else();
  b.i32(0);
  b.end();
}

/** Lays the locals `from … from + count - 1` on the value stack; pushes the address. */
function pushLaid(b: CodeBuilder, module: ModuleContext, locals: readonly Local[]): void {
  const top = b.local("i32");
  b.globalGet(module.threadState);
  b.load32(TS_STACK);
  b.set(top);
  locals.forEach((local, index) => {
    b.get(top);
    b.get(local);
    b.store64(index * 8);
  });
  b.get(top);
}

export function values(count: number): ValType[] {
  return new Array<ValType>(count).fill("i64");
}

/** Leaves for `otherwise` unless the built-in at `address` takes `count` arguments once absent ones are filled in. */
function testPads(b: CodeBuilder, address: Local, count: number, otherwise: Label): void {
  b.i32(count);
  b.get(address);
  b.load32(BUILTIN_LEAST);
  b.op(OP.i32_lt_u);
  b.brIf(otherwise);
  b.i32(count);
  b.get(address);
  b.load32(BUILTIN_MOST);
  b.op(OP.i32_gt_u);
  b.brIf(otherwise);
}

/** `padded(address, a1 … an)`: calls a built-in that passed `testPads` with `UNBOUND` for the arguments that are absent. */
function paddedFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`padded${count}`, ["i32", ...values(count)], ["i64"], (b) => {
    for (let arity = count; arity <= MAX_PADDED; arity++) {
      const last = arity === MAX_PADDED;
      if (!last) {
        b.get(0);
        b.load32(BUILTIN_ARITY);
        b.i32(arity);
        b.op(OP.i32_eq);
        b.if();
      }
      b.get(0);
      for (let local = 1; local <= count; local++) b.get(local);
      for (let absent = count; absent < arity; absent++) b.i64(UNBOUND);
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(arity));
      if (!last) {
        b.op(OP.return);
        b.end();
      }
    }
  });
}

/** Pushes the result of the core's general call. */
function callGeneral(b: CodeBuilder, module: ModuleContext, callee: Local, args: readonly Local[]): void {
  const helper = CALL_HELPERS[args.length];
  b.get(callee);
  if (helper !== undefined) {
    for (const local of args) b.get(local);
    b.call(module.helper(helper));
  } else {
    pushLaid(b, module, args);
    b.i32(args.length);
    b.call(module.helper("call_n"));
  }
}

/** `call(callee, a1 … an)` */
export function callFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`call${count}`, values(count + 1), ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const args = Array.from({ length: count }, (_, index) => index + 1);
    const slow = b.coldBlock();
    openObject(b, 0, address, type, slow);
    pushTakes(b, module, address, type, TS_TYPE_BUILTIN, count);
    b.if();
    b.get(address);
    for (const local of args) b.get(local);
    b.get(address);
    b.load32(FUNC_TABLE);
    b.callIndirect(module.callType(count));
    b.op(OP.return);
    b.end();
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.if();
    testFits(b, address, count, slow);
    b.get(address);
    for (const local of args) b.get(local);
    b.call(filledFunction(module, count));
    b.op(OP.return);
    b.end();
    pushIsMetaclass(b, module, type);
    b.if();
    b.get(address);
    b.load32(TYPE_INIT);
    b.tee(address);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    testFits(b, address, count + 1, slow);
    b.get(0);
    b.get(address);
    for (const local of args) b.get(local);
    b.call(newFunction(module, count));
    b.op(OP.return);
    b.end();
    if (count <= MAX_PADDED) {
      const other = b.block();
      pushIsType(b, module, type, TS_TYPE_BUILTIN);
      b.op(OP.i32_eqz);
      b.brIf(other);
      testPads(b, address, count, slow);
      b.get(address);
      for (const local of args) b.get(local);
      b.call(paddedFunction(module, count));
      b.op(OP.return);
      b.end();
    }
    boundMethod(b, module, address, type, args, slow);
    b.end();
    if (CALL_HELPERS[count] !== undefined) {
      trySpecial(b, module, SPECIAL_CALL, count, (result) => {
        b.get(result);
        b.op(OP.return);
      });
    }
    callGeneral(b, module, 0, args);
  });
}

/** A bound method of a Python function: the object becomes the first argument. The caller's hold on the method keeps both alive. */
function boundMethod(b: CodeBuilder, module: ModuleContext, address: Local, type: Local, args: readonly Local[], otherwise: Label): void {
  const method = b.local("i32");
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_METHOD);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(address);
  b.set(method);
  b.get(method);
  b.load32(METHOD_FUNC);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_FUNCTION);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  testFits(b, address, args.length + 1, otherwise);
  const self = b.local("i64");
  b.get(method);
  b.load64(METHOD_SELF);
  b.set(self);
  callFitting(b, module, address, [self, ...args]);
  b.op(OP.return);
}

/** Starred calls with more arguments than this go through the core. */
const STARRED_ARGUMENTS = 16;

/**
 * `callex(callee, arguments, keywords)`: a function, bound method or class whose arguments are in a tuple or list and a dict. What a tuple has is
 * borrowed while it runs; a tuple of their own keeps what others have, which somebody might change meanwhile.
 */
export function callStarredFunction(module: ModuleContext): FunctionRef {
  return module.prelude("callex", ["i64", "i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const top = b.local("i32");
    const at = b.local("i32");
    const items = b.local("i32");
    const count = b.local("i32");
    const dict = b.local("i32");
    const made = b.local("i32");
    const loose = b.local("i32");
    const self = b.local("i64");
    const kept = b.local("i64");
    const result = b.local("i64");
    const slow = b.coldBlock();
    openObject(b, 0, address, type, slow);
    b.globalGet(module.threadState);
    b.load32(TS_STACK);
    b.tee(top);
    b.set(at);
    const opened = b.block();
    const function_ = b.block();
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.brIf(function_);
    // The object comes first. That of a class is made once the arguments are bound.
    b.get(top);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(at);
    pushIsMetaclass(b, module, type);
    b.tee(made);
    b.if();
    b.get(top);
    b.i64(0n);
    b.store64(0);
    b.get(address);
    b.load32(TYPE_INIT);
    b.tee(address);
    b.brIf(opened);
    b.br(slow);
    b.end();
    pushIsType(b, module, type, TS_TYPE_METHOD);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(top);
    b.get(address);
    b.load64(METHOD_SELF);
    b.store64(0);
    b.get(address);
    b.load32(METHOD_FUNC);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.end();
    b.end();
    openObject(b, 1, items, type, slow);
    pushIsType(b, module, type, TS_TYPE_TUPLE);
    b.if();
    b.get(items);
    b.load32(TUPLE_LEN);
    b.set(count);
    b.get(items);
    b.i32(TUPLE_ITEMS);
    b.op(OP.i32_add);
    b.set(items);
    b.else();
    pushIsType(b, module, type, TS_TYPE_LIST);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.i32(1);
    b.set(loose);
    b.get(items);
    b.load32(LIST_LEN);
    b.set(count);
    b.get(items);
    b.load32(LIST_ITEMS);
    b.set(items);
    b.end();
    b.get(count);
    b.i32(STARRED_ARGUMENTS);
    b.op(OP.i32_ge_u);
    b.brIf(slow);
    copyValues(b, items, count, at);
    b.get(at);
    b.get(top);
    b.op(OP.i32_sub);
    b.i32(3);
    b.op(OP.i32_shr_u);
    b.set(count);
    b.get(2);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.if();
    openObject(b, 2, dict, type, slow);
    pushIsType(b, module, type, TS_TYPE_DICT);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(dict);
    b.i32(0);
    b.get(dict);
    b.load32(DICT_LEN);
    b.op(OP.select);
    b.set(dict);
    b.end();
    b.get(dict);
    b.if();
    for (const local of [address, top, count, dict]) b.get(local);
    b.call(spreadFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(address);
    b.load8(FUNC_NAMED);
    b.tee(count);
    b.set(loose);
    b.else();
    b.get(address);
    b.load32(FUNC_FITS);
    b.get(count);
    b.op(OP.i32_shr_u);
    b.i32(1);
    b.op(OP.i32_and);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.end();
    b.get(loose);
    b.if();
    b.get(top);
    b.get(count);
    b.call(tupleAtFunction(module));
    b.set(kept);
    b.end();
    const apply = (): void => {
      b.get(dict);
      b.if("i64");
      b.get(address);
      b.get(top);
      b.call(appliedFunction(module));
      b.else();
      b.get(address);
      b.get(top);
      b.get(count);
      b.call(boundFunction(module));
      b.end();
      b.set(result);
      b.get(kept);
      b.call(decref(module));
      b.get(result);
    };
    b.get(made);
    b.if();
    makeInstance(b, module, 0, self, () => {
      b.get(top);
      b.get(self);
      b.store64(0);
      apply();
    });
    b.op(OP.return);
    b.end();
    apply();
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(module.helper("call_ex"));
  });
}

/** Copies `count` values to `to`, and leaves the address behind the last one there. */
function copyValues(b: CodeBuilder, from: Local, count: Local, to: Local): void {
  const done = b.block();
  const again = b.loop();
  b.get(count);
  b.op(OP.i32_eqz);
  b.brIf(done);
  b.get(to);
  b.get(from);
  b.load64(0);
  b.store64(0);
  for (const [local, step] of [
    [from, 8],
    [to, 8],
    [count, -1],
  ] as const) {
    b.get(local);
    b.i32(step);
    b.op(OP.i32_add);
    b.set(local);
  }
  b.br(again);
  b.end();
  b.end();
}

/** Pushes 1 when `type` is `staticmethod` or `classmethod`. */
export function pushWraps(b: CodeBuilder, module: ModuleContext, type: Local): void {
  pushIsType(b, module, type, TS_TYPE_STATIC_METHOD);
  pushIsType(b, module, type, TS_TYPE_CLASS_METHOD);
  b.op(OP.i32_or);
}

/** `own(found, class, a1 … an)`: calls what a class (or module) has, of which static and class methods are unwrapped. */
function ownFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`own${count}`, values(count + 2), ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 2);
    const address = b.local("i32");
    const type = b.local("i32");
    const bound = b.local("i32");
    const result = b.local("i64");
    const plain = b.block();
    openObject(b, 0, address, type, plain);
    pushWraps(b, module, type);
    b.op(OP.i32_eqz);
    b.brIf(plain);
    pushIsType(b, module, type, TS_TYPE_CLASS_METHOD);
    b.set(bound);
    b.get(address);
    b.load64(WRAPPER_CALLABLE);
    b.set(0);
    b.end();
    b.get(0);
    b.call(incref(module));
    b.get(bound);
    b.if("i64");
    b.get(0);
    b.get(1);
    for (const local of args) b.get(local);
    b.call(callFunction(module, count + 1));
    b.else();
    b.get(0);
    for (const local of args) b.get(local);
    b.call(callFunction(module, count));
    b.end();
    b.set(result);
    b.get(0);
    b.call(decref(module));
    b.get(result);
  });
}

/**
 * `methodkw(cache, object, name, names, a1 … an)`: a method that the first cache holds, with the binding that the one after it holds.
 */
export function methodKeywordsFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`methodkw${count}`, ["i32", "i64", "i64", "i64", ...values(count)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 4);
    const slow = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(OBJ_TYPE);
    plannedSlot(b, module, 0, [1, ...args], 3, slow);
    b.end();
    const top = b.local("i32");
    lay(b, module, [1, ...args], top);
    b.get(0);
    b.get(2);
    b.get(top);
    b.i32(count + 1);
    b.get(3);
    b.call(module.helper("method_kw"));
  });
}

/** With the key on the stack: returns the result of a call of what the cache's slot holds, bound by the cache after it, or leaves for `otherwise`. */
export function plannedSlot(b: CodeBuilder, module: ModuleContext, cache: Local, given: readonly Local[], names: Local, otherwise: Label): void {
  const callable = b.local("i64");
  const address = b.local("i32");
  const type = b.local("i32");
  const binding = (): void => {
    b.get(cache);
    b.i32(IC_SIZE);
    b.op(OP.i32_add);
  };
  slotCallable(b, module, cache, callable, address, type, otherwise);
  testBinding(b, address, binding, true, otherwise);
  callPlanned(b, module, address, binding, given, names);
  b.op(OP.return);
}

/** With the key on the stack: the Python function that the cache's slot holds, or leaves for `otherwise`. */
function slotCallable(b: CodeBuilder, module: ModuleContext, cache: Local, callable: Local, address: Local, type: Local, otherwise: Label): void {
  b.get(cache);
  b.load64(IC_KEY);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
  b.get(cache);
  b.load32(IC_SLOT);
  b.load64(0);
  b.set(callable);
  openObject(b, callable, address, type, otherwise);
  pushIsType(b, module, type, TS_TYPE_FUNCTION);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** Pushes the key of a `super` cache, or leaves for `otherwise` when `callee` is not the built-in or the others are no objects. */
function pushSuperKey(b: CodeBuilder, module: ModuleContext, callee: Local, cls: Local, self: Local, otherwise: Label): void {
  b.get(callee);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_SUPER);
  b.op(OP.i64_extend_i32_u);
  b.i64(TAG_POINTER);
  b.op(OP.i64_or);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
  pushIsPointer(b, self);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(self);
  b.op(OP.i32_wrap_i64);
  b.load32(OBJ_TYPE);
  b.op(OP.i64_extend_i32_u);
  b.get(cls);
  b.i64(32);
  b.op(OP.i64_shl);
  b.op(OP.i64_or);
}

/** `super(cache, callee, class, self, name, names, a1 … an)`: `super(class, self).name(…)`; `keywords` of the arguments have names. */
export function superFunction(module: ModuleContext, count: number, keywords: boolean): FunctionRef {
  const name = keywords ? `superkw${count}` : `super${count}`;
  return module.prelude(name, ["i32", ...values(5 + count)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 6);
    const callable = b.local("i64");
    const address = b.local("i32");
    const type = b.local("i32");
    const top = b.local("i32");
    const slow = b.coldBlock();
    pushSuperKey(b, module, 1, 2, 3, slow);
    if (keywords) {
      plannedSlot(b, module, 0, [3, ...args], 5, slow);
    } else {
      slotCallable(b, module, 0, callable, address, type, slow);
      testFits(b, address, count + 1, slow);
      callFitting(b, module, address, [3, ...args]);
      b.op(OP.return);
    }
    b.end();
    lay(b, module, args, top);
    for (let local = 0; local <= 4; local++) b.get(local);
    b.get(top);
    b.i32(count);
    b.get(5);
    b.call(module.helper("call_super"));
  });
}

/** `callspecial(callee, self, a1 … an)`: without `self` when that is UNBOUND. */
export function callSpecialFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`callspecial${count}`, values(count + 2), ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 2);
    b.get(1);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.if();
    b.get(0);
    for (const local of args) b.get(local);
    b.call(callFunction(module, count));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    for (const local of args) b.get(local);
    b.call(callFunction(module, count + 1));
  });
}

/**
 * `method(cache, object, name, a1 … an)`. What a class has is not counted while it is called: see `retire` in the core, which keeps functions that
 * a class loses for as long as they run.
 */
export function methodFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`method${count}`, ["i32", "i64", "i64", ...values(count)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 3);
    const address = b.local("i32");
    const type = b.local("i32");
    const callable = b.local("i64");
    const entry = b.local("i32");
    const given = [1, ...args];
    const rest = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(rest);
    b.get(0);
    b.set(entry);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(OBJ_TYPE);
    b.get(0);
    b.load64(IC_MASK);
    b.op(OP.i64_and);
    b.get(0);
    b.load64(IC_KEY);
    b.op(OP.i64_ne);
    b.if();
    b.get(1);
    b.get(2);
    b.i32(SHARED_METHOD);
    b.call(findFunction(module));
    b.tee(entry);
    b.op(OP.i32_eqz);
    b.brIf(rest);
    refill(b, module, entry);
    b.end();
    b.get(entry);
    b.load32(IC_SLOT);
    b.load64(0);
    b.set(callable);
    openObject(b, callable, address, type, rest);
    pushTakes(b, module, address, type, TS_TYPE_METHOD_DESCRIPTOR, given.length);
    b.op(OP.i32_eqz);
    b.brIf(rest);
    b.get(address);
    for (const local of given) b.get(local);
    b.get(address);
    b.load32(FUNC_TABLE);
    b.callIndirect(module.callType(given.length));
    b.op(OP.return);
    b.end();
    b.get(0);
    for (const local of [1, 2, ...args]) b.get(local);
    b.get(entry);
    b.call(otherMethodFunction(module, count));
  });
}

/** `othermethod(cache, object, name, a1 … an, entry)`: when what the entry (of a cache, or 0) names does not take just these arguments. */
export function otherMethodFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`othermethod${count}`, ["i32", "i64", "i64", ...values(count), "i32"], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 3);
    const entry = count + 3;
    const given = [1, ...args];
    const address = b.local("i32");
    const type = b.local("i32");
    const callable = b.local("i64");
    const slow = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.load64(IC_KEY);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    // A class or a module, which has this itself.
    b.get(0);
    b.load32(IC_SLOT);
    b.load64(0);
    b.get(1);
    for (const local of args) b.get(local);
    b.call(ownFunction(module, count));
    b.op(OP.return);
    b.end();
    b.get(entry);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(entry);
    b.load32(IC_SLOT);
    b.load64(0);
    b.set(callable);
    openObject(b, callable, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.if();
    testFits(b, address, given.length, slow);
    b.get(address);
    for (const local of given) b.get(local);
    b.call(filledFunction(module, given.length));
    b.op(OP.return);
    b.end();
    if (given.length <= MAX_PADDED) {
      pushIsType(b, module, type, TS_TYPE_METHOD_DESCRIPTOR);
      b.if();
      const unbound = b.block();
      testPads(b, address, given.length, unbound);
      b.get(address);
      for (const local of given) b.get(local);
      b.call(paddedFunction(module, given.length));
      b.op(OP.return);
      b.end();
      callGeneral(b, module, callable, given);
      b.op(OP.return);
      b.end();
    }
    pushWraps(b, module, type);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(callable);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.op(OP.i64_extend_i32_u);
    b.i64(TAG_POINTER);
    b.op(OP.i64_or);
    for (const local of args) b.get(local);
    b.call(ownFunction(module, count));
    b.op(OP.return);
    b.end();
    const helper = METHOD_HELPERS[count];
    b.get(0);
    if (helper !== undefined) {
      b.get(1);
      b.get(2);
      for (const local of args) b.get(local);
      b.call(module.helper(helper));
    } else {
      b.get(2);
      pushLaid(b, module, given);
      b.i32(count + 1);
      b.call(module.helper("method_n"));
    }
  });
}
