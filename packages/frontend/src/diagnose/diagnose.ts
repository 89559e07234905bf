/**
 * Why Python refuses a source, in its own words: a second look at sources that have no tree.
 *
 * The parser that makes trees recovers from errors and words them in its own way. So a source that it refuses is read once more, by
 * Python's own grammar with its rules for what is wrong. That takes a hundred times as long, and is done for errors only.
 */

import type { SourceError } from "../ast/syntax-error.ts";
import type { ParseMode } from "../parse.ts";
import { ACTIONS } from "./actions.ts";
import { compileGrammar, GrammarParser, GrammarTooDeep } from "./peg.ts";
import { Raised } from "./raised.ts";
import { byteLength, charactersIn, Tokenizer } from "./tokenizer.ts";

const START: Readonly<Record<ParseMode, string>> = { exec: "file", eval: "eval", single: "interactive" };

/**
 * The error of a source, whose lines end in `\n`. Where Python's grammar has nothing against it, or where it nests too deep for the
 * host's stack, it is `otherwise`.
 */
export function diagnose(source: string, mode: ParseMode, otherwise: SourceError): SourceError {
  const text = source === "" || source.endsWith("\n") ? source : `${source}\n`;
  try {
    findError(new GrammarParser(new Tokenizer(text), compileGrammar(ACTIONS)), START[mode]);
  } catch (error) {
    if (error instanceof Raised) return toSourceError(error, text);
    if (!(error instanceof GrammarTooDeep || error instanceof RangeError)) throw error;
    const lexical = lexicalError(text);
    if (lexical !== null) return toSourceError(lexical, text);
  }
  return withText(otherwise, text);
}

/** The first error of the tokenizer alone. */
function lexicalError(text: string): Raised | null {
  const tokenizer = new Tokenizer(text);
  try {
    for (;;) {
      const { type } = tokenizer.next();
      if (type === "ENDMARKER" || type === "ERROR") return null;
    }
  } catch (error) {
    if (error instanceof Raised) return error;
    throw error;
  }
}

/** The error with its line, if it has one. */
function withText(error: SourceError, source: string): SourceError {
  const lines = source.split("\n");
  const offset = (line: number, col: number): number => (col < 0 ? col + 1 : charactersIn(lines[line - 1] ?? "", col) + 1);
  if (error.line === 0 || error.line > lines.length) return error;
  const shown = { offset: offset(error.line, error.col), endOffset: offset(error.endLine, error.endCol), text: `${lines[error.line - 1]}\n` };
  return { ...error, shown };
}

/** Throws the error of a source that does not have the form of a rule. */
function findError(parser: GrammarParser, rule: string): void {
  let found: unknown;
  try {
    if (parser.run(rule, false)) return;
    const { last } = parser;
    parser.run(rule, true);
    if (last.type === "INDENT" || last.type === "DEDENT") {
      parser.fail("IndentationError", last.type === "INDENT" ? "unexpected indent" : "unexpected unindent", parser.last);
    }
    parser.failAt("invalid syntax", last);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    found = error;
  }
  // What the tokenizer has to say about the rest comes first, unless it was the tokenizer that stopped.
  if (parser.stopped || (found as Raised).kind !== "SyntaxError" || parser.last.type === "INDENT" || parser.last.type === "DEDENT") throw found;
  readRest(parser);
  throw found;
}

/** Reads the rest of the source; throws what the tokenizer finds, or that a bracket before the error is open. */
function readRest(parser: GrammarParser): void {
  const { tokenizer } = parser;
  const { line } = parser.last;
  for (;;) {
    const token = tokenizer.next();
    if (token.type === "ENDMARKER") return;
    if (token.type !== "ERROR") continue;
    const { unclosed } = tokenizer;
    if (unclosed !== undefined && line > unclosed.line) parser.unclosed();
    return;
  }
}

/** The error with columns in bytes, and as Python shows it. */
function toSourceError(error: Raised, source: string): SourceError {
  const lines = source.split("\n");
  const column = (line: number, offset: number): number => {
    const characters = Array.from(lines[line - 1] ?? "");
    return offset <= 0 ? offset - 1 : byteLength(characters.slice(0, offset - 1).join("")) + Math.max(0, offset - 1 - characters.length);
  };
  const { kind, message, line, endLine, offset, endOffset, text } = error;
  const shown = { offset, endOffset, text };
  return { kind, message, line, col: column(line, offset), endLine, endCol: column(endLine, endOffset), shown };
}
