/**
 * The symbol tables of one program: what `analyze` makes and what the lowering to IR reads.
 *
 * It says for every name in every scope where its value lives, as CPython's `symtable` does, with two things already
 * decided that CPython leaves to its compiler:
 *
 * - **Inlined comprehensions** (PEP 709). A list, set or dict comprehension is a scope of its own here, but no function:
 *   `inlined` is true and its names live in variables of `owner`, the scope whose code runs it. Each gets a *slot* there that
 *   no other name has (`x`, then `x#1`, `x#2`, …), so nothing has to be saved and restored around the comprehension. Generator
 *   expressions stay functions, and so do comprehensions in annotation-like scopes of a class body (CPython's rule).
 *   The first iterable is evaluated in the enclosing scope, as for generator expressions.
 * - **Mangling** of `__x` in classes. Every method that takes a name takes it as written in the tree and mangles it itself;
 *   every name that it returns is mangled. Mangling twice changes nothing.
 *
 * How to compile the use of a name: `scope.lookup(name)` says which kind of access, `scope.slot(name)` which variable.
 *
 * | `lookup` | load, store and delete |
 * |---|---|
 * | `"local"` | the variable `slot` of `owner.varnames`; unbound raises UnboundLocalError |
 * | `"cell"` | the contents of the cell `slot` of `owner.cellvars` |
 * | `"free"` | the contents of the cell `slot` of `owner.freevars`; when `dynamicNamespace` is `"class"` or `"classdict"`, a load looks into that namespace first |
 * | `"global"` | the module's globals, then builtins |
 * | `"name"` | `dynamicNamespace` first, then globals, then builtins; stores and deletes go to `dynamicNamespace` |
 */

import type {
  AsyncFunctionDef,
  ClassDef,
  DictComp,
  FunctionDef,
  GeneratorExp,
  Lambda,
  ListComp,
  Root,
  SetComp,
  TypeAlias,
  TypeParam,
} from "../ast/nodes.ts";

/** Where a name's value lives; see the table at the head of this file. */
export type NameAccess = "local" | "cell" | "free" | "global" | "name";

/**
 * What a scope is. `"annotation"` is the body of a lazily called `__annotate__` (PEP 649), `"typeParams"` the function around
 * a generic definition that binds its type parameters, `"typeAlias"`, `"typeBound"` and `"typeDefault"` the lazily
 * evaluated parts of PEP 695 and 696. All of these, and `"lambda"`, `"genexpr"` and `"comprehension"` (unless inlined), run
 * as functions.
 *
 * Parameters that no source names: `.0`, the iterator over the first iterable, of `"genexpr"` and of a `"comprehension"` that is
 * not inlined; `.format`, an `annotationlib.Format`, of `"annotation"`, `"typeAlias"`, `"typeBound"` and `"typeDefault"`.
 */
export type ScopeKind =
  | "module"
  | "class"
  | "function"
  | "lambda"
  | "comprehension"
  | "genexpr"
  | "annotation"
  | "typeParams"
  | "typeAlias"
  | "typeBound"
  | "typeDefault";

/**
 * The namespace that `"name"` accesses (and class-aware `"free"` loads) consult first:
 * `"module"`: the module's globals, or the locals mapping given to `exec` and `eval`;
 * `"class"`: the namespace of the class body that is running;
 * `"classdict"`: the namespace of the enclosing class, reached through the free variable `__classdict__`;
 * `null`: an ordinary function, where `"name"` does not occur.
 */
export type DynamicNamespace = "module" | "class" | "classdict" | null;

/** A node that opens a scope of its own for its body. */
export type ScopeNode =
  | Root
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Lambda
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | TypeAlias;

/** One symbol table. Arrays are in a stable order, so equal sources give equal code. */
export interface Scope {
  readonly kind: ScopeKind;
  /** CPython's `co_name`: the function's or class's name, `<module>`, `<lambda>`, `<genexpr>`, `__annotate__`, … */
  readonly name: string;
  /** CPython's `co_qualname`, for example `Outer.method.<locals>.inner`. */
  readonly qualname: string;
  /** The lexically enclosing scope; `null` for the module. */
  readonly parent: Scope | null;
  /** The scopes directly inside, in source order. */
  readonly children: readonly Scope[];
  /** The scope whose code runs this one: itself, unless `inlined`. */
  readonly owner: Scope;
  /** True for a comprehension that runs as part of `owner` and is no function. */
  readonly inlined: boolean;
  readonly dynamicNamespace: DynamicNamespace;

  /**
   * Slots of the plain local variables: parameters first (positional-only, positional, keyword-only, `*args`, `**kwargs`, as
   * in CPython), then the others by first occurrence, then those of inlined comprehensions. A parameter that is captured
   * stays here *and* is in `cellvars`: its argument has to be moved into the cell at function entry.
   * Empty for an inlined scope; in a module or class, only slots of inlined comprehensions.
   */
  readonly varnames: readonly string[];
  /** Slots of the variables that inner scopes capture, for which the function makes cells. A class may have `__class__` and `__classdict__`. */
  readonly cellvars: readonly string[];
  /** Names whose cells come from the closure, in the order of the closure tuple. */
  readonly freevars: readonly string[];
  /** The number of leading `varnames` that are parameters. */
  readonly parameterCount: number;

  /** Names declared by a `global` statement here. */
  readonly explicitGlobals: ReadonlySet<string>;
  /** Names declared by a `nonlocal` statement here. */
  readonly nonlocals: ReadonlySet<string>;
  /** Names bound in this scope in any way (assignment, import, parameter, capture, …), mangled. */
  readonly bound: ReadonlySet<string>;

  /** It contains a `yield` (or is a generator expression): calling it makes a generator, or an async generator if also `isCoroutine`. */
  readonly isGenerator: boolean;
  /** It is an `async def`, or contains an asynchronous comprehension or an `await` (generator expressions). */
  readonly isCoroutine: boolean;
  /** It has `*args`. */
  readonly hasVarargs: boolean;
  /** It has `**kwargs`. */
  readonly hasVarkeywords: boolean;
  /** It or an inlined comprehension in it names `locals`, `vars`, `dir`, `exec` or `eval` as a global: its variables may be asked for by name. */
  readonly usesLocalsCall: boolean;
  /** A class whose methods use `super` or `__class__`: the body makes the cell `__class__` and stores it as `__classcell__`. */
  readonly needsClassClosure: boolean;
  /** A class with inner annotation-like scopes that look into its namespace: the body makes the cell `__classdict__` and stores it as `__classdictcell__`. */
  readonly needsClassDict: boolean;

  /** How to reach `name`, written as in the tree, from code directly in this scope. Names never seen here count as loads of an outer name. */
  lookup(name: string): NameAccess;
  /** The variable for `name` in `owner.varnames`, `owner.cellvars` or `owner.freevars`; for `"global"` and `"name"`, the mangled name. */
  slot(name: string): string;
  /** `name` as the enclosing class mangles it (also for attributes and keyword names). */
  mangle(name: string): string;
}

/** Every scope of one program, by the node that opens it. */
export interface ScopeTree {
  /** The scope of the whole program. */
  readonly root: Scope;
  /** The source says `from __future__ import annotations`: annotations are kept as text and never evaluated. */
  readonly futureAnnotations: boolean;
  /** The scope of a node's body (for {@link TypeAlias}, of its value). Throws `RangeError` for a node of another tree. */
  scopeOf(node: ScopeNode): Scope;
  /**
   * The scope in which the annotations are evaluated: of a function, its parameters and result; of a class or module, those of
   * its simple annotated names. `null` when there are none, or `futureAnnotations` is true. Annotations of a
   * function's local variables are never evaluated and have no scope.
   */
  annotationsOf(node: Root | ClassDef | FunctionDef | AsyncFunctionDef): Scope | null;
  /** The function that binds the type parameters of a generic definition, or `null` when it has none. */
  typeParamsOf(node: ClassDef | FunctionDef | AsyncFunctionDef | TypeAlias): Scope | null;
  /** The scope of a type variable's bound or constraints; `null` when it has none. */
  boundOf(param: TypeParam): Scope | null;
  /** The scope of a type parameter's default; `null` when it has none. */
  defaultOf(param: TypeParam): Scope | null;
}
