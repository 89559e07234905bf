// Whether a method may just as well be looked up when it is called, after its arguments have been evaluated: when evaluating them runs no code of
// the program and does not fail, or when the object is of a built-in type, which has the method and always will.

import type { Op, Region } from "@molt-py/frontend";
import { BOOL, DICT, LIST, NUMBER, OBJECT, SINGLETON, SMALL, STR, within, type ValueType } from "../../analysis/value-type.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import type { OpOf } from "./op-of.ts";

/** Some methods of built-in types. */
const METHODS: ReadonlyMap<ValueType, ReadonlySet<string>> = new Map([
  [LIST, new Set(["append", "extend", "pop", "insert", "remove", "index", "count", "sort"])],
  [DICT, new Set(["get", "pop", "setdefault", "update"])],
  [STR, new Set(["join", "format", "split", "replace", "startswith", "endswith", "strip", "ljust", "rjust", "center", "find", "index", "count"])],
]);

/** Whether the lookup at `index` of a region may be left to the call that follows. */
export function isFoundAnyTime(e: FunctionEmitter, op: OpOf<"findmethod">, region: Region, index: number): boolean {
  if (METHODS.get(e.typeOf(op.obj))?.has(op.name) === true) return true;
  for (let at = index + 1; at < region.length; at++) {
    const next = region[at];
    if (next === undefined) return false;
    if (next.op === "callmethod" && next.found?.kind === "temp" && next.found.id === op.dst) return true;
    if (!isHarmless(e, next)) return false;
  }
  return false;
}

function isHarmless(e: FunctionEmitter, op: Op): boolean {
  switch (op.op) {
    case "move":
    case "is":
    case "tuple":
    case "list":
    case "joinstr":
      return true;
    case "loadglobal":
      return e.module.globalFunctions.has(op.name);
    case "binary": {
      const numbers = within(e.typeOf(op.a) | e.typeOf(op.b), NUMBER);
      return numbers && (op.operator === "add" || op.operator === "sub" || op.operator === "mul");
    }
    case "unary":
      return op.operator === "neg" && within(e.typeOf(op.a), NUMBER);
    case "compare":
      return within(e.typeOf(op.a) | e.typeOf(op.b), NUMBER | STR | SINGLETON) && (op.operator === "eq" || op.operator === "ne" || within(e.typeOf(op.a) | e.typeOf(op.b), NUMBER));
    case "not":
      return within(e.typeOf(op.a), NUMBER | STR | SINGLETON | LIST | DICT);
    case "format":
      return op.spec === null && within(e.typeOf(op.value), SMALL | BOOL | STR);
    case "if":
      return (e.typeOf(op.cond) & OBJECT) === 0 && [...op.then, ...op.else].every((inner) => isHarmless(e, inner));
    default:
      return false;
  }
}
