/** No source breaks the parser: not by its depth, not by its bytes; and a source that overflows the stack harms no later one. */

import { describe, expect, it } from "vitest";

import { analyze } from "../../src/scopes/analyze.ts";
import { newParser } from "./support/parser.ts";

const MANY = 10_000;

/** What becomes of a source: `"ok"`, or the error's message. */
function outcome(source: string, parser = newParser()): string {
  const parsed = parser.parse(source);
  if (!parsed.ok) return parsed.error.message;
  const analyzed = analyze(parsed.module);
  return analyzed.ok ? "ok" : analyzed.error.message;
}

describe("depth", () => {
  it.each([
    ["operators", `${"1+".repeat(MANY)}1`],
    ["attributes", `x${".a".repeat(MANY)}`],
    ["calls", `f${"()".repeat(MANY)}`],
    ["subscripts", `x${"[0]".repeat(MANY)}`],
    ["boolean operators", `${"a and b or ".repeat(MANY)}c`],
    ["comparisons", `${"a < ".repeat(MANY)}b`],
    ["elif clauses", `if x: pass\n${"elif x: pass\n".repeat(MANY)}else: pass`],
    ["targets", `${"a = ".repeat(MANY)}1`],
    ["string parts", "'a' ".repeat(MANY)],
    ["alternatives", `match x:\n case ${"1|".repeat(MANY)}2: pass`],
    ["decorators", `${"@a\n".repeat(MANY)}def f(): pass`],
    ["brackets to CPython's limit", "[".repeat(200) + "]".repeat(200)],
    ["calls in calls to CPython's limit", "f(".repeat(200) + ")".repeat(200)],
    ["lambdas in brackets", `${"[lambda: ".repeat(200)}1${"]".repeat(200)}`],
  ])("accepts thousands of %s, or as many as CPython does", (_, source) => {
    expect(outcome(source)).toBe("ok");
  });

  it.each([
    ["parentheses", "(".repeat(MANY) + ")".repeat(MANY)],
    ["open brackets", "[".repeat(MANY)],
    ["patterns", `match x:\n case ${"(".repeat(MANY)}a${")".repeat(MANY)}: pass`],
  ])("refuses thousands of %s", (_, source) => {
    expect(outcome(source)).toBe("too many nested parentheses");
  });

  it("refuses thousands of blocks", () => {
    const source = Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join("");
    expect(outcome(source)).toBe("too many levels of indentation");
  });

  it.each([
    ["minus signs", `${"-".repeat(MANY)}1`],
    ["nots", `${"not ".repeat(MANY)}1`],
    ["lambdas", `${"lambda:".repeat(MANY)}1`],
    ["conditions", `${"1 if 1 else ".repeat(MANY)}1`],
    ["powers", `${"1**".repeat(MANY)}1`],
    ["stars", `${"*".repeat(MANY)}a`],
  ])("ends thousands of %s with an error, and goes on", (_, source) => {
    const parser = newParser();
    expect(outcome(source, parser)).toBe("Parser stack overflowed - Memory Error");
    expect(outcome("x = 1", parser)).toBe("ok");
  });
});

describe("byte soup", () => {
  const PIECES = [
    "def ", "class ", "lambda", ":", "(", ")", "[", "]", "{", "}", "f'", "'", '"""', "\\", "\n", "    ", "\t", "=", ":=", "*",
    "**", "yield ", "await ", "async ", "match ", "case ", "if ", "else", "for ", "in ", "import ", "from ", "as ", "x", "1", "0x",
    "1e", "é", "€", "\0", "😀", "\ud800", ",", ".", "!", "#", "@", "type ", "->", "t'", "b'", "\\N{", "\\x", "\\ud800", "%",
    "global ", "except ", "try:", "with ", "\f", "\r", "...", "$", "print ", "rf\"", "{{", "!r",
  ];

  it("never throws", () => {
    const parser = newParser();
    let state = 12345;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 1500; round++) {
      const source =
        round % 3 === 0
          ? Buffer.from(Array.from({ length: random(80) }, () => random(256))).toString("latin1")
          : Array.from({ length: random(40) }, () => PIECES[random(PIECES.length)]).join("");
      const mode = (["exec", "eval", "single"] as const)[random(3)] ?? "exec";
      const parsed = parser.parse(source, { mode });
      if (parsed.ok) analyze(parsed.module);
      else expect(parsed.error.message).not.toBe("");
    }
  });
});

describe("parsers", () => {
  it("share a module and nothing else", () => {
    const one = newParser();
    const other = newParser();
    expect(one.parse("x = (").ok).toBe(false);
    expect(other.parse("x = 1").ok).toBe(true);
    expect(one.parse("x = 1")).toEqual(other.parse("x = 1"));
  });
});
