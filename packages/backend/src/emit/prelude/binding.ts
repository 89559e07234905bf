// Binding arguments to the parameters of Python functions without the core: defaults for what is absent, keywords by the plan that a binding
// cache holds, and instances whose `__init__` gets the arguments.

import {
  BIND_KEY,
  BIND_SELF,
  FUNC_BINDING,
  FUNC_CALL_KEY,
  FUNC_TABLE,
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
import { boundFunction, plannedFunction } from "./applying.ts";
import { decref, pushIsPointer } from "./counting.ts";
import { instanceFunction } from "./memory.ts";

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

/** `filled(address, a1 … an)`: calls the function at the address, which passed `testFits`, with what it takes besides these arguments. */
export function filledFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`filled${count}`, ["i32", ...values(count)], ["i64"], (b) => {
    const top = b.local("i32");
    lay(
      b,
      module,
      Array.from({ length: count }, (_, index) => index + 1),
      top,
    );
    b.get(0);
    b.get(top);
    b.i32(count);
    b.call(boundFunction(module));
  });
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
  b.else();
  push();
  b.call(filledFunction(module, given.length));
  b.end();
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

/** Calls the function at `address`, whose binding cache passed `testBinding`, with the locals, the last of which `names` tells; pushes the result. */
export function callPlanned(b: CodeBuilder, module: ModuleContext, address: Local, cache: () => void, given: readonly Local[], names: Local): void {
  const top = b.local("i32");
  lay(b, module, given, top);
  b.get(address);
  cache();
  b.get(top);
  b.i32(given.length);
  b.get(names);
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
    callPlanned(b, module, address, cache, args, 2);
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
    makeInstance(b, module, 1, self, () => callPlanned(b, module, address, cache, [self, ...args], 2));
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
    callPlanned(b, module, address, cache, [self, ...args], 2);
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
export function makeInstance(b: CodeBuilder, module: ModuleContext, callee: Local, self: Local, initialize: () => void): void {
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
