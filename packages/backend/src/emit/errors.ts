// Errors of the back end: limits that a correct program can exceed.

/** Which limit was exceeded. */
export type BackendLimit = "locals" | "function-size" | "arguments";

/** A program is beyond what a WebAssembly engine accepts. The program is at fault, not the compiler; nothing was emitted. */
export class BackendLimitError extends Error {
  override readonly name = "BackendLimitError";
  /** Stable code for programs. */
  readonly code = "MOLT_BACKEND_LIMIT";
  /** Which limit. */
  readonly limit: BackendLimit;

  constructor(limit: BackendLimit, message: string) {
    super(message);
    this.limit = limit;
  }
}
