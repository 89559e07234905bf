/**
 * Takes every file of CPython's library, or one in N (`--slice=N`), through `ast` on Molt: `ast.unparse` of a tree parses to an equal tree, and
 * the tree compiles. The built command is needed.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { decodeSource } from "../../../packages/frontend/dist/index.js";
import { libraryFolder } from "./sources.ts";

/** Files that CPython's own compiler refuses, or that are no Python 3. */
const REFUSED = /(^|\/)(bad_coding|badsyntax_|test_lib2to3\/data|test_future_stmt\/badsyntax)/;
/** How many files one process takes. */
const BATCH = 100;

const root = join(import.meta.dirname, "../../..");
const { values } = parseArgs({ options: { slice: { type: "string", default: "1" }, only: { type: "string", default: "" } } });
const step = Number(values.slice);
const folder = libraryFolder(root);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py") && path.includes(values.only) && !REFUSED.test(path))
  .sort()
  .filter((_, index) => index % step === 0);

for (let start = 0; start < files.length; start += BATCH) {
  const input = files.slice(start, start + BATCH).map(entryOf).join("");
  const molt = [join(root, "packages/molt/bin/molt.js"), "run", join(import.meta.dirname, "round-trip.py")];
  const { status } = spawnSync(process.execPath, molt, { input, stdio: ["pipe", "inherit", "inherit"] });
  if (status !== 0) process.exitCode = 1;
}

/** A file as the program reads it: a line with its name and its text in hexadecimal digits. */
function entryOf(path: string): string {
  const text = decodeSource(readFileSync(join(folder, path)));
  return `${path} ${Buffer.from(text.ok ? text.value : "").toString("hex")}\n`;
}
