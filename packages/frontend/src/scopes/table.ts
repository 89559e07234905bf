/**
 * One scope while it is being worked out, and afterwards: the class behind the interface {@link Scope}.
 *
 * Three passes fill it. `collect.ts` makes the tables and notes what each does with each name; `resolve.ts` finds out where every
 * name lives; `finish.ts` lays out the variables.
 */

import type { Position } from "../ast/nodes.ts";
import { mangle } from "./mangle.ts";
import type { DynamicNamespace, NameAccess, Scope, ScopeKind } from "./scope-tree.ts";

/** What a scope does with a name, as bits; the same ones as in CPython's symbol table. */
export const Use = {
  /** Named in a `global` statement. */
  Global: 1,
  /** Bound here: assigned, imported, defined, deleted, … */
  Local: 2,
  Parameter: 4,
  /** Named in a `nonlocal` statement. */
  Nonlocal: 8,
  /** Read here. */
  Load: 16,
  /** Has an annotation (`x: int`). */
  Annotated: 32,
  /** The target of a comprehension's `for`. */
  ComprehensionTarget: 64,
  TypeParameter: 128,
  /** Bound by an import, which may come before a `global` statement. */
  Import: 256,
} as const;

/** The bits that make a name belong to the scope. */
export const BOUND = Use.Local | Use.Parameter | Use.TypeParameter | Use.Import;

/** A variable of a function-like scope, or one of the special cells of a class. */
export interface Variable {
  /** The table that binds it. */
  readonly table: Table;
  /** Its name in the owner's arrays. */
  slot: string;
  /** An inner function captures it. */
  captured: boolean;
}

/** Where a name of a table lives. */
export interface Resolution {
  readonly access: NameAccess;
  readonly variable: Variable | null;
}

/** What the constructor needs. */
export interface TableInit {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly parent: Table | null;
  /** The class whose private names are mangled here. */
  readonly className: string | null;
  /** An annotation-like scope in a class body, or in another one there. */
  readonly seesClass: boolean;
}

export class Table implements Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly parent: Table | null;
  readonly children: Table[] = [];
  readonly className: string | null;
  readonly seesClass: boolean;
  /** When set, only these names are mangled: the type parameters of a generic class. */
  mangled: Set<string> | null = null;
  inlined = false;
  qualname = "";

  /** The uses of each name, in order of first occurrence. */
  readonly symbols = new Map<string, number>();
  readonly parameters: string[] = [];
  /** The place of the `global` or `nonlocal` statement that names it. */
  readonly directives = new Map<string, Position>();
  /** Depth of comprehension iterables that are being read, here and around. */
  iterableDepth: number;
  inComprehensionTarget = false;
  /** What annotation-like scopes are called in messages. */
  description = "";

  /** The annotation scope of a module or class. */
  annotations: Table | null = null;
  /** The first `return` with a value. */
  valueReturn: Position | null = null;

  /** An `async def`. */
  isAsync = false;
  isGenerator = false;
  isCoroutine = false;
  hasVarargs = false;
  hasVarkeywords = false;
  usesLocalsCall = false;
  needsClassClosure = false;
  needsClassDict = false;

  readonly variables = new Map<string, Variable>();
  readonly resolutions = new Map<string, Resolution>();
  varnames: string[] = [];
  cellvars: string[] = [];
  readonly free = new Map<string, Variable>();
  readonly bound = new Set<string>();
  readonly explicitGlobals = new Set<string>();
  readonly nonlocals = new Set<string>();

  constructor(init: TableInit) {
    this.kind = init.kind;
    this.name = init.name;
    this.parent = init.parent;
    this.iterableDepth = init.parent?.iterableDepth ?? 0;
    this.className = init.className;
    this.seesClass = init.seesClass;
    init.parent?.children.push(this);
  }

  /** Whether code here runs as a function (or as part of one, when inlined). */
  get isFunctionLike(): boolean {
    return this.kind !== "module" && this.kind !== "class";
  }

  get owner(): Table {
    let table: Table = this;
    while (table.inlined && table.parent !== null) table = table.parent;
    return table;
  }

  get dynamicNamespace(): DynamicNamespace {
    if (this.kind === "module" || this.kind === "class") return this.kind;
    return this.seesClass ? "classdict" : null;
  }

  get freevars(): readonly string[] {
    return Array.from(this.free.values(), (variable) => variable.slot).sort((a, b) => (a < b ? -1 : 1));
  }

  get parameterCount(): number {
    return this.parameters.length;
  }

  /** The uses of a mangled name. */
  uses(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  lookup(name: string): NameAccess {
    return this.#resolution(this.mangle(name)).access;
  }

  slot(name: string): string {
    const mangled = this.mangle(name);
    return this.#resolution(mangled).variable?.slot ?? mangled;
  }

  mangle(name: string): string {
    if (this.mangled !== null && !this.mangled.has(name)) return name;
    return mangle(this.className, name);
  }

  /** A name that the analysis did not meet here is read from outside: code made by a later pass may ask. */
  #resolution(name: string): Resolution {
    const known = this.resolutions.get(name);
    if (known !== undefined) return known;
    if (this.inlined && this.parent !== null) {
      const outer = this.parent.#resolution(name);
      return outer.access === "name" && this.owner.kind !== "module" ? UNSEEN_GLOBAL : outer;
    }
    return this.dynamicNamespace === null ? UNSEEN_GLOBAL : UNSEEN_NAME;
  }
}

const UNSEEN_GLOBAL: Resolution = { access: "global", variable: null };
const UNSEEN_NAME: Resolution = { access: "name", variable: null };
