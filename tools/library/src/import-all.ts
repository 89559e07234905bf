/**
 * Imports every module of the library, or one in N (`--slice=N`), each in a process of its own, and compares with the list beside it: which modules
 * import, and what the others lack. `--update` writes the list. A built command is needed.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { libraryModules } from "./sources.ts";

/** A module that prints when it is imported, and one that opens a browser. */
const LEFT_OUT = new Set(["this", "antigravity"]);

const root = join(import.meta.dirname, "../../..");
const list = join(import.meta.dirname, "../imports.txt");
const { values } = parseArgs({ options: { slice: { type: "string", default: "1" }, update: { type: "boolean", default: false }, jobs: { type: "string", default: "2" } } });
const step = Number(values.slice);
const names = libraryModules(root).filter((name) => !LEFT_OUT.has(name) && !name.endsWith("__main__"));
const chosen = names.filter((_, index) => index % step === 0);
const found = new Map<string, string>();

/** `ok`, or the last line of what the import printed. */
function importOf(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "packages/molt/bin/molt.js"), "-c", `import ${name}`], { stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? "ok" : (text.trimEnd().split("\n").at(-1) ?? `exit code ${code}`)));
  });
}

const queue = [...chosen];
async function work(): Promise<void> {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    found.set(name, await importOf(name));
    if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${found.size}/${chosen.length} ${name}`);
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
if (process.stdout.isTTY) process.stdout.write("\r\u001B[K");

if (values.update) {
  writeFileSync(list, names.filter((name) => found.has(name)).map((name) => `${name}: ${found.get(name)}\n`).join(""));
  const ok = [...found.values()].filter((answer) => answer === "ok").length;
  process.stdout.write(`${ok} of ${found.size} modules import\n`);
} else {
  const expected = new Map(readFileSync(list, "utf8").trimEnd().split("\n").map((line) => line.split(/: (.*)/s) as [string, string]));
  let failed = 0;
  for (const name of chosen) {
    if (expected.get(name) === found.get(name)) continue;
    failed += 1;
    process.stdout.write(`import ${name}: ${found.get(name)}; expected ${expected.get(name) ?? "no such module"}\n`);
  }
  process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}
