/** Changes of trees before they are compiled: what optimization levels leave out, and what interactive input prints. */

import type { Expr, Interactive, Module, Node, Root, Stmt } from "./nodes.ts";

/** How much is left out: 1 asserts, and `__debug__` is false; 2 docstrings too. */
export type OptimizationLevel = 0 | 1 | 2;

/** The tree without what a level leaves out. Bodies that would be empty get a `pass`. */
export function optimize(root: Root, level: OptimizationLevel): Root {
  return level === 0 ? root : (rewrite(root, level) as Root);
}

type Part = Node | readonly Part[] | string | number | boolean | null | object;

function rewrite(part: Part, level: OptimizationLevel): Part {
  if (Array.isArray(part)) return (part as readonly Part[]).map((item) => rewrite(item, level));
  if (typeof part !== "object" || part === null || !("kind" in part)) return part;
  const node = part as Node;
  if (node.kind === "Assert") return { kind: "Pass", line: node.line, col: node.col, endLine: node.endLine, endCol: node.endCol };
  if (node.kind === "Name" && node.id === "__debug__" && node.ctx === "Load") {
    return { kind: "Constant", value: false, prefix: null, line: node.line, col: node.col, endLine: node.endLine, endCol: node.endCol };
  }
  const copy: Record<string, Part> = {};
  for (const [name, value] of Object.entries(node)) copy[name] = rewrite(value as Part, level);
  if (level === 2 && "body" in node && DOCUMENTED.has(node.kind)) copy.body = withoutDocstring(copy.body as readonly Stmt[]);
  return copy;
}

const DOCUMENTED: ReadonlySet<string> = new Set(["Module", "FunctionDef", "AsyncFunctionDef", "ClassDef"]);

function withoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
  const [first, ...rest] = body;
  if (first?.kind !== "Expr" || first.value.kind !== "Constant" || typeof first.value.value !== "string") return body;
  return rest.length > 0 ? rest : [{ kind: "Pass", line: first.line, col: first.col, endLine: first.endLine, endCol: first.endCol }];
}

/** Interactive input as a module: expressions that are statements of their own are given to `sys.displayhook`. */
export function displaying(root: Interactive): Module {
  return { kind: "Module", body: root.body.map(display) };
}

function display(statement: Stmt): Stmt {
  if (statement.kind === "Expr") return { ...statement, value: displayCall(statement.value) };
  if (!COMPOUND.has(statement.kind)) return statement;
  const copy: Record<string, unknown> = { ...statement };
  for (const name of ["body", "orelse", "finalbody"]) if (Array.isArray(copy[name])) copy[name] = (copy[name] as Stmt[]).map(display);
  for (const name of ["handlers", "cases"]) {
    if (Array.isArray(copy[name])) copy[name] = (copy[name] as { readonly body: readonly Stmt[] }[]).map((part) => ({ ...part, body: part.body.map(display) }));
  }
  return copy as unknown as Stmt;
}

/** Statements whose blocks belong to the input itself. */
const COMPOUND: ReadonlySet<string> = new Set(["If", "While", "For", "AsyncFor", "With", "AsyncWith", "Try", "TryStar", "Match"]);

/** `__import__("sys").displayhook(value)` at the place of the value. */
function displayCall(value: Expr): Expr {
  const { line, col, endLine, endCol } = value;
  const place = { line, col, endLine, endCol };
  const call = (func: Expr, arg: Expr): Expr => ({ kind: "Call", func, args: [arg], keywords: [], ...place });
  const sys = call({ kind: "Name", id: "__import__", ctx: "Load", ...place }, { kind: "Constant", value: "sys", prefix: null, ...place });
  return call({ kind: "Attribute", value: sys, attr: "displayhook", ctx: "Load", ...place }, value);
}
