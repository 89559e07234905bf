/**
 * Comprehensions. Those of lists, sets and dicts run in line, with variables of their own (PEP 709); generator expressions
 * are functions that are given the iterator of the outermost `for`.
 */

import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, SetComp } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import { awaited, forEachAsync } from "./awaiting.ts";
import { jumpIf } from "./conditions.ts";
import { FunctionLowering, keep, NONE } from "./function-lowering.ts";
import { forEach, forEachOf } from "./iteration.ts";
import type { Label } from "./labels.ts";
import { capturesOf } from "./names.ts";
import { stable } from "./operands.ts";
import { assign } from "./targets.ts";

type Node = ListComp | SetComp | DictComp | GeneratorExp;

/** The value of a list, set or dict comprehension. */
export function lowerComprehension(f: FunctionLowering, node: ListComp | SetComp | DictComp): Operand {
  const scope = f.module.scopes.scopeOf(node);
  if (!scope.inlined) return callOfFunction(f, node, scope);
  const outer = f.scope;
  f.scope = scope;
  const own = ownVariables(f, node, scope);
  for (const cell of own.cells) f.emit({ op: "newcell", cell });
  for (const local of own.locals) f.markUnbound(local);
  const result = build(f, node, { scope: outer });
  for (const local of own.locals) {
    f.emit({ op: "dellocal", local, check: false, pos: f.at(node) });
    f.markUnbound(local);
  }
  f.scope = outer;
  return result;
}

/** The generator that a generator expression makes. */
export function lowerGeneratorExpression(f: FunctionLowering, node: GeneratorExp): Operand {
  return callOfFunction(f, node, f.module.scopes.scopeOf(node));
}

/** Makes the comprehension's function and calls it with the outermost iterator. */
function callOfFunction(f: FunctionLowering, node: Node, scope: Scope): Operand {
  const [first] = node.generators;
  if (first === undefined) throw new RangeError("a comprehension without for");
  const callee = f.define({ op: "makefunction", func: functionOf(f, node, scope), captures: capturesOf(f, scope), defaults: null, kwdefaults: null, annotate: null, pos: f.at(node) });
  const iterable = f.rules.expression(f, first.iter);
  const iterator = f.define({ op: first.is_async === 1 ? "aiter" : "iter", src: iterable, pos: f.atExpression(first.iter) });
  const result = f.define({ op: "call", callee, args: [iterator], kwnames: [], pos: f.at(node) });
  return scope.isCoroutine && !scope.isGenerator ? awaited(f, result, "expression", f.at(node)) : result;
}

function functionOf(f: FunctionLowering, node: Node, scope: Scope): number {
  return f.module.addFunction(() => {
    const inner = new FunctionLowering(f.module, scope);
    const body = inner.region(() => {
      const result = build(inner, node, { iterator: { kind: "local", id: 0 } });
      inner.terminate({ op: "return", src: result });
    });
    return inner.finish(
      {
        name: scope.name,
        qualname: scope.qualname,
        kind: "comprehension",
        firstLine: node.line,
        doc: null,
        params: { posonly: 1, regular: 0, kwonly: 0, varargs: false, varkw: false },
      },
      body,
    );
  });
}

/** Where the outermost iterable comes from: the parameter of a generator expression's function, or an expression of the scope around. */
type First = { readonly iterator: Operand } | { readonly scope: Scope };

function build(f: FunctionLowering, node: Node, first: First): Operand {
  const target = node.kind === "GeneratorExp" ? NONE : emptyOf(f, node);
  const nest = (index: number): void => {
    const generator = node.generators[index];
    if (generator === undefined) {
      addElement(f, node, target);
      return;
    }
    const scope = f.scope;
    const body = (item: Operand, again: Label): void => {
      f.scope = scope;
      assign(f, generator.target, item);
      for (const condition of generator.ifs) jumpIf(f, condition, false, again);
      nest(index + 1);
    };
    if (generator.is_async === 1) {
      forEachAsync(f, asyncIterator(f, generator, index === 0 ? first : null), node, 0n, body, () => undefined);
    } else if (index > 0) forEach(f, generator.iter, 0n, body);
    else if ("iterator" in first) forEachOf(f, first.iterator, f.atExpression(generator.iter), 0n, body);
    else {
      f.scope = first.scope;
      forEach(f, generator.iter, 0n, body);
    }
    f.scope = scope;
  };
  nest(0);
  return target;
}

/** The iterator of an `async for`; `first` is where it comes from if it is the outermost. */
function asyncIterator(f: FunctionLowering, generator: Comprehension, first: First | null): Operand {
  if (first !== null && "iterator" in first) return f.own(first.iterator);
  const { scope } = f;
  if (first !== null) f.scope = first.scope;
  const iterator = f.define({ op: "aiter", src: f.rules.expression(f, generator.iter), pos: f.atExpression(generator.iter) });
  f.scope = scope;
  return iterator;
}

function emptyOf(f: FunctionLowering, node: ListComp | SetComp | DictComp): Operand {
  const pos = f.at(node);
  switch (node.kind) {
    case "ListComp":
      return f.define({ op: "list", items: [], pos });
    case "SetComp":
      return f.define({ op: "set", items: [], pos });
    case "DictComp":
      return f.define({ op: "dict", items: [], pos });
  }
}

function addElement(f: FunctionLowering, node: Node, target: Operand): void {
  switch (node.kind) {
    case "ListComp":
      f.emit({ op: "listappend", target: keep(target), src: f.rules.expression(f, node.elt), pos: f.at(node.elt) });
      return;
    case "SetComp":
      f.emit({ op: "setadd", target: keep(target), src: f.rules.expression(f, node.elt), pos: f.at(node.elt) });
      return;
    case "DictComp": {
      const key = stable(f, f.rules.expression(f, node.key), [node.value]);
      const src = f.rules.expression(f, node.value);
      f.emit({ op: "dictset", target: keep(target), key, src, pos: f.at({ ...node.value, line: node.key.line, col: node.key.col }) });
      return;
    }
    case "GeneratorExp":
      f.discard(f.define({ op: "yield", src: f.rules.expression(f, node.elt), pos: f.at(node.elt) }));
  }
}

/** The variables of an inlined comprehension: unbound again when it ends; cells are made new each time it runs. */
function ownVariables(f: FunctionLowering, node: Node, scope: Scope): { locals: number[]; cells: number[] } {
  const locals: number[] = [];
  const cells: number[] = [];
  for (const name of namesOf(node.generators.map((generator) => generator.target))) {
    const access = scope.lookup(name);
    if (access === "local") locals.push(f.local(scope.slot(name)));
    else if (access === "cell") cells.push(f.cell(scope.slot(name), "cell"));
  }
  return { locals, cells };
}

/** The names that targets bind. A comprehension's other bindings, by `:=`, are variables of the scope around. */
function namesOf(targets: readonly Expr[]): Set<string> {
  const names = new Set<string>();
  const visit = (target: Expr): void => {
    if (target.kind === "Name") names.add(target.id);
    else if (target.kind === "Starred") visit(target.value);
    else if (target.kind === "Tuple" || target.kind === "List") target.elts.forEach(visit);
  };
  targets.forEach(visit);
  return names;
}
