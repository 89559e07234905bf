/**
 * Which local variables a piece of the tree can unbind or rebind: what definite assignment and the borrowing of locals as
 * operands have to know before the piece is lowered.
 */

import type { Arguments, Comprehension, Expr, Stmt } from "../ast/nodes.ts";
import type { FunctionLowering } from "./function-lowering.ts";
import type { Bound } from "./labels.ts";

/** The locals that running `body` may unbind, by `del` or at the end of an `except … as`. */
export function unboundBy(f: FunctionLowering, body: readonly Stmt[]): Bound {
  let bits = 0n;
  for (const name of namesUnboundBy(body)) {
    if (f.owner.lookup(name) === "local") bits |= 1n << BigInt(f.local(f.owner.slot(name)));
  }
  return bits;
}

const unboundNames = new WeakMap<readonly Stmt[], ReadonlySet<string>>();
const NOTHING: ReadonlySet<string> = new Set();

function namesUnboundBy(body: readonly Stmt[]): ReadonlySet<string> {
  const known = unboundNames.get(body);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const stmt of body) {
    if (stmt.kind === "Delete") stmt.targets.forEach((target) => addDeleted(target, names));
    for (const block of blocksOf(stmt)) for (const name of namesUnboundBy(block)) names.add(name);
    if (stmt.kind === "Try" || stmt.kind === "TryStar") for (const handler of stmt.handlers) if (handler.name !== null) names.add(handler.name);
  }
  const result = names.size === 0 ? NOTHING : names;
  unboundNames.set(body, result);
  return result;
}

function addDeleted(target: Expr, names: Set<string>): void {
  if (target.kind === "Name") names.add(target.id);
  else if (target.kind === "Tuple" || target.kind === "List") target.elts.forEach((element) => addDeleted(element, names));
}

/** The statement lists directly inside a statement that run as part of the same function. An `elif` chain counts as nested. */
export function blocksOf(stmt: Stmt): readonly (readonly Stmt[])[] {
  switch (stmt.kind) {
    case "For":
    case "AsyncFor":
    case "While":
      return [stmt.body, stmt.orelse];
    case "If": {
      // A loop, since elif chains have any length.
      const blocks = [stmt.body];
      let orelse = stmt.orelse;
      for (;;) {
        const [only] = orelse;
        if (orelse.length !== 1 || only?.kind !== "If") break;
        blocks.push(only.body);
        orelse = only.orelse;
      }
      blocks.push(orelse);
      return blocks;
    }
    case "With":
    case "AsyncWith":
      return [stmt.body];
    case "Match":
      return stmt.cases.map((matchCase) => matchCase.body);
    case "Try":
    case "TryStar":
      return [stmt.body, ...stmt.handlers.map((handler) => handler.body), stmt.orelse, stmt.finalbody];
    default:
      return [];
  }
}

const walrusNames = new WeakMap<Expr, ReadonlySet<string>>();

/**
 * Whether evaluating one of `later` may rebind the local `local`: only a `:=` can, here or in a comprehension. Function bodies do
 * not count.
 */
export function mayRebind(f: FunctionLowering, later: readonly (Expr | null)[], local: number): boolean {
  const slot = f.owner.varnames[local];
  return later.some((node) => node !== null && [...namesBoundIn(node)].some((name) => f.owner.slot(name) === slot));
}

/** Whether there is a `:=` in `node`. */
export function bindsNames(node: Expr | null): boolean {
  return node !== null && namesBoundIn(node).size > 0;
}

/** The targets of `:=` in `node`. */
function namesBoundIn(node: Expr): ReadonlySet<string> {
  const known = walrusNames.get(node);
  if (known !== undefined) return known;
  let names: Set<string> | null = null;
  // An explicit stack: chains grow to the left without limit.
  const pending: Expr[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "NamedExpr") (names ??= new Set()).add(next.target.id);
    pushChildren(next, pending);
  }
  const result = names ?? NOTHING;
  walrusNames.set(node, result);
  return result;
}

/** Whether evaluating `node` may suspend the function that it is in. */
export function suspends(node: Expr): boolean {
  const pending: Expr[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "Yield" || next.kind === "YieldFrom" || next.kind === "Await") return true;
    if ("generators" in next && next.generators.some((generator) => generator.is_async === 1)) return true;
    pushChildren(next, pending);
  }
  return false;
}

function pushChildren(node: Expr, into: Expr[]): void {
  const push = (...children: readonly (Expr | null)[]): void => {
    for (const child of children) if (child !== null) into.push(child);
  };
  switch (node.kind) {
    case "BoolOp":
    case "JoinedStr":
    case "TemplateStr":
      return push(...node.values);
    case "NamedExpr":
      return push(node.value);
    case "BinOp":
      return push(node.left, node.right);
    case "UnaryOp":
      return push(node.operand);
    case "Lambda":
      return push(...defaultsOf(node.args));
    case "IfExp":
      return push(node.test, node.body, node.orelse);
    case "Dict":
      return push(...node.keys, ...node.values);
    case "Set":
    case "List":
    case "Tuple":
      return push(...node.elts);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      return push(node.elt, ...generatorParts(node.generators));
    case "DictComp":
      return push(node.key, node.value, ...generatorParts(node.generators));
    case "Await":
    case "Yield":
    case "YieldFrom":
    case "Attribute":
    case "Starred":
      return push(node.value);
    case "Compare":
      return push(node.left, ...node.comparators);
    case "Call":
      return push(node.func, ...node.args, ...node.keywords.map((keyword) => keyword.value));
    case "FormattedValue":
    case "Interpolation":
      return push(node.value, node.format_spec);
    case "Subscript":
      return push(node.value, node.slice);
    case "Slice":
      return push(node.lower, node.upper, node.step);
    case "Constant":
    case "Name":
      return;
  }
}

function generatorParts(generators: readonly Comprehension[]): Expr[] {
  return generators.flatMap((generator) => [generator.target, generator.iter, ...generator.ifs]);
}

/** The default values of a parameter list, in evaluation order. */
export function defaultsOf(args: Arguments): Expr[] {
  return [...args.defaults, ...args.kw_defaults.filter((value) => value !== null)];
}
