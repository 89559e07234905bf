// Calls of `len`, `isinstance` and `type` by name as prelude functions. Each looks whether the callee is still the built-in, does the common
// cases here, and leaves the rest to an ordinary call.

import {
  DICT_LEN,
  FALSE,
  LIST_LEN,
  NONE,
  OBJ_TYPE,
  SET_LEN,
  SPECIAL_CLASS,
  SPECIAL_LEN,
  TAG_POINTER,
  TEXT_DATA,
  TEXT_LEN,
  TRUE,
  TS_CHR,
  TS_ISINSTANCE,
  TS_LEN,
  TS_ORD,
  TS_STACK,
  TS_TYPE_BOOL,
  TS_TYPE_DICT,
  TS_TYPE_FLOAT,
  TS_TYPE_INT,
  TS_TYPE_LIST,
  TS_TYPE_NONE,
  TS_TYPE_SET,
  TS_TYPE_STR,
  TS_TYPE_TUPLE,
  TS_TYPE_TYPE,
  TUPLE_ITEMS,
  TUPLE_LEN,
  TYPE_ORDER,
  TYPE_ORDER_END,
  TYPE_SPECIALS,
  UNBOUND,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { callFunction } from "./calls.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { boxInt, pushIsFloat, pushIsInt, unboxInt } from "./numbers.ts";
import { lengthFunction, specialFunction } from "./specials.ts";
import { openText, returnCharacter, testNarrow } from "./text.ts";

/** Where the thread state has the address of the built-in that such a call probably means, or null. */
export function intrinsicOffset(name: string, count: number): number | null {
  if (name === "len" && count === 1) return TS_LEN;
  if (name === "isinstance" && count === 2) return TS_ISINSTANCE;
  if (name === "ord" && count === 1) return TS_ORD;
  if (name === "chr" && count === 1) return TS_CHR;
  if (name === "type" && count === 1) return TS_TYPE_TYPE;
  return null;
}

/** The prelude function for a call of a global name with so many arguments, or null when it is nothing special. */
export function intrinsicFunction(module: ModuleContext, name: string | undefined, count: number): FunctionRef | null {
  if (name === "len" && count === 1) return lenFunction(module);
  if (name === "isinstance" && count === 2) return isinstanceFunction(module);
  if (name === "ord" && count === 1) return ordFunction(module);
  if (name === "chr" && count === 1) return chrFunction(module);
  if (name === "type" && count === 1) return typeFunction(module);
  return null;
}

/** Leaves for `otherwise` unless the callee is the object whose address the thread state has at `offset`. */
function needCallee(b: CodeBuilder, module: ModuleContext, offset: number, otherwise: Label): void {
  b.get(0);
  b.globalGet(module.threadState);
  b.load32(offset);
  b.op(OP.i64_extend_i32_u);
  b.i64(TAG_POINTER);
  b.op(OP.i64_or);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
}

/** Sets `type` to the address of the type of `value`; leaves for `otherwise` when it is one of the rarer singletons. */
function openType(b: CodeBuilder, module: ModuleContext, value: Local, type: Local, otherwise: Label): void {
  pushIsPointer(b, value);
  b.if();
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.load32(OBJ_TYPE);
  b.set(type);
  b.else();
  const known = b.block();
  const offset = b.local("i32");
  b.i32(TS_TYPE_INT);
  b.set(offset);
  pushIsInt(b, value);
  b.brIf(known);
  b.i32(TS_TYPE_FLOAT);
  b.set(offset);
  pushIsFloat(b, value);
  b.brIf(known);
  b.i32(TS_TYPE_BOOL);
  b.set(offset);
  b.get(value);
  b.i64(1);
  b.op(OP.i64_or);
  b.i64(TRUE);
  b.op(OP.i64_eq);
  b.brIf(known);
  b.i32(TS_TYPE_NONE);
  b.set(offset);
  b.get(value);
  b.i64(NONE);
  b.op(OP.i64_ne);
  b.brIf(otherwise);
  b.end();
  b.globalGet(module.threadState);
  b.get(offset);
  b.op(OP.i32_add);
  b.load32(0);
  b.set(type);
  b.end();
}

/** `ord(callee, v)` of a narrow character. */
function ordFunction(module: ModuleContext): FunctionRef {
  return module.prelude("ord", ["i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    needCallee(b, module, TS_ORD, other);
    openText(b, module, 1, address, other);
    testNarrow(b, address, other);
    b.get(address);
    b.load32(TEXT_LEN);
    b.i32(1);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(address);
    b.load8(TEXT_DATA);
    b.op(OP.i64_extend_i32_u);
    boxInt(b);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(callFunction(module, 1));
  });
}

/** `chr(callee, v)` of a narrow code point. */
function chrFunction(module: ModuleContext): FunctionRef {
  return module.prelude("chr", ["i64", "i64"], ["i64"], (b) => {
    const code = b.local("i64");
    const other = b.block();
    needCallee(b, module, TS_CHR, other);
    // What is no inline int is far above the codes.
    b.get(1);
    unboxInt(b);
    b.tee(code);
    b.i64(256);
    b.op(OP.i64_ge_u);
    b.brIf(other);
    const pushCode = (): void => {
      b.get(code);
      b.op(OP.i32_wrap_i64);
    };
    returnCharacter(b, module, pushCode, other);
    b.end();
    b.get(0);
    b.get(1);
    b.call(callFunction(module, 1));
  });
}

/** `len(callee, v)` */
function lenFunction(module: ModuleContext): FunctionRef {
  return module.prelude("len", ["i64", "i64"], ["i64"], (b) => {
    const type = b.local("i32");
    const result = b.local("i64");
    const other = b.block();
    needCallee(b, module, TS_LEN, other);
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.set(type);
    for (const [known, length] of [
      [TS_TYPE_LIST, LIST_LEN],
      [TS_TYPE_STR, TEXT_LEN],
      [TS_TYPE_DICT, DICT_LEN],
      [TS_TYPE_TUPLE, TUPLE_LEN],
      [TS_TYPE_SET, SET_LEN],
    ] as const) {
      b.get(type);
      b.globalGet(module.threadState);
      b.load32(known);
      b.op(OP.i32_eq);
      b.if();
      b.get(1);
      b.op(OP.i32_wrap_i64);
      b.load32(length);
      b.op(OP.i64_extend_i32_u);
      boxInt(b);
      b.op(OP.return);
      b.end();
    }
    b.get(1);
    b.i32(SPECIAL_LEN * 8);
    b.call(specialFunction(module, 0));
    b.tee(result);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(other);
    b.get(result);
    b.call(lengthFunction(module));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(callFunction(module, 1));
  });
}

/** `type(callee, v)` */
function typeFunction(module: ModuleContext): FunctionRef {
  return module.prelude("type", ["i64", "i64"], ["i64"], (b) => {
    const type = b.local("i32");
    const result = b.local("i64");
    const other = b.block();
    needCallee(b, module, TS_TYPE_TYPE, other);
    openType(b, module, 1, type, other);
    b.get(type);
    b.op(OP.i64_extend_i32_u);
    b.i64(TAG_POINTER);
    b.op(OP.i64_or);
    b.tee(result);
    b.call(incref(module));
    b.get(result);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(callFunction(module, 1));
  });
}

/** `instance_of(type, class)`: whether objects of a type are instances of a class: 0, 1, or 2 when it is up to the core. */
function instanceOf(module: ModuleContext): FunctionRef {
  return module.prelude("instance_of", ["i32", "i64"], ["i32"], (b) => {
    const base = b.local("i32");
    const end = b.local("i32");
    const specials = b.local("i32");
    const other = b.block();
    const absent = b.block();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    // A class of another metaclass may have something to say; no class at all is an error.
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TYPE);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(0);
    b.load32(TYPE_ORDER);
    b.tee(base);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.load32(TYPE_ORDER_END);
    b.set(end);
    const again = b.loop();
    b.get(base);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(absent);
    b.get(base);
    b.load64(0);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(base);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(base);
    b.br(again);
    b.end();
    b.end();
    // Instances of Python classes can claim to be something else.
    b.get(0);
    b.load32(TYPE_SPECIALS);
    b.tee(specials);
    b.if();
    b.get(specials);
    b.load64(SPECIAL_CLASS * 8);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.brIf(other);
    b.end();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.i32(2);
  });
}

/** `isinstance(callee, v, classes)` */
function isinstanceFunction(module: ModuleContext): FunctionRef {
  return module.prelude("isinstance", ["i64", "i64", "i64"], ["i64"], (b) => {
    const type = b.local("i32");
    const address = b.local("i32");
    const count = b.local("i32");
    const answer = b.local("i32");
    const other = b.block();
    const decided = b.block();
    needCallee(b, module, TS_ISINSTANCE, other);
    openType(b, module, 1, type, other);
    pushIsPointer(b, 2);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(2);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TUPLE);
    b.op(OP.i32_ne);
    b.if();
    b.get(type);
    b.get(2);
    b.call(instanceOf(module));
    b.set(answer);
    b.br(decided);
    b.end();
    b.get(address);
    b.load32(TUPLE_LEN);
    b.set(count);
    const again = b.loop();
    b.get(count);
    b.op(OP.i32_eqz);
    b.brIf(decided);
    b.get(type);
    b.get(address);
    b.load64(TUPLE_ITEMS);
    b.call(instanceOf(module));
    b.tee(answer);
    b.brIf(decided);
    b.get(address);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(address);
    b.get(count);
    b.i32(1);
    b.op(OP.i32_sub);
    b.set(count);
    b.br(again);
    b.end();
    b.end();
    b.get(answer);
    b.i32(2);
    b.op(OP.i32_eq);
    b.brIf(other);
    b.get(answer);
    b.op(OP.i64_extend_i32_u);
    b.i64(FALSE);
    b.op(OP.i64_or);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(callFunction(module, 2));
  });
}

/** `isinstance_any(callee, v, c1 … cn)`: `isinstance(v, (c1, …, cn))`, for which the tuple is made only when the callee is something else. */
export function isinstanceAnyFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`isinstance_any${count}`, new Array<"i64">(count + 2).fill("i64"), ["i64"], (b) => {
    const result = b.local("i64");
    const tuple = b.local("i64");
    const top = b.local("i32");
    const other = b.block();
    needCallee(b, module, TS_ISINSTANCE, other);
    for (let index = 0; index < count; index++) {
      b.get(0);
      b.get(1);
      b.get(index + 2);
      b.call(isinstanceFunction(module));
      b.tee(result);
      b.i64(FALSE);
      b.op(OP.i64_ne);
      b.if();
      b.get(result);
      b.op(OP.return);
      b.end();
    }
    b.i64(FALSE);
    b.op(OP.return);
    b.end();
    b.globalGet(module.threadState);
    b.load32(TS_STACK);
    b.set(top);
    for (let index = 0; index < count; index++) {
      b.get(index + 2);
      b.call(incref(module));
      b.get(top);
      b.get(index + 2);
      b.store64(index * 8);
    }
    b.get(0);
    b.get(1);
    b.get(top);
    b.i32(count);
    b.call(module.helper("build_tuple"));
    b.tee(tuple);
    b.call(callFunction(module, 2));
    b.get(tuple);
    b.call(decref(module));
  });
}
