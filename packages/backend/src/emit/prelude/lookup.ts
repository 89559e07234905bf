// Looking for a key in a dict or set as prelude functions: strings and inline ints, which are equal to another one when their bits are or when
// the core says so. What the core has to compare, and keys of other types, are left to it.

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
  TEXT_HASH,
  TS_TYPE_STR,
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

/** Sets `hash` to that of a string or inline int in `key`; leaves for `unknown` when it is neither, or its hash is not known yet. */
function plainHash(b: CodeBuilder, module: ModuleContext, key: Local, hash: Local, unknown: Label): void {
  const address = b.local("i32");
  pushIsInt(b, key);
  b.if();
  pushNumber(b, key);
  b.tee(hash);
  b.i64(-1);
  b.op(OP.i64_eq);
  b.brIf(unknown);
  b.else();
  pushIsPointer(b, key);
  b.op(OP.i32_eqz);
  b.brIf(unknown);
  b.get(key);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_STR);
  b.op(OP.i32_ne);
  b.brIf(unknown);
  b.get(address);
  b.load64(TEXT_HASH);
  b.tee(hash);
  b.op(OP.i64_eqz);
  b.brIf(unknown);
  b.end();
}

function answer(b: CodeBuilder, value: number): void {
  b.i32(value);
  b.op(OP.return);
}

/** Returns the entry at `entry` when its key is `key`, and `ASK` when it has the same hash. */
function tryEntry(b: CodeBuilder, entry: Local, key: Local, hash: Local): void {
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
  answer(b, ASK);
  b.end();
}

/** `dict_entry(address of a dict, key)`: the address of the entry, `MISSING` or `ASK`. */
export function dictEntryFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dict_entry", ["i32", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const size = b.local("i32");
    const unknown = b.block();
    plainHash(b, module, 1, hash, unknown);
    b.get(0);
    b.load32(DICT_INDEX_LEN);
    b.tee(size);
    b.op(OP.i32_eqz);
    b.if();
    scanEntries(b, hash);
    b.end();
    searchIndex(b, hash, size);
    b.end();
    b.i32(ASK);
  });
}

function scanEntries(b: CodeBuilder, hash: Local): void {
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
  tryEntry(b, entry, 1, hash);
  b.get(entry);
  b.i32(ENTRY_SIZE);
  b.op(OP.i32_add);
  b.set(entry);
  b.br(again);
  b.end();
}

function searchIndex(b: CodeBuilder, hash: Local, size: Local): void {
  const place = b.local("i32");
  const step = b.local("i32");
  const number = b.local("i32");
  const entry = b.local("i32");
  b.get(hash);
  b.get(hash);
  b.i64(32);
  b.op(OP.i64_shr_u);
  b.op(OP.i64_xor);
  b.op(OP.i32_wrap_i64);
  b.set(place);
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
  tryEntry(b, entry, 1, hash);
  b.else();
  b.get(number);
  b.i32(INDEX_EMPTY | 0);
  b.op(OP.i32_eq);
  b.if();
  answer(b, MISSING);
  b.end();
  b.end();
  b.get(step);
  b.i32(1);
  b.op(OP.i32_add);
  b.tee(step);
  b.get(place);
  b.op(OP.i32_add);
  b.set(place);
  b.br(again);
  b.end();
  b.op(OP.unreachable);
}

/** `set_slot(address of a set, key)`: the address of the slot, `MISSING` or `ASK`. The slots are looked at in the order of the core's search. */
export function setSlotFunction(module: ModuleContext): FunctionRef {
  return module.prelude("set_slot", ["i32", "i64"], ["i32"], (b) => {
    const hash = b.local("i64");
    const perturb = b.local("i64");
    const mask = b.local("i32");
    const index = b.local("i32");
    const slot = b.local("i32");
    const last = b.local("i32");
    const found = b.local("i64");
    const unknown = b.block();
    plainHash(b, module, 1, hash, unknown);
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
    answer(b, MISSING);
    b.end();
    b.else();
    b.get(slot);
    b.load64(SLOT_HASH);
    b.get(hash);
    b.op(OP.i64_eq);
    b.if();
    answer(b, ASK);
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
    b.end();
    b.i32(ASK);
  });
}
