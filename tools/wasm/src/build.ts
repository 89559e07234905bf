/**
 * Builds one WebAssembly artifact and puts it where its TypeScript package publishes it.
 *
 *   node tools/wasm/src/build.ts core     native/core   -> packages/provenance/wasm/molt_core.wasm
 *   node tools/wasm/src/build.ts parser   native/parser -> packages/frontend/wasm/
 *
 * The core is a plain cargo build: wasm-bindgen would drop the exported function table, and its glue keeps one
 * instance per JavaScript module while every runtime needs its own. The parser has a JavaScript-facing API, so it
 * goes through wasm-pack.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(import.meta.dirname, "../../..");

/** Runs a command with its output shown; ends this process with the command's status when it fails. */
function run(command: string, args: readonly string[], cwd: string): void {
  const result = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (result.error) {
    console.error(`${command} could not be started (${result.error.message}). ./dev sets it up; see CONTRIBUTING.md.`);
    process.exit(127);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Bytes of a file, as kB with one decimal. */
function size(file: string): string {
  return `${(statSync(file).size / 1000).toFixed(1)} kB`;
}

/**
 * What makes a module smaller after `-Oz`: constants used often within a function, such as the tags of values, take nine bytes
 * each and two as a local (engines see through it); functions called most get the shortest indices.
 */
const finish = ["--const-hoisting", "--merge-locals", "--coalesce-locals", "--reorder-locals", "--reorder-functions"];

/**
 * Runs binaryen's optimizer over a module for size, which also drops the names of functions: they are a tenth of the file
 * and only profiles need them: `MOLT_WASM_NAMES` keeps them, and the module as it was linked.
 */
function optimize(from: string, to: string, options: readonly string[] = []): void {
  if (process.env["MOLT_WASM_NAMES"]) {
    copyFileSync(from, to);
    return;
  }
  const optimizer = fileURLToPath(import.meta.resolve("binaryen/bin/wasm-opt"));
  run(process.execPath, [optimizer, "--strip-debug", "--merge-similar-functions", "-Oz", ...options, ...finish, "--strip-producers", "--strip-target-features", from, "-o", to], root);
}

/**
 * Builds the core; `MOLT_WASM_PROFILE` chooses another cargo profile, such as `dev-wasm`, for iteration. Only what `release`
 * builds is optimized after linking.
 */
function buildCore(): void {
  const profile = process.env["MOLT_WASM_PROFILE"] ?? "release";
  run("cargo", ["build", "--locked", "-p", "molt-core", "--target", "wasm32-unknown-unknown", "--profile", profile], root);
  const out = join(root, "packages/provenance/wasm");
  mkdirSync(out, { recursive: true });
  const target = join(out, "molt_core.wasm");
  const targetFolder = process.env["CARGO_TARGET_DIR"] ?? join(root, "target");
  const built = join(targetFolder, "wasm32-unknown-unknown", profile, "molt_core.wasm");
  // The core's memory is imported, and always a fresh one. Its first kilobyte is the end of the stack, which is never reached.
  if (profile === "release") optimize(built, target, ["--zero-filled-memory", "--low-memory-unused"]);
  else copyFileSync(built, target);
  console.log(`molt_core.wasm: ${size(target)} (${profile})`);
}

/**
 * Builds the parser with wasm-pack. Its `web` and `nodejs` glue keeps one instance per JavaScript module; the glue
 * for plain scripts is one expression, which is wrapped in a function here, so that every parser has an instance of its own.
 */
function buildParser(): void {
  const crate = join(root, "native/parser");
  const packed = join(crate, "target/pkg");
  const out = join(root, "packages/frontend/wasm");
  run("wasm-pack", ["build", crate, "--target", "no-modules", "--mode", "no-install", "--no-opt", "--no-pack", "--no-typescript", "--release", "--out-dir", packed, "--out-name", "molt_parser"], crate);
  mkdirSync(out, { recursive: true });
  const glue = readFileSync(join(packed, "molt_parser.js"), "utf8");
  const header = "// Generated from wasm-bindgen's glue by tools/wasm. Each call makes the glue of one instance.\n";
  writeFileSync(join(out, "molt_parser.js"), `${header}export function createBindings() {\n${glue}\nreturn wasm_bindgen;\n}\n`);
  const target = join(out, "molt_parser.wasm");
  optimize(join(packed, "molt_parser_bg.wasm"), target);
  console.log(`molt_parser.wasm: ${size(target)}`);
}

const what = process.argv[2];
if (what === "core") buildCore();
else if (what === "parser" && existsSync(join(root, "native/parser/Cargo.toml"))) buildParser();
else {
  console.error("usage: node tools/wasm/src/build.ts core|parser");
  process.exit(2);
}
