/** The parser under test, from the built WebAssembly. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createParser, type Parser } from "../../../src/parse.ts";
import type { Root } from "../../../src/ast/nodes.ts";

/** A parser with an instance of its own. */
export function newParser(): Parser {
  return createParser(readFileSync(join(import.meta.dirname, "../../../wasm/molt_parser.wasm")));
}

/** The tree of a source that has no error. */
export function parseTree(parser: Parser, source: string): Root {
  const result = parser.parse(source);
  if (!result.ok) throw new Error(`${result.error.message} in ${JSON.stringify(source)}`);
  return result.module;
}

/** Reads a recording of `fixtures/record.py`. */
export function recorded<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8")) as T[];
}
