// `yield from` and `send`: a generator whose body handles no exceptions is resumed directly.

import { GEN_BODY, GEN_PLAIN, GEN_RESULT, GEN_RUNNING, GEN_STATE, NONE, NULL, OBJ_TYPE, STOP, TS_STOP_VALUE, TS_TYPE_GENERATOR, UNBOUND } from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, pushIsPointer } from "./counting.ts";
import { nextFunction } from "./iteration.ts";

/** Leaves for `otherwise` when the generator at `address` cannot take what is in `sent` now: it runs, is done, or has not begun. */
export function needReady(b: CodeBuilder, address: Local, sent: Local, otherwise: Label): void {
  b.get(address);
  b.load32(GEN_PLAIN);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(address);
  b.load32(GEN_STATE);
  b.i32(GEN_RUNNING | 0);
  b.op(OP.i32_ge_u);
  b.brIf(otherwise);
  b.get(address);
  b.load32(GEN_STATE);
  b.op(OP.i32_eqz);
  b.get(sent);
  b.i64(NONE);
  b.op(OP.i64_ne);
  b.op(OP.i32_and);
  b.brIf(otherwise);
}

/** Sets `item` to what the body of the generator `generator` at `address` answers; returns NULL when it raises. */
export function sendTo(b: CodeBuilder, module: ModuleContext, generator: Local, address: Local, sent: Local, item: Local): void {
  b.get(address);
  b.get(sent);
  b.get(address);
  b.load32(GEN_BODY);
  b.callIndirect(module.callType(1));
  b.tee(item);
  b.op(OP.i64_eqz);
  b.if();
  b.get(generator);
  b.call(module.helper("generator_raised"));
  b.i64(NULL);
  b.op(OP.return);
  b.end();
}

/** `delegate(iterator, sent)`: what the iterator of a `yield from` yields, STOP with the result in `TS_STOP_VALUE`, or NULL. */
export function delegateFunction(module: ModuleContext): FunctionRef {
  return module.prelude("delegate", ["i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const item = b.local("i64");
    const old = b.local("i64");
    const slow = b.block();
    b.get(1);
    b.op(OP.i64_eqz);
    b.brIf(slow);
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    const other = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_GENERATOR);
    b.op(OP.i32_ne);
    b.brIf(other);
    needReady(b, address, 1, slow);
    sendTo(b, module, 0, address, 1, item);
    b.get(item);
    b.i64(STOP);
    b.op(OP.i64_eq);
    b.if();
    b.globalGet(module.threadState);
    b.load64(TS_STOP_VALUE);
    b.set(old);
    b.globalGet(module.threadState);
    b.get(address);
    b.load64(GEN_RESULT);
    b.store64(TS_STOP_VALUE);
    b.get(address);
    b.i64(UNBOUND);
    b.store64(GEN_RESULT);
    b.get(old);
    b.call(decref(module));
    b.end();
    b.get(item);
    b.op(OP.return);
    b.end();
    b.get(1);
    b.i64(NONE);
    b.op(OP.i64_ne);
    b.brIf(slow);
    b.get(0);
    b.call(nextFunction(module));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("delegate"));
  });
}
