// Taking blocks of memory from the core's lists of free ones, and giving them back: small tuples and lists are made and freed without a call of
// the core, and so are strings and the like freed. When a list is empty, and for anything else, the core does it.

import {
  DICT_CAP,
  DICT_END,
  DICT_ENTRIES,
  DICT_INDEX,
  DICT_NAMESPACE,
  DICT_WATCHED,
  ENTRY_KEY,
  ENTRY_SIZE,
  ENTRY_VALUE,
  HEAP_PAGE,
  INSTANCE_EXTRA,
  INSTANCE_SHAPE,
  INSTANCE_SLOTS,
  LIST_CAP,
  LIST_ITEMS,
  LIST_LEN,
  LIST_WATCHED,
  OBJECT_LISTS,
  OBJ_REFCOUNT,
  OBJ_TYPE,
  RAW_LISTS,
  TAG_POINTER,
  TAG_SHIFT,
  TS_FREE_LISTS,
  TS_STACK,
  TS_TYPE_DICT,
  TS_TYPE_LIST,
  TS_TYPE_TUPLE,
  TUPLE_ITEMS,
  TUPLE_LEN,
  TYPE_FLAGS,
  TYPE_FLAGS_PLAIN,
  TYPE_LIST,
  TYPE_SHAPE,
  type HelperName,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";

/** Second word of a free block: the next one. */
const NEXT = 4;
/** Sizes of blocks differ by this. */
const STEP = 16;
/** Tuples and lists with more items are made by the core. */
export const SMALL_DISPLAY = 4;
const VALUE = 8;
const LIST_SIZE = 32;
const DICT_SIZE = 56;

/** The offset in the array of lists of the one with objects, or raw blocks, of at least `size` bytes. */
export function listOffset(first: number, size: number): number {
  return (first + Math.ceil(size / STEP) - 1) * 4;
}

/** Sets `block` to the first block of a list; leaves for `otherwise` when there is none. It is not taken yet. */
export function peek(b: CodeBuilder, lists: Local, offset: number, block: Local, otherwise: Label): void {
  b.get(lists);
  b.load32(offset);
  b.tee(block);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** Takes the first block, which is `block`, from its list. */
export function take(b: CodeBuilder, lists: Local, offset: number, block: Local): void {
  b.get(lists);
  b.get(block);
  b.load32(NEXT);
  b.store32(offset);
}

/** Sets `lists`; leaves for `otherwise` when compiled code may not use them. */
export function openLists(b: CodeBuilder, module: ModuleContext, lists: Local, otherwise: Label): void {
  b.globalGet(module.threadState);
  b.load32(TS_FREE_LISTS);
  b.tee(lists);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

export function writeHeader(b: CodeBuilder, module: ModuleContext, block: Local, type: number): void {
  b.get(block);
  b.i32(1);
  b.store32(OBJ_REFCOUNT);
  b.get(block);
  b.globalGet(module.threadState);
  b.load32(type);
  b.store32(OBJ_TYPE);
}

/** Returns the pointer to the object at `block`. */
export function returnObject(b: CodeBuilder, block: Local): void {
  b.get(block);
  b.op(OP.i64_extend_i32_u);
  b.i64(TAG_POINTER);
  b.op(OP.i64_or);
  b.op(OP.return);
}

/** Has the core make it of the parameters. */
function makeInCore(b: CodeBuilder, module: ModuleContext, helper: HelperName, count: number): void {
  const top = b.local("i32");
  b.globalGet(module.threadState);
  b.load32(TS_STACK);
  b.set(top);
  for (let index = 0; index < count; index++) {
    b.get(top);
    b.get(index);
    b.store64(index * VALUE);
  }
  b.get(top);
  b.i32(count);
  b.call(module.helper(helper));
}

/** `tuple(a1 … an)`: a tuple of up to `SMALL_DISPLAY` items, which it takes; or NULL. */
export function smallTupleFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`tuple${count}`, new Array<ValType>(count).fill("i64"), ["i64"], (b) => {
    const lists = b.local("i32");
    const block = b.local("i32");
    const offset = listOffset(OBJECT_LISTS, TUPLE_ITEMS + count * VALUE);
    const other = b.coldBlock();
    openLists(b, module, lists, other);
    peek(b, lists, offset, block, other);
    take(b, lists, offset, block);
    writeHeader(b, module, block, TS_TYPE_TUPLE);
    b.get(block);
    b.i32(count);
    b.store32(TUPLE_LEN);
    for (let index = 0; index < count; index++) {
      b.get(block);
      b.get(index);
      b.store64(TUPLE_ITEMS + index * VALUE);
    }
    returnObject(b, block);
    b.end();
    makeInCore(b, module, "build_tuple", count);
  });
}

/** `list(a1 … an)`: a list of up to `SMALL_DISPLAY` items, which it takes; or NULL. */
export function smallListFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`list${count}`, new Array<ValType>(count).fill("i64"), ["i64"], (b) => {
    const lists = b.local("i32");
    const block = b.local("i32");
    const items = b.local("i32");
    const offset = listOffset(OBJECT_LISTS, LIST_SIZE);
    const bytes = Math.ceil((count * VALUE) / STEP) * STEP;
    const other = b.coldBlock();
    openLists(b, module, lists, other);
    peek(b, lists, offset, block, other);
    if (count > 0) {
      const itemsOffset = listOffset(RAW_LISTS, bytes);
      peek(b, lists, itemsOffset, items, other);
      take(b, lists, itemsOffset, items);
      for (let index = 0; index < count; index++) {
        b.get(items);
        b.get(index);
        b.store64(index * VALUE);
      }
    }
    take(b, lists, offset, block);
    writeHeader(b, module, block, TS_TYPE_LIST);
    b.get(block);
    b.get(items);
    b.store32(LIST_ITEMS);
    for (const [field, value] of [
      [LIST_LEN, count],
      [LIST_CAP, bytes / VALUE],
      [LIST_WATCHED, 0],
    ] as const) {
      b.get(block);
      b.i32(value);
      b.store32(field);
    }
    returnObject(b, block);
    b.end();
    makeInCore(b, module, "build_list", count);
  });
}

/** `dict()` with room for `count` keys, at most `DICT_SCAN`; or NULL. */
export function smallDictFunction(module: ModuleContext, count: number): FunctionRef {
  return module.prelude(`dict${count}`, [], ["i64"], (b) => {
    const lists = b.local("i32");
    const block = b.local("i32");
    const entries = b.local("i32");
    const offset = listOffset(OBJECT_LISTS, DICT_SIZE);
    const bytes = Math.ceil((count * ENTRY_SIZE) / STEP) * STEP;
    const other = b.coldBlock();
    openLists(b, module, lists, other);
    peek(b, lists, offset, block, other);
    if (count > 0) {
      const entriesOffset = listOffset(RAW_LISTS, bytes);
      peek(b, lists, entriesOffset, entries, other);
      take(b, lists, entriesOffset, entries);
    }
    take(b, lists, offset, block);
    writeHeader(b, module, block, TS_TYPE_DICT);
    for (let field = DICT_ENTRIES; field < DICT_SIZE; field += 8) {
      b.get(block);
      b.i64(0);
      b.store64(field);
    }
    b.get(block);
    b.get(entries);
    b.store32(DICT_ENTRIES);
    b.get(block);
    b.i32(Math.floor(bytes / ENTRY_SIZE));
    b.store32(DICT_CAP);
    returnObject(b, block);
    b.end();
    b.i32(count);
    b.call(module.helper("new_dict"));
  });
}

/** `free_dict(address)` of exactly a dict whose count has reached zero: 0 when nothing was done and the core has to do it. */
function freeDictFunction(module: ModuleContext): FunctionRef {
  return module.prelude("free_dict", ["i32"], ["i32"], (b) => {
    const lists = b.local("i32");
    const entry = b.local("i32");
    const left = b.local("i32");
    const block = b.local("i32");
    const other = b.block();
    // Caches that hold places of values are the core's to clear.
    b.get(0);
    b.load32(DICT_NAMESPACE);
    b.get(0);
    b.load32(DICT_WATCHED);
    b.op(OP.i32_or);
    b.i32(0xff);
    b.op(OP.i32_and);
    b.brIf(other);
    b.get(0);
    b.load32(DICT_END);
    b.set(left);
    b.get(0);
    b.load32(DICT_ENTRIES);
    b.set(entry);
    const done = b.block();
    const again = b.loop();
    b.get(left);
    b.op(OP.i32_eqz);
    b.brIf(done);
    b.get(left);
    b.i32(1);
    b.op(OP.i32_sub);
    b.set(left);
    b.get(entry);
    b.load64(ENTRY_KEY);
    b.call(releaseFunction(module));
    b.get(entry);
    b.load64(ENTRY_VALUE);
    b.call(releaseFunction(module));
    b.get(entry);
    b.i32(ENTRY_SIZE);
    b.op(OP.i32_add);
    b.set(entry);
    b.br(again);
    b.end();
    b.end();
    b.globalGet(module.threadState);
    b.load32(TS_FREE_LISTS);
    b.set(lists);
    for (const field of [DICT_ENTRIES, DICT_INDEX]) {
      b.get(0);
      b.load32(field);
      b.tee(block);
      b.if();
      giveBack(b, lists, block);
      b.end();
    }
    giveBack(b, lists, 0);
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.i32(0);
  });
}

/** `release(v)`: as `decref`, but an object that dies of it is the core's. */
function releaseFunction(module: ModuleContext): FunctionRef {
  return module.prelude("release", ["i64"], [], (b) => {
    const address = b.local("i32");
    const left = b.local("i32");
    b.get(0);
    b.i64(TAG_SHIFT);
    b.op(OP.i64_shr_u);
    b.i64(TAG_POINTER >> TAG_SHIFT);
    b.op(OP.i64_eq);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.get(address);
    b.load32(OBJ_REFCOUNT);
    b.i32(1);
    b.op(OP.i32_sub);
    b.tee(left);
    b.store32(OBJ_REFCOUNT);
    b.get(left);
    b.op(OP.i32_eqz);
    b.if();
    b.get(address);
    b.call(module.helper("dealloc"));
    b.end();
    b.end();
  });
}

/** Puts a block into the list of its page. */
function giveBack(b: CodeBuilder, lists: Local, block: Local): void {
  const list = b.local("i32");
  b.get(lists);
  b.get(block);
  b.i32(-HEAP_PAGE);
  b.op(OP.i32_and);
  b.load32(0);
  b.i32(2);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.set(list);
  b.get(block);
  b.i32(0);
  b.store32(OBJ_REFCOUNT);
  b.get(block);
  b.get(list);
  b.load32(0);
  b.store32(NEXT);
  b.get(list);
  b.get(block);
  b.store32(0);
}

/** Releases the value on the stack, of which an object that dies is the core's, and goes on with the next turn of a loop. */
function releaseNext(b: CodeBuilder, module: ModuleContext, again: Label): void {
  const value = b.local("i64");
  const address = b.local("i32");
  const left = b.local("i32");
  b.tee(value);
  b.i64(TAG_SHIFT);
  b.op(OP.i64_shr_u);
  b.i64(TAG_POINTER >> TAG_SHIFT);
  b.op(OP.i64_ne);
  b.brIf(again);
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.get(address);
  b.load32(OBJ_REFCOUNT);
  b.i32(1);
  b.op(OP.i32_sub);
  b.tee(left);
  b.store32(OBJ_REFCOUNT);
  b.get(left);
  b.brIf(again);
  b.get(address);
  b.call(module.helper("dealloc"));
  b.br(again);
}

/** Releases `count` values from the address `items` on, the last one first. An object that dies of it is the core's. */
function releaseItems(b: CodeBuilder, module: ModuleContext, items: Local, count: Local): void {
  const done = b.block();
  const again = b.loop();
  b.get(count);
  b.op(OP.i32_eqz);
  b.brIf(done);
  b.get(count);
  b.i32(1);
  b.op(OP.i32_sub);
  b.set(count);
  b.get(items);
  b.get(count);
  b.i32(3);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.load64(0);
  releaseNext(b, module, again);
  b.end();
  b.end();
}

/** Sets `end` to the address behind the block of an instance, whose type is at `type`. */
function setInstanceEnd(b: CodeBuilder, block: Local, type: Local, end: Local): void {
  b.get(block);
  b.get(type);
  b.load32(TYPE_LIST);
  b.i32(-2);
  b.op(OP.i32_and);
  b.i32(2);
  b.op(OP.i32_shl);
  b.op(OP.i32_add);
  b.i32((OBJECT_LISTS - 1) * STEP);
  b.op(OP.i32_sub);
  b.set(end);
}

/** `instance(class)`: an instance of a class for whose instances that is all it takes (see `TYPE_INIT`). */
export function instanceFunction(module: ModuleContext): FunctionRef {
  return module.prelude("instance", ["i64"], ["i64"], (b) => {
    const lists = b.local("i32");
    const type = b.local("i32");
    const list = b.local("i32");
    const block = b.local("i32");
    const slot = b.local("i32");
    const end = b.local("i32");
    const other = b.coldBlock();
    openLists(b, module, lists, other);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(type);
    b.load32(TYPE_LIST);
    b.tee(list);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(list);
    b.i32(1);
    b.op(OP.i32_and);
    b.brIf(other);
    b.get(lists);
    b.get(list);
    b.op(OP.i32_add);
    b.tee(list);
    b.load32(0);
    b.tee(block);
    b.op(OP.i32_eqz);
    b.brIf(other);
    take(b, list, 0, block);
    b.get(block);
    b.i32(1);
    b.store32(OBJ_REFCOUNT);
    b.get(block);
    b.get(type);
    b.store32(OBJ_TYPE);
    b.get(block);
    b.get(type);
    b.load32(TYPE_SHAPE);
    b.store32(INSTANCE_SHAPE);
    b.get(block);
    b.i32(0);
    b.store32(INSTANCE_EXTRA);
    b.get(type);
    b.get(type);
    b.load32(OBJ_REFCOUNT);
    b.i32(1);
    b.op(OP.i32_add);
    b.store32(OBJ_REFCOUNT);
    setInstanceEnd(b, block, type, end);
    b.get(block);
    b.set(slot);
    const done = b.block();
    const again = b.loop();
    b.get(slot);
    b.i32(STEP);
    b.op(OP.i32_add);
    b.tee(slot);
    b.get(end);
    b.op(OP.i32_ge_u);
    b.brIf(done);
    for (const offset of [0, VALUE]) {
      b.get(slot);
      b.i64(0);
      b.store64(offset);
    }
    b.br(again);
    b.end();
    b.end();
    returnObject(b, block);
    b.end();
    b.get(0);
    b.call(module.helper("new_instance"));
  });
}

/** `freeinstance(address, type)`: releases the slots, the first one first, the block and the type. */
function freeInstanceFunction(module: ModuleContext): FunctionRef {
  return module.prelude("freeinstance", ["i32", "i32"], [], (b) => {
    const slot = b.local("i32");
    const end = b.local("i32");
    const left = b.local("i32");
    const lists = b.local("i32");
    setInstanceEnd(b, 0, 1, end);
    b.get(0);
    b.i32(INSTANCE_SLOTS - VALUE);
    b.op(OP.i32_add);
    b.set(slot);
    const done = b.block();
    const again = b.loop();
    b.get(slot);
    b.i32(VALUE);
    b.op(OP.i32_add);
    b.tee(slot);
    b.get(end);
    b.op(OP.i32_ge_u);
    b.brIf(done);
    b.get(slot);
    b.load64(0);
    releaseNext(b, module, again);
    b.end();
    b.end();
    b.globalGet(module.threadState);
    b.load32(TS_FREE_LISTS);
    b.set(lists);
    giveBack(b, lists, 0);
    b.get(1);
    b.get(1);
    b.load32(OBJ_REFCOUNT);
    b.i32(1);
    b.op(OP.i32_sub);
    b.tee(left);
    b.store32(OBJ_REFCOUNT);
    b.get(left);
    b.op(OP.i32_eqz);
    b.if();
    b.get(1);
    b.call(module.helper("dealloc"));
    b.end();
  });
}

/** `dealloc(address)` of an object whose count has reached zero. */
export function deallocFunction(module: ModuleContext): FunctionRef {
  return module.prelude("dealloc", ["i32"], [], (b) => {
    const lists = b.local("i32");
    const type = b.local("i32");
    const items = b.local("i32");
    const count = b.local("i32");
    const other = b.block();
    openLists(b, module, lists, other);
    b.get(0);
    b.load32(OBJ_TYPE);
    b.tee(type);
    b.load32(TYPE_FLAGS);
    b.i32(TYPE_FLAGS_PLAIN);
    b.op(OP.i32_eq);
    b.if();
    giveBack(b, lists, 0);
    b.op(OP.return);
    b.end();
    b.get(type);
    b.load32(TYPE_LIST);
    b.if();
    // Instances with a finalizer, or with attributes elsewhere, are the core's.
    b.get(type);
    b.load32(TYPE_FLAGS);
    b.get(0);
    b.load32(INSTANCE_EXTRA);
    b.op(OP.i32_or);
    b.brIf(other);
    b.get(0);
    b.get(type);
    b.call(freeInstanceFunction(module));
    b.op(OP.return);
    b.end();
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TUPLE);
    b.op(OP.i32_eq);
    b.if();
    b.get(0);
    b.i32(TUPLE_ITEMS);
    b.op(OP.i32_add);
    b.set(items);
    b.get(0);
    b.load32(TUPLE_LEN);
    b.set(count);
    releaseItems(b, module, items, count);
    giveBack(b, lists, 0);
    b.op(OP.return);
    b.end();
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_DICT);
    b.op(OP.i32_eq);
    b.if();
    b.get(0);
    b.call(freeDictFunction(module));
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.op(OP.return);
    b.end();
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_LIST);
    b.op(OP.i32_ne);
    b.brIf(other);
    // Caches that hold places of the items are the core's to clear.
    b.get(0);
    b.load32(LIST_WATCHED);
    b.i32(0xff);
    b.op(OP.i32_and);
    b.brIf(other);
    b.get(0);
    b.load32(LIST_LEN);
    b.set(count);
    b.get(0);
    b.load32(LIST_ITEMS);
    b.tee(items);
    b.if();
    releaseItems(b, module, items, count);
    giveBack(b, lists, items);
    b.end();
    giveBack(b, lists, 0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("dealloc"));
  });
}
