/**
 * Compiles every file of CPython's library, or one in N (`--slice=N`), without running it: none may be refused or break the compiler, the intermediate
 * representation must keep its rules and the WebAssembly must be valid. Built packages are needed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { emitModule } from "../../../packages/backend/dist/index.js";
import { compileToIR, createParser, decodeSource, verifyModule } from "../../../packages/frontend/dist/index.js";
import { libraryFolder } from "./sources.ts";

/** Files that CPython's own compiler refuses, or that are no Python 3. */
const REFUSED = /(^|\/)(bad_coding|badsyntax_|test_lib2to3\/data|test_future_stmt\/badsyntax)/;

const root = join(import.meta.dirname, "../../..");
const { values } = parseArgs({ options: { slice: { type: "string", default: "1" }, only: { type: "string", default: "" } } });
const step = Number(values.slice);
const folder = libraryFolder(root);
const parser = createParser(readFileSync(join(root, "packages/frontend/wasm/molt_parser.wasm")));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py") && path.includes(values.only))
  .sort()
  .filter((_, index) => index % step === 0);

let failed = 0;
const started = performance.now();
for (const path of files) {
  const problem = problemOf(path);
  if (problem === null || REFUSED.test(path)) continue;
  failed += 1;
  process.stdout.write(`${path}: ${problem}\n`);
}
process.stdout.write(`${files.length - failed} passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** What is wrong with a file's compilation; null when nothing is. */
function problemOf(path: string): string | null {
  try {
    const text = decodeSource(readFileSync(join(folder, path)));
    if (!text.ok) return `${text.error.kind}: ${text.error.message}`;
    const result = compileToIR(parser, text.value, { filename: path, name: path });
    if (!result.ok) return `line ${result.error.line}: ${result.error.kind}: ${result.error.message}`;
    const [broken] = verifyModule(result.module);
    if (broken !== undefined) return `broken IR: ${broken}`;
    return WebAssembly.validate(emitModule(result.module, { sourceHash: new Uint8Array(32) }) as Uint8Array<ArrayBuffer>) ? null : "invalid WebAssembly";
  } catch (error) {
    return `compiler broke: ${error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" ") : String(error)}`;
  }
}
