/** The tree of each recorded source is CPython's, places and bits of constants included. */

import { describe, expect, it } from "vitest";

import type { ParseMode } from "../../src/parse.ts";
import { type Dump, dump, FIELDS } from "./support/dump.ts";
import { newParser, recorded } from "./support/parser.ts";

interface Case {
  readonly source: string;
  readonly mode?: ParseMode;
  readonly tree: Dump;
}

const parser = newParser();
const cases = recorded<Case>("trees.json");

describe("trees", () => {
  it.each(cases)("parses $source", ({ source, mode, tree }) => {
    const result = parser.parse(source, { mode: mode ?? "exec" });
    if (!result.ok) throw new Error(result.error.message);
    expect(dump(result.module, new Set())).toEqual(tree);
  });

  it("are recorded for every kind of node", () => {
    const seen = new Set<string>();
    for (const { source, mode } of cases) {
      const result = parser.parse(source, { mode: mode ?? "exec" });
      if (result.ok) dump(result.module, seen);
    }
    expect([...seen].sort()).toEqual(Object.keys(FIELDS).sort());
  });

  it("takes carriage returns for line ends", () => {
    const result = parser.parse("a\r\nb\rc = '''x\r\ny'''\n");
    const same = parser.parse("a\nb\nc = '''x\ny'''\n");
    expect(result).toEqual(same);
  });
});
