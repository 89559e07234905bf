// Loading a global name by its cache, as a function of the module: for places that are not within a loop of their function.

import { FRAME_POS, TS_FRAME } from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { incref } from "./counting.ts";

/** `global(position, cache, name)`: the value of a global name, owned, or NULL; both are offsets, from the first global cache and the constants. */
export function globalFunction(module: ModuleContext): FunctionRef {
  return module.prelude("global", ["i32", "i32", "i32"], ["i64"], (b) => {
    const slot = b.local("i32");
    const value = b.local("i64");
    b.globalGet(module.globalCacheBase);
    b.get(1);
    b.op(OP.i32_add);
    b.tee(1);
    b.load32(0);
    b.tee(slot);
    b.likely();
    b.if();
    b.get(slot);
    b.load64(0);
    b.tee(value);
    b.call(incref(module));
    b.get(value);
    b.op(OP.return);
    b.end();
    b.globalGet(module.threadState);
    b.load32(TS_FRAME);
    b.get(0);
    b.store32(FRAME_POS);
    b.get(1);
    b.globalGet(module.dataBase);
    b.get(2);
    b.op(OP.i32_add);
    b.load64(0);
    b.call(module.helper("load_global"));
  });
}
