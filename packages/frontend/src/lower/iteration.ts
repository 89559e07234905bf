/** `for` loops over any iterable, and over `range` without making one. */

import type { Call, Expr } from "../ast/nodes.ts";
import type { Op, Operand } from "../ir/types.ts";
import { hasStars } from "./calls.ts";
import { constantItems } from "./comparisons.ts";
import { constant, type FunctionLowering } from "./function-lowering.ts";
import type { Bound, Label } from "./labels.ts";
import { isGlobal, loadName } from "./names.ts";
import { expressions } from "./operands.ts";

/**
 * Runs `body` for each item of `iter`; `again` is where the next round starts. `unbound` are the locals that the body may unbind.
 */
export function forEach(f: FunctionLowering, iter: Expr, unbound: Bound, body: (item: Operand, again: Label) => void): void {
  if (!isRangeCall(f, iter)) {
    const iterable = iterableOperand(f, iter);
    forEachOf(f, iterable, f.atExpression(iter), unbound, body);
    return;
  }
  const callee = loadName(f, "range", iter.func);
  const args = expressions(f, iter.args);
  const pos = f.atExpression(iter);
  const again = f.label("continue");
  const dst = f.temp();
  const run = (): void => body({ kind: "temp", id: dst }, again);
  f.loop(unbound, false, run, (ops: Op[]) => ({ op: "forrange", label: again.id, callee, args, dst, body: ops, pos }));
}

/** The same for an iterable that is evaluated already. */
export function forEachOf(f: FunctionLowering, iter: Operand, pos: number, unbound: Bound, body: (item: Operand, again: Label) => void): void {
  const again = f.label("continue");
  const dst = f.temp();
  const run = (): void => body({ kind: "temp", id: dst }, again);
  f.loop(unbound, false, run, (ops: Op[]) => ({ op: "for", label: again.id, iter, dst, body: ops, pos }));
}

function iterableOperand(f: FunctionLowering, iter: Expr): Operand {
  // Nobody else sees a list that is only iterated over, so a list of constants can be a constant tuple.
  const items = iter.kind === "List" ? constantItems(f, iter) : null;
  return items === null ? f.rules.expression(f, iter) : constant({ type: "tuple", items });
}

function isRangeCall(f: FunctionLowering, node: Expr): node is Call & { func: Expr & { kind: "Name" } } {
  return (
    node.kind === "Call" &&
    node.func.kind === "Name" &&
    node.func.id === "range" &&
    node.args.length >= 1 &&
    node.args.length <= 3 &&
    node.keywords.length === 0 &&
    !hasStars(node) &&
    isGlobal(f, "range")
  );
}
