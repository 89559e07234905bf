/**
 * Source ranges of operations, with the anchors that CPython's traceback module finds by parsing the range's text.
 *
 * CPython underlines the operator of a binary operation, the brackets of a subscript and the parentheses of a call with `^`
 * and the rest of the range with `~`, whichever instruction raised, as long as the range is such an expression.
 */

import type { Attribute, BinOp, Call, Expr, Position as Range, Subscript } from "../ast/nodes.ts";
import type { Position } from "../ir/types.ts";
import type { SourceLines } from "./source-lines.ts";

type Anchor = NonNullable<Position["anchor"]>;

/** The range of a statement or of any part that is no anchored expression. */
export function rangeOf(node: Range): Position {
  return { line: node.line, endLine: node.endLine, col: node.col, endCol: node.endCol };
}

/** The range of an expression, with its anchor if it has one. */
export function expressionRange(lines: SourceLines, node: Expr): Position {
  const anchor = anchorOf(lines, node);
  return anchor === null ? rangeOf(node) : { ...rangeOf(node), anchor };
}

/**
 * The range of an attribute access: the whole expression, or only the attribute's name when the expression spans lines. For a method call,
 * `call` is the call: it has the attribute's range in that case, its own otherwise.
 */
export function attributeRange(lines: SourceLines, node: Attribute, call?: Call): Position {
  if (node.line === node.endLine) return expressionRange(lines, call ?? node);
  // CPython measures the name in characters here, although columns are bytes.
  const length = [...node.attr].length;
  return { line: node.endLine, endLine: node.endLine, col: Math.max(0, node.endCol - length), endCol: node.endCol };
}

function anchorOf(lines: SourceLines, node: Expr): Anchor | null {
  switch (node.kind) {
    case "BinOp":
      return operatorAnchor(lines, node);
    case "Subscript":
      return bracketAnchor(lines, node, node.value, "[");
    case "Call":
      return bracketAnchor(lines, node, node.func, "(");
    default:
      return null;
  }
}

function operatorAnchor(lines: SourceLines, node: BinOp): Anchor | null {
  const at = lines.find(node.left.endLine, node.left.endCol, (char) => char !== ")" && char.trim() !== "");
  if (at === null) return null;
  const length = node.op === "Pow" || node.op === "FloorDiv" || node.op === "LShift" || node.op === "RShift" ? 2 : 1;
  return { line: at.line, start: at.col, endLine: at.line, end: at.col + length };
}

function bracketAnchor(lines: SourceLines, node: Subscript | Call, head: Expr, bracket: string): Anchor | null {
  const at = lines.find(head.endLine, head.endCol, (char) => char === bracket);
  return at === null ? null : { line: at.line, start: at.col, endLine: node.endLine, end: node.endCol };
}
