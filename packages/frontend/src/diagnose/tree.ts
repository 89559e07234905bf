/** What the grammar's rules make of tokens, and how messages speak of it. */

import type { Located, Token } from "./tokenizer.ts";

/** What a rule made of tokens. */
export interface Node extends Located {
  readonly kind: string;
  readonly parts: Parts;
}

/** A part of an alternative: a token, a node, a list of them, or nothing of use. */
export type Value = Token | Node | readonly Value[] | true;

/** The named parts of an alternative, and all of them. */
export interface Parts {
  readonly a?: Value | undefined;
  readonly b?: Value | undefined;
  readonly c?: Value | undefined;
  readonly all: readonly Value[];
}

/** The token or node that a part is; the first and last of a list. */
export function located(value: Value | undefined): Located {
  if (value === undefined || value === true) throw new Error("a part of the grammar is no token");
  if (!isList(value)) return value;
  const [first, last] = [located(value[0]), located(value.at(-1))];
  return { line: first.line, col: first.col, endLine: last.endLine, endCol: last.endCol };
}

/** Whether a part is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const NAMES: Readonly<Record<string, string>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  TemplateStr: "t-string expression",
  Constant: "literal",
  True: "True",
  False: "False",
  None: "None",
  Ellipsis: "ellipsis",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

/** What Python calls an expression in its messages. */
export function expressionName(value: Value | undefined): string {
  const node = asNode(value);
  return node === null ? "name" : (NAMES[node.kind] ?? node.kind);
}

/** The part, if it is a node. */
export function asNode(value: Value | undefined): Node | null {
  return value !== undefined && value !== true && !isList(value) && "kind" in value ? value : null;
}

/** The part, which has to be a token. */
export function asToken(value: Value | undefined): Token {
  if (value === undefined || value === true || isList(value) || !("type" in value)) throw new Error("a part of the grammar is no token");
  return value;
}

/** The text of an error with what is said about its parts. */
export function fill(template: string, parts: Parts): string {
  return template
    .replace("%a", () => expressionName(parts.a))
    .replace("#a", () => String(located(parts.a).line))
    .replace("$a", () => asToken(parts.a).text);
}
