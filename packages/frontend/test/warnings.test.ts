/** What is warned about when compiling, as `[message, line]`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileToIR, createParser, formatWarning } from "../src/index.ts";

const parser = createParser(readFileSync(join(import.meta.dirname, "../wasm/molt_parser.wasm")));

function warningsOf(source: string): [string, number][] {
  const result = compileToIR(parser, source, { filename: "case.py", name: "case" });
  if (!result.ok) throw new Error(result.error.message);
  return result.warnings.map(({ message, line }) => [message, line]);
}

const escape = (char: string, kind = "escape sequence"): string =>
  `"\\${char}" is an invalid ${kind}. Such sequences will not work in the future. Did you mean "\\\\${char}"? A raw string is also an option.`;

const CASES: [name: string, source: string, expected: [string, number][]][] = [
  ["is with a literal", "x is 1\nx is not 'a'\nx is None\nx is -1\nx is ()", [['"is" with \'int\' literal. Did you mean "=="?', 1], ['"is not" with \'str\' literal. Did you mean "!="?', 2], ['"is" with \'tuple\' literal. Did you mean "=="?', 5]]],
  ["calls of what is no function", "[1](2)\n(lambda: 1)()", [["'list' object is not callable; perhaps you missed a comma?", 1]]],
  ["subscripts of what has no items", "1[0]\n[1]['a']\n[1][True]\n{1: 2}['a']", [["'int' object is not subscriptable; perhaps you missed a comma?", 1], ["list indices must be integers or slices, not str; perhaps you missed a comma?", 2]]],
  ["assertions of tuples", "assert (x, 'no')\nassert ()", [["assertion is always true, perhaps remove parentheses?", 1]]],
  ["jumps out of finally", "def f():\n  try: pass\n  finally:\n    def g(): return 1\n    for x in y: break\n    return 2", [["'return' in a 'finally' block", 6]]],
  ["loops in finally", "while 1:\n  try: pass\n  finally:\n    while x: pass\n    else: break", [["'break' in a 'finally' block", 5]]],
  ["escapes that mean nothing", "'\\d\\w' r'\\d'; b'\\N'\nf'{x}\\q{'\\z'}'\n'''\n\\y'''\n'\\n\\x00\\400'", [[escape("d"), 1], [escape("N"), 1], [escape("q"), 2], [escape("z"), 2], [escape("y"), 4], [escape("400", "octal escape sequence"), 5]]],
];

describe("warnings", () => {
  for (const [name, source, expected] of CASES) {
    it(`are given for ${name}`, () => {
      expect(warningsOf(source)).toEqual(expected);
    });
  }

  it("are written as Python writes them", () => {
    const source = "x = 1\nif x:\n    x is 1\n";
    const [[message, line] = ["", 0]] = warningsOf(source);
    expect(formatWarning({ message, line }, "a.py", source)).toBe('a.py:3: SyntaxWarning: "is" with \'int\' literal. Did you mean "=="?\n  x is 1\n');
  });
});
