/**
 * Each recorded source has CPython's error, from the parser or from the scope analysis: class, message, and place.
 *
 * Where we differ is listed below; an entry that has become right fails, so that it is taken out.
 */

import { describe, expect, it } from "vitest";

import type { SourceError } from "../../src/ast/syntax-error.ts";
import type { ParseMode } from "../../src/parse.ts";
import { analyze } from "../../src/scopes/analyze.ts";
import { newParser, recorded } from "./support/parser.ts";

/** Class, message, line, offset, end line, end offset, as attributes of the exception. */
type Recorded = readonly [string, string, number | null, number | null, number | null, number | null];

interface Case {
  readonly source: string;
  readonly mode?: ParseMode;
  readonly error: Recorded | null;
}

/** Sources whose place differs: CPython has none, or line 0. */
const OTHER_PLACE: ReadonlySet<string> = new Set(["", `x = ${"1".repeat(4301)}`]);

const parser = newParser();

function findError(source: string, mode: ParseMode): SourceError | null {
  const parsed = parser.parse(source, { mode });
  if (!parsed.ok) return parsed.error;
  const analyzed = analyze(parsed.module);
  return analyzed.ok ? null : analyzed.error;
}

/** The place as Python shows it: characters from 1 where we have bytes from 0, and line breaks one character wide. */
function offset(source: string, line: number, column: number): number {
  if (column < 0) return column + 1;
  const bytes = Buffer.from(source.split("\n")[line - 1] ?? "");
  const characters = Array.from(bytes.subarray(0, column).toString("utf8")).length;
  return characters + 1 + Math.max(0, column - bytes.length);
}

function place(source: string, { line, col, endLine, endCol }: SourceError): readonly (number | null)[] {
  if (line === 0) return [null, null, null, null];
  return [line, offset(source, line, col), endLine, offset(source, endLine, endCol)];
}

describe("errors", () => {
  it.each(recorded<Case>("errors.json"))("explains $source", ({ source, mode, error }) => {
    const found = findError(source, mode ?? "exec");
    const message = found === null ? null : [found.kind, found.message];
    const wanted = error === null ? null : error.slice(0, 2);
    expect(message).toEqual(wanted);
    if (found === null || error === null) return;
    if (OTHER_PLACE.has(source)) expect(place(source, found)).not.toEqual(error.slice(2));
    else expect(place(source, found)).toEqual(error.slice(2));
  });
});
