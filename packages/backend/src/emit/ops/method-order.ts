// Which operations leave the program as it is: a method whose arguments are made by them may just as well be looked up when it is called. Others
// have a place where they may run code or raise; before that, the method is looked up (see `MethodFind`).

import type { Op } from "@molt-py/frontend";
import { BOOL, DICT, LIST, NUMBER, SINGLETON, SMALL, STR, within } from "../../analysis/value-type.ts";
import type { FunctionEmitter } from "../function/emitter.ts";

/** Whether an operation runs no code of the program and is not seen to fail. */
export function isHarmless(e: FunctionEmitter, op: Op): boolean {
  switch (op.op) {
    case "move":
    case "is":
    case "tuple":
    case "list":
    case "joinstr":
    case "findmethod":
    case "makefunction":
    case "listtotuple":
    case "listappend":
    case "drop":
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
    default:
      return false;
  }
}
