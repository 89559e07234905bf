// How a `for` goes over what it is given: exactly lists and tuples, narrow strings and generators without an iterator of their own.

import { OBJ_TYPE, TEXT_WIDTH, TS_TYPE_GENERATOR, TS_TYPE_LIST, TS_TYPE_STR, TS_TYPE_TUPLE } from "@molt-py/abi";
import type { CodeBuilder } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { incref, pushIsPointer } from "./counting.ts";

/** Ways to go over something, in the order of a loop's table of branches. */
export const ITERATION = { iterator: 0, list: 1, tuple: 2, generator: 3, text: 4 } as const;

/**
 * `iteration(v)`: which of `ITERATION` is right for a value. Unless `single`, items are taken apart at once, and only lists and tuples are told
 * from the rest.
 */
export function iterationFunction(module: ModuleContext, single: boolean): FunctionRef {
  return module.prelude(single ? "iteration" : "iteration_pairs", ["i64"], ["i32"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    pushIsPointer(b, 0);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.set(type);
    returnIf(b, module, type, TS_TYPE_LIST, () => b.i32(ITERATION.list));
    returnIf(b, module, type, TS_TYPE_TUPLE, () => b.i32(ITERATION.tuple));
    if (single) {
      returnIf(b, module, type, TS_TYPE_GENERATOR, () => b.i32(ITERATION.generator));
      returnIf(b, module, type, TS_TYPE_STR, () => {
        b.i32(ITERATION.text);
        b.i32(ITERATION.iterator);
        b.get(address);
        b.load8(TEXT_WIDTH);
        b.i32(1);
        b.op(OP.i32_eq);
        b.op(OP.select);
      });
    }
    b.end();
    b.i32(ITERATION.iterator);
  });
}

/** Returns what `push` pushes when the type is the one that the thread state has at an offset. */
function returnIf(b: CodeBuilder, module: ModuleContext, type: number, offset: number, push: () => void): void {
  b.get(type);
  b.globalGet(module.threadState);
  b.load32(offset);
  b.op(OP.i32_eq);
  b.if();
  push();
  b.op(OP.return);
  b.end();
}

/** `iterate(v)`: what a loop goes over, owned: the value itself or its iterator; or NULL. */
export function iterateFunction(module: ModuleContext, single: boolean): FunctionRef {
  return module.prelude(single ? "iterate" : "iterate_pairs", ["i64"], ["i64"], (b) => {
    b.get(0);
    b.call(iterationFunction(module, single));
    b.if();
    b.get(0);
    b.call(incref(module));
    b.get(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("get_iter"));
  });
}
