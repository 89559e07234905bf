/** What `super()` without arguments stands for in a function: the class around it and the function's first parameter. */

import type { Position as Range } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import type { FunctionLowering } from "./function-lowering.ts";
import { loadName } from "./names.ts";

/** How to read the first parameter of the function `scope`; `null` when it has none. */
export function firstParameter(scope: Scope): ((f: FunctionLowering, at: Range) => Operand) | null {
  const [name] = scope.varnames;
  const isFunction = scope.kind === "function" || scope.kind === "lambda";
  if (!isFunction || name === undefined || scope.parameterCount === 0) return null;
  return (f, at) => loadName(f, name, at);
}

/** Whether the class around is a free variable of the function `scope`. */
export function capturesClass(scope: Scope): boolean {
  return scope.freevars.includes("__class__");
}
