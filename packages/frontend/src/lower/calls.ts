/** Calls: plain ones, method calls, `super()`, and those with stars. */

import type { Attribute, Call, ClassDef, Expr, Keyword, List, Tuple } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { constant, type FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { capturesClass, firstParameter } from "./super-scope.ts";
import { asksForFrame, asksForLocals, lowerLocalsCall, withLocals } from "./locals.ts";
import { accessOf, isGlobal, loadName } from "./names.ts";
import { expressions, stable } from "./operands.ts";
import { attributeRange, methodCallRange } from "./positions.ts";
import { defaultsOf, suspends } from "./stores.ts";

/** What stands in the parentheses, as far as lowering cares. */
interface Arguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** The expression that a call evaluates first: the callee, or the object of a method call. `null` for a call that starts otherwise. */
export function headOfCall(f: FunctionLowering, node: Call): Expr | null {
  if (node.func.kind === "Attribute" && !hasStars(node)) return superOf(f, node.func) === null ? node.func.value : null;
  if (superArguments(f, node) !== null || asksForLocals(f, node)) return null;
  return node.func;
}

/** Lowers a call whose head is already evaluated. */
export function callOn(f: FunctionLowering, node: Call, head: Operand): Operand {
  const value = plainCall(f, node, head);
  return asksForFrame(f, node) ? withLocals(f, node, value) : value;
}

function plainCall(f: FunctionLowering, node: Call, head: Operand): Operand {
  const inside = [...node.args, ...node.keywords.map((keyword) => keyword.value)];
  const callee = stable(f, head, inside);
  if (hasStars(node)) return callWithStars(f, node, callee);
  if (node.func.kind === "Attribute") return methodCall(f, node, node.func, callee);
  const { args, kwnames } = plainArguments(f, node);
  return f.define({ op: "call", callee, args, kwnames, pos: f.atExpression(node) });
}

/** The method is looked up before the arguments are evaluated, unless it makes no difference. */
function methodCall(f: FunctionLowering, node: Call, func: Attribute, obj: Operand): Operand {
  const name = f.scope.mangle(func.attr);
  const parts = callParts(node);
  const order = parts.every((part) => isHarmless(f, part)) ? "any" : parts.some(suspends) ? "bound" : "first";
  if (order === "bound") {
    // Nothing but a counted value outlives the suspension.
    const callee = f.define({ op: "getattr", obj, name, pos: f.position(attributeRange(func)) });
    const { args, kwnames } = plainArguments(f, node);
    return f.define({ op: "call", callee, args, kwnames, pos: f.position(methodCallRange(f.module.lines, node, func)) });
  }
  const keywords = node.keywords.length > 0;
  const found = order === "any" ? {} : { found: f.define({ op: "findmethod", obj: keep(obj), name, keywords, pos: f.position(attributeRange(func)) }) };
  const { args, kwnames } = plainArguments(f, node);
  const pos = f.position(methodCallRange(f.module.lines, node, func));
  // Where the method is looked up only now, that is done at `pos`+1.
  f.position(attributeRange(func));
  return f.define({ op: "callmethod", obj, name, ...found, args, kwnames, pos });
}

/** Whether evaluating `node` runs no code of the program and cannot be seen to fail. */
function isHarmless(f: FunctionLowering, node: Expr): boolean {
  switch (node.kind) {
    case "Constant":
      return true;
    case "Name": {
      const access = accessOf(f, node.id);
      if (access === "local") return f.isBound(f.local(f.scope.slot(node.id)));
      return access === "global" ? f.module.certain.has(node.id) : access !== "name" && f.scope.dynamicNamespace === null;
    }
    case "Lambda":
      return defaultsOf(node.args).length === 0;
    case "Tuple":
    case "List":
      return node.elts.every((element) => isHarmless(f, element));
    case "Compare":
      return node.ops.length === 1 && /^Is/.test(node.ops[0] ?? "") && [node.left, ...node.comparators].every((part) => isHarmless(f, part));
    default:
      return false;
  }
}

/** Lowers a call that {@link headOfCall} gives no head for: of `super()` itself, of one of its methods, or of `locals()` and its like. */
export function callWithoutHead(f: FunctionLowering, node: Call): Operand {
  if (asksForLocals(f, node)) return lowerLocalsCall(f, node);
  if (node.func.kind === "Attribute") {
    const parts = superOf(f, node.func);
    if (parts === null) throw new RangeError("not a call of a method of super()");
    const operands = parts.map((part) => stable(f, part(), callParts(node)));
    const [callee = NONE, cls = NONE, self = NONE] = operands;
    const name = f.scope.mangle(node.func.attr);
    if (!callParts(node).every((part) => isHarmless(f, part))) {
      const method = f.define({ op: "superattr", callee, cls, self, name, pos: f.position(attributeRange(node.func)) });
      const { args, kwnames } = plainArguments(f, node);
      return f.define({ op: "call", callee: method, args, kwnames, pos: f.position(methodCallRange(f.module.lines, node, node.func)) });
    }
    const { args, kwnames } = plainArguments(f, node);
    const pos = f.position(methodCallRange(f.module.lines, node, node.func));
    f.position(attributeRange(node.func));
    return f.define({ op: "callsuper", callee, cls, self, name, args, kwnames, pos });
  }
  const parts = superArguments(f, node);
  if (parts === null) throw new RangeError("not a call of super");
  const [callee = NONE, ...args] = parts.map((part) => part());
  return f.define({ op: "call", callee, args, kwnames: [], pos: f.atExpression(node) });
}

/** `super().name` as a value; `null` when `node` is something else. */
export function attributeOfSuper(f: FunctionLowering, node: Attribute): Operand | null {
  const parts = superOf(f, node);
  if (parts === null) return null;
  const [callee = NONE, cls = NONE, self = NONE] = parts.map((part) => part());
  return f.define({ op: "superattr", callee, cls, self, name: f.scope.mangle(node.attr), pos: f.position(attributeRange(node)) });
}

/** Whether `node` is `super().name` or `super(a, b).name` in a place where that means the built-in. */
export function isAttributeOfSuper(f: FunctionLowering, node: Attribute): boolean {
  return superOf(f, node) !== null;
}

/** How to evaluate the callee, class and instance of `super().name`, in order; `null` when `node` is something else. */
function superOf(f: FunctionLowering, node: Attribute): (() => Operand)[] | null {
  const call = node.value;
  if (call.kind !== "Call" || node.attr === "__class__" || call.func.kind !== "Name" || call.func.id !== "super") return null;
  if (call.args.length === 2 && call.keywords.length === 0 && !hasStars(call) && isBuiltinSuper(f)) {
    const [first, second] = call.args;
    if (first === undefined || second === undefined) return null;
    const { func } = call;
    return [
      () => loadName(f, "super", func),
      () => stable(f, f.rules.expression(f, first), [second]),
      () => f.rules.expression(f, second),
    ];
  }
  return superArguments(f, call);
}

/** The same for a `super()` without arguments, which is given them: the class cell and the first parameter. */
function superArguments(f: FunctionLowering, node: Call): (() => Operand)[] | null {
  const { func } = node;
  if (func.kind !== "Name" || func.id !== "super" || node.args.length > 0 || node.keywords.length > 0 || !isBuiltinSuper(f)) return null;
  const self = firstParameter(f.owner);
  if (self === null || !capturesClass(f.owner)) return null;
  return [
    () => loadName(f, "super", func),
    () => f.define({ op: "loadcell", cell: f.cell("__class__", "free"), pos: f.at(node) }),
    () => self(f, node),
  ];
}

function isBuiltinSuper(f: FunctionLowering): boolean {
  return isGlobal(f, "super") && !f.module.scopes.root.bound.has("super");
}

function plainArguments(f: FunctionLowering, node: Arguments): { args: Operand[]; kwnames: string[] } {
  const args = expressions(f, callParts(node));
  return { args, kwnames: node.keywords.map((keyword) => keyword.arg ?? "") };
}

function callParts(node: Arguments): Expr[] {
  return [...node.args, ...node.keywords.map((keyword) => keyword.value)];
}

/** Whether there are `*args` or `**kwargs` between the parentheses. */
export function hasStars(node: Arguments): boolean {
  return node.args.some((arg) => arg.kind === "Starred") || node.keywords.some((keyword) => keyword.arg === null);
}

function callWithStars(f: FunctionLowering, node: Call, head: Operand): Operand {
  return starredCall(f, node, node, head, []);
}

/**
 * Calls `callee` with the arguments of `node` behind the values `first` and before `last`; `at` is the whole expression. The callee may be a
 * temporary, which is used up.
 */
export function starredCall(f: FunctionLowering, at: Call | ClassDef, node: Arguments, callee: Operand, first: readonly Operand[], last: Operand | null = null): Operand {
  const args = last === null ? starredPositional(f, at, node, first) : listWith(f, at, node, first, last);
  const kwargs = node.keywords.length === 0 ? null : starredKeywords(f, at, node.keywords, callee);
  return f.define({ op: "callex", callee, args, kwargs, pos: positionOf(f, at) });
}

function listWith(f: FunctionLowering, at: Call | ClassDef, node: Arguments, first: readonly Operand[], last: Operand): Operand {
  const list = starredItems(f, at, node.args, first);
  f.emit({ op: "listappend", target: keep(list), src: last, pos: f.at(at) });
  return f.define({ op: "listtotuple", src: list });
}

function starredPositional(f: FunctionLowering, at: Call | ClassDef, node: Arguments, first: readonly Operand[]): Operand {
  const later = callParts(node);
  const [only] = node.args;
  if (first.length === 0 && node.args.length === 1 && only?.kind === "Starred") {
    return stable(f, f.rules.expression(f, only.value), later);
  }
  if (!node.args.some((arg) => arg.kind === "Starred")) {
    const items = [...first, ...expressions(f, node.args, later)];
    const values = items.map((item) => (item.kind === "const" ? item.value : null));
    if (values.every((value) => value !== null)) return constant({ type: "tuple", items: values });
    return f.define({ op: "tuple", items, pos: f.at(at) });
  }
  const list = starredItems(f, at, node.args, first);
  return f.define({ op: "listtotuple", src: list });
}

/** A list of the values `first` and then of `nodes`, some of them starred. */
export function starredItems(f: FunctionLowering, at: Call | ClassDef | List | Tuple, nodes: readonly Expr[], first: readonly Operand[] = []): Operand {
  const star = nodes.findIndex((node) => node.kind === "Starred");
  const start = star < 0 ? nodes.length : star;
  const items = [...first, ...expressions(f, nodes.slice(0, start), nodes)];
  const list = f.define({ op: "list", items, pos: f.at(at) });
  for (const node of nodes.slice(start)) {
    if (node.kind === "Starred") {
      const src = f.rules.expression(f, node.value);
      f.emit({ op: "listextend", target: keep(list), src, pos: positionOf(f, at) });
    } else {
      const src = f.rules.expression(f, node);
      f.emit({ op: "listappend", target: keep(list), src, pos: positionOf(f, at) });
    }
  }
  return list;
}

function starredKeywords(f: FunctionLowering, at: Call | ClassDef, keywords: readonly Keyword[], callee: Operand): Operand {
  const later = keywords.map((keyword) => keyword.value);
  const [only] = keywords;
  if (keywords.length === 1 && only?.arg === null) return f.rules.expression(f, only.value);
  let dict: Operand | null = null;
  const merge = (src: Operand): void => {
    dict ??= f.define({ op: "dict", items: [], pos: f.at(at) });
    f.emit({ op: "dictmerge", target: keep(dict), src, callee: keep(callee), pos: positionOf(f, at) });
  };
  let run: Operand[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const items = f.define({ op: "dict", items: run, pos: f.at(at) });
    run = [];
    if (dict === null) dict = items;
    else merge(items);
  };
  for (const keyword of keywords) {
    if (keyword.arg === null) {
      flush();
      merge(f.rules.expression(f, keyword.value));
    } else {
      const value = stable(f, f.rules.expression(f, keyword.value), later);
      run.push(text(keyword.arg), value);
    }
  }
  flush();
  return dict ?? f.define({ op: "dict", items: [], pos: f.at(at) });
}

function positionOf(f: FunctionLowering, at: Call | ClassDef | List | Tuple): number {
  return at.kind === "Call" ? f.atExpression(at) : f.at(at);
}
