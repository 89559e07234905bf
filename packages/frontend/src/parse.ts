/**
 * The parser's face: source text in, tree or error out.
 *
 * The work is done by `native/parser`, which is WebAssembly; this file owns its instance, and replaces it when a source has left
 * it in an unknown state. Nothing here is kept in module variables.
 */

import { createBindings } from "../wasm/molt_parser.js";
import { decodeTree } from "./ast/decode.ts";
import type { Root } from "./ast/nodes.ts";
import type { SourceError, SourceErrorKind } from "./ast/syntax-error.ts";
import { diagnose } from "./diagnose/diagnose.ts";

/** What the text is: a file (`exec`), one expression (`eval`) or one interactive input (`single`). */
export type ParseMode = "exec" | "eval" | "single";

/** How to parse. */
export interface ParseOptions {
  /** `"exec"` when absent. */
  readonly mode?: ParseMode;
  /** For the caller's messages; the parser reads no files. */
  readonly filename?: string;
}

/** A tree, or the first error that CPython would report. */
export type ParseResult =
  | { readonly ok: true; readonly module: Root }
  | { readonly ok: false; readonly error: SourceError };

/** Parses Python 3.14, synchronously. One parser may be used for any number of sources. */
export interface Parser {
  /** The tree of `source`, or what is wrong with it. Never throws on bad input. */
  parse(source: string, options?: ParseOptions): ParseResult;
}

const MODES = { exec: 0, eval: 1, single: 2 } as const;

/** The bits of the answer's first byte; see `native/parser/src/lib.rs`. */
const ERROR = 1;
const DISCARD = 2;

const KINDS: readonly SourceErrorKind[] = ["SyntaxError", "IndentationError", "TabError"];

/**
 * Makes a parser from the package's `molt_parser.wasm`, as bytes or compiled.
 *
 * Compiling takes 10 to 25 ms and blocks; hosts that forbid synchronous compilation (browsers' main threads) pass a module. The
 * first call of `parse` instantiates. Throws `WebAssembly.CompileError` when the bytes are no WebAssembly.
 */
export function createParser(wasm: BufferSource | WebAssembly.Module): Parser {
  const module = wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
  return new WasmParser(module);
}

class WasmParser implements Parser {
  readonly #module: WebAssembly.Module;
  #bindings: ReturnType<typeof createBindings> | null = null;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  parse(source: string, options: ParseOptions = {}): ParseResult {
    const text = source.includes("\r") ? source.replace(/\r\n?/g, "\n") : source;
    const unreadable = findUnreadable(text);
    if (unreadable !== null) return { ok: false, error: unreadable };
    let answer: Uint8Array;
    try {
      answer = this.#instance().parse(text, MODES[options.mode ?? "exec"]);
    } catch (error) {
      this.#bindings = null;
      if (!isOverflow(error)) throw error;
      return { ok: false, error: tooDeep() };
    }
    const first = answer[0] as number;
    if ((first & DISCARD) !== 0) this.#bindings = null;
    if ((first & ERROR) !== 0) return { ok: false, error: diagnose(text, options.mode ?? "exec", decodeError(answer)) };
    try {
      const module = decodeTree(answer, 1);
      // Interactive input of nothing is none.
      const isNothing = module.kind === "Interactive" && module.body.length === 0;
      return isNothing ? { ok: false, error: diagnose(text, "single", placed("SyntaxError", "invalid syntax")) } : { ok: true, module };
    } catch (error) {
      if (!isOverflow(error)) throw error;
      return { ok: false, error: tooDeep() };
    }
  }

  #instance(): ReturnType<typeof createBindings> {
    if (this.#bindings === null) {
      const bindings = createBindings();
      bindings.initSync({ module: this.#module });
      this.#bindings = bindings;
    }
    return this.#bindings;
  }
}

/**
 * Whether the stack of the host (`RangeError`) or the one in linear memory (a trap for its bounds) was used up. A trap
 * for `unreachable` is a defect of the parser.
 */
function isOverflow(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof WebAssembly.RuntimeError && !error.message.includes("unreachable")) ||
    // Firefox's name for its stack overflow.
    (error instanceof Error && error.name === "InternalError")
  );
}

/** What CPython raises when its parser's stack is used up. */
function tooDeep(): SourceError {
  return placed("MemoryError", "Parser stack overflowed - Memory Error");
}

/** Text that CPython does not even look at. */
function findUnreadable(text: string): SourceError | null {
  // A byte order mark is taken off by whoever decodes a file; in text it is one character too many.
  if (text.charCodeAt(0) === 0xfeff) {
    const message = "invalid non-printable character U+FEFF";
    const shown = { offset: 1, endOffset: 1, text: /^.*/.exec(text)?.[0] ?? "" };
    return { kind: "SyntaxError", message, line: 1, col: 0, endLine: 1, endCol: 0, shown };
  }
  if (text.includes("\0")) return placed("SyntaxError", "source code string cannot contain null bytes");
  if (!text.isWellFormed()) {
    const at = text.search(/\p{Surrogate}/u);
    const unit = text.charCodeAt(at).toString(16);
    const index = Array.from(text.slice(0, at)).length;
    const message = `'utf-8' codec can't encode character '\\u${unit}' in position ${index}: surrogates not allowed`;
    return placed("UnicodeEncodeError", message);
  }
  return null;
}

function placed(kind: SourceErrorKind, message: string): SourceError {
  return { kind, message, line: 0, col: 0, endLine: 0, endCol: 0 };
}

/** Reads an error: first byte, kind, four numbers, message. */
function decodeError(answer: Uint8Array): SourceError {
  let at = 2;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = answer[at++] as number;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const kind = KINDS[answer[1] as number] as SourceErrorKind;
  const [line, col, endLine, end] = [number(), number(), number(), number()];
  // A zigzag: the end may be unknown, which is below zero.
  const endCol = (end >>> 1) ^ -(end & 1);
  return { kind, message: new TextDecoder().decode(answer.subarray(at)), line, col, endLine, endCol };
}
