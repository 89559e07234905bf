// Locals that are set once at entry and hold the same thing throughout: addresses, and bit patterns that are long to write.

import { FALSE, FRAME_SIZE, FUNC_CLOSURE, INT_ZERO, NONE, TS_FRAME, UNBOUND } from "@molt-py/abi";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "./emitter.ts";

/** What can be pinned. */
export type Pin =
  | "ts"
  | "data"
  | "caches"
  | "globals"
  | "frame"
  | "closure"
  | "none"
  | "unbound"
  | "intZero"
  | "false";

/** The pins that are addresses; the others are values. */
export const ADDRESS_PINS: ReadonlySet<Pin> = new Set(["ts", "data", "caches", "globals", "frame", "closure"]);

/** Writes, into the part of the function that runs first, what pushes the pin's value. */
export function pinInit(e: FunctionEmitter, pin: Pin): void {
  const { pins, module } = e;
  switch (pin) {
    case "ts":
      return pins.globalGet(module.threadState);
    case "data":
      return pins.globalGet(module.dataBase);
    case "caches":
      return pins.globalGet(module.cacheBase);
    case "globals":
      return pins.globalGet(module.globalCacheBase);
    case "frame":
      pins.get(e.pin("ts"));
      pins.load32(TS_FRAME);
      pins.i32(FRAME_SIZE);
      if (e.loops !== null) {
        // A resumed call runs in the frame that is there.
        pins.get(e.loops.resumed);
        pins.i32(1);
        pins.op(OP.i32_sub);
        pins.op(OP.i32_and);
      }
      return pins.op(OP.i32_add);
    case "closure":
      // A function that refers to itself has a frame: whoever frees functions looks for them there.
      e.usesFrame = true;
      pins.get(e.callee);
      return pins.load32(FUNC_CLOSURE);
    case "none":
      return pins.i64(NONE);
    case "unbound":
      return pins.i64(UNBOUND);
    case "intZero":
      return pins.i64(INT_ZERO);
    case "false":
      return pins.i64(FALSE);
  }
}
