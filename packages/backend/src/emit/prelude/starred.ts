// What `*` and `**` parameters get: tuples of arguments in memory, and dicts of keyword arguments.

import {
  DICT_END,
  DICT_ENTRIES,
  DICT_LEN,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_SIZE,
  ENTRY_VALUE,
  NULL,
  OBJECT_LISTS,
  TEXT_HASH,
  TS_TYPE_TUPLE,
  TUPLE_ITEMS,
  TUPLE_LEN,
} from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { incref } from "./counting.ts";
import { listOffset, openLists, peek, returnObject, smallDictFunction, take, writeHeader } from "./memory.ts";

/** `tuple_at` makes no tuples with more items. */
export const MOST_SHARED = 30;
const VALUE = 8;

/** `tuple_at(at, n)`: a tuple of the n values at an address, at most `MOST_SHARED`, which stay the caller's; or NULL. */
export function tupleAtFunction(module: ModuleContext): FunctionRef {
  return module.prelude("tuple_at", ["i32", "i32"], ["i64"], (b) => {
    const lists = b.local("i32");
    const block = b.local("i32");
    const from = b.local("i32");
    const to = b.local("i32");
    const end = b.local("i32");
    const value = b.local("i64");
    const offset = listOffset(OBJECT_LISTS, TUPLE_ITEMS);
    b.get(0);
    b.tee(from);
    b.get(1);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.set(end);
    const other = b.block();
    openLists(b, module, lists, other);
    // The list with blocks for two items more is the next one.
    b.get(lists);
    b.get(1);
    b.i32(1);
    b.op(OP.i32_add);
    b.i32(1);
    b.op(OP.i32_shr_u);
    b.i32(2);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.set(lists);
    peek(b, lists, offset, block, other);
    take(b, lists, offset, block);
    writeHeader(b, module, block, TS_TYPE_TUPLE);
    b.get(block);
    b.get(1);
    b.store32(TUPLE_LEN);
    b.get(block);
    b.set(to);
    b.end();
    const done = b.block();
    const again = b.loop();
    b.get(from);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(done);
    b.get(from);
    b.load64(0);
    b.tee(value);
    b.call(incref(module));
    b.get(to);
    b.if();
    b.get(to);
    b.get(value);
    b.store64(TUPLE_ITEMS);
    b.get(to);
    b.i32(VALUE);
    b.op(OP.i32_add);
    b.set(to);
    b.end();
    b.get(from);
    b.i32(VALUE);
    b.op(OP.i32_add);
    b.set(from);
    b.br(again);
    b.end();
    b.end();
    b.get(to);
    b.if();
    returnObject(b, block);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("build_tuple"));
  });
}

/** `keywords(names, a1 … an)`: the dict that a tuple of n strings which are interned, and have a hash therefore, and n values make up, or NULL. */
export function keywordsFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`keywords${count}`, new Array<ValType>(count + 1).fill("i64"), ["i64"], (b) => {
    const dict = b.local("i64");
    const entry = b.local("i32");
    b.call(smallDictFunction(module, count));
    b.tee(dict);
    b.i64(NULL);
    b.op(OP.i64_ne);
    b.if();
    b.get(dict);
    b.op(OP.i32_wrap_i64);
    b.load32(DICT_ENTRIES);
    b.set(entry);
    for (let index = 0; index < count; index++) {
      b.get(entry);
      b.i32(index * ENTRY_SIZE);
      b.op(OP.i32_add);
      b.get(0);
      b.op(OP.i32_wrap_i64);
      b.load64(TUPLE_ITEMS + index * VALUE);
      b.get(index + 1);
      b.call(keywordEntryFunction(module));
    }
    for (const field of [DICT_END, DICT_LEN]) {
      b.get(dict);
      b.op(OP.i32_wrap_i64);
      b.i32(count);
      b.store32(field);
    }
    b.end();
    b.get(dict);
  });
}

/** `keyword_entry(entry, name, value)`: fills an entry of a new dict. */
function keywordEntryFunction(module: ModuleContext): FunctionRef {
  return module.prelude("keyword_entry", ["i32", "i64", "i64"], [], (b) => {
    b.get(0);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(TEXT_HASH);
    b.store64(ENTRY_HASH);
    for (const [local, offset] of [
      [1, ENTRY_KEY],
      [2, ENTRY_VALUE],
    ] as const) {
      b.get(local);
      b.call(incref(module));
      b.get(0);
      b.get(local);
      b.store64(offset);
    }
  });
}
