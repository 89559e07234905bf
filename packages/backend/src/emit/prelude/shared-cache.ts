// The shared cache: what a place that sees several types looks into when its own inline cache holds another one. An entry is laid out as an
// inline cache, so finding one gives the address to go on with.

import {
  IC_BASE,
  IC_COMPUTED,
  IC_KEY,
  IC_MASK,
  IC_MISSES,
  IC_NEW_SHAPE,
  IC_OFFSET,
  IC_SIZE,
  INSTANCE_SHAPE,
  OBJ_TYPE,
  PROPERTY_GET,
  PROPERTY_SET,
  SHARED_ENTRIES,
  SHARED_LOAD,
  SHARED_MIX,
  SHARED_PROPERTY,
  SHARED_SHIFT,
  SHARED_STORE,
  SHARED_TAG,
  TS_SHARED_CACHE,
  TS_TYPE_FUNCTION,
  TS_TYPE_PROPERTY,
  UNBOUND,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { testFits } from "./applying.ts";
import { callFitting, openObject, pushIsType } from "./binding.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";

/** An inline cache takes over what its place finds in the shared one at one of so many misses: a power of two. */
const PATIENCE = 16;

/** `find(object, name, kind)`: the address of the entry for objects like this one, at its place or the one beside it, or 0. */
export function findFunction(module: ModuleContext): FunctionRef {
  return module.prelude("find", ["i64", "i64", "i32"], ["i32"], (b) => {
    const key = b.local("i64");
    const tag = b.local("i32");
    const place = b.local("i32");
    const entry = b.local("i32");
    const setEntry = (): void => {
      b.i32(IC_SIZE);
      b.op(OP.i32_mul);
      b.globalGet(module.threadState);
      b.load32(TS_SHARED_CACHE);
      b.op(OP.i32_add);
      b.set(entry);
    };
    const pushMatches = (): void => {
      b.get(entry);
      b.load64(IC_KEY);
      b.get(key);
      b.op(OP.i64_eq);
      b.get(entry);
      b.load32(SHARED_TAG);
      b.get(tag);
      b.op(OP.i32_eq);
      b.op(OP.i32_and);
    };
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.if();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load64(OBJ_TYPE);
    b.set(key);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.get(2);
    b.op(OP.i32_add);
    b.set(tag);
    b.get(key);
    b.get(tag);
    b.op(OP.i64_extend_i32_u);
    b.i64(SHARED_SHIFT);
    b.op(OP.i64_shl);
    b.op(OP.i64_add);
    b.i64(BigInt.asIntN(64, SHARED_MIX));
    b.op(OP.i64_mul);
    b.i64(64 - Math.log2(SHARED_ENTRIES));
    b.op(OP.i64_shr_u);
    b.op(OP.i32_wrap_i64);
    b.tee(place);
    setEntry();
    pushMatches();
    b.if();
    b.get(entry);
    b.op(OP.return);
    b.end();
    b.get(place);
    b.i32(1);
    b.op(OP.i32_xor);
    setEntry();
    b.get(entry);
    b.i32(0);
    pushMatches();
    b.op(OP.select);
  });
}

/** Pushes the address of the value that a matching load cache stands for. */
export function pushValueAddress(b: CodeBuilder, pushCache: (offset: number) => void, address: Local): void {
  b.get(address);
  pushCache(IC_BASE);
  b.op(OP.i32_and);
  pushCache(IC_OFFSET);
  b.op(OP.i32_add);
}

/** `getattr(cache, object, name)` when the inline cache did not match: the shared cache, then the helper. */
export function getattrFunction(module: ModuleContext): FunctionRef {
  return module.prelude("getattr", ["i32", "i64", "i64"], ["i64"], (b) => {
    const entry = b.local("i32");
    const address = b.local("i32");
    const value = b.local("i64");
    const slow = b.coldBlock();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.set(address);
    // What a class or a module has itself.
    b.get(0);
    b.load64(IC_KEY);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.get(0);
    b.load32(IC_OFFSET);
    b.load64(0);
    b.tee(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.load64(IC_KEY);
    b.i64(IC_COMPUTED);
    b.op(OP.i64_xor);
    b.get(address);
    b.load64(OBJ_TYPE);
    b.op(OP.i64_eq);
    b.if();
    b.get(0);
    b.get(1);
    b.get(2);
    b.get(0);
    b.call(propertyFunction(module));
    b.op(OP.return);
    b.end();
    find(b, module, SHARED_LOAD, entry);
    b.op(OP.i32_eqz);
    b.if();
    find(b, module, SHARED_PROPERTY, entry);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.get(1);
    b.get(2);
    b.get(entry);
    b.call(propertyFunction(module));
    b.op(OP.return);
    b.end();
    refill(b, module, entry);
    const pushCache = (offset: number): void => {
      b.get(entry);
      b.load32(offset);
    };
    pushValueAddress(b, pushCache, address);
    b.load64(0);
    b.tee(value);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(slow);
    b.get(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(module.helper("getattr"));
  });
}

/**
 * `property(cache, object, name, entry)`: calls the getter of the property in the slot that an entry names, or binds the function there; else as
 * `getattr` does at last.
 */
function propertyFunction(module: ModuleContext): FunctionRef {
  return module.prelude("property", ["i32", "i64", "i64", "i32"], ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const getter = b.local("i64");
    const result = b.local("i64");
    const slow = b.coldBlock();
    b.get(3);
    b.load32(IC_OFFSET);
    b.load64(0);
    b.set(getter);
    openObject(b, getter, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.if();
    b.get(getter);
    b.get(1);
    b.call(module.helper("bind_method"));
    b.op(OP.return);
    b.end();
    pushIsType(b, module, type, TS_TYPE_PROPERTY);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(address);
    b.load64(PROPERTY_GET);
    b.set(getter);
    openObject(b, getter, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    testFits(b, address, 1, slow);
    b.get(getter);
    b.call(incref(module));
    callFitting(b, module, address, [1]);
    b.set(result);
    b.get(getter);
    b.call(decref(module));
    b.get(result);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(module.helper("getattr"));
  });
}

/** `load(cache, object, name)`: `getattr` with the inline cache asked first, for places that do not ask it in line. */
export function loadFunction(module: ModuleContext): FunctionRef {
  return module.prelude("load", ["i32", "i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const value = b.local("i64");
    const slow = b.coldBlock();
    matchCache(b, address, slow);
    const pushCache = (offset: number): void => {
      b.get(0);
      b.load32(offset);
    };
    pushValueAddress(b, pushCache, address);
    b.load64(0);
    b.tee(value);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(slow);
    b.get(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(getattrFunction(module));
  });
}

/** `store(cache, object, name, value)`: `setattr` with the inline cache asked first. */
export function storeFunction(module: ModuleContext): FunctionRef {
  return module.prelude("store", ["i32", "i64", "i64", "i64"], ["i32"], (b) => {
    const address = b.local("i32");
    const slot = b.local("i32");
    const old = b.local("i64");
    const slow = b.coldBlock();
    matchCache(b, address, slow);
    b.get(3);
    b.call(incref(module));
    b.get(address);
    b.get(0);
    b.load32(IC_OFFSET);
    b.op(OP.i32_add);
    b.tee(slot);
    b.load64(0);
    b.set(old);
    b.get(slot);
    b.get(3);
    b.store64(0);
    b.get(address);
    b.get(0);
    b.load32(IC_NEW_SHAPE);
    b.store32(INSTANCE_SHAPE);
    b.get(old);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.get(3);
    b.call(setattrFunction(module));
  });
}

/** Leaves for `otherwise` unless the object in the second parameter is of the type and shape in the cache; sets its address. */
function matchCache(b: CodeBuilder, address: Local, otherwise: Label): void {
  pushIsPointer(b, 1);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(1);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load64(OBJ_TYPE);
  b.get(0);
  b.load64(IC_KEY);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
}

/** `setproperty(cache, object, name, value, entry)`: calls the setter of the property in the slot that an entry names; else as `setattr` does at last. */
function setPropertyFunction(module: ModuleContext): FunctionRef {
  return module.prelude("setproperty", ["i32", "i64", "i64", "i64", "i32"], ["i32"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const setter = b.local("i64");
    const result = b.local("i64");
    const slow = b.coldBlock();
    b.get(4);
    b.load32(IC_OFFSET);
    b.load64(0);
    b.set(setter);
    openObject(b, setter, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_PROPERTY);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(address);
    b.load64(PROPERTY_SET);
    b.set(setter);
    openObject(b, setter, address, type, slow);
    pushIsType(b, module, type, TS_TYPE_FUNCTION);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    testFits(b, address, 2, slow);
    b.get(setter);
    b.call(incref(module));
    callFitting(b, module, address, [1, 3]);
    b.set(result);
    b.get(setter);
    b.call(decref(module));
    b.get(result);
    b.op(OP.i64_eqz);
    b.if();
    b.i32(-1);
    b.op(OP.return);
    b.end();
    b.get(result);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    for (let local = 0; local <= 3; local++) b.get(local);
    b.call(module.helper("setattr"));
  });
}

/** `setattr(cache, object, name, value)` when the inline cache did not match. */
export function setattrFunction(module: ModuleContext): FunctionRef {
  return module.prelude("setattr", ["i32", "i64", "i64", "i64"], ["i32"], (b) => {
    const entry = b.local("i32");
    const slot = b.local("i32");
    const old = b.local("i64");
    const slow = b.coldBlock();
    find(b, module, SHARED_STORE, entry);
    b.op(OP.i32_eqz);
    b.if();
    find(b, module, SHARED_PROPERTY, entry);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    for (let local = 0; local <= 3; local++) b.get(local);
    b.get(entry);
    b.call(setPropertyFunction(module));
    b.op(OP.return);
    b.end();
    refill(b, module, entry);
    b.get(3);
    b.call(incref(module));
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.get(entry);
    b.load32(IC_OFFSET);
    b.op(OP.i32_add);
    b.tee(slot);
    b.load64(0);
    b.set(old);
    b.get(slot);
    b.get(3);
    b.store64(0);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.get(entry);
    b.load32(IC_NEW_SHAPE);
    b.store32(INSTANCE_SHAPE);
    b.get(old);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.get(3);
    b.call(module.helper("setattr"));
  });
}

/** Now and then copies the shared cache's entry into the inline cache in the first parameter, which did not match. */
export function refill(b: CodeBuilder, module: ModuleContext, entry: Local): void {
  b.get(0);
  b.get(entry);
  b.call(fillFunction(module));
}

/**
 * `fill(cache, entry)`: one miss in `PATIENCE` has the inline cache hold what was found, the first one among them: a place that turns to objects
 * of another kind for long pays little, and one that sees several kinds by turns is not written to each time.
 */
function fillFunction(module: ModuleContext): FunctionRef {
  return module.prelude("fill", ["i32", "i32"], [], (b) => {
    const misses = b.local("i32");
    b.get(0);
    b.get(0);
    b.load32(IC_MISSES);
    b.tee(misses);
    b.i32(1);
    b.op(OP.i32_add);
    b.store32(IC_MISSES);
    b.get(misses);
    b.i32(PATIENCE - 1);
    b.op(OP.i32_and);
    b.op(OP.i32_eqz);
    b.if();
    b.get(0);
    b.i64(-1n);
    b.store64(IC_MASK);
    b.get(0);
    b.get(1);
    b.load64(IC_OFFSET);
    b.store64(IC_OFFSET);
    b.get(0);
    b.get(1);
    b.load64(IC_KEY);
    b.store64(IC_KEY);
    b.end();
  });
}

/** Sets `entry` for the object and the name in the second and third parameter, and leaves it on the stack. */
function find(b: CodeBuilder, module: ModuleContext, kind: number, entry: Local): void {
  b.get(1);
  b.get(2);
  b.i32(kind);
  b.call(findFunction(module));
  b.tee(entry);
}
