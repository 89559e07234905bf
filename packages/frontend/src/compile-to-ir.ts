/** The whole front end in one call: parse, analyze, lower. */

import type { Root } from "./ast/nodes.ts";
import { displaying, optimize, type OptimizationLevel } from "./ast/rewrite.ts";
import type { SourceError } from "./ast/syntax-error.ts";
import type { IRModule } from "./ir/types.ts";
import { lower } from "./lower/lower.ts";
import type { LowerMode } from "./lower/module-lowering.ts";
import type { Parser } from "./parse.ts";
import { analyze } from "./scopes/analyze.ts";
import { findWarnings, type SourceWarning } from "./warnings.ts";

/** How to compile. */
export interface CompileOptions {
  /** As tracebacks show it. */
  readonly filename: string;
  /** The module's `__name__`. */
  readonly name: string;
  /** `"module"` when absent. `"eval"` takes one expression. */
  readonly mode?: LowerMode;
  /** The module body returns the value of a last statement that is an expression, instead of None. */
  readonly resultOfLastExpression?: boolean;
  /** Keep annotations as text, as if the source began with `from __future__ import annotations`. */
  readonly futureAnnotations?: boolean;
  /** One interactive input, of which expressions are shown by `sys.displayhook`. */
  readonly interactive?: boolean;
  /** 0 when absent. */
  readonly optimize?: OptimizationLevel;
}

/** The IR and what CPython would warn about, or the first error that CPython would report (or what Molt does not support yet, as a `SyntaxError`). */
export type CompileResult =
  | { readonly ok: true; readonly module: IRModule; readonly warnings: readonly SourceWarning[] }
  | { readonly ok: false; readonly error: SourceError };

/**
 * Compiles `source` to IR with `parser` (see `createParser`); never throws on bad source.
 *
 * ```ts
 * const result = compileToIR(parser, "print(1 + 1)\n", { filename: "two.py", name: "__main__" });
 * if (result.ok) console.log(printModule(result.module));
 * else console.error(`${result.error.kind}: ${result.error.message}, line ${result.error.line}`);
 * ```
 */
export function compileToIR(parser: Parser, source: string, options: CompileOptions): CompileResult {
  const { filename, mode = "module" } = options;
  const parsed = parser.parse(source, { mode: mode === "eval" ? "eval" : options.interactive === true ? "single" : "exec", filename });
  if (!parsed.ok) return parsed;
  const compiled = compileTreeToIR(parsed.module, source, options);
  return compiled.ok ? { ...compiled, warnings: findWarnings(parsed.module, source) } : compiled;
}

/** As {@link compileToIR} for a tree; `source` is its text, or empty. There are no warnings. */
export function compileTreeToIR(tree: Root, source: string, options: CompileOptions): CompileResult {
  const { filename, name, mode = "module" } = options;
  const statements = tree.kind === "Interactive" ? displaying(tree) : tree;
  const root = optimize(statements, options.optimize ?? 0);
  const scopes = analyze(root, options.futureAnnotations === true ? { futureAnnotations: true } : {});
  if (!scopes.ok) return scopes;
  const resultOfLastExpression = options.resultOfLastExpression === true;
  const lowered = lower(root, scopes.value, { filename, name, source, mode, resultOfLastExpression });
  return lowered.ok ? { ...lowered, warnings: [] } : lowered;
}
