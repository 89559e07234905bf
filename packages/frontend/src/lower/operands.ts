/** Lowering several expressions whose values are needed together. */

import type { Expr } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { FunctionLowering } from "./function-lowering.ts";
import { bindsNames, mayRebind } from "./stores.ts";

/**
 * Lowers `node` to a value that stays what it is while `later` are evaluated: a local that one of them may rebind is copied.
 */
export function stableExpression(f: FunctionLowering, node: Expr, later: readonly (Expr | null)[]): Operand {
  return stable(f, f.rules.expression(f, node), later);
}

/** `operand`, or a copy of the local that it is when evaluating one of `later` may rebind that. */
export function stable(f: FunctionLowering, operand: Operand, later: readonly (Expr | null)[]): Operand {
  if (operand.kind !== "local") return operand;
  return mayRebind(f, later, operand.id) ? f.own(operand) : operand;
}

/** Lowers expressions in order; `later` are evaluated after them and before the values are used. */
export function expressions(f: FunctionLowering, nodes: readonly Expr[], later: readonly (Expr | null)[] = []): Operand[] {
  // Looking at all of them each time instead of at those behind copies a little more than needed, in rare programs only.
  const rebinding = [...nodes, ...later].filter(bindsNames);
  return nodes.map((node) => stableExpression(f, node, rebinding));
}
