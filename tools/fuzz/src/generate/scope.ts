// Names that generated code can use at a place, and where it stands.

import type { ClassModel, Signature, Type } from "./types.ts";

/** A variable that may be read. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
}

/** A function that may be called; `through` is what comes before its name, such as `self.`. */
export interface Callable {
  readonly name: string;
  readonly signature: Signature;
}

/** What kind of block the statements stand in. */
export type ScopeKind = "module" | "function" | "class";

/** The names of one block and those around it. */
export class Scope {
  readonly kind: ScopeKind;
  readonly outer: Scope | undefined;
  /** Whether `await` may be used. */
  readonly isAsync: boolean;
  readonly variables: Variable[] = [];
  readonly functions: Callable[] = [];
  readonly classes: ClassModel[] = [];
  /** Names of outer variables that this function assigns to. */
  readonly declared: Variable[] = [];

  constructor(kind: ScopeKind, outer?: Scope, isAsync = false) {
    this.kind = kind;
    this.outer = outer;
    this.isAsync = isAsync;
  }

  /** Every variable that can be read here: a class body's are not seen by the functions in it. */
  readable(): Variable[] {
    return this.#collect((scope) => scope.variables);
  }

  /** Every function that can be called here. */
  callable(): Callable[] {
    return this.#collect((scope) => scope.functions);
  }

  /** Every class that can be used here. */
  usable(): ClassModel[] {
    return this.#collect((scope) => scope.classes);
  }

  /** The variables that a plain assignment here may replace. */
  assignable(): Variable[] {
    return [...this.variables, ...this.declared];
  }

  #collect<T>(of: (scope: Scope) => readonly T[]): T[] {
    const found: T[] = [...of(this)];
    for (let scope = this.outer; scope !== undefined; scope = scope.outer) {
      if (scope.kind !== "class") found.push(...of(scope));
    }
    return found;
  }
}
