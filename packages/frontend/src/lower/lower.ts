/** From a tree and its scopes to IR. */

import type { Expr, Module, Root } from "../ast/nodes.ts";
import type { SourceError } from "../ast/syntax-error.ts";
import type { IRModule, Op } from "../ir/types.ts";
import type { ScopeTree } from "../scopes/scope-tree.ts";
import { bodyAnnotations } from "./annotations.ts";
import { docstringOf } from "./docstrings.ts";
import { LowerError, notSupported } from "./errors.ts";
import { lowerExpression } from "./expressions.ts";
import { FunctionLowering, NONE, type Rules, text } from "./function-lowering.ts";
import { type LowerOptions, ModuleLowering } from "./module-lowering.ts";
import { lowerStatements } from "./statements.ts";

/** The IR of a program, or what Molt cannot compile in it. */
export type LowerResult = { readonly ok: true; readonly module: IRModule } | { readonly ok: false; readonly error: SourceError };

/** Where an empty program stands. */
const START = { line: 1, col: 0, endLine: 1, endCol: 0 };

const RULES: Rules = { expression: lowerExpression, statements: lowerStatements };

/** Lowers the program `root`, whose scopes `scopes` are. The source in the options must be the one that was parsed. */
export function lower(root: Root, scopes: ScopeTree, options: LowerOptions): LowerResult {
  const module = new ModuleLowering(root, options, scopes, RULES);
  try {
    module.addFunction(() => {
      const f = new FunctionLowering(module, scopes.root);
      const body = f.region(() => lowerRoot(f, root));
      return f.finish(
        {
          name: scopes.root.name,
          qualname: scopes.root.qualname,
          kind: "module",
          firstLine: 1,
          doc: null,
          params: { posonly: 0, regular: 0, kwonly: 0, varargs: false, varkw: false },
        },
        body,
      );
    });
  } catch (error) {
    if (error instanceof LowerError) return { ok: false, error: error.error };
    throw error;
  }
  const { name, filename, source } = options;
  return { ok: true, module: { name, filename, source, functions: module.functions() } };
}

function lowerRoot(f: FunctionLowering, root: Root): void {
  switch (root.kind) {
    case "Expression":
      returnValueOf(f, root.body);
      return;
    case "Interactive":
      notSupported("interactive inputs", root.body[0] ?? START);
      return;
    case "Module":
      lowerModuleBody(f, root);
  }
}

function lowerModuleBody(f: FunctionLowering, root: Module): void {
  const [first] = root.body;
  const last = root.body.at(-1);
  const annotations = bodyAnnotations(f, root, first ?? START);
  annotations.start();
  const { doc, body } = docstringOf(root.body);
  if (doc !== null && first !== undefined) storeDoc(f, doc, f.at(first));
  if (f.module.options.resultOfLastExpression === true && last?.kind === "Expr") {
    lowerStatements(f, body.slice(0, -1));
    returnValueOf(f, last.value);
    return;
  }
  lowerStatements(f, body);
  f.terminate({ op: "return", src: NONE });
}

function storeDoc(f: FunctionLowering, doc: string, pos: number): void {
  const op: Op = { op: f.module.hasNamespace ? "storename" : "storeglobal", name: "__doc__", src: text(doc), pos };
  f.emit(op);
}

function returnValueOf(f: FunctionLowering, node: Expr): void {
  if (f.reachable) f.terminate({ op: "return", src: f.rules.expression(f, node) });
}
