/** The README's code runs, and prints what its comments say. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string);

it("has code", () => expect(blocks.length).toBeGreaterThan(0));

for (const [index, code] of blocks.entries()) {
  it(`runs block ${index + 1} of the README`, () => {
    const expected = code.split("\n").flatMap((line) => (/(console\.log|print)\(/.test(line) ? (line.match(/\/\/ (.*)$/)?.slice(1) ?? []) : []));
    const run = spawnSync(process.execPath, ["--conditions=@molt-py/source", "--no-warnings", "--input-type=module", "--eval", code], { cwd: folder, encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout).toBe(`${expected.join("\n")}\n`);
    expect(expected.length).toBeGreaterThan(3);
  });
}
