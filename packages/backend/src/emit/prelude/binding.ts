// Binding arguments to the parameters of Python functions without the core: defaults for what is absent, keywords by the plan that a binding
// cache holds, and instances whose `__init__` gets the arguments.

import {
  BIND_DEFAULT,
  BIND_KEY,
  BIND_PLAN,
  BIND_SELF,
  FUNC_BINDING,
  FUNC_CALL_KEY,
  FUNC_FILL,
  FUNC_FITS,
  FUNC_PARAMS,
  FUNC_REST,
  FUNC_TABLE,
  MAX_DIRECT_PARAMS,
  METHOD_FUNC,
  METHOD_SELF,
  NONE,
  NULL,
  OBJ_TYPE,
  TS_STACK,
  TS_TYPE_FUNCTION,
  TS_TYPE_METHOD,
  TS_TYPE_TYPE,
  TYPE_INIT,
  TYPE_PAYLOAD,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { SMALL_DISPLAY, instanceFunction, smallTupleFunction } from "./memory.ts";

function values(count: number): ValType[] {
  return new Array<ValType>(count).fill("i64");
}

/** Pushes 1 when `type` is the type published at `offset` of the thread state. */
export function pushIsType(b: CodeBuilder, module: ModuleContext, type: Local, offset: number): void {
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(offset);
  b.op(OP.i32_eq);
}

/** Pushes 1 when objects of `type` are classes. */
export function pushIsMetaclass(b: CodeBuilder, module: ModuleContext, type: Local): void {
  b.get(type);
  b.load32(TYPE_PAYLOAD);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_TYPE);
  b.load32(TYPE_PAYLOAD);
  b.op(OP.i32_eq);
}

/** Sets `address` and `type` of the object that `value` points to; leaves for `otherwise` when it is no pointer. */
export function openObject(b: CodeBuilder, value: Local, address: Local, type: Local, otherwise: Label): void {
  pushIsPointer(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.set(type);
}

/** Sets `top` to the first free address of the value stack and lays the locals there. */
export function lay(b: CodeBuilder, module: ModuleContext, locals: readonly Local[], top: Local): void {
  b.globalGet(module.threadState);
  b.load32(TS_STACK);
  b.set(top);
  locals.forEach((local, index) => {
    b.get(top);
    b.get(local);
    b.store64(index * 8);
  });
}

/** `rest(address, a1 … an)`: calls the function at the address, whose `FUNC_REST` is n or less, with a tuple of the rest. */
function restFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`rest${count}`, ["i32", ...values(count)], ["i64"], (b) => {
    const top = b.local("i32");
    const tuple = b.local("i64");
    const result = b.local("i64");
    b.globalGet(module.threadState);
    b.load32(TS_STACK);
    b.set(top);
    for (let taken = 0; taken <= count; taken++) {
      if (taken < count) {
        b.get(0);
        b.load32(FUNC_REST);
        b.i32(taken);
        b.op(OP.i32_eq);
        b.if();
      }
      const rest = Array.from({ length: count - taken }, (_, index) => taken + index + 1);
      for (const local of rest) {
        b.get(local);
        b.call(incref(module));
      }
      if (rest.length <= SMALL_DISPLAY) {
        for (const local of rest) b.get(local);
        b.call(smallTupleFunction(module, rest.length));
      } else {
        rest.forEach((local, index) => {
          b.get(top);
          b.get(local);
          b.store64(index * 8);
        });
        b.get(top);
        b.i32(rest.length);
        b.call(module.helper("build_tuple"));
      }
      b.set(tuple);
      b.get(0);
      for (let index = 0; index < taken; index++) b.get(index + 1);
      b.get(tuple);
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(taken + 1));
      b.set(result);
      b.get(tuple);
      b.call(decref(module));
      b.get(result);
      if (taken < count) {
        b.op(OP.return);
        b.end();
      }
    }
  });
}

/** `norest(address, a1 … an)`: calls the function at the address, whose `FUNC_REST` is more than n, with defaults and no rest. */
function noRestFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`norest${count}`, ["i32", ...values(count)], ["i64"], (b) => {
    const tuple = b.local("i64");
    const result = b.local("i64");
    b.call(smallTupleFunction(module, 0));
    b.set(tuple);
    const done = b.block();
    for (let taken = count + 1; taken < MAX_DIRECT_PARAMS; taken++) {
      b.get(0);
      b.load32(FUNC_REST);
      b.i32(taken);
      b.op(OP.i32_eq);
      b.if();
      for (let local = 0; local <= count; local++) b.get(local);
      for (let index = count; index < taken; index++) {
        b.get(0);
        b.load32(FUNC_FILL);
        b.load64(index * 8);
      }
      b.get(tuple);
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(taken + 1));
      b.set(result);
      b.br(done);
      b.end();
    }
    b.op(OP.unreachable);
    b.end();
    b.get(tuple);
    b.call(decref(module));
    b.get(result);
  });
}

/** Pushes 1 when `FUNC_REST` of the function at `address` lets it take `count` arguments. */
function pushTakesRest(b: CodeBuilder, address: Local, count: number): void {
  b.get(address);
  b.load32(FUNC_REST);
  b.i32(count);
  b.op(OP.i32_le_u);
}

/** Leaves for `otherwise` unless `filledFunction` can call the function at `address` with `count` arguments. */
export function testFills(b: CodeBuilder, address: Local, count: number, otherwise: Label): void {
  b.get(address);
  b.load32(FUNC_FITS);
  b.i32(1 << count);
  b.op(OP.i32_and);
  pushTakesRest(b, address, count);
  b.op(OP.i32_or);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** `filled(address, a1 … an)`: calls the function at the address, which passed `testFills`, with defaults for what is absent or a tuple of the rest. */
export function filledFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`filled${count}`, ["i32", ...values(count)], ["i64"], (b) => {
    if (count < MAX_DIRECT_PARAMS) {
      pushTakesRest(b, 0, count);
      b.if();
      for (let local = 0; local <= count; local++) b.get(local);
      b.call(restFunction(module, count));
      b.op(OP.return);
      b.end();
      b.get(0);
      b.load32(FUNC_REST);
      b.i32(MAX_DIRECT_PARAMS);
      b.op(OP.i32_lt_u);
      b.if();
      for (let local = 0; local <= count; local++) b.get(local);
      b.call(noRestFunction(module, count));
      b.op(OP.return);
      b.end();
    }
    for (let params = count + 1; params <= MAX_DIRECT_PARAMS; params++) {
      const last = params === MAX_DIRECT_PARAMS;
      if (!last) {
        b.get(0);
        b.load32(FUNC_PARAMS);
        b.i32(params);
        b.op(OP.i32_eq);
        b.if();
      }
      b.get(0);
      for (let local = 1; local <= count; local++) b.get(local);
      for (let index = count; index < params; index++) {
        b.get(0);
        b.load32(FUNC_FILL);
        b.load64(index * 8);
      }
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(params));
      if (!last) {
        b.op(OP.return);
        b.end();
      }
    }
    if (count >= MAX_DIRECT_PARAMS) b.op(OP.unreachable);
  });
}

/** Leaves for `otherwise` unless the function at `address` takes `count` arguments, with or without defaults. */
export function testFits(b: CodeBuilder, address: Local, count: number, otherwise: Label): void {
  b.get(address);
  b.load32(FUNC_CALL_KEY);
  b.i32(count);
  b.op(OP.i32_eq);
  b.get(address);
  b.load32(FUNC_FITS);
  b.i32(1 << count);
  b.op(OP.i32_and);
  b.op(OP.i32_or);
  pushTakesRest(b, address, count);
  b.op(OP.i32_or);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** Calls the function at `address`, which passed `testFits`; pushes the result. */
export function callFitting(b: CodeBuilder, module: ModuleContext, address: Local, given: readonly Local[]): void {
  const push = (): void => {
    b.get(address);
    for (const local of given) b.get(local);
  };
  b.get(address);
  b.load32(FUNC_CALL_KEY);
  b.i32(given.length);
  b.op(OP.i32_eq);
  b.if("i64");
  push();
  b.get(address);
  b.load32(FUNC_TABLE);
  b.callIndirect(module.callType(given.length));
  if (given.length < MAX_DIRECT_PARAMS) {
    b.else();
    push();
    b.call(filledFunction(module, given.length));
  } else {
    b.else();
    b.op(OP.unreachable);
  }
  b.end();
}

/** `planned(address, cache, top)`: calls the function at the address with the arguments at `top` as the binding cache says. */
function plannedFunction(module: ModuleContext): FunctionRef {
  return module.prelude("planned", ["i32", "i32", "i32"], ["i64"], (b) => {
    const place = b.local("i32");
    for (let params = 1; params <= MAX_DIRECT_PARAMS; params++) {
      const last = params === MAX_DIRECT_PARAMS;
      if (!last) {
        b.get(0);
        b.load32(FUNC_PARAMS);
        b.i32(params);
        b.op(OP.i32_eq);
        b.if();
      }
      b.get(0);
      for (let index = 0; index < params; index++) {
        b.get(0);
        b.load32(FUNC_FILL);
        b.i32(index * 8);
        b.op(OP.i32_add);
        b.get(2);
        b.get(1);
        b.load8(BIND_PLAN + index);
        b.tee(place);
        b.op(OP.i32_add);
        b.get(place);
        b.i32(BIND_DEFAULT);
        b.op(OP.i32_eq);
        b.op(OP.select);
        b.load64(0);
      }
      b.get(0);
      b.load32(FUNC_TABLE);
      b.callIndirect(module.callType(params));
      if (!last) {
        b.op(OP.return);
        b.end();
      }
    }
  });
}

/** Leaves for `otherwise` unless the binding cache in `cache` is for the function at `address`, with an object in front of the arguments or not. */
export function testBinding(b: CodeBuilder, address: Local, cache: () => void, self: boolean, otherwise: Label): void {
  const binding = b.local("i32");
  b.get(address);
  b.load32(FUNC_BINDING);
  b.tee(binding);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(binding);
  if (self) {
    b.i32(BIND_SELF | 0);
    b.op(OP.i32_or);
  }
  cache();
  b.load32(BIND_KEY);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** Calls the function at `address`, whose binding cache passed `testBinding`, with the locals; pushes the result. */
export function callPlanned(b: CodeBuilder, module: ModuleContext, address: Local, cache: () => void, given: readonly Local[]): void {
  const top = b.local("i32");
  lay(b, module, given, top);
  b.get(address);
  cache();
  b.get(top);
  b.call(plannedFunction(module));
}

/** `callkw(cache, callee, names, a1 … an)` */
export function callKeywordsFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`callkw${count}`, ["i32", "i64", "i64", ...values(count)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 3);
    const address = b.local("i32");
    const type = b.local("i32");
    const self = b.local("i64");
    const top = b.local("i32");
    const cache = (): void => b.get(0);
    const slow = b.block();
    openObject(b, 1, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.if();
    testBinding(b, address, cache, false, slow);
    callPlanned(b, module, address, cache, args);
    b.op(OP.return);
    b.end();
    pushIsMetaclass(b, module, type);
    b.if();
    b.get(address);
    b.load32(TYPE_INIT);
    b.tee(address);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    testBinding(b, address, cache, true, slow);
    makeInstance(b, module, 1, self, () => callPlanned(b, module, address, cache, [self, ...args]));
    b.op(OP.return);
    b.end();
    pushIsType(b, module, type, TS_TYPE_METHOD);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(address);
    b.load64(METHOD_SELF);
    b.set(self);
    b.get(address);
    b.load32(METHOD_FUNC);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    testBinding(b, address, cache, true, slow);
    callPlanned(b, module, address, cache, [self, ...args]);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    lay(b, module, args, top);
    b.get(top);
    b.i32(count);
    b.get(2);
    b.call(module.helper("call_kw"));
  });
}

/**
 * Makes an instance of the class in the local `callee` and calls `initialize`, which pushes what its `__init__` gives; pushes the
 * instance, or NULL.
 */
function makeInstance(b: CodeBuilder, module: ModuleContext, callee: Local, self: Local, initialize: () => void): void {
  const result = b.local("i64");
  b.get(callee);
  b.call(instanceFunction(module));
  b.set(self);
  initialize();
  b.tee(result);
  b.i64(NONE);
  b.op(OP.i64_ne);
  b.if();
  b.get(result);
  b.get(self);
  b.call(badInitFunction(module));
  b.op(OP.return);
  b.end();
  b.get(self);
}

/** `badinit(result, object)`: `__init__` raised or returned something: NULL, with both given back. */
function badInitFunction(module: ModuleContext): FunctionRef {
  return module.prelude("badinit", ["i64", "i64"], ["i64"], (b) => {
    b.get(0);
    b.i64(NULL);
    b.op(OP.i64_ne);
    b.if();
    b.get(0);
    b.call(module.helper("init_result"));
    b.op(OP.drop);
    b.get(0);
    b.call(decref(module));
    b.end();
    b.get(1);
    b.call(decref(module));
    b.i64(NULL);
  });
}

/** `new(class, init, a1 … an)`: an instance of a class whose `TYPE_INIT` is a function that passed `testFits` for one argument more. */
export function newFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`new${count}`, ["i64", "i32", ...values(count)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 2);
    const self = b.local("i64");
    makeInstance(b, module, 0, self, () => callFitting(b, module, 1, [self, ...args]));
  });
}
