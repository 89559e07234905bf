/** The steps of the test command: what is run, in which order, and how each one's report is counted. */
import { type Counter, byCargo, byExit, byLine, byVitest } from "./counts.ts";

/** One step of the test command. */
export interface Step {
  readonly name: string;
  readonly what: string;
  readonly command: readonly [string, ...string[]];
  readonly count: Counter;
  /** Steps that must have succeeded; otherwise this one fails without being run. */
  readonly needs?: readonly string[];
}

/** Where vitest writes its report, relative to the root. */
export const vitestReport = ".cache/vitest.json";

/** All steps in order. */
export const steps: readonly Step[] = [
  { name: "build", what: "all packages and WebAssembly artifacts", command: ["pnpm", "exec", "turbo", "run", "build", "build:wasm", "--output-logs=errors-only", "--log-prefix=none"], count: byExit },
  { name: "tidy", what: "package graph, unsafe boundary, source files, notices", command: ["node", "tools/tidy/src/main.ts"], count: byLine },
  { name: "lint", what: "ESLint with the fence around raw memory", command: ["pnpm", "exec", "eslint", "."], count: byExit },
  { name: "imports", what: "dependency-cruiser with rules from the package graph", command: ["pnpm", "exec", "depcruise", "packages", "--config", ".dependency-cruiser.mjs"], count: byExit },
  { name: "types", what: "TypeScript in tests, tools and benchmarks", command: ["pnpm", "exec", "tsc", "-p", "tsconfig.tests.json"], count: byExit, needs: ["build"] },
  { name: "format", what: "the layout of Rust sources", command: ["node", "tools/test-runner/src/rust-lint.ts", "format"], count: byExit },
  { name: "clippy", what: "what Clippy says of the core's crates", command: ["node", "tools/test-runner/src/rust-lint.ts", "clippy"], count: byExit },
  { name: "rust", what: "cargo test of the core's crates", command: ["cargo", "test", "--workspace", "--quiet", "--locked"], count: byCargo },
  { name: "memory", what: "the tests of the unsafe code under Miri or valgrind", command: ["node", "tools/test-runner/src/rust-memory.ts"], count: byCargo },
  {
    name: "unit",
    what: "vitest of every package and tool",
    command: ["pnpm", "exec", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`],
    count: byVitest(vitestReport),
    needs: ["build"],
  },
  { name: "conformance", what: "Python programs against recorded output of CPython", command: ["node", "tools/conformance/src/main.ts"], count: byLine, needs: ["build"] },
  { name: "refcount", what: "Python programs again: none leaves an object behind", command: ["node", "tools/conformance/src/main.ts", "--refcount"], count: byLine, needs: ["build"] },
  { name: "fuzz", what: "random Python programs on Molt and CPython", command: ["node", "tools/fuzz/src/main.ts", "--count", "150"], count: byLine, needs: ["build"] },
  { name: "library", what: "one in ten of the files of CPython's library compiles", command: ["node", "tools/library/src/compile-all.ts", "--slice=10"], count: byLine, needs: ["build"] },
  { name: "modules", what: "one in ten of the library's modules imports, or lacks what is listed", command: ["node", "tools/library/src/import-all.ts", "--slice=10"], count: byLine, needs: ["build"] },
  { name: "trees", what: "one in forty of them goes through ast and back", command: ["node", "tools/library/src/round-trip.ts", "--slice=40"], count: byLine, needs: ["build"] },
  { name: "docs", what: "the API site of all packages, without warnings", command: ["pnpm", "exec", "typedoc"], count: byExit, needs: ["build"] },
];
