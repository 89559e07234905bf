// Adding to dicts and sets as prelude functions: in place while there is room, else through the core.

import {
  DICT_CAP,
  DICT_END,
  DICT_ENTRIES,
  DICT_FILLED,
  DICT_INDEX,
  DICT_INDEX_LEN,
  DICT_LEN,
  DICT_NAMESPACE,
  DICT_SCAN,
  DICT_VERSION,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_SIZE,
  ENTRY_VALUE,
  INDEX_EMPTY,
  SET_FILL,
  SET_LEN,
  SET_OBJECTS,
  SET_SIZE,
  SET_VERSION,
  SLOT_HASH,
  SLOT_KEY,
  TEXT_HASH,
  TS_TYPE_SET,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { ASK, FREE, MISSING, firstPlace, keyHash, needPointerTo, nextPlace, searchDictFunction, searchSetFunction } from "./lookup.ts";

/** Adds one to the u32 at `offset` of the object at `address`. */
function countUp(b: CodeBuilder, address: Local, offset: number): void {
  b.get(address);
  b.get(address);
  b.load32(offset);
  b.i32(1);
  b.op(OP.i32_add);
  b.store32(offset);
}

/** `store_item(address of exactly a dict, key, value)`: 1, or 0 when nothing was done and the core has to do it. */
export function storeItemFunction(module: ModuleContext): FunctionRef {
  return module.prelude("store_item", ["i32", "i64", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const entry = b.local("i32");
    const old = b.local("i64");
    const other = b.block();
    keyHash(b, module, 1, hash, other);
    b.get(0);
    b.get(1);
    b.get(hash);
    b.call(searchDictFunction(module));
    b.tee(entry);
    b.i32(ASK);
    b.op(OP.i32_eq);
    b.brIf(other);
    b.get(entry);
    b.i32(MISSING);
    b.op(OP.i32_eq);
    b.if();
    addEntry(b, module, hash, entry, other);
    b.else();
    b.get(2);
    b.call(incref(module));
    b.get(entry);
    b.load64(ENTRY_VALUE);
    b.set(old);
    b.get(entry);
    b.get(2);
    b.store64(ENTRY_VALUE);
    b.get(old);
    b.call(decref(module));
    b.end();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}

function addEntry(b: CodeBuilder, module: ModuleContext, hash: Local, entry: Local, otherwise: Label): void {
  const end = b.local("i32");
  const size = b.local("i32");
  b.get(0);
  b.load32(DICT_NAMESPACE);
  b.i32(0xff);
  b.op(OP.i32_and);
  b.brIf(otherwise);
  b.get(0);
  b.load32(DICT_END);
  b.tee(end);
  b.get(0);
  b.load32(DICT_CAP);
  b.op(OP.i32_eq);
  b.brIf(otherwise);
  b.get(0);
  b.load32(DICT_INDEX_LEN);
  b.tee(size);
  b.op(OP.i32_eqz);
  b.if();
  b.get(end);
  b.i32(DICT_SCAN);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.else();
  b.get(0);
  b.load32(DICT_FILLED);
  b.i32(1);
  b.op(OP.i32_add);
  b.i32(3);
  b.op(OP.i32_mul);
  b.get(size);
  b.i32(1);
  b.op(OP.i32_shl);
  b.op(OP.i32_gt_u);
  b.brIf(otherwise);
  addToIndex(b, hash, size, end);
  b.end();
  b.get(0);
  b.load32(DICT_ENTRIES);
  b.get(end);
  b.i32(ENTRY_SIZE);
  b.op(OP.i32_mul);
  b.op(OP.i32_add);
  b.tee(entry);
  b.get(hash);
  b.store64(ENTRY_HASH);
  for (const [local, offset] of [
    [1, ENTRY_KEY],
    [2, ENTRY_VALUE],
  ] as const) {
    b.get(local);
    b.call(incref(module));
    b.get(entry);
    b.get(local);
    b.store64(offset);
  }
  for (const offset of [DICT_END, DICT_LEN, DICT_VERSION]) countUp(b, 0, offset);
}

/** Puts the entry with number `end` into the first free place. */
function addToIndex(b: CodeBuilder, hash: Local, size: Local, end: Local): void {
  const place = b.local("i32");
  const step = b.local("i32");
  const address = b.local("i32");
  firstPlace(b, hash, place);
  const found = b.block();
  const again = b.loop();
  b.get(0);
  b.load32(DICT_INDEX);
  b.get(place);
  b.get(size);
  b.i32(1);
  b.op(OP.i32_sub);
  b.op(OP.i32_and);
  b.i32(2);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.tee(address);
  b.load32(0);
  b.i32(INDEX_EMPTY | 0);
  b.op(OP.i32_eq);
  b.brIf(found);
  nextPlace(b, place, step);
  b.br(again);
  b.end();
  b.end();
  b.get(address);
  b.get(end);
  b.store32(0);
  countUp(b, 0, DICT_FILLED);
}

/** `add_element(address of exactly a set, key)`: 1, or 0 when nothing was done and the core has to do it. */
export function addElementFunction(module: ModuleContext): FunctionRef {
  return module.prelude("add_element", ["i32", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const slot = b.local("i32");
    const other = b.block();
    keyHash(b, module, 1, hash, other);
    b.get(0);
    b.get(1);
    b.get(hash);
    b.i32(1);
    b.call(searchSetFunction(module));
    b.tee(slot);
    b.i32(ASK);
    b.op(OP.i32_le_u);
    b.brIf(other);
    b.get(slot);
    b.i32(FREE);
    b.op(OP.i32_and);
    b.op(OP.i32_eqz);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    // With one more, three fifths of the mask are reached: the core makes a larger table.
    b.get(0);
    b.load32(SET_FILL);
    b.i32(1);
    b.op(OP.i32_add);
    b.i32(5);
    b.op(OP.i32_mul);
    b.get(0);
    b.load32(SET_SIZE);
    b.i32(1);
    b.op(OP.i32_sub);
    b.i32(3);
    b.op(OP.i32_mul);
    b.op(OP.i32_ge_u);
    b.brIf(other);
    b.get(slot);
    b.i32(FREE);
    b.op(OP.i32_sub);
    b.tee(slot);
    b.get(hash);
    b.store64(SLOT_HASH);
    pushIsPointer(b, 1);
    b.if();
    b.get(1);
    b.call(incref(module));
    b.get(0);
    b.i32(1);
    b.store32(SET_OBJECTS);
    b.end();
    b.get(slot);
    b.get(1);
    b.store64(SLOT_KEY);
    for (const offset of [SET_FILL, SET_LEN, SET_VERSION]) countUp(b, 0, offset);
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}

/** `dict_set(dict, key, value)` for exactly a dict; takes key and value. 0, or -1 when it raised. */
export function displayStoreFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dict_set", ["i64", "i64", "i64"], ["i32"], (b) => {
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.get(1);
    b.get(2);
    b.call(storeItemFunction(module));
    b.if();
    for (const taken of [1, 2]) {
      b.get(taken);
      b.call(decref(module));
    }
    b.i32(0);
    b.op(OP.return);
    b.end();
    for (const local of [0, 1, 2]) b.get(local);
    b.call(module.helper("dict_set"));
  });
}

/** `set_add(set, item)`; takes the item. 0, or -1 when it raised. */
export function displayAddFunction(module: ModuleContext): FunctionRef {
  return module.prelude("set_add", ["i64", "i64"], ["i32"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    needPointerTo(b, module, 0, address, TS_TYPE_SET, other);
    b.get(address);
    b.get(1);
    b.call(addElementFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(1);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("set_add"));
  });
}

/** As `dict_set`, for a string that is no key yet in a dict that has fewer than `DICT_SCAN`. */
export function displayAddKeyFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dict_add_key", ["i64", "i64", "i64"], ["i32"], (b) => {
    const dict = b.local("i32");
    const entry = b.local("i32");
    const end = b.local("i32");
    const other = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(dict);
    b.load32(DICT_END);
    b.tee(end);
    b.get(dict);
    b.load32(DICT_CAP);
    b.op(OP.i32_ge_u);
    b.brIf(other);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(TEXT_HASH);
    b.op(OP.i64_eqz);
    b.brIf(other);
    b.get(dict);
    b.load32(DICT_ENTRIES);
    b.get(end);
    b.i32(ENTRY_SIZE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.tee(entry);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load64(TEXT_HASH);
    b.store64(ENTRY_HASH);
    b.get(entry);
    b.get(1);
    b.store64(ENTRY_KEY);
    b.get(entry);
    b.get(2);
    b.store64(ENTRY_VALUE);
    for (const offset of [DICT_END, DICT_LEN, DICT_VERSION]) countUp(b, dict, offset);
    b.i32(0);
    b.op(OP.return);
    b.end();
    for (const local of [0, 1, 2]) b.get(local);
    b.call(module.helper("dict_set"));
  });
}
