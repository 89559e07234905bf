// Looking for a key in a dict or set as prelude functions: strings, inline ints and tuples of these. What is neither the same nor an equal string
// is left to the core to compare, as are keys of other types.

import {
  DICT_END,
  DICT_ENTRIES,
  DICT_INDEX,
  DICT_INDEX_LEN,
  ENTRY_HASH,
  ENTRY_KEY,
  ENTRY_SIZE,
  INDEX_EMPTY,
  INDEX_REMOVED,
  OBJ_TYPE,
  SET_PROBES,
  SET_SIZE,
  SET_SLOTS,
  SLOT_HASH,
  SLOT_KEY,
  SLOT_SIZE,
  TEXT_DATA,
  TEXT_HASH,
  TEXT_LEN,
  TEXT_WIDTH,
  TS_TYPE_STR,
  TS_TYPE_TUPLE,
  TUPLE_ITEMS,
  TUPLE_LEN,
  UNBOUND,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { pushIsPointer } from "./counting.ts";
import { pushIsInt, pushNumber } from "./numbers.ts";

/** The answer of a search that found nothing. */
export const MISSING = 0;
/** The answer of a search that only the core can end. */
export const ASK = 1;

/** Added to the address of a free slot: slots are at even addresses. */
export const FREE = 1;

/** What stands for "not known": no hash is -1. */
const NO_HASH = -1;

/** The numbers of CPython's variant of xxHash, as `tuple_hash` of the core has them. */
const PRIME_1 = BigInt.asIntN(64, 11_400_714_785_074_694_791n);
const PRIME_2 = BigInt.asIntN(64, 14_029_467_366_897_019_727n);
const PRIME_5 = 2_870_177_450_012_600_261n;
const TUPLE_LENGTH_MIX = PRIME_5 ^ 3_527_539n;

/** Pushes the hash of an inline int or of a string, or `NO_HASH`. */
function pushSimpleHash(b: CodeBuilder, module: ModuleContext, key: Local): void {
  const address = b.local("i32");
  const hash = b.local("i64");
  b.i64(NO_HASH);
  b.set(hash);
  pushIsInt(b, key);
  b.if();
  pushNumber(b, key);
  b.set(hash);
  b.else();
  pushIsPointer(b, key);
  b.if();
  b.get(key);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_STR);
  b.op(OP.i32_eq);
  b.if();
  b.get(address);
  b.load64(TEXT_HASH);
  b.tee(hash);
  b.op(OP.i64_eqz);
  b.if();
  b.get(key);
  b.call(module.helper("hash_text"));
  b.get(address);
  b.load64(TEXT_HASH);
  b.set(hash);
  b.end();
  b.end();
  b.end();
  b.end();
  b.get(hash);
}

/** Sets `hash` to that of an inline int, of a string whose hash is known, or of a tuple of these; leaves for `unknown` when `key` is none. */
export function keyHash(b: CodeBuilder, module: ModuleContext, key: Local, hash: Local, unknown: Label): void {
  pushSimpleHash(b, module, key);
  b.tee(hash);
  b.i64(NO_HASH);
  b.op(OP.i64_eq);
  b.if();
  b.get(key);
  b.call(tupleHashFunction(module));
  b.tee(hash);
  b.i64(NO_HASH);
  b.op(OP.i64_eq);
  b.brIf(unknown);
  b.end();
}

/** `tuple_hash(key)`: the hash of a tuple of such things; else `NO_HASH`. */
function tupleHashFunction(module: ModuleContext): FunctionRef {
  return module.prelude("tuple_hash", ["i64"], ["i64"], (b) => {
    const hash = b.local("i64");
    const address = b.local("i32");
    const item = b.local("i64");
    const end = b.local("i32");
    const lane = b.local("i64");
    const unknown = b.block();
    needPointerTo(b, module, 0, address, TS_TYPE_TUPLE, unknown);
    b.i64(PRIME_5);
    b.set(hash);
    b.get(address);
    b.get(address);
    b.load32(TUPLE_LEN);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.set(end);
    const done = b.block();
    const again = b.loop();
    b.get(address);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(done);
    b.get(address);
    b.load64(TUPLE_ITEMS);
    b.set(item);
    pushSimpleHash(b, module, item);
    b.tee(lane);
    b.i64(NO_HASH);
    b.op(OP.i64_eq);
    b.brIf(unknown);
    b.get(hash);
    b.get(lane);
    b.i64(PRIME_2);
    b.op(OP.i64_mul);
    b.op(OP.i64_add);
    b.tee(hash);
    b.i64(31);
    b.op(OP.i64_shl);
    b.get(hash);
    b.i64(33);
    b.op(OP.i64_shr_u);
    b.op(OP.i64_or);
    b.i64(PRIME_1);
    b.op(OP.i64_mul);
    b.set(hash);
    b.get(address);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(address);
    b.br(again);
    b.end();
    b.end();
    // The sum is -1 for one tuple in 2**64: the core has another hash for that one.
    b.get(hash);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(TUPLE_LEN);
    b.op(OP.i64_extend_i32_u);
    b.i64(TUPLE_LENGTH_MIX);
    b.op(OP.i64_xor);
    b.op(OP.i64_add);
    b.op(OP.return);
    b.end();
    b.i64(NO_HASH);
  });
}

/** Sets `address` to that of an object of the type published at `offset`; leaves for `otherwise` when `value` is something else. */
export function needPointerTo(b: CodeBuilder, module: ModuleContext, value: Local, address: Local, offset: number, otherwise: Label): void {
  pushIsPointer(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(offset);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** `same_text(a, b)`: 1 when both are strings with the same text, 0 when they are not or the core has to say. */
export function sameTextFunction(module: ModuleContext): FunctionRef {
  return module.prelude("same_text", ["i64", "i64"], ["i32"], (b) => {
    const one = b.local("i32");
    const two = b.local("i32");
    const left = b.local("i32");
    const other = b.block();
    needPointerTo(b, module, 0, one, TS_TYPE_STR, other);
    needPointerTo(b, module, 1, two, TS_TYPE_STR, other);
    b.get(one);
    b.load32(TEXT_LEN);
    b.tee(left);
    b.get(two);
    b.load32(TEXT_LEN);
    b.op(OP.i32_ne);
    b.brIf(other);
    for (const address of [one, two]) {
      b.get(address);
      b.load32(TEXT_WIDTH);
      b.i32(0xff);
      b.op(OP.i32_and);
    }
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(left);
    b.get(one);
    b.load32(TEXT_WIDTH);
    b.i32(0xff);
    b.op(OP.i32_and);
    b.op(OP.i32_mul);
    b.set(left);
    // Eight bytes at a time; a block ends at a multiple of eight.
    const tail = b.block();
    const again = b.loop();
    b.get(left);
    b.i32(8);
    b.op(OP.i32_lt_u);
    b.brIf(tail);
    b.get(one);
    b.load64(TEXT_DATA);
    b.get(two);
    b.load64(TEXT_DATA);
    b.op(OP.i64_ne);
    b.brIf(other);
    for (const [local, step] of [
      [one, 8],
      [two, 8],
      [left, -8],
    ] as const) {
      b.get(local);
      b.i32(step);
      b.op(OP.i32_add);
      b.set(local);
    }
    b.br(again);
    b.end();
    b.end();
    b.get(left);
    b.op(OP.i32_eqz);
    b.if();
    answer(b, 1);
    b.end();
    b.get(one);
    b.load64(TEXT_DATA);
    b.get(two);
    b.load64(TEXT_DATA);
    b.op(OP.i64_xor);
    b.i32(8);
    b.get(left);
    b.op(OP.i32_sub);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i64_extend_i32_u);
    b.op(OP.i64_shl);
    b.op(OP.i64_eqz);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}

/** `same_key(a, b)` of two keys with the same hash: 1 when they are equal strings, or tuples of the same things and equal strings; 0 when the core has to say. */
function sameKeyFunction(module: ModuleContext): FunctionRef {
  return module.prelude("same_key", ["i64", "i64"], ["i32"], (b) => {
    const one = b.local("i32");
    const two = b.local("i32");
    const left = b.local("i32");
    const noTuples = b.block();
    needPointerTo(b, module, 0, one, TS_TYPE_TUPLE, noTuples);
    const other = b.block();
    needPointerTo(b, module, 1, two, TS_TYPE_TUPLE, other);
    b.get(one);
    b.load32(TUPLE_LEN);
    b.tee(left);
    b.get(two);
    b.load32(TUPLE_LEN);
    b.op(OP.i32_ne);
    b.brIf(other);
    const again = b.loop();
    b.get(left);
    b.op(OP.i32_eqz);
    b.if();
    answer(b, 1);
    b.end();
    b.get(one);
    b.load64(TUPLE_ITEMS);
    b.get(two);
    b.load64(TUPLE_ITEMS);
    b.op(OP.i64_ne);
    b.if();
    b.get(one);
    b.load64(TUPLE_ITEMS);
    b.get(two);
    b.load64(TUPLE_ITEMS);
    b.call(sameTextFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.end();
    for (const [local, step] of [
      [one, 8],
      [two, 8],
      [left, -1],
    ] as const) {
      b.get(local);
      b.i32(step);
      b.op(OP.i32_add);
      b.set(local);
    }
    b.br(again);
    b.end();
    b.end();
    answer(b, 0);
    b.end();
    b.get(0);
    b.get(1);
    b.call(sameTextFunction(module));
  });
}

function answer(b: CodeBuilder, value: number): void {
  b.i32(value);
  b.op(OP.return);
}

/** Returns the entry at `entry` when its key is `key`, and `ASK` when that is not clear. */
function tryEntry(b: CodeBuilder, module: ModuleContext, entry: Local, key: Local, hash: Local): void {
  b.get(entry);
  b.load64(ENTRY_KEY);
  b.get(key);
  b.op(OP.i64_eq);
  b.if();
  b.get(entry);
  b.op(OP.return);
  b.end();
  b.get(entry);
  b.load64(ENTRY_HASH);
  b.get(hash);
  b.op(OP.i64_eq);
  b.if();
  b.get(entry);
  b.i32(ASK);
  b.get(entry);
  b.load64(ENTRY_KEY);
  b.get(key);
  b.call(sameKeyFunction(module));
  b.op(OP.select);
  b.op(OP.return);
  b.end();
}

/** `dict_entry(address of a dict, key)`: the address of the entry, `MISSING` or `ASK`. */
export function dictEntryFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dict_entry", ["i32", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const unknown = b.block();
    keyHash(b, module, 1, hash, unknown);
    b.get(0);
    b.get(1);
    b.get(hash);
    b.call(searchDictFunction(module));
    b.op(OP.return);
    b.end();
    b.i32(ASK);
  });
}

/** `search_dict(address of a dict, key, hash)`: likewise. */
export function searchDictFunction(module: ModuleContext): FunctionRef {
  return module.prelude("search_dict", ["i32", "i64", "i64"], ["i32"], (b) => {
    const size = b.local("i32");
    b.get(0);
    b.load32(DICT_INDEX_LEN);
    b.tee(size);
    b.op(OP.i32_eqz);
    b.if();
    scanEntries(b, module, 2);
    b.end();
    searchIndex(b, module, 2, size);
  });
}

function scanEntries(b: CodeBuilder, module: ModuleContext, hash: Local): void {
  const entry = b.local("i32");
  const end = b.local("i32");
  b.get(0);
  b.load32(DICT_ENTRIES);
  b.tee(entry);
  b.get(0);
  b.load32(DICT_END);
  b.i32(ENTRY_SIZE);
  b.op(OP.i32_mul);
  b.op(OP.i32_add);
  b.set(end);
  const again = b.loop();
  b.get(entry);
  b.get(end);
  b.op(OP.i32_eq);
  b.if();
  answer(b, MISSING);
  b.end();
  tryEntry(b, module, entry, 1, hash);
  b.get(entry);
  b.i32(ENTRY_SIZE);
  b.op(OP.i32_add);
  b.set(entry);
  b.br(again);
  b.end();
}

function searchIndex(b: CodeBuilder, module: ModuleContext, hash: Local, size: Local): void {
  const place = b.local("i32");
  const step = b.local("i32");
  const number = b.local("i32");
  const entry = b.local("i32");
  firstPlace(b, hash, place);
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
  b.load32(0);
  b.tee(number);
  b.i32(INDEX_REMOVED | 0);
  b.op(OP.i32_lt_u);
  b.if();
  b.get(0);
  b.load32(DICT_ENTRIES);
  b.get(number);
  b.i32(ENTRY_SIZE);
  b.op(OP.i32_mul);
  b.op(OP.i32_add);
  b.set(entry);
  tryEntry(b, module, entry, 1, hash);
  b.else();
  b.get(number);
  b.i32(INDEX_EMPTY | 0);
  b.op(OP.i32_eq);
  b.if();
  answer(b, MISSING);
  b.end();
  b.end();
  nextPlace(b, place, step);
  b.br(again);
  b.end();
  b.op(OP.unreachable);
}

/** Sets `place` to where a search of an index begins, before it is taken modulo the size. */
export function firstPlace(b: CodeBuilder, hash: Local, place: Local): void {
  b.get(hash);
  b.get(hash);
  b.i64(32);
  b.op(OP.i64_shr_u);
  b.op(OP.i64_xor);
  b.op(OP.i32_wrap_i64);
  b.set(place);
}

/** Moves `place` on. */
export function nextPlace(b: CodeBuilder, place: Local, step: Local): void {
  b.get(step);
  b.i32(1);
  b.op(OP.i32_add);
  b.tee(step);
  b.get(place);
  b.op(OP.i32_add);
  b.set(place);
}

/** `set_slot(address of a set, key)`: the address of the slot, `MISSING` or `ASK`. The slots are looked at in the order of the core's search. */
export function setSlotFunction(module: ModuleContext): FunctionRef {
  return module.prelude("set_slot", ["i32", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const unknown = b.block();
    keyHash(b, module, 1, hash, unknown);
    b.get(0);
    b.get(1);
    b.get(hash);
    b.i32(MISSING);
    b.call(searchSetFunction(module));
    b.op(OP.return);
    b.end();
    b.i32(ASK);
  });
}

/**
 * `search_set(address of a set, key, hash, free)`: likewise. With `free`, what is missing is answered with the address of the free slot where it
 * belongs plus `FREE`, unless a removed one on the way would be taken instead.
 */
export function searchSetFunction(module: ModuleContext): FunctionRef {
  return module.prelude("search_set", ["i32", "i64", "i64", "i32"], ["i32"], (b) => {
    const hash = 2;
    const perturb = b.local("i64");
    const mask = b.local("i32");
    const index = b.local("i32");
    const slot = b.local("i32");
    const last = b.local("i32");
    const found = b.local("i64");
    b.get(0);
    b.load32(SET_SIZE);
    b.tee(mask);
    b.op(OP.i32_eqz);
    b.if();
    answer(b, MISSING);
    b.end();
    b.get(mask);
    b.i32(1);
    b.op(OP.i32_sub);
    b.set(mask);
    b.get(hash);
    b.tee(perturb);
    b.op(OP.i32_wrap_i64);
    b.get(mask);
    b.op(OP.i32_and);
    b.set(index);
    const again = b.loop();
    b.get(0);
    b.load32(SET_SLOTS);
    b.get(index);
    b.i32(SLOT_SIZE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.tee(slot);
    b.i32(SET_PROBES * SLOT_SIZE);
    b.i32(0);
    b.get(index);
    b.i32(SET_PROBES);
    b.op(OP.i32_add);
    b.get(mask);
    b.op(OP.i32_le_u);
    b.op(OP.select);
    b.op(OP.i32_add);
    b.set(last);
    const near = b.loop();
    b.get(slot);
    b.load64(SLOT_KEY);
    b.tee(found);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.get(slot);
    b.op(OP.return);
    b.end();
    b.get(found);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.if();
    b.get(slot);
    b.load64(SLOT_HASH);
    b.op(OP.i64_eqz);
    b.if();
    b.get(slot);
    b.i32(FREE);
    b.op(OP.i32_or);
    b.i32(MISSING);
    b.get(3);
    b.op(OP.select);
    b.op(OP.return);
    b.end();
    b.i32(0);
    b.set(3);
    b.else();
    b.get(slot);
    b.load64(SLOT_HASH);
    b.get(hash);
    b.op(OP.i64_eq);
    b.if();
    b.get(slot);
    b.i32(ASK);
    b.get(found);
    b.get(1);
    b.call(sameKeyFunction(module));
    b.op(OP.select);
    b.op(OP.return);
    b.end();
    b.end();
    b.get(slot);
    b.i32(SLOT_SIZE);
    b.op(OP.i32_add);
    b.tee(slot);
    b.get(last);
    b.op(OP.i32_le_u);
    b.brIf(near);
    b.end();
    b.get(perturb);
    b.i64(5);
    b.op(OP.i64_shr_u);
    b.tee(perturb);
    b.op(OP.i32_wrap_i64);
    b.get(index);
    b.i32(5);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.i32(1);
    b.op(OP.i32_add);
    b.get(mask);
    b.op(OP.i32_and);
    b.set(index);
    b.br(again);
    b.end();
    b.op(OP.unreachable);
  });
}
