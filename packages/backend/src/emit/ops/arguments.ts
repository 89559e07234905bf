// Arrays of values at the thread state's value stack: how helpers take what does not fit into their parameters.

import { MAX_STACK_ARGS, TS_STACK } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import type { Local } from "../../encoder/code-builder.ts";
import { BackendLimitError } from "../errors.ts";
import type { FunctionEmitter } from "../function/emitter.ts";

/** How many values one operation may lay on the value stack. */
export const ARRAY_LIMIT = MAX_STACK_ARGS;

/** Throws when one operation needs more of the value stack than it may. */
export function checkCount(count: number): void {
  if (count > ARRAY_LIMIT) throw new BackendLimitError("arguments", `${count} values in one operation; ${ARRAY_LIMIT} are possible`);
}

/** A local with the first free address of the value stack. */
export function stackTop(e: FunctionEmitter): Local {
  const top = e.temps.scratch("i32");
  e.pushThread();
  e.b.load32(TS_STACK);
  e.b.set(top);
  return top;
}

/** Lays borrowed values on the value stack; answers the local with their address. */
export function layBorrowed(e: FunctionEmitter, operands: readonly Operand[], top = stackTop(e), from = 0): Local {
  checkCount(from + operands.length);
  operands.forEach((operand, index) => {
    e.b.get(top);
    e.push(operand);
    e.b.store64((from + index) * 8);
  });
  return top;
}

/** Lays owned values on the value stack, whose consumed temporaries end here; answers the local with their address. */
export function layOwned(e: FunctionEmitter, operands: readonly Operand[]): Local {
  checkCount(operands.length);
  const top = stackTop(e);
  operands.forEach((operand, index) => {
    e.b.get(top);
    e.take(operand);
    e.b.store64(index * 8);
  });
  return top;
}
