// The code of every package's README runs as it stands, and prints what its comments say.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/molt.ts";

// Of an empty package there is nothing to show.
const packages = readdirSync(join(root, "packages")).filter((name) => name !== "stdlib" && existsSync(join(root, "packages", name, "README.md")));
const pages: [string, string][] = [["README.md", "molt"], ...packages.map((name): [string, string] => [`packages/${name}/README.md`, name])];

/** What the comments behind or below the printing lines promise; none when a page says it in another way. */
function promised(code: string): string[] {
  const lines = code.split("\n");
  return lines.flatMap((line, index) => {
    const own = /^\s*\/\/ (.*)$/.exec(line);
    // Comments at the end of a block are its output, others explain.
    if (own !== null) return lines.slice(index).every((rest) => rest === "" || rest.startsWith("//")) ? [own[1] as string] : [];
    return /\b(console\.log|print)\(/.test(line) ? (/\/\/ (.*)$/.exec(line)?.slice(1) ?? []) : [];
  });
}

describe.each(pages)("%s", (page, name) => {
  const text = readFileSync(join(root, page), "utf8");
  const blocks = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);
  it("has code", () => expect(blocks.length).toBeGreaterThan(0));

  it.each(blocks.map((code, index): [number, string] => [index + 1, code]))("block %i", (_, code) => {
    // Only the facade knows all packages.
    const folder = join(root, "packages", code.includes('"molt-py"') ? "molt" : name);
    const args = ["--conditions=@molt-py/source", "--no-warnings", "--input-type=module", "--eval", code];
    const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(run.stderr).toBe("");
    const expected = promised(code);
    if (expected.length > 0) expect(run.stdout).toBe(`${expected.join("\n")}\n`);
    else expect(text).toContain(run.stdout.trim());
  });
});
