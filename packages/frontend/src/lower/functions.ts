/** Function definitions, lambdas and decorators. */

import type { Arguments, AsyncFunctionDef, Expr, FunctionDef, Lambda, Stmt } from "../ast/nodes.ts";
import type { Operand, Parameters } from "../ir/types.ts";
import { makeFunctionAnnotate } from "./annotations.ts";
import { constantsOf } from "./displays.ts";
import { docstringOf } from "./docstrings.ts";
import { constant, FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { capturesOf, storeName } from "./names.ts";
import { expressions } from "./operands.ts";
import { callInTypeParams } from "./type-params.ts";

/** `def` and `async def`: decorators, defaults, function, calls of the decorators, binding of the name. */
export function lowerFunctionDef(f: FunctionLowering, node: FunctionDef | AsyncFunctionDef): void {
  const decorators = expressions(f, node.decorator_list);
  const { defaults, kwdefaults } = lowerDefaults(f, node.args);
  const value = inTypeParams(f, node, defaults, kwdefaults) ?? makeFunction(f, node, defaults, kwdefaults);
  storeName(f, node.name, decorate(f, node.decorator_list, decorators, value), node);
}

/** The value of a generic function, which is made by the function that binds its type parameters; null when it has none. */
function inTypeParams(f: FunctionLowering, node: FunctionDef | AsyncFunctionDef, defaults: Operand | null, kwdefaults: Operand | null): Operand | null {
  const given = [defaults, kwdefaults].filter((operand) => operand !== null);
  return callInTypeParams(f, node, given, [], (inner, params) => {
    const parameter = (name: string, operand: Operand | null): Operand | null => (operand === null ? null : { kind: "local", id: inner.local(name) });
    const made = makeFunction(inner, node, parameter(".defaults", defaults), parameter(".kwdefaults", kwdefaults));
    inner.emit({ op: "setattr", obj: keep(made), name: "__type_params__", src: params, pos: inner.at(node) });
    return made;
  });
}

function makeFunction(f: FunctionLowering, node: FunctionDef | AsyncFunctionDef, defaults: Operand | null, kwdefaults: Operand | null): Operand {
  const annotate = makeFunctionAnnotate(f, node);
  const scope = f.module.scopes.scopeOf(node);
  const { doc, body } = docstringOf(node.body);
  const func = f.module.addFunction(() => {
    const inner = new FunctionLowering(f.module, scope);
    const region = inner.region(() => lowerBody(inner, body));
    return inner.finish(
      {
        name: scope.name,
        qualname: scope.qualname,
        kind: "function",
        firstLine: (node.decorator_list[0] ?? node).line,
        doc,
        params: parametersOf(node.args),
      },
      region,
    );
  });
  return f.define({ op: "makefunction", func, captures: capturesOf(f, scope), defaults, kwdefaults, annotate, pos: f.at(node) });
}

/** The value of a `lambda`. */
export function lowerLambda(f: FunctionLowering, node: Lambda): Operand {
  const { defaults, kwdefaults } = lowerDefaults(f, node.args);
  const scope = f.module.scopes.scopeOf(node);
  const func = f.module.addFunction(() => {
    const inner = new FunctionLowering(f.module, scope);
    const region = inner.region(() => inner.terminate({ op: "return", src: inner.rules.expression(inner, node.body) }));
    return inner.finish(
      { name: scope.name, qualname: scope.qualname, kind: "lambda", firstLine: node.line, doc: null, params: parametersOf(node.args) },
      region,
    );
  });
  return f.define({ op: "makefunction", func, captures: capturesOf(f, scope), defaults, kwdefaults, annotate: null, pos: f.at(node) });
}

/** Calls decorators, the last one first; each is given what the one below it returned. */
export function decorate(f: FunctionLowering, nodes: readonly Expr[], decorators: readonly Operand[], value: Operand): Operand {
  let result = value;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const callee = decorators[i];
    const node = nodes[i];
    if (callee === undefined || node === undefined) continue;
    result = f.define({ op: "call", callee, args: [result], kwnames: [], pos: f.atExpression(node) });
  }
  return result;
}

/** The statements of a body and, where control reaches its end, `return None`. */
export function lowerBody(f: FunctionLowering, body: readonly Stmt[]): void {
  f.rules.statements(f, body);
  f.terminate({ op: "return", src: NONE });
}

function lowerDefaults(f: FunctionLowering, args: Arguments): { defaults: Operand | null; kwdefaults: Operand | null } {
  const named = args.kwonlyargs.flatMap((arg, index) => {
    const value = args.kw_defaults[index] ?? null;
    return value === null ? [] : [{ name: f.scope.mangle(arg.arg), value }];
  });
  const later = named.map(({ value }) => value);
  let defaults: Operand | null = null;
  if (args.defaults.length > 0) {
    const items = expressions(f, args.defaults, later);
    const values = constantsOf(items);
    defaults = values === null ? f.define({ op: "tuple", items, pos: f.at(args.defaults[0] as Expr) }) : constant({ type: "tuple", items: values });
  }
  const [first] = later;
  if (first === undefined) return { defaults, kwdefaults: null };
  const values = expressions(f, later);
  const items = named.flatMap(({ name }, index) => [text(name), values[index] ?? NONE]);
  return { defaults, kwdefaults: f.define({ op: "dict", items, pos: f.at(first) }) };
}

function parametersOf(args: Arguments): Parameters {
  return {
    posonly: args.posonlyargs.length,
    regular: args.args.length,
    kwonly: args.kwonlyargs.length,
    varargs: args.vararg !== null,
    varkw: args.kwarg !== null,
  };
}
