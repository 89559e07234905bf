// What happens around handlers as prelude functions: the pending and the handled exception are values of the thread state.

import { NONE, OBJ_TYPE, TS_HANDLED, TS_PENDING, UNBOUND } from "@molt-py/abi";
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

/** `exc_match(exception, class)`: 0, 1 or -1. An exception's own type is a class that may be caught. */
export function matchFunction(module: ModuleContext): FunctionRef {
  return module.prelude("exc_match", ["i64", "i64"], ["i32"], (b) => {
    pushIsPointer(b, 0);
    pushIsPointer(b, 1);
    b.op(OP.i32_and);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.get(1);
    b.op(OP.i32_wrap_i64);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("exc_match"));
  });
}
