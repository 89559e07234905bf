/** Conditions: control flow from `and`, `or`, `not` and comparison chains, without making their values. */

import type { Compare, Expr } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { compareStep } from "./comparisons.ts";
import { truthOf } from "./constants.ts";
import { type FunctionLowering, keep } from "./function-lowering.ts";
import type { Label } from "./labels.ts";
import { stableExpression, stable } from "./operands.ts";

/** Runs `then` or `otherwise`, as `test` is true or false. */
export function branchOn(f: FunctionLowering, test: Expr, then: () => void, otherwise: () => void): void {
  const { node, negated } = withoutNot(test);
  if (isCompound(node)) {
    f.block((end) => {
      f.block((isFalse) => {
        jumpIf(f, test, false, isFalse);
        then();
        f.jump(end);
      });
      otherwise();
    });
    return;
  }
  const cond = f.rules.expression(f, node);
  if (cond.kind === "const") {
    if (truthOf(cond.value) !== negated) then();
    else otherwise();
    return;
  }
  const pos = f.atExpression(node);
  if (negated) f.branch(cond, pos, otherwise, then);
  else f.branch(cond, pos, then, otherwise);
}

/** Jumps to `target` if the truth of `test` is `sense`, goes on otherwise. */
export function jumpIf(f: FunctionLowering, test: Expr, sense: boolean, target: Label): void {
  const { node, negated } = withoutNot(test);
  const wanted = sense !== negated;
  if (node.kind === "BoolOp") {
    // `and` is decided by the first false operand, `or` by the first true one.
    const decides = node.op === "Or";
    const last = node.values.length - 1;
    if (decides === wanted) {
      for (const value of node.values) jumpIf(f, value, wanted, target);
    } else {
      f.block((skip) => {
        node.values.forEach((value, index) => {
          if (index === last) jumpIf(f, value, wanted, target);
          else jumpIf(f, value, decides, skip);
        });
      });
    }
    return;
  }
  if (node.kind === "Compare" && node.ops.length > 1) {
    jumpIfChain(f, node, wanted, target);
    return;
  }
  const cond = f.rules.expression(f, node);
  if (cond.kind === "const") {
    if (truthOf(cond.value) === wanted) f.jump(target);
    return;
  }
  jumpIfOperand(f, cond, f.atExpression(node), wanted, target);
}

function jumpIfOperand(f: FunctionLowering, cond: Operand, pos: number, sense: boolean, target: Label): void {
  const jump = (): void => f.jump(target);
  const go = (): void => undefined;
  if (sense) f.branch(cond, pos, jump, go);
  else f.branch(cond, pos, go, jump);
}

function jumpIfChain(f: FunctionLowering, node: Compare, sense: boolean, target: Label): void {
  f.block((skip) => {
    // Where a comparison that fails before the last goes.
    const onFalse = sense ? skip : target;
    let left = stableExpression(f, node.left, node.comparators);
    node.comparators.forEach((comparator, index) => {
      const isLast = index === node.comparators.length - 1;
      const right = stable(f, f.rules.expression(f, comparator), node.comparators.slice(index + 1));
      const cond = compareStep(f, node, index, left, isLast ? right : keep(right));
      const pos = f.atExpression(node);
      if (isLast) {
        jumpIfOperand(f, cond, pos, sense, target);
        return;
      }
      f.branch(
        cond,
        pos,
        () => undefined,
        () => {
          f.discard(right);
          f.jump(onFalse);
        },
      );
      left = right;
    });
  });
}

function isCompound(node: Expr): boolean {
  return node.kind === "BoolOp" || (node.kind === "Compare" && node.ops.length > 1);
}

function withoutNot(test: Expr): { node: Expr; negated: boolean } {
  let node = test;
  let negated = false;
  while (node.kind === "UnaryOp" && node.op === "Not") {
    node = node.operand;
    negated = !negated;
  }
  return { node, negated };
}
