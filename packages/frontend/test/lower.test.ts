/**
 * Lowering, case by case: `lower/NAME.py` is compiled and its IR compared with `lower/NAME.ir`; `UPDATE=1` rewrites the expectations.
 * A first line `# options: …` in the program sets `positions` (print them), `eval`, `exec-with-namespace` and `result`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileToIR, createParser, printModule, verifyModule } from "../src/index.ts";

const folder = join(import.meta.dirname, "lower");
const parser = createParser(readFileSync(join(import.meta.dirname, "../wasm/molt_parser.wasm")));

function irOf(source: string): { text: string; problems: string[] } {
  const options = /^# options: (.*)/.exec(source)?.[1]?.split(" ") ?? [];
  const has = (option: string): boolean => options.includes(option);
  const result = compileToIR(parser, source, {
    filename: "case.py",
    name: "case",
    mode: has("eval") ? "eval" : has("exec-with-namespace") ? "exec-with-namespace" : "module",
    resultOfLastExpression: has("result"),
  });
  if (!result.ok) {
    const { kind, message, line, col, endLine, endCol } = result.error;
    return { text: `${kind}: ${message} @${line}:${col}-${endLine}:${endCol}\n`, problems: [] };
  }
  return { text: printModule(result.module, { positions: has("positions") }), problems: verifyModule(result.module) };
}

describe("lowering", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".py"))) {
    it(file.replace(".py", "").replaceAll("-", " "), () => {
      const source = readFileSync(join(folder, file), "utf8");
      const { text, problems } = irOf(source);
      expect(problems).toEqual([]);
      const expectation = join(folder, file.replace(".py", ".ir"));
      if (process.env.UPDATE || !existsSync(expectation)) writeFileSync(expectation, text);
      expect(text).toBe(readFileSync(expectation, "utf8"));
    });
  }
});

describe("long chains", () => {
  const cases: Record<string, string> = {
    "binary operations": `x = ${Array.from({ length: 5000 }, () => "a").join(" + ")}\n`,
    attributes: `x = a${".b".repeat(5000)}\n`,
    calls: `x = a${"()".repeat(5000)}\n`,
    "method calls": `x = a${".m()".repeat(5000)}\n`,
    subscripts: `x = a${"[0]".repeat(5000)}\n`,
    "elif clauses": `if a: pass\n${"elif a: b\n".repeat(2000)}else: c\n`,
    "list elements": `x = [${"a, ".repeat(20000)}]\n`,
    statements: "x = 1\n".repeat(20000),
  };
  for (const [name, source] of Object.entries(cases)) {
    it(`lowers thousands of ${name}`, () => {
      const { text, problems } = irOf(source);
      expect(problems).toEqual([]);
      expect(text).toMatch(/^func 0/);
    });
  }
});

describe("README", () => {
  it("shows what its example prints", () => {
    const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
    expect(readme).toContain(irOf("def double(x): return x + x\n").text);
  });
});
