/**
 * Source ranges of operations, with the anchors that CPython's traceback module finds by parsing the range's text.
 *
 * CPython underlines the operator of a binary operation, the brackets of a subscript and the parentheses of a call with `^`
 * and the rest of the range with `~`, whichever instruction raised, as long as the range is such an expression.
 */

import type { Attribute, BinOp, Call, Expr, MatchClass, Position as Range } from "../ast/nodes.ts";
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

/** The range of an attribute access: the whole expression, or only the attribute's name when the expression spans lines. */
export function attributeRange(node: Attribute): Position {
  return node.line === node.endLine ? rangeOf(node) : { line: node.endLine, endLine: node.endLine, col: nameColumn(node), endCol: node.endCol };
}

/** The range of a call of the method `method`: it starts at the method's name when what stands before it spans lines. */
export function methodCallRange(lines: SourceLines, node: Call, method: Attribute): Position {
  const range = expressionRange(lines, node);
  return method.line === method.endLine ? range : { ...range, line: method.endLine, col: nameColumn(method) };
}

/** Where CPython thinks that the attribute's name starts: it measures the name in characters, although columns are bytes. */
function nameColumn(node: Attribute): number {
  return Math.max(0, node.endCol - [...node.attr].length);
}

/** The range of a class pattern, which looks like a call. */
export function classPatternRange(lines: SourceLines, node: MatchClass): Position {
  const anchor = bracketAnchor(lines, node, node.cls, "(");
  return anchor === null ? rangeOf(node) : { ...rangeOf(node), anchor };
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

function bracketAnchor(lines: SourceLines, node: Range, head: Expr, bracket: string): Anchor | null {
  const at = lines.find(head.endLine, head.endCol, (char) => char === bracket);
  return at === null ? null : { line: at.line, start: at.col, endLine: node.endLine, end: node.endCol };
}
