// Loops over pairs, `for a, b in …`: what `zip`, `enumerate` and `dict.items()` give is taken apart without making the tuple.

import {
  ENTRY_KEY,
  ENTRY_VALUE,
  ENUMERATE_ITERATOR,
  ENUMERATE_NUMBER,
  FRAME_POS,
  INT_MAX,
  INT_ZERO,
  NULL,
  OBJ_TYPE,
  STOP,
  TS_FRAME,
  TS_STACK,
  TS_TYPE_DICT_ITEM_ITER,
  TS_TYPE_ENUMERATE,
  TS_TYPE_TUPLE,
  TS_TYPE_ZIP,
  TUPLE_ITEMS,
  TUPLE_LEN,
  ZIP_COUNT,
  ZIP_ITERATORS,
  ZIP_STRICT,
} from "@molt-py/abi";
import type { CodeBuilder, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { dictStepFunction, endFunction, needDictEnd, needType, nextFunction, nextItem } from "./iteration.ts";
import { isNoInt } from "./numbers.ts";

/** Pushes 1 when the value is no item: STOP or NULL. */
function pushIsNone(b: CodeBuilder, value: Local): void {
  b.get(value);
  b.op(OP.i64_eqz);
  b.get(value);
  b.i64(STOP);
  b.op(OP.i64_eq);
  b.op(OP.i32_or);
}

/** Returns `value`, which is STOP or NULL, and nothing beside it, when it is that. */
function endIfNone(b: CodeBuilder, value: Local, release: () => void = () => undefined): void {
  pushIsNone(b, value);
  b.if();
  release();
  b.get(value);
  b.i64(0);
  b.op(OP.return);
  b.end();
}

/**
 * `next_pair(iterator, position of the unpacking)`: the two items of the next item, owned; or STOP or NULL, and anything.
 */
export function nextPairFunction(module: ModuleContext): FunctionRef {
  return module.prelude("next_pair", ["i64", "i32"], ["i64", "i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const first = b.local("i64");
    const second = b.local("i64");
    const other = b.block();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    const noZip = b.block();
    needType(b, module, type, TS_TYPE_ZIP, noZip);
    b.get(address);
    b.load32(ZIP_COUNT);
    b.i32(2);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(address);
    b.load32(ZIP_STRICT);
    b.brIf(other);
    zipPair(b, module, address, first, second);
    b.end();
    const noEnumerate = b.block();
    needType(b, module, type, TS_TYPE_ENUMERATE, noEnumerate);
    b.get(address);
    b.load64(ENUMERATE_NUMBER);
    b.i64(LAST_COUNT);
    b.op(OP.i64_ge_u);
    b.get(address);
    b.load64(ENUMERATE_NUMBER);
    isNoInt(b);
    b.op(OP.i32_or);
    b.brIf(other);
    enumeratePair(b, module, address, first, second);
    b.end();
    needType(b, module, type, TS_TYPE_DICT_ITEM_ITER, other);
    const entry = b.local("i32");
    b.get(address);
    b.call(dictStepFunction(module));
    b.tee(entry);
    b.op(OP.i32_eqz);
    b.if();
    needDictEnd(b, address, other);
    b.get(address);
    b.call(endFunction(module));
    b.i64(0);
    b.op(OP.return);
    b.end();
    b.get(entry);
    b.load64(ENTRY_KEY);
    b.tee(first);
    b.call(incref(module));
    b.get(entry);
    b.load64(ENTRY_VALUE);
    b.tee(second);
    b.call(incref(module));
    returnPair(b, first, second);
    b.end();
    b.get(0);
    b.call(nextFunction(module));
    b.set(first);
    endIfNone(b, first);
    b.get(first);
    b.get(1);
    b.call(unpackPairFunction(module));
    b.get(first);
    b.call(decref(module));
  });
}

/** `enumerate` counts in line up to here; the number and what follows it are inline ints. */
const LAST_COUNT = INT_ZERO + INT_MAX - 0x1_0000_0000n;

/** The iterators stay where they are: only the collector takes them from a `zip`. */
function zipPair(b: CodeBuilder, module: ModuleContext, address: Local, first: Local, second: Local): void {
  const iterator = b.local("i64");
  b.get(address);
  b.load32(ZIP_ITERATORS);
  b.load64(0);
  b.set(iterator);
  nextItem(b, module, iterator, first);
  endIfNone(b, first);
  b.get(address);
  b.load32(ZIP_ITERATORS);
  b.load64(8);
  b.set(iterator);
  nextItem(b, module, iterator, second);
  endIfNone(b, second, () => {
    b.get(first);
    b.call(decref(module));
  });
  returnPair(b, first, second);
}

function enumeratePair(b: CodeBuilder, module: ModuleContext, address: Local, first: Local, second: Local): void {
  const iterator = b.local("i64");
  b.get(address);
  b.load64(ENUMERATE_ITERATOR);
  b.set(iterator);
  nextItem(b, module, iterator, second);
  endIfNone(b, second);
  b.get(address);
  b.get(address);
  b.load64(ENUMERATE_NUMBER);
  b.tee(first);
  b.i64(1);
  b.op(OP.i64_add);
  b.store64(ENUMERATE_NUMBER);
  returnPair(b, first, second);
}

function returnPair(b: CodeBuilder, first: Local, second: Local): void {
  b.get(first);
  b.get(second);
  b.op(OP.return);
}

/** `unpack_pair(item, position)`: the two items of an item, owned, or NULL and anything. The caller keeps the item alive. */
export function unpackPairFunction(module: ModuleContext): FunctionRef {
  return module.prelude("unpack_pair", ["i64", "i32"], ["i64", "i64"], (b) => {
    const address = b.local("i32");
    const top = b.local("i32");
    const first = b.local("i64");
    const second = b.local("i64");
    const other = b.block();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TUPLE);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(address);
    b.load32(TUPLE_LEN);
    b.i32(2);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(address);
    b.load64(TUPLE_ITEMS);
    b.tee(first);
    b.call(incref(module));
    b.get(address);
    b.load64(TUPLE_ITEMS + 8);
    b.tee(second);
    b.call(incref(module));
    returnPair(b, first, second);
    b.end();
    b.globalGet(module.threadState);
    b.load32(TS_FRAME);
    b.get(1);
    b.store32(FRAME_POS);
    b.globalGet(module.threadState);
    b.load32(TS_STACK);
    b.set(top);
    b.get(0);
    b.call(incref(module));
    b.get(0);
    b.i32(2);
    b.get(top);
    b.call(module.helper("unpack"));
    b.get(0);
    b.call(decref(module));
    b.if();
    b.i64(NULL);
    b.i64(0);
    b.op(OP.return);
    b.end();
    b.get(top);
    b.load64(0);
    b.get(top);
    b.load64(8);
  });
}
