// The next item of an iterator: a generator's body is called directly, anything else goes through the core.

import { GEN_BODY, GEN_PLAIN, GEN_RUNNING, GEN_STATE, NONE, NULL, OBJ_TYPE, TS_TYPE_GENERATOR } from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { pushIsPointer } from "./counting.ts";

/** `next(iterator)`: the item, STOP or NULL. */
export function nextFunction(module: ModuleContext): FunctionRef {
  return module.prelude("next", ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const item = b.local("i64");
    const slow = b.block();
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_GENERATOR);
    b.op(OP.i32_ne);
    b.brIf(slow);
    b.get(address);
    b.load32(GEN_PLAIN);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    // Finished and running ones are the core's.
    b.get(address);
    b.load32(GEN_STATE);
    b.i32(GEN_RUNNING | 0);
    b.op(OP.i32_ge_u);
    b.brIf(slow);
    b.get(address);
    b.i64(NONE);
    b.get(address);
    b.load32(GEN_BODY);
    b.callIndirect(module.callType(1));
    b.tee(item);
    b.i64(NULL);
    b.op(OP.i64_eq);
    b.if();
    b.get(0);
    b.call(module.helper("generator_raised"));
    b.end();
    b.get(item);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("iter_next"));
  });
}
