/** A tree as nested lists, in the form of `fixtures/record.py`. */

import type { ConstantValue, Node, Position } from "../../../src/ast/nodes.ts";

/** The fields of each kind in CPython's order (`ast.X._fields` without type comments). */
export const FIELDS: Readonly<Record<Node["kind"], readonly string[]>> = {
  Module: ["body"],
  Expression: ["body"],
  Interactive: ["body"],
  FunctionDef: ["name", "args", "body", "decorator_list", "returns", "type_params"],
  AsyncFunctionDef: ["name", "args", "body", "decorator_list", "returns", "type_params"],
  ClassDef: ["name", "bases", "keywords", "body", "decorator_list", "type_params"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "op", "value"],
  AnnAssign: ["target", "annotation", "value", "simple"],
  For: ["target", "iter", "body", "orelse"],
  AsyncFor: ["target", "iter", "body", "orelse"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["module", "names", "level"],
  Global: ["names"],
  Nonlocal: ["names"],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["op", "values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "op", "right"],
  UnaryOp: ["op", "operand"],
  Lambda: ["args", "body"],
  IfExp: ["test", "body", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "ops", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: ["value", "conversion", "format_spec"],
  Interpolation: ["value", "str", "conversion", "format_spec"],
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  Constant: ["value", "prefix"],
  Attribute: ["value", "attr", "ctx"],
  Subscript: ["value", "slice", "ctx"],
  Starred: ["value", "ctx"],
  Name: ["id", "ctx"],
  List: ["elts", "ctx"],
  Tuple: ["elts", "ctx"],
  Slice: ["lower", "upper", "step"],
  comprehension: ["target", "iter", "ifs", "is_async"],
  ExceptHandler: ["type", "name", "body"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["arg", "annotation"],
  keyword: ["arg", "value"],
  alias: ["name", "asname"],
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  MatchValue: ["value"],
  MatchSingleton: ["value"],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns", "rest"],
  MatchClass: ["cls", "patterns", "kwd_attrs", "kwd_patterns"],
  MatchStar: ["name"],
  MatchAs: ["pattern", "name"],
  MatchOr: ["patterns"],
  TypeVar: ["name", "bound", "default_value"],
  ParamSpec: ["name", "default_value"],
  TypeVarTuple: ["name", "default_value"],
};

/** What JSON can hold. */
export type Dump = null | string | number | boolean | readonly Dump[];

/** Dumps a node; adds each kind that it meets to `seen`. */
export function dump(node: Node, seen: Set<string>): Dump {
  seen.add(node.kind);
  const fields: Dump[] = [node.kind, place(node)];
  for (const name of FIELDS[node.kind]) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[name];
    const isValue = name === "value" && (node.kind === "Constant" || node.kind === "MatchSingleton");
    fields.push(isValue ? constant(value as ConstantValue) : field(value, seen));
  }
  return fields;
}

function place(node: Node): Dump {
  if (!("line" in node)) return [];
  const { line, col, endLine, endCol } = node as Position;
  return [line, col, endLine, endCol];
}

function field(value: unknown, seen: Set<string>): Dump {
  if (Array.isArray(value)) return value.map((item) => field(item, seen));
  if (value !== null && typeof value === "object") return dump(value as Node, seen);
  if (value === undefined) return "MISSING";
  return value as Dump;
}

function constant(value: ConstantValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return `int 0x${value.toString(16)}`;
  if (typeof value === "number") return `float ${bits(value)}`;
  if (typeof value === "string") return points(Array.from(value, (c) => c.codePointAt(0) as number));
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex")}`;
  if (value.type === "ellipsis") return "...";
  return value.type === "complex" ? `complex ${bits(value.imag)}` : points([...value.codePoints]);
}

function points(list: readonly number[]): string {
  return `str ${list.map((point) => point.toString(16)).join(" ")}`;
}

function bits(value: number): string {
  const view = Buffer.alloc(8);
  view.writeDoubleBE(value);
  return view.toString("hex");
}
