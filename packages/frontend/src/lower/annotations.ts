/** Annotations, evaluated lazily by an `__annotate__` function (PEP 649). */

import type { ClassDef, FunctionDef } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { FunctionLowering } from "./function-lowering.ts";

/** The `__annotate__` function of a definition; `null` when there is nothing to annotate. */
export function makeFunctionAnnotate(f: FunctionLowering, node: FunctionDef): Operand | null {
  void f;
  void node;
  return null;
}

/** Stores the class's `__annotate_func__` in its namespace, if it has annotations. */
export function storeClassAnnotate(f: FunctionLowering, node: ClassDef): void {
  void f;
  void node;
}
