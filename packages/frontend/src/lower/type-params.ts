/**
 * Type parameters and type aliases (PEP 695 and 696). A definition with type parameters is made by a function of its own, in which they are variables;
 * bounds, constraints, defaults and the values of aliases are functions that are called when somebody asks.
 */

import type { AsyncFunctionDef, ClassDef, Expr, FunctionDef, TypeAlias, TypeParam } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import { makeLazy } from "./annotations.ts";
import { constant, FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { capturesOf, storeName } from "./names.ts";

/**
 * Runs `build` in the function that binds the type parameters of `node`, which is called with `args`; `build` is given the tuple of them. `cells` are
 * cells that the function has besides. Null when there are no type parameters.
 */
export function callInTypeParams(
  f: FunctionLowering,
  node: FunctionDef | AsyncFunctionDef | ClassDef | TypeAlias,
  args: readonly Operand[],
  cells: readonly string[],
  build: (inner: FunctionLowering, params: Operand) => Operand,
): Operand | null {
  const scope = f.module.scopes.typeParamsOf(node);
  if (scope === null) return null;
  const func = f.module.addFunction(() => {
    const inner = new FunctionLowering(f.module, scope, { cells, free: [] });
    const body = inner.region(() => {
      const params = inner.define({ op: "tuple", items: node.type_params.map((param) => makeTypeParam(inner, param)), pos: inner.at(node) });
      inner.terminate({ op: "return", src: build(inner, params) });
    });
    return inner.finish(
      {
        name: scope.name,
        qualname: scope.qualname,
        kind: "function",
        firstLine: ("decorator_list" in node ? (node.decorator_list[0] ?? node) : node).line,
        doc: null,
        params: { posonly: scope.parameterCount, regular: 0, kwonly: 0, varargs: false, varkw: false },
      },
      body,
    );
  });
  const callee = f.define({ op: "makefunction", func, captures: capturesOf(f, scope), defaults: null, kwdefaults: null, annotate: null, pos: f.at(node) });
  return f.define({ op: "call", callee, args, kwnames: [], pos: f.at(node) });
}

/** Makes a type parameter and binds its name. */
function makeTypeParam(f: FunctionLowering, node: TypeParam): Operand {
  const pos = f.at(node);
  const { scopes } = f.module;
  const bound = node.kind === "TypeVar" ? node.bound : null;
  const args: Operand[] = [text(node.name)];
  if (bound !== null) args.push(lazyValue(f, scopes.boundOf(node), bound), constant({ type: bound.kind === "Tuple" ? "True" : "False" }));
  const made = f.define({ op: "intrinsic", name: `_typing._make_${node.kind.toLowerCase()}`, args, pos });
  if (node.default_value !== null) {
    const evaluate = lazyValue(f, scopes.defaultOf(node), node.default_value);
    f.discard(f.define({ op: "intrinsic", name: "_typing._set_default", args: [keep(made), evaluate], pos: f.at(node) }));
  }
  storeName(f, node.name, keep(made), node);
  return made;
}

/** The function that evaluates `node` when it is asked for. */
function lazyValue(f: FunctionLowering, scope: Scope | null, node: Expr): Operand {
  if (scope === null) throw new RangeError("a lazily evaluated expression has a scope");
  return makeLazy(f, { scope, at: node, hidden: [] }, (inner) => {
    // `*Ts = *default` is the only item of what it unpacks to.
    if (node.kind !== "Starred") return inner.own(inner.rules.expression(inner, node));
    const dst = inner.temp();
    inner.emit({ op: "unpack", dsts: [dst], src: inner.rules.expression(inner, node.value), pos: inner.at(node) });
    return { kind: "temp", id: dst };
  });
}

/** `type X[T] = value` */
export function lowerTypeAlias(f: FunctionLowering, node: TypeAlias): void {
  const make = (inner: FunctionLowering, params: Operand): Operand => {
    const value = lazyValue(inner, inner.module.scopes.scopeOf(node), node.value);
    return inner.define({ op: "intrinsic", name: "_typing._make_typealias", args: [text(node.name.id), params, value], pos: inner.at(node) });
  };
  const alias = callInTypeParams(f, node, [], [], make) ?? make(f, NONE);
  storeName(f, node.name.id, alias, node);
}
