/** How the second pass stops: the error that it found, thrown inside the pass and caught by `diagnose`. */

import type { SourceErrorKind } from "../ast/syntax-error.ts";

/** What is wrong, with columns as Python's `SyntaxError` shows them: counted in characters from 1. */
export class Raised extends Error {
  readonly kind: SourceErrorKind;
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  /** The line as `SyntaxError.text` has it when there is no file to read it from. */
  readonly text: string;

  constructor(kind: SourceErrorKind, message: string, place: Omit<Raised, "kind" | keyof Error>) {
    super(message);
    this.name = "Raised";
    this.kind = kind;
    this.line = place.line;
    this.offset = place.offset;
    this.endLine = place.endLine;
    this.endOffset = place.endOffset;
    this.text = place.text;
  }
}
