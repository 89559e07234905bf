/** Every Python program of the repository is lowered, and what comes out keeps the rules of the IR. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { compileToIR, createParser, verifyModule } from "../src/index.ts";

const root = join(import.meta.dirname, "../../..");
const parser = createParser(readFileSync(join(import.meta.dirname, "../wasm/molt_parser.wasm")));

describe("programs of the repository", () => {
  for (const folder of ["examples", "tests/conformance", "bench/programs"]) {
    if (!existsSync(join(root, folder))) continue;
    it(`keep the rules of the IR: ${folder}`, () => {
      const problems: string[] = [];
      let lowered = 0;
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".py")) continue;
        const path = join(root, folder, file);
        const result = compileToIR(parser, readFileSync(path, "utf8"), { filename: path, name: "__main__" });
        if (!result.ok) continue;
        lowered++;
        for (const problem of verifyModule(result.module)) problems.push(`${relative(root, path)}: ${problem}`);
      }
      expect(problems).toEqual([]);
      expect(lowered).toBeGreaterThan(0);
    });
  }
});
