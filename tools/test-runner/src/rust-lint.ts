/**
 * Checks the layout of Rust sources (`format`), or asks Clippy about them (`clippy`). Both are components that a machine's Rust may lack; then
 * it says so and checks nothing. Clippy's lints change with its version, so only that of the workspace's Rust counts.
 *
 *   node tools/test-runner/src/rust-lint.ts format|clippy
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Types of functions are written out where they are used, and a borrow behind a raw pointer is shown. */
const LEVELS = ["-D", "clippy::all", "-A", "clippy::type_complexity", "-A", "clippy::needless_borrow"];

/** The first line that a command prints; null when it cannot be run. */
function answer(...command: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command[0] as string, command.slice(1), { cwd: root, encoding: "utf8" });
  return status === 0 ? (stdout.split("\n")[0] ?? "") : null;
}

function run(...args: readonly string[]): number {
  return spawnSync("cargo", args, { cwd: root, stdio: "inherit" }).status ?? 1;
}

/** Why a check cannot be made here; null when it can. */
function obstacle(check: string): string | null {
  if (answer("cargo", check === "format" ? "fmt" : "clippy", "--version") === null) return `this machine's Rust has no ${check === "format" ? "rustfmt" : "Clippy"}`;
  if (check === "format") return null;
  const wanted = /^rust-version = "(\d+\.\d+)/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1] ?? "";
  const version = answer("rustc", "--version") ?? "";
  return version.startsWith(`rustc ${wanted}.`) ? null : `Clippy's lints are those of Rust ${wanted}, and this is ${version}`;
}

const check = process.argv[2];
if (check !== "format" && check !== "clippy") throw new Error("format or clippy?");
const why = obstacle(check);
if (why !== null) console.log(`${why}: not checked`);
else process.exitCode = check === "format" ? run("fmt", "--all", "--check") : run("clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", ...LEVELS);
