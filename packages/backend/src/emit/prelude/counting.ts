// Reference counts: `incref` and `decref` of a value that may or may not be a pointer. Small enough for the engine to inline.

import { OBJ_REFCOUNT, TAG_POINTER, TAG_SHIFT } from "@molt-py/abi";
import type { CodeBuilder, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { deallocFunction } from "./memory.ts";

/** Pushes 1 when the value in `local` is a pointer. */
export function pushIsPointer(b: CodeBuilder, local: Local): void {
  b.get(local);
  b.i64(TAG_SHIFT);
  b.op(OP.i64_shr_u);
  b.i64(TAG_POINTER >> TAG_SHIFT);
  b.op(OP.i64_eq);
}

/** `incref(v)` */
export function incref(module: ModuleContext): FunctionRef {
  return module.prelude("incref", ["i64"], [], (b) => {
    const address = b.local("i32");
    pushIsPointer(b, 0);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.get(address);
    b.load32(OBJ_REFCOUNT);
    b.i32(1);
    b.op(OP.i32_add);
    b.store32(OBJ_REFCOUNT);
    b.end();
  });
}

/** `decref(v)` */
export function decref(module: ModuleContext): FunctionRef {
  return module.prelude("decref", ["i64"], [], (b) => {
    const address = b.local("i32");
    const count = b.local("i32");
    pushIsPointer(b, 0);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.get(address);
    b.load32(OBJ_REFCOUNT);
    b.i32(1);
    b.op(OP.i32_sub);
    b.tee(count);
    b.store32(OBJ_REFCOUNT);
    b.get(count);
    b.op(OP.i32_eqz);
    b.unlikely();
    b.if();
    b.get(address);
    b.call(deallocFunction(module));
    b.end();
    b.end();
  });
}
