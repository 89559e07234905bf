// Displays, slices, strings, unpacking.

import { DICT_SCAN, OBJ_TYPE, TS_TYPE_TUPLE, TUPLE_ITEMS, TUPLE_LEN, UNBOUND, type HelperName } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import { DICT, LIST, OBJECT, TUPLE } from "../../analysis/value-type.ts";
import type { Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { appendFunction } from "../prelude/append.ts";
import { displayAddFunction, displayAddKeyFunction, displayStoreFunction } from "../prelude/storing.ts";
import { pushIsPointer } from "../prelude/counting.ts";
import { SMALL_DISPLAY, smallDictFunction, smallListFunction, smallTupleFunction } from "../prelude/memory.ts";
import { textPartFunction } from "../prelude/text.ts";
import { ARRAY_LIMIT, checkCount, layOwned, stackTop } from "./arguments.ts";
import type { OpOf } from "./op-of.ts";

const BUILD = { tuple: "build_tuple", list: "build_list", set: "build_set" } as const;

export function emitSequence(e: FunctionEmitter, op: OpOf<"tuple" | "list" | "set">): void {
  if (op.items.length > ARRAY_LIMIT) return longSequence(e, op);
  if (e.shape.fast && op.op !== "set" && op.items.length <= SMALL_DISPLAY && (op.op === "list" || op.items.length > 0)) {
    return e.valueResult(op.dst, op.pos, [], () => {
      for (const item of op.items) e.take(item);
      e.callPrelude((op.op === "list" ? smallListFunction : smallTupleFunction)(e.module, op.items.length));
    });
  }
  e.valueResult(op.dst, op.pos, [], () => build(e, BUILD[op.op], op.items, op.items.length));
}

function build(e: FunctionEmitter, helper: HelperName, items: readonly Operand[], count: number): void {
  const top = layOwned(e, items);
  e.b.get(top);
  e.b.i32(count);
  e.helper(helper);
}

/** Beyond what fits on the value stack: built from the first items, then one by one; a tuple by way of a list. */
function longSequence(e: FunctionEmitter, op: OpOf<"tuple" | "list" | "set">): void {
  const growing = e.hidden(op.op === "set" ? OBJECT : LIST);
  const target: Operand = { kind: "temp", id: growing, keep: true };
  e.valueResult(growing, op.pos, [], () => build(e, op.op === "set" ? "build_set" : "build_list", op.items.slice(0, ARRAY_LIMIT), ARRAY_LIMIT));
  for (const item of op.items.slice(ARRAY_LIMIT)) {
    e.statusResult(null, [], () => {
      e.push(target);
      e.take(item);
      e.helper(op.op === "set" ? "set_add" : "list_append");
    });
    e.temps.endScratch();
  }
  const done: Operand = { kind: "temp", id: growing };
  if (op.op !== "tuple") {
    e.take(done);
    return e.define(op.dst);
  }
  e.valueResult(op.dst, null, [done], () => {
    e.push(done);
    e.helper("list_to_tuple");
  });
}

export function emitDict(e: FunctionEmitter, op: OpOf<"dict">): void {
  const keys = op.items.filter((_, index) => index % 2 === 0);
  if (e.shape.fast && keys.length <= DICT_SCAN) return smallDict(e, op, keys);
  if (op.items.length <= ARRAY_LIMIT) {
    return e.valueResult(op.dst, op.pos, [], () => build(e, "build_dict", op.items, op.items.length / 2));
  }
  const growing = e.hidden(DICT);
  e.valueResult(growing, op.pos, [], () => build(e, "build_dict", op.items.slice(0, ARRAY_LIMIT), ARRAY_LIMIT / 2));
  for (let index = ARRAY_LIMIT; index < op.items.length; index += 2) {
    e.statusResult(null, [], () => {
      e.push({ kind: "temp", id: growing, keep: true });
      for (const item of op.items.slice(index, index + 2)) e.take(item);
      e.helper("dict_set");
    });
    e.temps.endScratch();
  }
  e.take({ kind: "temp", id: growing });
  e.define(op.dst);
}

/** Few keys: they are put into the dict one by one, those that are different strings for sure without looking for them. */
function smallDict(e: FunctionEmitter, op: OpOf<"dict">, keys: readonly Operand[]): void {
  if (keys.length === 0) return e.valueResult(op.dst, op.pos, [], () => e.callPrelude(smallDictFunction(e.module, 0)));
  const growing = e.hidden(DICT);
  e.valueResult(growing, op.pos, [], () => e.callPrelude(smallDictFunction(e.module, keys.length)));
  const store = areDifferentTexts(keys) ? displayAddKeyFunction(e.module) : displayStoreFunction(e.module);
  for (let index = 0; index < op.items.length; index += 2) {
    e.statusResult(null, [], () => {
      e.push({ kind: "temp", id: growing, keep: true });
      for (const item of op.items.slice(index, index + 2)) e.take(item);
      e.callPrelude(store);
    });
    e.temps.endScratch();
  }
  e.take({ kind: "temp", id: growing });
  e.define(op.dst);
}

function areDifferentTexts(keys: readonly Operand[]): boolean {
  const texts = keys.map((key) => (key.kind === "const" && key.value.type === "str" ? key.value.value : null));
  return !texts.includes(null) && new Set(texts).size === keys.length;
}

export function emitSlice(e: FunctionEmitter, op: OpOf<"slice">): void {
  const operands = [op.start, op.stop, op.step];
  e.valueResult(op.dst, null, operands, () => {
    for (const operand of operands) e.push(operand);
    e.helper("build_slice");
  });
}

const IN_PLACE = {
  listappend: "list_append",
  listextend: "list_extend",
  setadd: "set_add",
  setupdate: "set_update",
  dictupdate: "dict_update",
  dictmerge: "dict_merge",
} as const;

export function emitInPlace(e: FunctionEmitter, op: OpOf<"listappend" | "listextend" | "setadd" | "setupdate" | "dictupdate" | "dictmerge">): void {
  const takes = op.op === "listappend" || op.op === "setadd";
  const borrowed = op.op === "dictmerge" ? [op.target, op.src, op.callee] : takes ? [op.target] : [op.target, op.src];
  e.statusResult(op.pos, borrowed, () => {
    for (const operand of borrowed) e.push(operand);
    if (takes) e.take(op.src);
    if (op.op === "listappend" && e.shape.fast && e.typeOf(op.target) === LIST) e.callPrelude(appendFunction(e.module));
    else if (op.op === "setadd" && e.shape.fast) e.callPrelude(displayAddFunction(e.module));
    else e.helper(IN_PLACE[op.op]);
  });
}

export function emitDictset(e: FunctionEmitter, op: OpOf<"dictset">): void {
  e.statusResult(op.pos, [op.target], () => {
    e.push(op.target);
    e.take(op.key);
    e.take(op.src);
    if (e.shape.fast && e.typeOf(op.target) === DICT) e.callPrelude(displayStoreFunction(e.module));
    else e.helper("dict_set");
  });
}

export function emitListToTuple(e: FunctionEmitter, op: OpOf<"listtotuple">): void {
  e.valueResult(op.dst, null, [op.src], () => {
    e.push(op.src);
    e.helper("list_to_tuple");
  });
}

/** Beyond what fits on the value stack, parts are joined first. */
export function emitJoin(e: FunctionEmitter, op: OpOf<"joinstr">): void {
  let items = op.items;
  while (items.length > ARRAY_LIMIT) {
    const part = e.hidden(e.tempType(op.dst));
    const head = items.slice(0, ARRAY_LIMIT);
    e.valueResult(part, op.pos, [], () => build(e, "join_str", head, head.length));
    e.temps.endScratch();
    items = [{ kind: "temp", id: part }, ...items.slice(ARRAY_LIMIT)];
  }
  e.valueResult(op.dst, op.pos, [], () => build(e, "join_str", items, items.length));
}

/** What is only a part of an f-string and shown as it is need not become a string before they are joined. */
export function emitFormat(e: FunctionEmitter, op: OpOf<"format">): void {
  const plain = op.spec === null && (op.conversion === "" || op.conversion === "s");
  if (plain && e.shape.fast && e.shape.facts.parts.has(op.dst)) {
    return e.valueResult(op.dst, op.pos, [op.value], () => {
      e.push(op.value);
      e.callPrelude(textPartFunction(e.module, op.conversion));
    });
  }
  e.valueResult(op.dst, op.pos, op.spec === null ? [op.value] : [op.value, op.spec], () => {
    e.push(op.value);
    e.b.i32(op.conversion === "" ? 0 : op.conversion.charCodeAt(0));
    if (op.spec === null) e.pushBits(UNBOUND);
    else e.push(op.spec);
    e.helper("format_value");
  });
}

/** A tuple of the right length is taken apart in line. */
export function emitUnpack(e: FunctionEmitter, op: OpOf<"unpack">): void {
  const { b } = e;
  const inline = e.shape.fast && op.dsts.length <= INLINE_UNPACK && (e.typeOf(op.src) & TUPLE) !== 0;
  if (!inline) {
    const top = stackTop(e);
    callUnpack(e, op, top);
    return op.dsts.forEach((dst, index) => defineFrom(e, top, dst, index));
  }
  const source = e.valueLocal(op.src);
  const address = e.temps.scratch("i32");
  const items = op.dsts.map(() => e.temps.scratch("i64"));
  const done = b.block();
  const slow = b.coldBlock();
  pushIsPointer(b, source);
  b.op(OP.i32_eqz);
  b.brIf(slow);
  b.get(source);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  e.pushThread();
  b.load32(TS_TYPE_TUPLE);
  b.op(OP.i32_ne);
  b.brIf(slow);
  b.get(address);
  b.load32(TUPLE_LEN);
  b.i32(op.dsts.length);
  b.op(OP.i32_ne);
  b.brIf(slow);
  items.forEach((item, index) => {
    b.get(address);
    b.load64(TUPLE_ITEMS + index * 8);
    b.set(item);
    e.incref(item);
  });
  b.br(done);
  b.end();
  const top = stackTop(e);
  e.position(op.pos);
  b.get(source);
  b.i32(op.dsts.length);
  b.get(top);
  e.helper("unpack");
  e.checkStatus();
  items.forEach((item, index) => {
    b.get(top);
    b.load64(index * 8);
    b.set(item);
  });
  b.end();
  e.finish([op.src]);
  op.dsts.forEach((dst, index) => {
    b.get(items[index] ?? -1);
    e.define(dst);
  });
}

/** More targets than this are left to the helper. */
const INLINE_UNPACK = 4;

function callUnpack(e: FunctionEmitter, op: OpOf<"unpack">, top: Local): void {
  checkCount(op.dsts.length);
  e.statusResult(op.pos, [op.src], () => {
    e.push(op.src);
    e.b.i32(op.dsts.length);
    e.b.get(top);
    e.helper("unpack");
  });
}

export function emitUnpackstar(e: FunctionEmitter, op: OpOf<"unpackstar">): void {
  checkCount(op.dsts.length);
  const top = stackTop(e);
  e.statusResult(op.pos, [op.src], () => {
    e.push(op.src);
    e.b.i32(op.star);
    e.b.i32(op.dsts.length - op.star - 1);
    e.b.get(top);
    e.helper("unpack_star");
  });
  op.dsts.forEach((dst, index) => defineFrom(e, top, dst, index));
}

function defineFrom(e: FunctionEmitter, top: Local, dst: number, index: number): void {
  e.b.get(top);
  e.b.load64(index * 8);
  e.define(dst);
}
