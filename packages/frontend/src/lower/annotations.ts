/**
 * Annotations. They are evaluated lazily by an `__annotate__` function (PEP 649 and 749), or, under `from __future__ import annotations`,
 * kept as text.
 */

import type { AnnAssign, Arg, AsyncFunctionDef, ClassDef, Expr, FunctionDef, Module, Position as Range, Stmt } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import { constant, FunctionLowering, keep, text } from "./function-lowering.ts";
import { capturesOf } from "./names.ts";
import { blocksOf } from "./stores.ts";
import { unparse } from "./unparse.ts";

/** The hidden cell in which a class body remembers which of its conditional annotations have been reached. */
const CONDITIONAL = "__conditional_annotations__";

interface Annotation {
  readonly name: string;
  readonly value: Expr;
}

/** The `__annotate__` function of a definition; `null` when there is nothing to annotate. */
export function makeFunctionAnnotate(f: FunctionLowering, node: FunctionDef | AsyncFunctionDef): Operand | null {
  const { posonlyargs, args, vararg, kwonlyargs, kwarg } = node.args;
  const all: (Arg | null)[] = [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg];
  const annotations: Annotation[] = all.flatMap((arg) => (arg === null || arg.annotation === null ? [] : [{ name: f.scope.mangle(arg.arg), value: arg.annotation }]));
  if (node.returns !== null) annotations.push({ name: "return", value: node.returns });
  if (annotations.length === 0) return null;
  const scope = f.module.scopes.annotationsOf(node);
  return makeLazy(f, { scope: scope ?? textScope(f.module.scopes.scopeOf(node)), at: node, hidden: [] }, (inner) => {
    const items = annotations.flatMap(({ name, value }) => [text(name), scope === null ? text(unparse(value)) : annotationValue(inner, value, node)]);
    return inner.define({ op: "dict", items, pos: inner.at(node) });
  });
}

/** The cells that the body of `node` needs although no scope knows of them. */
export function hiddenCellsOf(f: FunctionLowering, node: ClassDef): string[] {
  if (f.module.scopes.futureAnnotations) return [];
  return annotatedNames(node.body, false).some(({ conditional }) => conditional) ? [CONDITIONAL] : [];
}

/** What a class or module body has to do for its annotations, as it is lowered from top to bottom. */
export interface BodyAnnotations {
  /** Before the first statement. */
  start(): void;
  /** After the last statement. */
  end(): void;
}

/**
 * Prepares the annotations of a module's or class's own names. In a module the function is made at the start and asks at each
 * name whether its annotation has been reached; in a class it is made at the end, and only annotations inside `if` and the like are asked for.
 */
export function bodyAnnotations(f: FunctionLowering, node: Module | ClassDef, at: Range): BodyAnnotations {
  const nothing = { start: (): void => undefined, end: (): void => undefined };
  const annotations = annotatedNames(node.body, false);
  if (annotations.length === 0) return nothing;
  const store = (name: string, src: Operand): void => {
    const op = f.owner.kind === "class" || f.module.hasNamespace ? "storename" : "storeglobal";
    f.emit({ op, name, src, pos: f.at(at) });
  };
  if (f.module.scopes.futureAnnotations) {
    return { ...nothing, start: () => store("__annotations__", f.define({ op: "dict", items: [], pos: f.at(at) })) };
  }
  const scope = f.module.scopes.annotationsOf(node);
  if (scope === null) return nothing;
  const isModule = node.kind === "Module";
  const hasConditional = isModule || annotations.some((annotation) => annotation.conditional);
  annotations.forEach(({ stmt, conditional }, index) => {
    if (isModule || conditional) f.conditionalAnnotations.set(stmt, index);
  });
  const makeFunction = (): Operand =>
    makeLazy(f, { scope, at, hidden: f.hidden.cells }, (inner) => {
      const dict = inner.define({ op: "dict", items: [], pos: inner.at(at) });
      for (const [index, { stmt, conditional }] of annotations.entries()) {
        const set = (): void => {
          const src = annotationValue(inner, stmt.annotation, stmt);
          const key = text(stmt.target.kind === "Name" ? f.scope.mangle(stmt.target.id) : "");
          inner.emit({ op: "dictset", target: keep(dict), key, src, pos: inner.at(at) });
        };
        if (isModule || conditional) ifReached(inner, index, stmt, set);
        else set();
      }
      return dict;
    });
  return {
    start: () => {
      if (isModule) store("__annotate__", makeFunction());
      if (!hasConditional) return;
      const set = f.define({ op: "set", items: [], pos: f.at(at) });
      if (isModule) store(CONDITIONAL, set);
      else f.emit({ op: "storecell", cell: f.cell(CONDITIONAL, "cell"), src: set });
    },
    end: () => {
      if (!isModule) store("__annotate_func__", makeFunction());
    },
  };
}

/** What is to be done when control has passed an annotated name of a module or class body. */
export function reachAnnotation(f: FunctionLowering, stmt: AnnAssign): void {
  if (f.module.scopes.futureAnnotations && stmt.simple === 1 && (f.owner.kind === "class" || f.owner.kind === "module") && stmt.target.kind === "Name") {
    const isNamespace = f.owner.kind === "class" || f.module.hasNamespace;
    const dict = f.define({ op: isNamespace ? "loadname" : "loadglobal", name: "__annotations__", pos: f.at(stmt) });
    f.emit({ op: "setitem", obj: dict, index: text(f.scope.mangle(stmt.target.id)), src: text(unparse(stmt.annotation)), pos: f.at(stmt) });
    return;
  }
  const index = f.conditionalAnnotations.get(stmt);
  if (index === undefined) return;
  const set = loadConditional(f, stmt);
  f.emit({ op: "setadd", target: set, src: constant({ type: "int", value: BigInt(index) }), pos: f.at(stmt) });
}

function ifReached(f: FunctionLowering, index: number, stmt: AnnAssign, then: () => void): void {
  const set = loadConditional(f, stmt);
  const reached = f.define({ op: "contains", a: constant({ type: "int", value: BigInt(index) }), b: set, negate: false, pos: f.at(stmt) });
  f.branch(reached, f.at(stmt), then, () => undefined);
}

function loadConditional(f: FunctionLowering, stmt: AnnAssign): Operand {
  if (f.hidden.cells.includes(CONDITIONAL)) return f.define({ op: "loadcell", cell: f.cell(CONDITIONAL, "cell"), pos: f.at(stmt) });
  if (f.hidden.free.includes(CONDITIONAL)) return f.define({ op: "loadcell", cell: f.cell(CONDITIONAL, "free"), pos: f.at(stmt) });
  const op = f.owner.kind === "module" && f.module.hasNamespace ? "loadname" : "loadglobal";
  return f.define({ op, name: CONDITIONAL, pos: f.at(stmt) });
}

/** What a lazily evaluated function is made from; `hidden` are cells of `f` that it reads beside the free variables of its scope. */
export interface LazySource {
  readonly scope: Scope;
  readonly at: Range;
  readonly hidden: readonly string[];
}

/** Makes an `__annotate__` function, or another that has a format as its parameter; `build` gives its result. */
export function makeLazy(f: FunctionLowering, { scope, at, hidden }: LazySource, build: (inner: FunctionLowering) => Operand): Operand {
  const func = f.module.addFunction(() => {
    const inner = new FunctionLowering(f.module, scope, { cells: [], free: hidden });
    const body = inner.region(() => {
      const limit = constant({ type: "int", value: 2n });
      const tooHigh = inner.define({ op: "compare", operator: "gt", a: { kind: "local", id: 0 }, b: limit, pos: inner.at(at) });
      inner.branch(
        tooHigh,
        inner.at(at),
        () => {
          const exc = inner.define({ op: "loadglobal", name: "NotImplementedError", pos: inner.at(at) });
          inner.terminate({ op: "raise", exc, cause: null, pos: inner.at(at) });
        },
        () => undefined,
      );
      inner.terminate({ op: "return", src: build(inner) });
    });
    return inner.finish(
      {
        name: scope.name,
        qualname: scope.qualname,
        kind: "function",
        firstLine: at.line,
        doc: null,
        params: { posonly: 1, regular: 0, kwonly: 0, varargs: false, varkw: false },
      },
      body,
    );
  });
  const captures = [...capturesOf(f, scope), ...hidden.map((name) => f.cell(name, "cell"))];
  return f.define({ op: "makefunction", func, captures, defaults: null, kwdefaults: null, annotate: null, pos: f.at(at) });
}

function annotationValue(f: FunctionLowering, node: Expr, at: Range): Operand {
  if (node.kind !== "Starred") return f.own(f.rules.expression(f, node));
  // `*args: *Ts` is the only item of `(*Ts,)`.
  const dst = f.temp();
  f.emit({ op: "unpack", dsts: [dst], src: f.rules.expression(f, node.value), pos: f.at(at) });
  return { kind: "temp", id: dst };
}

/** The annotated names of a body, and whether control may pass by each of them. */
function annotatedNames(body: readonly Stmt[], conditional: boolean): { stmt: AnnAssign; conditional: boolean }[] {
  return body.flatMap((stmt) => {
    if (stmt.kind === "AnnAssign") return stmt.simple === 1 ? [{ stmt, conditional }] : [];
    return blocksOf(stmt).flatMap((block) => annotatedNames(block, true));
  });
}

/** The scope of an `__annotate__` function that only returns texts: the analysis makes none for it. */
function textScope(of: Scope): Scope {
  const scope: Scope = {
    kind: "annotation",
    name: "__annotate__",
    qualname: `${of.qualname.slice(0, of.qualname.length - of.name.length)}__annotate__`,
    parent: of.parent,
    children: [],
    get owner() {
      return scope;
    },
    inlined: false,
    dynamicNamespace: null,
    varnames: ["format"],
    cellvars: [],
    freevars: [],
    parameterCount: 1,
    explicitGlobals: new Set(),
    nonlocals: new Set(),
    bound: new Set(["format"]),
    isGenerator: false,
    isCoroutine: false,
    hasVarargs: false,
    hasVarkeywords: false,
    usesLocalsCall: false,
    needsClassClosure: false,
    needsClassDict: false,
    lookup: (name) => (name === "format" ? "local" : "global"),
    slot: (name) => name,
    mangle: (name) => of.mangle(name),
  };
  return scope;
}
