/** Which attributes the methods of a class assign on the instance, read off the source. */

import type { AsyncFunctionDef, ClassDef, Expr, FunctionDef, Stmt } from "../ast/nodes.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import { blocksOf } from "./stores.ts";

/** What each method of the class assigns on its first parameter, in order of first appearance, without duplicates. */
export function methodAttributes(node: ClassDef, scope: Scope): string[] {
  const names = new Set<string>();
  for (const method of functionsIn(node.body)) {
    if (isStatic(method)) continue;
    const receiver = (method.args.posonlyargs[0] ?? method.args.args[0])?.arg;
    if (receiver !== undefined) collect(method.body, receiver, false, names);
  }
  return [...names].map((name) => scope.mangle(name));
}

/** CPython's `__static_attributes__`: what functions in the class, however deep, assign on a variable called `self`, sorted. */
export function staticAttributes(node: ClassDef): string[] {
  const names = new Set<string>();
  for (const method of functionsIn(node.body)) collect(method.body, "self", true, names);
  return [...names].sort(byCodePoint);
}

function byCodePoint(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  const at = x.findIndex((char, index) => char !== y[index]);
  return at < 0 ? x.length - y.length : (x[at]?.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? -1);
}

type Method = FunctionDef | AsyncFunctionDef;

function isFunction(stmt: Stmt): stmt is Method {
  return stmt.kind === "FunctionDef" || stmt.kind === "AsyncFunctionDef";
}

function isStatic(method: Method): boolean {
  return method.decorator_list.some((decorator) => decorator.kind === "Name" && (decorator.id === "staticmethod" || decorator.id === "classmethod"));
}

function functionsIn(body: readonly Stmt[]): Method[] {
  return body.flatMap((stmt) => (isFunction(stmt) ? [stmt] : blocksOf(stmt).flatMap(functionsIn)));
}

function collect(body: readonly Stmt[], receiver: string, nested: boolean, names: Set<string>): void {
  for (const stmt of body) {
    for (const target of targetsOf(stmt)) collectTarget(target, receiver, names);
    for (const block of blocksOf(stmt)) collect(block, receiver, nested, names);
    if (nested && isFunction(stmt)) collect(stmt.body, receiver, nested, names);
  }
}

function targetsOf(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case "Assign":
      return stmt.targets;
    case "AugAssign":
    case "For":
    case "AsyncFor":
      return [stmt.target];
    case "AnnAssign":
      return stmt.value === null ? [] : [stmt.target];
    case "With":
    case "AsyncWith":
      return stmt.items.flatMap((item) => (item.optional_vars === null ? [] : [item.optional_vars]));
    default:
      return [];
  }
}

function collectTarget(target: Expr, receiver: string, names: Set<string>): void {
  switch (target.kind) {
    case "Attribute":
      if (target.value.kind === "Name" && target.value.id === receiver) names.add(target.attr);
      return;
    case "Tuple":
    case "List":
      for (const element of target.elts) collectTarget(element, receiver, names);
      return;
    case "Starred":
      collectTarget(target.value, receiver, names);
  }
}
