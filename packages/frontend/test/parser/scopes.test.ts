/** Where names live: compared with the code objects of CPython for the recorded sources, and told apart for the lowering. */

import { describe, expect, it } from "vitest";

import type { Node, Root, Stmt } from "../../src/ast/nodes.ts";
import { analyze } from "../../src/scopes/analyze.ts";
import type { Scope, ScopeNode, ScopeTree } from "../../src/scopes/scope-tree.ts";
import { newParser, parseTree, recorded } from "./support/parser.ts";

interface Code {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly cells: readonly string[];
  readonly free: readonly string[];
  readonly generator: boolean;
  readonly coroutine: boolean;
}

interface Case {
  readonly source: string;
  readonly scopes: readonly Code[];
}

const parser = newParser();

function scopesOf(source: string): { readonly root: Root; readonly tree: ScopeTree } {
  const root = parseTree(parser, source);
  const result = analyze(root);
  if (!result.ok) throw new Error(result.error.message);
  return { root, tree: result.value };
}

/** The statement at a path of body indices. */
function at(root: Root, ...path: readonly number[]): Stmt {
  let body = (root as { readonly body: readonly Stmt[] }).body;
  let found: Stmt | undefined;
  for (const index of path) {
    found = body[index];
    body = (found as unknown as { readonly body: readonly Stmt[] }).body;
  }
  if (found === undefined) throw new Error("There is no such statement.");
  return found;
}

function scopeAt(source: string, ...path: readonly number[]): Scope {
  const { root, tree } = scopesOf(source);
  return tree.scopeOf(path.length === 0 ? root : (at(root, ...path) as ScopeNode));
}

/** Names that only CPython's code generator makes, and the numbers that tell our slots apart, left out. */
function comparable(names: readonly string[]): readonly string[] {
  const kept = names.filter((name) => !name.startsWith(".") && name !== "__classdict__" && name !== "__conditional_annotations__");
  return [...new Set(kept.map((name) => name.replace(/#\d+$/, "")))].sort();
}

function codes(scope: Scope): Code[] {
  const own: Code = {
    name: scope.qualname,
    parameters: scope.kind === "class" ? [] : scope.varnames.slice(0, scope.parameterCount),
    cells: comparable(scope.cellvars),
    free: comparable(scope.freevars),
    generator: scope.isGenerator,
    coroutine: scope.isCoroutine,
  };
  const inner = scope.children.flatMap(codes);
  return scope.inlined || scope.kind === "module" ? inner : [own, ...inner];
}

function sorted(list: readonly Code[]): readonly string[] {
  // CPython makes these where it may need them, we where there is something to evaluate.
  return list.filter((code) => !code.name.endsWith("__annotate__")).map((code) => JSON.stringify(code)).sort();
}

describe("scopes", () => {
  it.each(recorded<Case>("scopes.json"))("are CPython's in $source", ({ source, scopes }) => {
    const wanted = scopes.map((code) => ({
      ...code,
      parameters: code.parameters.map((name) => (name === "format" ? ".format" : name)),
      cells: comparable(code.cells),
      free: comparable(code.free),
    }));
    expect(sorted(codes(scopesOf(source).tree.root))).toEqual(sorted(wanted));
  });
});

describe("access", () => {
  it("is dynamic in modules and classes", () => {
    expect(scopeAt("x = 1").lookup("x")).toBe("name");
    expect(scopeAt("x = 1").dynamicNamespace).toBe("module");
    const scope = scopeAt("class A:\n  x = 1", 0);
    expect([scope.lookup("x"), scope.lookup("print"), scope.dynamicNamespace]).toEqual(["name", "name", "class"]);
  });

  it("tells locals, cells, free variables and globals of functions apart", () => {
    const source = "def f(a, b):\n  c = a\n  def g():\n    return a, print\n  return c";
    const outer = scopeAt(source, 0);
    expect(["a", "b", "c", "g", "print"].map((name) => outer.lookup(name))).toEqual(["cell", "local", "local", "local", "global"]);
    expect(outer.varnames).toEqual(["a", "b", "c", "g"]);
    expect(outer.cellvars).toEqual(["a"]);
    const inner = scopeAt(source, 0, 1);
    expect([inner.lookup("a"), inner.lookup("print"), inner.freevars]).toEqual(["free", "global", ["a"]]);
  });

  it("obeys global and nonlocal", () => {
    const source = "def f():\n  global x\n  x = 1\n  y = 2\n  def g():\n    nonlocal y\n    y = x";
    expect(scopeAt(source, 0).lookup("x")).toBe("global");
    const inner = scopeAt(source, 0, 3);
    expect([inner.lookup("x"), inner.lookup("y")]).toEqual(["global", "free"]);
  });

  it("reads a class's free variables through its namespace", () => {
    const scope = scopeAt("def f(x):\n  class A:\n    y = x\n  return A", 0, 0);
    expect([scope.lookup("x"), scope.lookup("y"), scope.dynamicNamespace]).toEqual(["free", "name", "class"]);
  });

  it("mangles private names in classes", () => {
    const scope = scopeAt("class _A:\n  def f(self):\n    __x = 1\n    return __x", 0, 0);
    expect([scope.lookup("__x"), scope.slot("__x"), scope.mangle("__x"), scope.mangle("__x__")]).toEqual([
      "local",
      "_A__x",
      "_A__x",
      "__x__",
    ]);
  });

  it("gives super() its class", () => {
    const source = "class A:\n  def f(self):\n    return super().f()";
    expect(scopeAt(source, 0).needsClassClosure).toBe(true);
    expect(scopeAt(source, 0).cellvars).toEqual(["__class__"]);
    expect(scopeAt(source, 0, 0).lookup("__class__")).toBe("free");
  });

  it("notices functions that may ask for variables by name", () => {
    expect(scopeAt("def f():\n  return locals()", 0).usesLocalsCall).toBe(true);
    expect(scopeAt("def f(ys):\n  return [eval(y) for y in ys]", 0).usesLocalsCall).toBe(true);
    expect(scopeAt("def f(locals):\n  return locals()", 0).usesLocalsCall).toBe(false);
  });
});

describe("comprehensions", () => {
  function comprehension(source: string): { readonly outer: Scope; readonly inner: Scope } {
    const outer = scopeAt(source, 0);
    const inner = outer.children[0];
    if (inner === undefined) throw new Error("There is no comprehension.");
    return { outer, inner };
  }

  it("run in their function, with variables of their own", () => {
    const { outer, inner } = comprehension("def f(x):\n  return [x + y for x in x for y in x], x");
    expect([inner.inlined, inner.owner === outer]).toEqual([true, true]);
    expect([inner.lookup("x"), inner.slot("x"), inner.slot("y"), outer.slot("x")]).toEqual(["local", "x#1", "y", "x"]);
    expect(outer.varnames).toEqual(["x", "x#1", "y"]);
  });

  it("make cells in their function for what is captured", () => {
    const { outer, inner } = comprehension("def f(xs):\n  return [lambda: x for x in xs]");
    expect([inner.lookup("x"), outer.cellvars, inner.children[0]?.freevars]).toEqual(["cell", ["x"], ["x"]]);
  });

  it("do not see the names of a class around them", () => {
    const { inner } = comprehension("class A:\n  y = 1\n  z = [y for x in ()]");
    expect([inner.lookup("x"), inner.lookup("y"), inner.owner.varnames]).toEqual(["local", "global", ["x"]]);
  });

  it("bind a walrus outside", () => {
    const { outer, inner } = comprehension("def f(xs):\n  return [y := x for x in xs]");
    expect([inner.lookup("y"), inner.slot("y"), outer.varnames]).toEqual(["local", "y", ["xs", "y", "x"]]);
  });

  it("stay functions as generators, with the iterator as parameter", () => {
    const { inner } = comprehension("def f(xs):\n  return (x for x in xs)");
    expect([inner.inlined, inner.isGenerator, inner.varnames, inner.parameterCount]).toEqual([false, true, [".0", "x"], 1]);
  });
});

describe("lazily evaluated scopes", () => {
  it("exist for the annotations of functions, classes and modules", () => {
    const { root, tree } = scopesOf("x: int\ndef f(a: int) -> str: pass\nclass A:\n  y: T\ndef g(a): pass");
    expect(tree.annotationsOf(root)?.varnames).toEqual([".format"]);
    expect(tree.annotationsOf(at(root, 1) as Stmt & { kind: "FunctionDef" })?.qualname).toBe("__annotate__");
    expect(tree.annotationsOf(at(root, 2) as Stmt & { kind: "ClassDef" })?.dynamicNamespace).toBe("classdict");
    expect(tree.annotationsOf(at(root, 3) as Stmt & { kind: "FunctionDef" })).toBeNull();
  });

  it("look into the class around them", () => {
    const { root, tree } = scopesOf("def f(U):\n  class A:\n    T = int\n    def g(self, x: T, y: U): pass");
    const scope = tree.annotationsOf(at(root, 0, 0, 1) as Stmt & { kind: "FunctionDef" });
    expect([scope?.lookup("T"), scope?.lookup("U"), scope?.lookup("int")]).toEqual(["name", "free", "name"]);
    expect(tree.scopeOf(at(root, 0, 0) as ScopeNode).needsClassDict).toBe(true);
  });

  it("do not exist when annotations are text", () => {
    const { root, tree } = scopesOf("from __future__ import annotations\ndef f(a: int): pass");
    expect([tree.futureAnnotations, tree.annotationsOf(at(root, 1) as Stmt & { kind: "FunctionDef" })]).toEqual([true, null]);
  });

  it("bind type parameters around what is generic", () => {
    const { root, tree } = scopesOf("def f[T: int = str](x: T): return T\ntype X[U] = list[U]");
    const node = at(root, 0) as Stmt & { kind: "FunctionDef" };
    const scope = tree.typeParamsOf(node);
    expect([scope?.kind, scope?.name, scope?.cellvars]).toEqual(["typeParams", "<generic parameters of f>", ["T"]]);
    const param = node.type_params[0] as Node & { kind: "TypeVar" };
    expect([tree.boundOf(param)?.kind, tree.defaultOf(param)?.kind]).toEqual(["typeBound", "typeDefault"]);
    expect(tree.scopeOf(node).lookup("T")).toBe("free");
    const alias = at(root, 1) as Stmt & { kind: "TypeAlias" };
    expect([tree.scopeOf(alias).kind, tree.scopeOf(alias).lookup("U")]).toEqual(["typeAlias", "free"]);
  });
});

describe("the scope tree", () => {
  it("refuses nodes of other trees", () => {
    const { tree } = scopesOf("x = 1");
    expect(() => tree.scopeOf(parseTree(parser, "x = 1"))).toThrow(RangeError);
  });
});
