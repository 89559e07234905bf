/** Scope analysis: from a tree to its {@link ScopeTree}. */

import type { Root } from "../ast/nodes.ts";
import type { SourceResult } from "../ast/syntax-error.ts";
import type { ScopeTree } from "./scope-tree.ts";

/** What the analysis has to know beside the tree. */
export interface AnalyzeOptions {
  /** Treat the source as if it began with `from __future__ import annotations` (`compile` inherits it through its flags). */
  readonly futureAnnotations?: boolean;
  /** Allow `await` and asynchronous comprehensions at the top level (`ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`). */
  readonly topLevelAwait?: boolean;
}

/** The signature of `analyze`, which also reports the errors that CPython's symbol table and code generator find. */
export type Analyze = (root: Root, options?: AnalyzeOptions) => SourceResult<ScopeTree>;
