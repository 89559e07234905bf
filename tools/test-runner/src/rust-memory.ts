/**
 * Runs the tests of `native/provenance`, which has all the unsafe code, where wrong uses of memory are seen: under Miri, where a nightly Rust has it; else under
 * valgrind, which knows less; where there is neither, it says so and checks nothing. `--require` makes that a failure.
 *
 *   node tools/test-runner/src/rust-memory.ts [--require] [miri|valgrind] [TEST…]
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const crate = "molt-provenance";

/** Pointers are made of addresses in one place only, so the strict rules hold. A runtime is never taken down, as in WebAssembly: what it keeps is no leak. */
const MIRI_FLAGS = "-Zmiri-strict-provenance -Zmiri-ignore-leaks";

const required = process.argv.includes("--require");
const words = process.argv.slice(2).filter((word) => word !== "--require");
const tool = words[0] === "miri" || words[0] === "valgrind" ? words[0] : undefined;
const tests = tool === undefined ? words : words.slice(1);

function works(command: string, ...rest: readonly string[]): boolean {
  return spawnSync(command, rest, { cwd: root, stdio: "ignore" }).status === 0;
}

function underMiri(): number {
  const env = { ...process.env, MIRIFLAGS: MIRI_FLAGS };
  return spawnSync("cargo", ["+nightly", "miri", "test", "-p", crate, "--lib", "--target-dir", "target/miri", "--", ...tests], { cwd: root, stdio: "inherit", env }).status ?? 1;
}

function underValgrind(): number {
  // As under Miri there are few rounds of each test; the code is that of any other build.
  const env = { ...process.env, RUSTFLAGS: "--cfg slow" };
  const build = spawnSync("cargo", ["test", "-p", crate, "--lib", "--no-run", "--message-format=json", "--target-dir", "target/valgrind"], { cwd: root, encoding: "utf8", env, maxBuffer: 1 << 28 });
  const lines = build.stdout.split("\n").filter((line) => line.startsWith("{"));
  const binary = lines.map((line) => (JSON.parse(line) as { executable?: string | null }).executable).find((path) => typeof path === "string");
  if (build.status !== 0 || binary === undefined) {
    process.stderr.write(build.stderr);
    return 1;
  }
  return spawnSync("valgrind", ["-q", "--error-exitcode=9", binary, "--test-threads=1", ...tests], { cwd: root, stdio: "inherit" }).status ?? 1;
}

if (tool !== "valgrind" && works("cargo", "+nightly", "miri", "--version")) process.exitCode = underMiri();
else if (tool !== "miri" && works("valgrind", "--version")) process.exitCode = underValgrind();
else {
  console.log("neither Miri (rustup component add --toolchain nightly miri rust-src) nor valgrind is here: not checked");
  if (required) process.exitCode = 1;
}
