/** How the lowering reports a program that it cannot compile. Inside the package this is thrown; the public functions return it. */

import type { Position } from "../ast/nodes.ts";
import type { SourceError } from "../ast/syntax-error.ts";

/** Carries a {@link SourceError} from where it is found to the public function. */
export class LowerError extends Error {
  readonly error: SourceError;

  constructor(message: string, at: Position) {
    super(message);
    this.name = "LowerError";
    this.error = { kind: "SyntaxError", message, line: at.line, col: at.col, endLine: at.endLine, endCol: at.endCol };
  }
}

/** Refuses a part of the language that Molt does not compile yet; `what` is its plural name. */
export function notSupported(what: string, at: Position): never {
  throw new LowerError(`${what} are not supported by Molt yet`, at);
}
