// Calls of methods that were looked up before the arguments were evaluated. What a class has is not held meanwhile: its address is noted, as an
// int, and when the call finds the same thing again, nothing has changed. Only where it does not, the core is asked for what was found then.

import { IC_KEY, IC_MASK, IC_SLOT, INT_ZERO, OBJ_TYPE, SHARED_METHOD, TS_TYPE_METHOD_DESCRIPTOR, UNBOUND, FUNC_TABLE } from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { lay, openObject } from "./binding.ts";
import { callFunction, otherMethodFunction, plannedSlot, pushTakes, pushWraps, values } from "./calls.ts";
import { containerMethod, containerType } from "./container-methods.ts";
import { incref, pushIsPointer } from "./counting.ts";
import { isInt } from "./numbers.ts";
import { findFunction, refill } from "./shared-cache.ts";

/** Turns the value on the stack into the note of it. */
function note(b: CodeBuilder): void {
  b.i64(0xffff_ffffn);
  b.op(OP.i64_and);
  b.i64(INT_ZERO);
  b.op(OP.i64_or);
}

/** Pushes 1 when the cache in the first parameter does not hold the type and shape of the object in the second, which is a pointer. */
function pushMisses(b: CodeBuilder): void {
  b.get(1);
  b.op(OP.i32_wrap_i64);
  b.load64(OBJ_TYPE);
  b.get(0);
  b.load64(IC_MASK);
  b.op(OP.i64_and);
  b.get(0);
  b.load64(IC_KEY);
  b.op(OP.i64_ne);
}

/** Pushes 1 when the cache in the first parameter is that of the class or module in the second itself. */
function pushIsOwn(b: CodeBuilder): void {
  b.get(0);
  b.load64(IC_KEY);
  b.get(1);
  b.op(OP.i64_eq);
}

/** Pushes what an entry's slot holds. */
function pushSlot(b: CodeBuilder, entry: Local): void {
  b.get(entry);
  b.load32(IC_SLOT);
  b.load64(0);
}

/** `findmethod(cache, object, name)`: the note of what the class has, or what is to be called without the object (owned). */
function findMethodFunction(module: ModuleContext): FunctionRef {
  return module.prelude("findmethod", ["i32", "i64", "i64"], ["i64"], (b) => {
    const entry = b.local("i32");
    const address = b.local("i32");
    const type = b.local("i32");
    const value = b.local("i64");
    const slow = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.set(entry);
    pushMisses(b);
    b.if();
    pushIsOwn(b);
    b.if();
    pushSlot(b, 0);
    b.set(value);
    openObject(b, value, address, type, slow);
    pushWraps(b, module, type);
    b.if();
    b.get(value);
    note(b);
    b.op(OP.return);
    b.end();
    b.get(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(1);
    b.get(2);
    b.i32(SHARED_METHOD);
    b.call(findFunction(module));
    b.tee(entry);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    refill(b, module, entry);
    b.end();
    // A cache that was never filled matches everything and leads to zero.
    pushSlot(b, entry);
    b.tee(value);
    b.op(OP.i64_eqz);
    b.brIf(slow);
    b.get(value);
    note(b);
    b.op(OP.return);
    b.end();
    for (const local of [0, 1, 2]) b.get(local);
    b.call(module.helper("find_method"));
  });
}

/** `settle(found, cache, object, name)`: what was found, or when that is 0, what is found now. */
export function settleFunction(module: ModuleContext): FunctionRef {
  return module.prelude("settle", ["i64", "i32", "i64", "i64"], ["i64"], (b) => {
    b.get(0);
    b.op(OP.i64_eqz);
    b.if();
    for (const local of [1, 2, 3]) b.get(local);
    b.call(findMethodFunction(module));
    b.set(0);
    b.end();
    b.get(0);
  });
}

/** Leaves for `otherwise` unless `object` is of exactly the type at this place of the thread state. */
function testType(b: CodeBuilder, module: ModuleContext, type: number, object: Local, otherwise: Label): void {
  pushIsPointer(b, object);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(object);
  b.op(OP.i32_wrap_i64);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(type);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** `foundmethod(cache, object, name, found, a1 … an)` */
export function foundMethodFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`foundmethod${count}`, ["i32", ...values(count + 3)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 4);
    const given = [1, ...args];
    const address = b.local("i32");
    const type = b.local("i32");
    const entry = b.local("i32");
    const top = b.local("i32");
    const callable = b.local("i64");
    callBound(b, module, count, 3, args);
    const slow = b.coldBlock();
    const rest = b.block();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.set(entry);
    pushMisses(b);
    b.if();
    pushIsOwn(b);
    b.if();
    testSame(b, 0, 3, callable, slow);
    b.i32(0);
    b.set(entry);
    b.br(rest);
    b.end();
    b.get(1);
    b.get(2);
    b.i32(SHARED_METHOD);
    b.call(findFunction(module));
    b.tee(entry);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.end();
    testSame(b, entry, 3, callable, slow);
    openObject(b, callable, address, type, slow);
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
    for (const local of [0, 1, 2, ...args]) b.get(local);
    b.get(entry);
    b.call(otherMethodFunction(module, count));
    b.op(OP.return);
    b.end();
    callSlow(b, module, given, top, () => b.i64(UNBOUND));
  });
}

/** Returns the result of a call of what was found, when that is not noted but held. */
function callBound(b: CodeBuilder, module: ModuleContext, count: number, found: Local, args: readonly Local[]): void {
  b.get(found);
  isInt(b);
  b.op(OP.i32_eqz);
  b.if();
  b.get(found);
  for (const local of args) b.get(local);
  b.call(callFunction(module, count));
  b.op(OP.return);
  b.end();
}

/** Sets `callable` to what the slot of the entry holds; leaves for `otherwise` when that is not what was noted. */
function testSame(b: CodeBuilder, entry: Local, found: Local, callable: Local, otherwise: Label): void {
  pushSlot(b, entry);
  b.tee(callable);
  note(b);
  b.get(found);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
}

/** Pushes the result of the core's call of what was found; `found` is in local 3. */
function callSlow(b: CodeBuilder, module: ModuleContext, given: readonly Local[], top: Local, pushNames: () => void): void {
  lay(b, module, given, top);
  b.get(0);
  b.get(2);
  b.get(top);
  b.i32(given.length);
  pushNames();
  b.get(3);
  b.call(module.helper("call_found"));
}

/** `foundmethod` for a method that compiled code does itself for a built-in type; null when there is none. */
export function foundInTypeFunction(module: ModuleContext, name: string, count: number): FunctionRef | null {
  const type = containerType(name, count);
  const inLine = type === null ? null : containerMethod(module, name, count);
  if (type === null || inLine === null) return null;
  return module.prelude(`found_${name}${count}`, ["i32", ...values(count + 3)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 4);
    const other = b.block();
    testType(b, module, type, 1, other);
    for (const local of [0, 1, 2, ...args]) b.get(local);
    b.call(inLine);
    b.op(OP.return);
    b.end();
    for (const local of [0, 1, 2, 3, ...args]) b.get(local);
    b.call(foundMethodFunction(module, count));
  });
}

/** `foundmethodkw(cache, object, name, found, names, a1 … an)`, with the binding that the cache after the method's holds. */
export function foundKeywordsFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`foundmethodkw${count}`, ["i32", ...values(count + 4)], ["i64"], (b) => {
    const args = Array.from({ length: count }, (_, index) => index + 5);
    const top = b.local("i32");
    const callable = b.local("i64");
    const slow = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    pushMisses(b);
    b.brIf(slow);
    testSame(b, 0, 3, callable, slow);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(OBJ_TYPE);
    plannedSlot(b, module, 0, [1, ...args], 4, slow);
    b.end();
    callSlow(b, module, [1, ...args], top, () => b.get(4));
  });
}
