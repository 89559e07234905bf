// The next item of an iterator: a generator's body is called directly, iterators over built-in containers are moved on in place, anything else
// goes through the core. What ends, or is not as it was, is the core's too.

import {
  CURSOR_INDEX,
  CURSOR_SOURCE,
  DICT_END,
  DICT_ENTRIES,
  DICT_ITER_AT,
  DICT_ITER_DICT,
  DICT_ITER_EXPECTED,
  DICT_ITER_LEFT,
  DICT_LEN,
  ENTRY_KEY,
  ENTRY_SIZE,
  ENTRY_VALUE,
  GEN_BODY,
  GEN_RUNNING,
  GEN_STATE,
  INDEX_ITER_INDEX,
  INDEX_ITER_SOURCE,
  LIST_ITEMS,
  LIST_LEN,
  MAP_FUNCTION,
  NONE,
  NULL,
  OBJ_TYPE,
  RANGE_ITER_LEFT,
  RANGE_ITER_NEXT,
  RANGE_ITER_STEP,
  SET_ITER_AT,
  SET_ITER_EXPECTED,
  SET_ITER_LEFT,
  SET_ITER_SET,
  SET_LEN,
  SET_SIZE,
  SET_SLOTS,
  SLOT_KEY,
  SLOT_SIZE,
  SPECIAL_NEXT,
  STOP,
  TS_TYPE_DICT_KEY_ITER,
  TS_TYPE_DICT_VALUE_ITER,
  TS_TYPE_GENERATOR,
  TS_TYPE_LIST_ITER,
  TS_TYPE_LIST_REV_ITER,
  TS_TYPE_MAP,
  TS_TYPE_RANGE_ITER,
  TS_TYPE_SET_ITER,
  TS_TYPE_STR_ITER,
  UNBOUND,
  ZIP_COUNT,
  ZIP_ITERATORS,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { callFunction } from "./calls.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { boxInt } from "./numbers.ts";
import { trySpecial } from "./specials.ts";
import { nextCharacterFunction } from "./text.ts";

/** Leaves for `otherwise` unless the type in `type` is the one published at `offset`. */
export function needType(b: CodeBuilder, module: ModuleContext, type: Local, offset: number, otherwise: Label): void {
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(offset);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** `next(iterator)`: the item, STOP or NULL. */
export function nextFunction(module: ModuleContext): FunctionRef {
  return module.prelude("next", ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const item = b.local("i64");
    const slow = b.coldBlock();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    const noGenerator = b.block();
    needType(b, module, type, TS_TYPE_GENERATOR, noGenerator);
    b.get(0);
    b.call(resumeFunction(module));
    b.op(OP.return);
    b.end();
    const noList = b.block();
    needType(b, module, type, TS_TYPE_LIST_ITER, noList);
    const listEnd = b.block();
    listItem(b, module, address, item, listEnd);
    b.get(item);
    b.op(OP.return);
    b.end();
    b.get(address);
    b.call(endFunction(module));
    b.op(OP.return);
    b.end();
    const noText = b.block();
    needType(b, module, type, TS_TYPE_STR_ITER, noText);
    b.get(0);
    b.call(nextCharacterFunction(module));
    b.op(OP.return);
    b.end();
    const noRange = b.block();
    needType(b, module, type, TS_TYPE_RANGE_ITER, noRange);
    rangeItem(b, address, slow);
    b.end();
    const noKeys = b.block();
    needType(b, module, type, TS_TYPE_DICT_KEY_ITER, noKeys);
    const dictEnd = b.block();
    dictItem(b, module, address, item, ENTRY_KEY, dictEnd);
    b.end();
    needDictEnd(b, address, slow);
    b.get(address);
    b.call(endFunction(module));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(nextOfOthersFunction(module));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("iter_next"));
  });
}

/** Leaves for `otherwise` unless the iterator at `address` over a dict is exhausted, or has just met the end of a dict whose keys are the same. */
export function needDictEnd(b: CodeBuilder, address: Local, otherwise: Label): void {
  const dict = b.local("i32");
  const ended = b.block();
  b.get(address);
  b.load64(DICT_ITER_DICT);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(ended);
  b.get(address);
  b.load32(DICT_ITER_LEFT);
  b.brIf(otherwise);
  b.get(address);
  b.load32(DICT_ITER_DICT);
  b.tee(dict);
  b.load32(DICT_LEN);
  b.get(address);
  b.load32(DICT_ITER_EXPECTED);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(dict);
  b.load32(DICT_END);
  b.get(address);
  b.load32(DICT_ITER_AT);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.end();
}

/** `iterator_end(address)` of an iterator over a list or dict that is at its end: lets go of what it is over and answers STOP. */
export function endFunction(module: ModuleContext): FunctionRef {
  return module.prelude("iterator_end", ["i32"], ["i64"], (b) => {
    const source = b.local("i64");
    b.get(0);
    b.load64(CURSOR_SOURCE);
    b.set(source);
    b.get(0);
    b.i32(-1);
    b.store32(CURSOR_INDEX);
    b.get(0);
    b.i64(UNBOUND);
    b.store64(CURSOR_SOURCE);
    b.get(source);
    b.call(decref(module));
    b.i64(STOP);
  });
}

/** `next_other(iterator)`: as `next`, for iterators that are less common. */
function nextOfOthersFunction(module: ModuleContext): FunctionRef {
  return module.prelude("next_other", ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const item = b.local("i64");
    const slow = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    const noValues = b.block();
    needType(b, module, type, TS_TYPE_DICT_VALUE_ITER, noValues);
    dictItem(b, module, address, item, ENTRY_VALUE, slow);
    b.end();
    const noSet = b.block();
    needType(b, module, type, TS_TYPE_SET_ITER, noSet);
    setItem(b, module, address, item, slow);
    b.end();
    const noMap = b.block();
    needType(b, module, type, TS_TYPE_MAP, noMap);
    mapItem(b, module, address, item, slow);
    b.end();
    needType(b, module, type, TS_TYPE_LIST_REV_ITER, slow);
    reversedItem(b, module, address, item, slow);
    b.end();
    trySpecial(b, module, SPECIAL_NEXT, 0, (result) => {
      b.get(result);
      b.op(OP.i64_eqz);
      b.unlikely();
      b.if();
      b.call(module.helper("next_raised"));
      b.op(OP.return);
      b.end();
      b.get(result);
      b.op(OP.return);
    });
    b.get(0);
    b.call(module.helper("iter_next"));
  });
}

/** Counts the item up and returns it. */
function returnItem(b: CodeBuilder, module: ModuleContext, item: Local): void {
  b.get(item);
  b.call(incref(module));
  b.get(item);
  b.op(OP.return);
}

/** Returns a part of the next entry of the dict that the iterator at `address` is over. */
function dictItem(b: CodeBuilder, module: ModuleContext, address: Local, item: Local, part: number, otherwise: Label): void {
  const entry = b.local("i32");
  b.get(address);
  b.call(dictStepFunction(module));
  b.tee(entry);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(entry);
  b.load64(part);
  b.set(item);
  returnItem(b, module, item);
}

/** Returns the next element of the set that the iterator at `address` is over. */
function setItem(b: CodeBuilder, module: ModuleContext, address: Local, item: Local, otherwise: Label): void {
  const set = b.local("i32");
  const at = b.local("i32");
  b.get(address);
  b.load64(SET_ITER_SET);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(otherwise);
  b.get(address);
  b.load32(SET_ITER_SET);
  b.tee(set);
  b.load32(SET_LEN);
  b.get(address);
  b.load32(SET_ITER_EXPECTED);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(address);
  b.load32(SET_ITER_LEFT);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(address);
  b.load32(SET_ITER_AT);
  b.set(at);
  const again = b.loop();
  b.get(at);
  b.get(set);
  b.load32(SET_SIZE);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.get(set);
  b.load32(SET_SLOTS);
  b.get(at);
  b.i32(SLOT_SIZE);
  b.op(OP.i32_mul);
  b.op(OP.i32_add);
  b.load64(SLOT_KEY);
  b.set(item);
  b.get(at);
  b.i32(1);
  b.op(OP.i32_add);
  b.set(at);
  b.get(item);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(again);
  b.end();
  b.get(address);
  b.get(at);
  b.store32(SET_ITER_AT);
  b.get(address);
  b.get(address);
  b.load32(SET_ITER_LEFT);
  b.i32(1);
  b.op(OP.i32_sub);
  b.store32(SET_ITER_LEFT);
  returnItem(b, module, item);
}

/** Returns what a `map` over one iterator makes of the next item. */
function mapItem(b: CodeBuilder, module: ModuleContext, address: Local, item: Local, otherwise: Label): void {
  const result = b.local("i64");
  b.get(address);
  b.load32(ZIP_COUNT);
  b.i32(1);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(address);
  b.load32(ZIP_ITERATORS);
  b.load64(0);
  b.call(nextFunction(module));
  b.tee(item);
  b.op(OP.i64_eqz);
  b.get(item);
  b.i64(STOP);
  b.op(OP.i64_eq);
  b.op(OP.i32_or);
  b.if();
  b.get(item);
  b.op(OP.return);
  b.end();
  b.get(address);
  b.load64(MAP_FUNCTION);
  b.get(item);
  b.call(callFunction(module, 1));
  b.set(result);
  b.get(item);
  b.call(decref(module));
  b.get(result);
  b.op(OP.return);
}

/** Returns the item before the last one of the list that the iterator at `address` goes through backward. */
function reversedItem(b: CodeBuilder, module: ModuleContext, address: Local, item: Local, otherwise: Label): void {
  const list = b.local("i32");
  const index = b.local("i32");
  b.get(address);
  b.load64(INDEX_ITER_SOURCE);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(otherwise);
  b.get(address);
  b.load32(INDEX_ITER_INDEX);
  b.i32(1);
  b.op(OP.i32_sub);
  b.tee(index);
  b.get(address);
  b.load32(INDEX_ITER_SOURCE);
  b.tee(list);
  b.load32(LIST_LEN);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.get(address);
  b.get(index);
  b.store32(INDEX_ITER_INDEX);
  b.get(list);
  b.load32(LIST_ITEMS);
  b.get(index);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
  b.set(item);
  returnItem(b, module, item);
}

/** `resume(generator)`: what it yields, STOP or NULL. Finished and running ones are the core's. */
export function resumeFunction(module: ModuleContext): FunctionRef {
  return module.prelude("resume", ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const item = b.local("i64");
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(GEN_STATE);
    b.i32(GEN_RUNNING | 0);
    b.op(OP.i32_lt_u);
    b.if();
    b.get(address);
    b.i64(NONE);
    b.get(address);
    b.load32(GEN_BODY);
    b.callIndirect(module.callType(1));
    b.tee(item);
    b.i64(NULL);
    b.op(OP.i64_ne);
    b.if();
    b.get(item);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("generator_raised"));
    b.i64(NULL);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("iter_next"));
  });
}

/** Sets `item` to the next one of an iterator, or to STOP or NULL; iterators over lists are moved on here. */
export function nextItem(b: CodeBuilder, module: ModuleContext, iterator: Local, item: Local): void {
  const address = b.local("i32");
  const type = b.local("i32");
  const got = b.block();
  const other = b.block();
  pushIsPointer(b, iterator);
  b.op(OP.i32_eqz);
  b.brIf(other);
  b.get(iterator);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.set(type);
  needType(b, module, type, TS_TYPE_LIST_ITER, other);
  listItem(b, module, address, item, other);
  b.br(got);
  b.end();
  b.get(iterator);
  b.call(nextFunction(module));
  b.set(item);
  b.end();
}

/** Sets `item` to the next one of the list that the iterator at `address` is over. */
function listItem(b: CodeBuilder, module: ModuleContext, address: Local, item: Local, otherwise: Label): void {
  const list = b.local("i32");
  const index = b.local("i32");
  b.get(address);
  b.load64(CURSOR_SOURCE);
  b.i64(UNBOUND);
  b.op(OP.i64_eq);
  b.brIf(otherwise);
  b.get(address);
  b.load32(CURSOR_INDEX);
  b.tee(index);
  b.get(address);
  b.load32(CURSOR_SOURCE);
  b.tee(list);
  b.load32(LIST_LEN);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.get(list);
  b.load32(LIST_ITEMS);
  b.get(index);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
  b.tee(item);
  b.call(incref(module));
  b.get(address);
  b.get(index);
  b.i32(1);
  b.op(OP.i32_add);
  b.store32(CURSOR_INDEX);
}

/** Returns the next number of the range that the iterator at `address` is over. */
function rangeItem(b: CodeBuilder, address: Local, otherwise: Label): void {
  const left = b.local("i64");
  const number = b.local("i64");
  b.get(address);
  b.load64(RANGE_ITER_LEFT);
  b.tee(left);
  b.i64(0);
  b.op(OP.i64_le_s);
  b.brIf(otherwise);
  b.get(address);
  b.get(left);
  b.i64(1);
  b.op(OP.i64_sub);
  b.store64(RANGE_ITER_LEFT);
  b.get(address);
  b.get(address);
  b.load64(RANGE_ITER_NEXT);
  b.tee(number);
  b.get(address);
  b.load64(RANGE_ITER_STEP);
  b.op(OP.i64_add);
  b.store64(RANGE_ITER_NEXT);
  b.get(number);
  boxInt(b);
  b.op(OP.return);
}

/** `dict_step(address of an iterator that goes forward over a dict)`: the address of the next entry, or 0 when the core has to say what comes. */
export function dictStepFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dict_step", ["i32"], ["i32"], (b) => {
    const dict = b.local("i32");
    const left = b.local("i32");
    const at = b.local("i32");
    const entry = b.local("i32");
    const other = b.block();
    b.get(0);
    b.load64(DICT_ITER_DICT);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(other);
    b.get(0);
    b.load32(DICT_ITER_DICT);
    b.tee(dict);
    b.load32(DICT_LEN);
    b.get(0);
    b.load32(DICT_ITER_EXPECTED);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(0);
    b.load32(DICT_ITER_LEFT);
    b.tee(left);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.load32(DICT_ITER_AT);
    b.set(at);
    const again = b.loop();
    b.get(at);
    b.get(dict);
    b.load32(DICT_END);
    b.op(OP.i32_ge_u);
    b.brIf(other);
    b.get(dict);
    b.load32(DICT_ENTRIES);
    b.get(at);
    b.i32(ENTRY_SIZE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.set(entry);
    b.get(at);
    b.i32(1);
    b.op(OP.i32_add);
    b.set(at);
    b.get(entry);
    b.load64(ENTRY_KEY);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(again);
    b.end();
    b.get(0);
    b.get(at);
    b.store32(DICT_ITER_AT);
    b.get(0);
    b.get(left);
    b.i32(1);
    b.op(OP.i32_sub);
    b.store32(DICT_ITER_LEFT);
    b.get(entry);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}
