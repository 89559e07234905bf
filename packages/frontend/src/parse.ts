/** The parser's face: source text in, tree or error out. */

import type { Root } from "./ast/nodes.ts";
import type { SourceError } from "./ast/syntax-error.ts";

/** What the text is: a file (`exec`), one expression (`eval`) or one interactive input (`single`). */
export type ParseMode = "exec" | "eval" | "single";

export interface ParseOptions {
  /** `"exec"` when absent. */
  readonly mode?: ParseMode;
  /** Only for messages; the parser reads no files. */
  readonly filename?: string;
}

/** A tree, or the first error that CPython would report. */
export type ParseResult =
  | { readonly ok: true; readonly module: Root }
  | { readonly ok: false; readonly error: SourceError };

/** Parses Python 3.14, synchronously. One parser may be used for any number of sources. */
export interface Parser {
  parse(source: string, options?: ParseOptions): ParseResult;
}
