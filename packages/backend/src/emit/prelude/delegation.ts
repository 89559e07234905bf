// `yield from`, `await` and `send`: the bodies of generators and coroutines are resumed directly, and those of asynchronous generators by `async for`.

import {
  END,
  GEN_ASKED,
  GEN_AWAITS,
  GEN_BODY,
  GEN_CLOSED,
  GEN_FLAGS,
  GEN_HOOKED,
  GEN_RESULT,
  GEN_RUNNING,
  GEN_STATE,
  NONE,
  NULL,
  OBJ_TYPE,
  STOP,
  TS_STOP_VALUE,
  TS_TYPE_ASYNC_GENERATOR,
  TS_TYPE_COROUTINE,
  TS_TYPE_GENERATOR,
  UNBOUND,
} from "@molt-py/abi";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { nextFunction } from "./iteration.ts";

/** Leaves for `otherwise` when the generator at `address` cannot take what is in `sent` now: it runs, is done, or has not begun. */
export function needReady(b: CodeBuilder, address: Local, sent: Local, otherwise: Label): void {
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

/** Makes the value in `value`, which it takes, the result of an iterator that stopped. */
function setStopValue(b: CodeBuilder, module: ModuleContext, value: Local, old: Local): void {
  b.globalGet(module.threadState);
  b.load64(TS_STOP_VALUE);
  b.set(old);
  b.globalGet(module.threadState);
  b.get(value);
  b.store64(TS_STOP_VALUE);
  b.get(old);
  b.call(decref(module));
}

/** Leaves for `otherwise` unless the value in `value` is an object of the type published at `type`; sets its address. */
function needObject(b: CodeBuilder, module: ModuleContext, value: Local, address: Local, type: number, otherwise: Label): void {
  pushIsPointer(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(OBJ_TYPE);
  b.globalGet(module.threadState);
  b.load32(type);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

/** `awaitable(value, from)`: the iterator to delegate to, owned; a coroutine that has not begun is its own. */
export function awaitableFunction(module: ModuleContext): FunctionRef {
  return module.prelude("awaitable", ["i64", "i32"], ["i64"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    needObject(b, module, 0, address, TS_TYPE_COROUTINE, other);
    b.get(address);
    b.load32(GEN_STATE);
    b.brIf(other);
    b.get(0);
    b.call(incref(module));
    b.get(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("get_awaitable"));
  });
}

/** Leaves for `otherwise` unless the flags of the asynchronous generator at `address` are those of one that was told of, with `asked` besides. */
function needFlags(b: CodeBuilder, address: Local, asked: number, otherwise: Label): void {
  b.get(address);
  b.load32(GEN_FLAGS);
  b.i32(GEN_HOOKED | GEN_ASKED | GEN_CLOSED);
  b.op(OP.i32_and);
  b.i32(GEN_HOOKED | asked);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
}

function changeFlags(b: CodeBuilder, address: Local, bits: number): void {
  b.get(address);
  b.get(address);
  b.load32(GEN_FLAGS);
  b.i32(bits);
  b.op(OP.i32_xor);
  b.store32(GEN_FLAGS);
}

/** `async_begin(iterator)`: what the next item is awaited from, owned: an asynchronous generator itself, which is asked now. */
export function asyncBeginFunction(module: ModuleContext): FunctionRef {
  return module.prelude("async_begin", ["i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const other = b.block();
    needObject(b, module, 0, address, TS_TYPE_ASYNC_GENERATOR, other);
    needFlags(b, address, 0, other);
    changeFlags(b, address, GEN_ASKED);
    b.get(0);
    b.call(incref(module));
    b.get(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("async_begin"));
  });
}

/** `async_delegate(iterator, sent)`: what is passed outward, STOP with the item in `TS_STOP_VALUE`, END or NULL. */
export function asyncDelegateFunction(module: ModuleContext): FunctionRef {
  return module.prelude("async_delegate", ["i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const item = b.local("i64");
    const old = b.local("i64");
    const slow = b.block();
    b.get(1);
    b.op(OP.i64_eqz);
    b.brIf(slow);
    needObject(b, module, 0, address, TS_TYPE_ASYNC_GENERATOR, slow);
    needFlags(b, address, GEN_ASKED, slow);
    needReady(b, address, 1, slow);
    b.get(address);
    b.get(1);
    b.get(address);
    b.load32(GEN_BODY);
    b.callIndirect(module.callType(1));
    b.tee(item);
    b.op(OP.i64_eqz);
    b.if();
    changeFlags(b, address, GEN_ASKED | GEN_CLOSED);
    b.get(0);
    b.call(module.helper("generator_raised"));
    b.i64(NULL);
    b.op(OP.return);
    b.end();
    b.get(item);
    b.i64(STOP);
    b.op(OP.i64_eq);
    b.if();
    changeFlags(b, address, GEN_ASKED | GEN_CLOSED);
    b.i64(END);
    b.op(OP.return);
    b.end();
    b.get(address);
    b.load32(GEN_AWAITS);
    b.if();
    b.get(item);
    b.op(OP.return);
    b.end();
    changeFlags(b, address, GEN_ASKED);
    setStopValue(b, module, item, old);
    b.i64(STOP);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper("async_delegate"));
  });
}

/** `delegate(iterator, sent)`: what the iterator of a `yield from` yields, STOP with the result in `TS_STOP_VALUE`, or NULL. */
export function delegateFunction(module: ModuleContext): FunctionRef {
  return module.prelude("delegate", ["i64", "i64"], ["i64"], (b) => {
    const address = b.local("i32");
    const type = b.local("i32");
    const item = b.local("i64");
    const result = b.local("i64");
    const old = b.local("i64");
    const slow = b.block();
    b.get(1);
    b.op(OP.i64_eqz);
    b.brIf(slow);
    pushIsPointer(b, 0);
    b.op(OP.i32_eqz);
    b.brIf(slow);
    const other = b.block();
    const body = b.block();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.tee(address);
    b.load32(OBJ_TYPE);
    b.tee(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_COROUTINE);
    b.op(OP.i32_eq);
    b.brIf(body);
    b.get(type);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_GENERATOR);
    b.op(OP.i32_ne);
    b.brIf(other);
    b.end();
    needReady(b, address, 1, slow);
    sendTo(b, module, 0, address, 1, item);
    b.get(item);
    b.i64(STOP);
    b.op(OP.i64_eq);
    b.if();
    b.get(address);
    b.load64(GEN_RESULT);
    b.set(result);
    b.get(address);
    b.i64(UNBOUND);
    b.store64(GEN_RESULT);
    setStopValue(b, module, result, old);
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
