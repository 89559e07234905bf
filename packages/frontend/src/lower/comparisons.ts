/** Comparisons, `is` and `in`. */

import type { CmpOperator, Compare, Expr } from "../ast/nodes.ts";
import type { CompareOperator, ConstValue, Operand } from "../ir/types.ts";
import { constant, type FunctionLowering, keep } from "./function-lowering.ts";
import { stable, stableExpression } from "./operands.ts";

const COMPARE: Readonly<Record<Exclude<CmpOperator, "Is" | "IsNot" | "In" | "NotIn">, CompareOperator>> = {
  Eq: "eq",
  NotEq: "ne",
  Lt: "lt",
  LtE: "le",
  Gt: "gt",
  GtE: "ge",
};

/** The value of a comparison; a chain evaluates each operand at most once and stops at the first false one. */
export function lowerCompare(f: FunctionLowering, node: Compare): Operand {
  const [only] = node.comparators;
  if (node.comparators.length === 1 && only !== undefined) {
    const left = stableExpression(f, node.left, [only]);
    return compareStep(f, node, 0, left, container(f, node, 0, only));
  }
  const result = f.temp();
  f.block((end) => {
    let left = stableExpression(f, node.left, node.comparators);
    node.comparators.forEach((comparator, index) => {
      const isLast = index === node.comparators.length - 1;
      const right = stable(f, f.rules.expression(f, comparator), node.comparators.slice(index + 1));
      compareStep(f, node, index, left, isLast ? right : keep(right), result);
      if (isLast) return;
      const value: Operand = { kind: "temp", id: result };
      f.branch(
        keep(value),
        f.at(node),
        () => f.discard(value),
        () => {
          f.discard(right);
          f.jump(end);
        },
      );
      left = right;
    });
  });
  return { kind: "temp", id: result };
}

/** The comparison of two operands by operator `index` of `node`, into `dst` if given. */
export function compareStep(f: FunctionLowering, node: Compare, index: number, a: Operand, b: Operand, dst: number = f.temp()): Operand {
  const operator = node.ops[index];
  switch (operator) {
    case "Is":
    case "IsNot":
      f.emit({ op: "is", dst, a, b, negate: operator === "IsNot" });
      break;
    case "In":
    case "NotIn":
      f.emit({ op: "contains", dst, a, b, negate: operator === "NotIn", pos: f.at(node) });
      break;
    case undefined:
      throw new RangeError("a comparison has as many operators as comparators");
    default:
      f.emit({ op: "compare", dst, operator: COMPARE[operator], a, b, pos: f.at(node) });
  }
  return { kind: "temp", id: dst };
}

/** The right operand: a list or set of constants behind `in` is a constant itself. */
function container(f: FunctionLowering, node: Compare, index: number, right: Expr): Operand {
  const operator = node.ops[index];
  if (operator === "In" || operator === "NotIn") {
    const items = constantItems(f, right);
    if (items !== null) return constant({ type: right.kind === "Set" ? "frozenset" : "tuple", items });
  }
  return f.rules.expression(f, right);
}

/** The items of a list or set display of literals, or `null`. */
export function constantItems(f: FunctionLowering, node: Expr): ConstValue[] | null {
  if (node.kind !== "List" && node.kind !== "Set") return null;
  if (!node.elts.every(isLiteral)) return null;
  const items: ConstValue[] = [];
  for (const element of node.elts) {
    const value = f.rules.expression(f, element);
    if (value.kind !== "const") return null;
    items.push(value.value);
  }
  return items;
}

/** Literals, signed literals and tuples of them: expressions that certainly become constants. */
function isLiteral(node: Expr): boolean {
  if (node.kind === "Constant") return true;
  if (node.kind === "UnaryOp") {
    const { operand } = node;
    return node.op === "USub" && operand.kind === "Constant" && (typeof operand.value === "bigint" || typeof operand.value === "number");
  }
  return node.kind === "Tuple" && node.elts.every(isLiteral);
}
