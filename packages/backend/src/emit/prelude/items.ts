// Item access and membership as prelude functions: the built-in sequences, dicts and sets, then the core's helper.

import {
  ENTRY_VALUE,
  LIST_ITEMS,
  LIST_LEN,
  OBJ_TYPE,
  SPECIAL_CONTAINS,
  SPECIAL_GETITEM,
  SPECIAL_SETITEM,
  TS_TYPE_DICT,
  TS_TYPE_FROZENSET,
  TS_TYPE_LIST,
  TS_TYPE_SET,
  TS_TYPE_STR,
  TS_TYPE_TUPLE,
  TUPLE_ITEMS,
  TUPLE_LEN,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { resultTruth } from "./arithmetic.ts";
import { ASK, MISSING, dictEntryFunction, setSlotFunction, needPointerTo, sameTextFunction } from "./lookup.ts";
import { pushIsInt, pushNumber, unboxInt } from "./numbers.ts";
import { trySpecial } from "./specials.ts";
import { textContainsFunction, textItemFunction } from "./text.ts";
import { storeItemFunction } from "./storing.ts";

/** Sets `slot` to the address of an item of a list, or of a tuple if `tuples`; leaves for `otherwise` when it is neither or out of range. */
function sequenceSlot(b: CodeBuilder, module: ModuleContext, slot: Local, tuples: boolean, otherwise: Label): void {
  const address = b.local("i32");
  const type = b.local("i32");
  const length = b.local("i32");
  const index = b.local("i64");
  pushIsPointer(b, 0);
  pushIsInt(b, 1);
  b.op(OP.i32_and);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(0);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.tee(type);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_LIST);
  b.op(OP.i32_eq);
  b.if();
  b.get(address);
  b.load32(LIST_LEN);
  b.set(length);
  b.get(address);
  b.load32(LIST_ITEMS);
  b.set(slot);
  b.else();
  if (tuples) {
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TUPLE);
    b.op(OP.i32_ne);
    b.brIf(otherwise);
    b.get(address);
    b.load32(TUPLE_LEN);
    b.set(length);
    b.get(address);
    b.i32(TUPLE_ITEMS);
    b.op(OP.i32_add);
    b.set(slot);
  } else {
    b.br(otherwise);
  }
  b.end();
  // A negative index counts from the end; what is then out of range is above the length as unsigned.
  pushNumber(b, 1);
  b.tee(index);
  b.i64(0);
  b.op(OP.i64_lt_s);
  b.if();
  b.get(index);
  b.get(length);
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_add);
  b.set(index);
  b.end();
  b.get(index);
  b.get(length);
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_ge_u);
  b.brIf(otherwise);
  b.get(slot);
  b.get(index);
  b.op(OP.i32_wrap_i64);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.set(slot);
}

/** Sets `entry` to the answer of a search for the second parameter in the first, exactly a dict; leaves for `otherwise` when it is none. */
function dictEntry(b: CodeBuilder, module: ModuleContext, entry: Local, otherwise: Label): void {
  const address = b.local("i32");
  needDict(b, module, address, otherwise);
  b.get(address);
  b.get(1);
  b.call(dictEntryFunction(module));
  b.set(entry);
}

/** Sets `address` to that of the first parameter; leaves for `otherwise` when it is not exactly a dict. */
function needDict(b: CodeBuilder, module: ModuleContext, address: Local, otherwise: Label): void {
  pushIsPointer(b, 0);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(0);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_DICT);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** Leaves for `otherwise` unless there is an entry. */
function needEntry(b: CodeBuilder, entry: Local, otherwise: Label): void {
  b.get(entry);
  b.i32(ASK);
  b.op(OP.i32_le_u);
  b.brIf(otherwise);
}

/**
 * Pushes the address of an item of exactly a list, or leaves for `otherwise`. A negative index, one out of range and what is no inline int are
 * above the length alike once the tag is taken off.
 */
function pushListSlot(b: CodeBuilder, module: ModuleContext, otherwise: Label): void {
  const address = b.local("i32");
  const index = b.local("i64");
  pushIsPointer(b, 0);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(0);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(TS_TYPE_LIST);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(1);
  unboxInt(b);
  b.tee(index);
  b.get(address);
  b.load32(LIST_LEN);
  b.op(OP.i64_extend_i32_u);
  b.op(OP.i64_ge_u);
  b.brIf(otherwise);
  b.get(address);
  b.load32(LIST_ITEMS);
  b.get(index);
  b.op(OP.i32_wrap_i64);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
}

/** `getitem(object, index)`: small enough for the engine to inline. */
export function getitemFunction(module: ModuleContext): FunctionRef {
  return module.prelude("getitem", ["i64", "i64"], ["i64"], (b) => {
    const value = b.local("i64");
    const other = b.block();
    pushListSlot(b, module, other);
    b.load64(0);
    b.tee(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(otherItemFunction(module));
  });
}

/** `getitem(object, index)` of everything. */
function otherItemFunction(module: ModuleContext): FunctionRef {
  return module.prelude("getitem_other", ["i64", "i64"], ["i64"], (b) => {
    const slot = b.local("i32");
    const value = b.local("i64");
    const slow = b.coldBlock();
    const found = b.block();
    const noSequence = b.block();
    sequenceSlot(b, module, slot, true, noSequence);
    b.br(found);
    b.end();
    const noText = b.block();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_STR);
    b.op(OP.i32_ne);
    b.brIf(noText);
    b.get(0);
    b.get(1);
    b.call(textItemFunction(module));
    b.op(OP.return);
    b.end();
    dictEntry(b, module, slot, slow);
    needEntry(b, slot, slow);
    b.get(slot);
    b.i32(ENTRY_VALUE);
    b.op(OP.i32_add);
    b.set(slot);
    b.end();
    b.get(slot);
    b.load64(0);
    b.tee(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    trySpecial(b, module, SPECIAL_GETITEM, 1, (result) => {
      b.get(result);
      b.op(OP.return);
    });
    b.get(0);
    b.get(1);
    b.call(module.helper("getitem"));
  });
}

/** `setitem(object, index, value)`: small enough for the engine to inline. */
export function setitemFunction(module: ModuleContext): FunctionRef {
  return module.prelude("setitem", ["i64", "i64", "i64"], ["i32"], (b) => {
    const slot = b.local("i32");
    const old = b.local("i64");
    const other = b.block();
    pushListSlot(b, module, other);
    b.set(slot);
    b.get(2);
    b.call(incref(module));
    b.get(slot);
    b.load64(0);
    b.set(old);
    b.get(slot);
    b.get(2);
    b.store64(0);
    b.get(old);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(otherStoreFunction(module));
  });
}

/** `setitem(object, index, value)` of everything. */
function otherStoreFunction(module: ModuleContext): FunctionRef {
  return module.prelude("setitem_other", ["i64", "i64", "i64"], ["i32"], (b) => {
    const slot = b.local("i32");
    const old = b.local("i64");
    const slow = b.coldBlock();
    const noSequence = b.block();
    sequenceSlot(b, module, slot, false, noSequence);
    b.get(2);
    b.call(incref(module));
    b.get(slot);
    b.load64(0);
    b.set(old);
    b.get(slot);
    b.get(2);
    b.store64(0);
    b.get(old);
    b.call(decref(module));
    b.i32(0);
    b.op(OP.return);
    b.end();
    needDict(b, module, slot, slow);
    b.get(slot);
    b.get(1);
    b.get(2);
    b.call(storeItemFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.i32(0);
    b.op(OP.return);
    b.end();
    trySpecial(b, module, SPECIAL_SETITEM, 2, (result) => {
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
    });
    b.get(0);
    b.get(1);
    b.get(2);
    b.call(module.helper("setitem"));
  });
}

/** Not 0 or 1. */
const UNKNOWN = 2;

/**
 * `sequence_has(container, item)` of exactly a list or tuple: 1 or 0, as far as it can be said of ints and strings without the core; else, and for
 * other containers, `UNKNOWN`.
 */
function sequenceHasFunction(module: ModuleContext): FunctionRef {
  return module.prelude("sequence_has", ["i64", "i64"], ["i32"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const place = b.local("i32");
    const end = b.local("i32");
    const found = b.local("i64");
    const text = b.local("i32");
    const other = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.tee(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TUPLE);
    b.op(OP.i32_eq);
    b.if();
    b.get(address);
    b.i32(TUPLE_ITEMS);
    b.op(OP.i32_add);
    b.set(place);
    b.get(address);
    b.load32(TUPLE_LEN);
    b.set(end);
    b.else();
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_LIST);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(address);
    b.load32(LIST_ITEMS);
    b.set(place);
    b.get(address);
    b.load32(LIST_LEN);
    b.set(end);
    b.end();
    b.get(place);
    b.get(end);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.set(end);
    // What is sought: a string, an inline int, or something for the core.
    pushIsInt(b, 1);
    b.op(OP.i32_eqz);
    b.if();
    needPointerTo(b, module, 1, text, TS_TYPE_STR, other);
    b.end();
    const done = b.block();
    const again = b.loop();
    b.get(place);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(done);
    b.get(place);
    b.load64(0);
    b.tee(found);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(place);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(place);
    b.get(text);
    b.if();
    const noText = b.block();
    needPointerTo(b, module, found, address, TS_TYPE_STR, noText);
    b.get(found);
    b.get(1);
    b.call(sameTextFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(again);
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.else();
    pushIsInt(b, found);
    b.brIf(again);
    b.end();
    // Whether this one is equal is for the core to say, before those behind it.
    b.br(other);
    b.end();
    b.end();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.i32(UNKNOWN);
  });
}

/** `contains(container, item)`: 1, 0, or -1 when it raised. */
export function containsFunction(module: ModuleContext): FunctionRef {
  return module.prelude("contains", ["i64", "i64"], ["i32"], (b) => {
    const type = b.local("i32");
    const entry = b.local("i32");
    const slow = b.block();
    const searched = b.block();
    const noDict = b.block();
    const noText = b.block();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_STR);
    b.op(OP.i32_ne);
    b.brIf(noText);
    b.get(1);
    b.get(0);
    b.call(textContainsFunction(module));
    b.op(OP.return);
    b.end();
    const noSequence = b.block();
    b.get(0);
    b.get(1);
    b.call(sequenceHasFunction(module));
    b.tee(entry);
    b.i32(UNKNOWN);
    b.op(OP.i32_eq);
    b.brIf(noSequence);
    b.get(entry);
    b.op(OP.return);
    b.end();
    dictEntry(b, module, entry, noDict);
    b.br(searched);
    b.end();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.tee(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_SET);
    b.op(OP.i32_ne);
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_FROZENSET);
    b.op(OP.i32_ne);
    b.op(OP.i32_and);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.get(1);
    b.call(setSlotFunction(module));
    b.set(entry);
    b.end();
    b.get(entry);
    b.i32(ASK);
    b.op(OP.i32_eq);
    b.brIf(slow);
    b.get(entry);
    b.i32(MISSING);
    b.op(OP.i32_ne);
    b.op(OP.return);
    b.end();
    trySpecial(b, module, SPECIAL_CONTAINS, 1, (result) => {
      b.get(result);
      b.call(resultTruth(module));
      b.op(OP.return);
    });
    b.get(1);
    b.get(0);
    b.call(module.helper("contains"));
  });
}
