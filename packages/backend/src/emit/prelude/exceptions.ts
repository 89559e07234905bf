// What happens around handlers as prelude functions: the pending and the handled exception are values of the thread state.

import { NONE, OBJ_TYPE, TS_HANDLED, TS_PENDING, TS_TYPE_TYPE, TYPE_ORDER, TYPE_ORDER_END, TYPE_PAYLOAD, UNBOUND } from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";

/** `catch()`: takes the pending exception. */
export function catchFunction(module: ModuleContext): FunctionRef {
  return module.prelude("catch", [], ["i64"], (b) => {
    const pending = b.local("i64");
    b.globalGet(module.threadState);
    b.load64(TS_PENDING);
    b.set(pending);
    b.globalGet(module.threadState);
    b.i64(UNBOUND);
    b.store64(TS_PENDING);
    b.get(pending);
    b.i64(NONE);
    b.get(pending);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.op(OP.select);
  });
}

/** `push_exc(exception)`: makes it the handled one; the one before, or UNBOUND. */
export function pushHandled(module: ModuleContext): FunctionRef {
  return module.prelude("push_exc", ["i64"], ["i64"], (b) => {
    b.get(0);
    b.call(incref(module));
    b.globalGet(module.threadState);
    b.load64(TS_HANDLED);
    b.globalGet(module.threadState);
    b.get(0);
    b.store64(TS_HANDLED);
  });
}

/** `pop_exc(saved)`: restores what `push_exc` answered. */
export function popHandled(module: ModuleContext): FunctionRef {
  return module.prelude("pop_exc", ["i64"], [], (b) => {
    const handled = b.local("i64");
    b.globalGet(module.threadState);
    b.load64(TS_HANDLED);
    b.set(handled);
    b.globalGet(module.threadState);
    b.get(0);
    b.store64(TS_HANDLED);
    b.get(handled);
    b.call(decref(module));
  });
}

/**
 * `exc_match(exception, class)`: 0, 1 or -1. An exception's own type is a class that may be caught; of others that is known when their
 * instances look like exceptions, and then the type's bases tell.
 */
export function matchFunction(module: ModuleContext): FunctionRef {
  return module.prelude("exc_match", ["i64", "i64"], ["i32"], (b) => {
    const type = b.local("i32");
    const base = b.local("i32");
    const end = b.local("i32");
    const other = b.block();
    const absent = b.block();
    pushIsPointer(b, 0);
    pushIsPointer(b, 1);
    b.op(OP.i32_and);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.tee(type);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_TYPE);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.load32(TYPE_PAYLOAD);
    b.get(type);
    b.load32(TYPE_PAYLOAD);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.get(type);
    b.load32(TYPE_ORDER);
    b.tee(base);
    b.op(OP.i32_eqz);
    b.brIf(other);
    b.get(type);
    b.load32(TYPE_ORDER_END);
    b.set(end);
    const again = b.loop();
    b.get(base);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(absent);
    b.get(base);
    b.load64(0);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(base);
    b.i32(8);
    b.op(OP.i32_add);
    b.set(base);
    b.br(again);
    b.end();
    b.end();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("exc_match"));
  });
}
