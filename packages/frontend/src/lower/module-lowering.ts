/** What all functions of one module share while they are lowered. */

import type { Root } from "../ast/nodes.ts";
import type { IRFunction } from "../ir/types.ts";
import type { ScopeTree } from "../scopes/scope-tree.ts";
import type { Rules } from "./function-lowering.ts";
import { certainNames } from "./certain-names.ts";
import { SourceLines } from "./source-lines.ts";

/**
 * How the text is run. In a `"module"`, module-level names are globals; with `"exec-with-namespace"` and `"eval"` they
 * are looked up in the namespace that is given to the module body first. `"eval"` is one expression, whose value is returned.
 */
export type LowerMode = "module" | "eval" | "exec-with-namespace";

/** How a syntax tree is lowered. */
export interface LowerOptions {
  /** As tracebacks show it. */
  readonly filename: string;
  /** The module's `__name__`. */
  readonly name: string;
  /** The text that was parsed. */
  readonly source: string;
  /** `"module"` when absent. */
  readonly mode?: LowerMode;
  /** The module body returns the value of a last statement that is an expression, instead of None. */
  readonly resultOfLastExpression?: boolean;
}

export class ModuleLowering {
  readonly options: LowerOptions;
  readonly scopes: ScopeTree;
  readonly rules: Rules;
  readonly lines: SourceLines;
  /** Names of the module that are bound once its body has run. */
  readonly certain: ReadonlySet<string>;
  readonly #functions: (IRFunction | null)[] = [];

  constructor(root: Root, options: LowerOptions, scopes: ScopeTree, rules: Rules) {
    this.options = options;
    this.scopes = scopes;
    this.rules = rules;
    this.lines = new SourceLines(options.source);
    this.certain = certainNames(root);
  }

  /** Whether module-level names are looked up in a namespace before the globals. */
  get hasNamespace(): boolean {
    return (this.options.mode ?? "module") !== "module";
  }

  /** Takes the next function number; `make` gives the function, and may itself add others. */
  addFunction(make: () => IRFunction): number {
    const index = this.#functions.push(null) - 1;
    this.#functions[index] = make();
    return index;
  }

  /** All functions, in order of their numbers. */
  functions(): IRFunction[] {
    return this.#functions.filter((fn) => fn !== null);
  }
}
