// Methods of exactly a list, dict or set that compiled code does itself. Those of built-in types cannot be replaced, so the type of the object
// is all that has to be tested; anything else is a method call like any other.

import {
  ENTRY_VALUE,
  LIST_ITEMS,
  LIST_LEN,
  LIST_WATCHED,
  NONE,
  NULL,
  OBJ_TYPE,
  STOP,
  TS_TYPE_DICT,
  TS_TYPE_COROUTINE,
  TS_TYPE_GENERATOR,
  TS_TYPE_LIST,
  TS_TYPE_SET,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { appendMethod } from "./append.ts";
import { needReady, sendTo } from "./delegation.ts";
import { methodFunction } from "./calls.ts";
import { incref, pushIsPointer } from "./counting.ts";
import { ASK, MISSING, dictEntryFunction } from "./lookup.ts";
import { addElementFunction } from "./storing.ts";

/** Writes the case of one type: the object is in local 1, at `address`, the arguments follow the name from local 3 on. */
type Case = (b: CodeBuilder, module: ModuleContext, address: Local, otherwise: Label) => void;

/** `object.name(a1 … an)` with a method cache, when compiled code can do it for some type; else null. */
export function containerMethod(module: ModuleContext, name: string, count: number): FunctionRef | null {
  switch (`${name}/${count}`) {
    case "append/1":
      return appendMethod(module);
    case "pop/0":
      return method(module, name, count, TS_TYPE_LIST, popLast);
    case "get/1":
    case "get/2":
      return method(module, name, count, TS_TYPE_DICT, getItem(count === 2));
    case "send/1":
      return method(module, name, count, TS_TYPE_GENERATOR, send, TS_TYPE_COROUTINE);
    case "add/1":
      return method(module, name, count, TS_TYPE_SET, addElement);
    default:
      return null;
  }
}

/** The type, by its place in the thread state, for which {@link containerMethod} does this. */
export function containerType(name: string, count: number): number | null {
  switch (`${name}/${count}`) {
    case "append/1":
    case "pop/0":
      return TS_TYPE_LIST;
    case "get/1":
    case "get/2":
      return TS_TYPE_DICT;
    case "send/1":
      return TS_TYPE_GENERATOR;
    case "add/1":
      return TS_TYPE_SET;
    default:
      return null;
  }
}

function method(module: ModuleContext, name: string, count: number, type: number, write: Case, otherType: number | null = null): FunctionRef {
  const parameters: ValType[] = ["i32", "i64", "i64", ...new Array<ValType>(count).fill("i64")];
  return module.prelude(`${name}${count}`, parameters, ["i64"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(type);
    b.op(OP.i32_ne);
    if (otherType !== null) {
      b.get(address);
      b.load32(OBJ_TYPE);
      b.globalGet(module.threadState);
      b.load32(otherType);
      b.op(OP.i32_ne);
      b.op(OP.i32_and);
    }
    b.brIf(other);
    write(b, module, address, other);
    b.op(OP.return);
    b.end();
    parameters.forEach((_, local) => b.get(local));
    b.call(methodFunction(module, count));
  });
}

function popLast(b: CodeBuilder, _module: ModuleContext, address: Local, otherwise: Label): void {
  const length = b.local("i32");
  b.get(address);
  b.load32(LIST_LEN);
  b.tee(length);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(address);
  b.load32(LIST_WATCHED);
  b.i32(0xff);
  b.op(OP.i32_and);
  b.brIf(otherwise);
  b.get(address);
  b.get(length);
  b.i32(1);
  b.op(OP.i32_sub);
  b.tee(length);
  b.store32(LIST_LEN);
  b.get(address);
  b.load32(LIST_ITEMS);
  b.get(length);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
}

function getItem(withDefault: boolean): Case {
  return (b, module, address, otherwise) => {
    const entry = b.local("i32");
    const value = b.local("i64");
    b.get(address);
    b.get(3);
    b.call(dictEntryFunction(module));
    b.tee(entry);
    b.i32(ASK);
    b.op(OP.i32_eq);
    b.brIf(otherwise);
    b.get(entry);
    b.i32(MISSING);
    b.op(OP.i32_eq);
    b.if("i64");
    if (withDefault) b.get(4);
    else b.i64(NONE);
    b.else();
    b.get(entry);
    b.load64(ENTRY_VALUE);
    b.end();
    b.tee(value);
    b.call(incref(module));
    b.get(value);
  };
}

/** The value in local 3 is sent to a generator; one that returns is the core's to raise StopIteration for. */
function send(b: CodeBuilder, module: ModuleContext, address: Local, otherwise: Label): void {
  const item = b.local("i64");
  needReady(b, address, 3, otherwise);
  sendTo(b, module, 1, address, 3, item);
  b.get(item);
  b.i64(STOP);
  b.op(OP.i64_eq);
  b.if();
  b.get(1);
  b.call(module.helper("generator_returned"));
  b.i64(NULL);
  b.op(OP.return);
  b.end();
  b.get(item);
}

function addElement(b: CodeBuilder, module: ModuleContext, address: Local, otherwise: Label): void {
  b.get(address);
  b.get(3);
  b.call(addElementFunction(module));
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.i64(NONE);
}
