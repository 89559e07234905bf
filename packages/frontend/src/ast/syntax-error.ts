/** The one shape in which the front end reports what is wrong with a program; nothing in it throws on bad source. */

import type { Position } from "./nodes.ts";

/**
 * The exception class that CPython raises for the error. `MemoryError` and `RecursionError` stand for programs that nest
 * deeper than the parser can follow without brackets or blocks, for instance ten thousand unary minus signs.
 */
export type SourceErrorKind = "SyntaxError" | "IndentationError" | "TabError" | "MemoryError" | "RecursionError" | "UnicodeEncodeError";

/**
 * An error in the source text. The columns are those of {@link Position} (UTF-8 bytes from 0), not yet the
 * one-based character offsets of Python's `SyntaxError.offset`; `line` is 0 when the error has no place. `endCol` is -1 or
 * -2 when the end is unknown: CPython then has an `end_offset` of 0 or -1.
 */
export interface SourceError extends Position {
  readonly kind: SourceErrorKind;
  /** CPython's wording, without the exception's name. */
  readonly message: string;
  /** For errors of the grammar: the columns as Python shows them, in characters from 1, and the line as it remembers it without a file. */
  readonly shown?: { readonly offset: number; readonly endOffset: number; readonly text: string };
}

/** A value, or the first error that CPython would report. */
export type SourceResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: SourceError };
