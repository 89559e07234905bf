/**
 * Every expression. Chains that grow to the left (`a + b + c`, `a.b.c`, `f()()`) have no limit in length, so they are followed
 * with a loop: down to the leftmost operand, then back up.
 */

import type { BinOp, BoolOp, CodePointsValue, ConstantValue, Expr, IfExp, NamedExpr, Slice, Subscript, UnaryOp } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { awaited } from "./awaiting.ts";
import { attributeOfSuper, callOn, callWithoutHead, headOfCall, isAttributeOfSuper } from "./calls.ts";
import { lowerCompare } from "./comparisons.ts";
import { lowerComprehension, lowerGeneratorExpression } from "./comprehensions.ts";
import { branchOn } from "./conditions.ts";
import { constantOf, foldBinary, foldSubscript, foldUnary, OPERATORS, truthOf } from "./constants.ts";
import { lowerDict, lowerList, lowerSet, lowerTuple } from "./displays.ts";
import { constant, type FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { lowerLambda } from "./functions.ts";
import { loadName, storeName } from "./names.ts";
import { expressions, stable } from "./operands.ts";
import { attributeRange } from "./positions.ts";
import { isPercentFormat, lowerFormattedValue, lowerInterpolation, lowerJoinedStr, lowerPercentFormat, lowerTemplate } from "./strings.ts";

/** Lowers an expression for its value: a constant, a borrowed local or an owned temporary. */
export function lowerExpression(f: FunctionLowering, node: Expr): Operand {
  const chain: Expr[] = [];
  let leaf = node;
  for (let head = headOf(f, leaf); head !== null; head = headOf(f, leaf)) {
    chain.push(leaf);
    leaf = head;
  }
  let value = lowerLeaf(f, leaf);
  for (let link = chain.pop(); link !== undefined; link = chain.pop()) value = lowerOn(f, link, value);
  return value;
}

/** The part of `node` that is evaluated first and may be a long chain itself; `null` when there is none. */
function headOf(f: FunctionLowering, node: Expr): Expr | null {
  switch (node.kind) {
    case "BinOp":
      return isPercentFormat(node) ? null : node.left;
    case "Attribute":
      return isAttributeOfSuper(f, node) ? null : node.value;
    case "Subscript":
      return node.value;
    case "Call":
      return headOfCall(f, node);
    default:
      return null;
  }
}

/** Lowers `node`, whose head has the value `head`. */
function lowerOn(f: FunctionLowering, node: Expr, head: Operand): Operand {
  switch (node.kind) {
    case "BinOp":
      return lowerBinary(f, node, head);
    case "Attribute":
      return f.define({ op: "getattr", obj: head, name: f.scope.mangle(node.attr), pos: f.position(attributeRange(node)) });
    case "Subscript":
      return lowerSubscript(f, node, head);
    case "Call":
      return callOn(f, node, head);
    default:
      throw new RangeError(`${node.kind} has no head`);
  }
}

function isCodePoints(value: ConstantValue): value is CodePointsValue {
  return typeof value === "object" && value !== null && "codePoints" in value;
}

/** Surrogates that would be one character side by side are put together when the program runs. */
function lowerCodePoints(f: FunctionLowering, points: Uint32Array, node: Expr): Operand {
  let value: Operand = text("");
  for (let start = 0; start < points.length; ) {
    let end = start + 1;
    while (end < points.length && !(((points[end - 1] as number) & 0xfffffc00) === 0xd800 && ((points[end] as number) & 0xfffffc00) === 0xdc00)) end++;
    const piece = text(Array.from(points.subarray(start, end), (point) => String.fromCodePoint(point)).join(""));
    value = start === 0 ? piece : f.define({ op: "binary", operator: "add", a: value, b: piece, pos: f.atExpression(node) });
    start = end;
  }
  return value;
}

function lowerLeaf(f: FunctionLowering, node: Expr): Operand {
  switch (node.kind) {
    case "Constant":
      return isCodePoints(node.value) ? lowerCodePoints(f, node.value.codePoints, node) : constant(constantOf(node.value));
    case "Name":
      return loadName(f, node.id, node);
    case "NamedExpr":
      return lowerNamed(f, node);
    case "BoolOp":
      return lowerBoolOp(f, node);
    case "UnaryOp":
      return lowerUnary(f, node);
    case "IfExp":
      return lowerIfExp(f, node);
    case "Compare":
      return lowerCompare(f, node);
    case "Call":
      return callWithoutHead(f, node);
    case "Attribute": {
      const value = attributeOfSuper(f, node);
      if (value === null) throw new RangeError("an attribute with a head");
      return value;
    }
    case "Tuple":
      return lowerTuple(f, node);
    case "List":
      return lowerList(f, node);
    case "Set":
      return lowerSet(f, node);
    case "Dict":
      return lowerDict(f, node);
    case "Slice":
      return lowerSlice(f, node);
    case "Lambda":
      return lowerLambda(f, node);
    case "ListComp":
    case "SetComp":
    case "DictComp":
      return lowerComprehension(f, node);
    case "GeneratorExp":
      return lowerGeneratorExpression(f, node);
    case "JoinedStr":
      return lowerJoinedStr(f, node);
    case "FormattedValue":
      return lowerFormattedValue(f, node);
    case "Yield":
      return f.define({ op: "yield", src: node.value === null ? NONE : f.rules.expression(f, node.value), pos: f.at(node) });
    case "YieldFrom":
      return f.define({ op: "yieldfrom", src: f.rules.expression(f, node.value), pos: f.at(node) });
    case "Await":
      return awaited(f, f.rules.expression(f, node.value), "expression", f.at(node));
    case "TemplateStr":
      return lowerTemplate(f, node);
    case "Interpolation":
      return lowerInterpolation(f, node);
    case "BinOp":
      return lowerPercentFormat(f, node);
    case "Starred":
    case "Subscript":
      throw new RangeError(`${node.kind} does not stand alone`);
  }
}

function lowerBinary(f: FunctionLowering, node: BinOp, head: Operand): Operand {
  const a = stable(f, head, [node.right]);
  const b = f.rules.expression(f, node.right);
  const operator = OPERATORS[node.op];
  if (a.kind === "const" && b.kind === "const") {
    const value = foldBinary(operator, a.value, b.value);
    if (value !== null) return constant(value);
  }
  return f.define({ op: "binary", operator, a, b, pos: f.atExpression(node) });
}

function lowerSubscript(f: FunctionLowering, node: Subscript, head: Operand): Operand {
  const obj = stable(f, head, [node.slice]);
  const index = f.rules.expression(f, node.slice);
  if (obj.kind === "const" && index.kind === "const") {
    const value = foldSubscript(obj.value, index.value);
    if (value !== null) return constant(value);
  }
  return f.define({ op: "getitem", obj, index, pos: f.atExpression(node) });
}

function lowerSlice(f: FunctionLowering, node: Slice): Operand {
  const none = { kind: "Constant", value: null, prefix: null, line: node.line, col: node.col, endLine: node.endLine, endCol: node.endCol } as const;
  const [start = NONE, stop = NONE, step = NONE] = expressions(f, [node.lower ?? none, node.upper ?? none, node.step ?? none]);
  return f.define({ op: "slice", start, stop, step });
}

function lowerUnary(f: FunctionLowering, node: UnaryOp): Operand {
  const a = f.rules.expression(f, node.operand);
  if (node.op === "Not") {
    if (a.kind === "const") return constant({ type: truthOf(a.value) ? "False" : "True" });
    return f.define({ op: "not", a, pos: f.at(node) });
  }
  const operator = node.op === "USub" ? "neg" : node.op === "UAdd" ? "pos" : "invert";
  const value = a.kind === "const" ? foldUnary(operator, a.value) : null;
  if (value !== null) return constant(value);
  return f.define({ op: "unary", operator, a, pos: f.at(node) });
}

function lowerNamed(f: FunctionLowering, node: NamedExpr): Operand {
  const value = f.rules.expression(f, node.value);
  storeName(f, node.target.id, f.scope.lookup(node.target.id) === "local" ? value : keep(value), node.target);
  // A local is the owner of the value now and is borrowed like any other.
  return f.scope.lookup(node.target.id) === "local" ? loadName(f, node.target.id, node.target) : value;
}

function lowerBoolOp(f: FunctionLowering, node: BoolOp): Operand {
  const result = f.temp();
  const value: Operand = { kind: "temp", id: result };
  const last = node.values.length - 1;
  f.block((end) => {
    node.values.forEach((part, index) => {
      const operand = f.rules.expression(f, part);
      if (index < last && operand.kind === "const") {
        // Decided when compiling: either the value of the whole, or nothing.
        if (truthOf(operand.value) === (node.op === "Or")) {
          f.emit({ op: "move", dst: result, src: operand });
          f.jump(end);
        }
        return;
      }
      f.emit({ op: "move", dst: result, src: operand });
      if (index === last) return;
      const go = (): void => f.discard(value);
      const leave = (): void => f.jump(end);
      const pos = f.at(node);
      if (node.op === "And") f.branch(keep(value), pos, go, leave);
      else f.branch(keep(value), pos, leave, go);
    });
  });
  return value;
}

function lowerIfExp(f: FunctionLowering, node: IfExp): Operand {
  const result = f.temp();
  const arm = (value: Expr) => (): void => f.emit({ op: "move", dst: result, src: f.rules.expression(f, value) });
  branchOn(f, node.test, arm(node.body), arm(node.orelse));
  return { kind: "temp", id: result };
}
