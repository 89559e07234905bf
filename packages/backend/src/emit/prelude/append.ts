// Appending to a list: in place while there is room.

import { LIST_CAP, LIST_ITEMS, LIST_LEN, NONE, NULL, OBJ_TYPE, TS_TYPE_LIST } from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { methodFunction } from "./calls.ts";
import { incref, pushIsPointer } from "./counting.ts";

/** `list_append(list, item)` for exactly a list; takes the item. 0, or -1 when it raised. */
export function appendFunction(module: ModuleContext): FunctionRef {
  return module.prelude("list_append", ["i64", "i64"], ["i32"], (b) => {
    const address = b.local("i32");
    const length = b.local("i32");
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(LIST_LEN);
    b.tee(length);
    b.get(address);
    b.load32(LIST_CAP);
    b.op(OP.i32_lt_u);
    b.if();
    b.get(address);
    b.load32(LIST_ITEMS);
    b.get(length);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
    b.get(1);
    b.store64(0);
    b.get(address);
    b.get(length);
    b.i32(1);
    b.op(OP.i32_add);
    b.store32(LIST_LEN);
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("list_append"));
  });
}

/** `object.append(item)` with a method cache: a list's own method cannot be replaced, so for exactly a list it needs no look-up. */
export function appendMethod(module: ModuleContext): FunctionRef {
  return module.prelude("append", ["i32", "i64", "i64", "i64"], ["i64"], (b) => {
    const other = b.block();
    pushIsPointer(b, 1);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_LIST);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(3);
    b.call(incref(module));
    b.i64(NONE);
    b.i64(NULL);
    b.get(1);
    b.get(3);
    b.call(appendFunction(module));
    b.op(OP.i32_eqz);
    b.op(OP.select);
    b.op(OP.return);
    b.end();
    for (let local = 0; local < 4; local++) b.get(local);
    b.call(methodFunction(module, 1));
  });
}
