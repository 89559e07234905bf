// The costs around a program: starting, compiling, the size of what is compiled, and memory.

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import type { Commands } from "./engines.ts";
import { run, runWell } from "./process.ts";
import type { Progress } from "./progress.ts";
import { PyodideProcess } from "./pyodide-process.ts";
import { median, minimum } from "./statistics.ts";
import { benchFolder, type Program } from "./suite.ts";

/** Wall times of a command that does next to nothing. Seconds. */
export interface StartUp {
  readonly name: string;
  readonly best: number;
  readonly median: number;
  /** The best time minus that of bare `node -e 0` in the same interleaved run. */
  readonly overNode: number;
}

/** How fast and how large source compiles. */
export interface Compilation {
  /** Bytes of the source that was compiled to find the speed. */
  readonly sourceBytes: number;
  /** Seconds of `molt build` for it, less those for one line. */
  readonly seconds: number;
  /** Megabytes (10^6) of source per second. */
  readonly megabytesPerSecond: number;
  /** Per program: bytes of source and of its wasm module. */
  readonly modules: readonly { readonly name: string; readonly source: number; readonly wasm: number; readonly gzip: number }[];
  /** The core's wasm; undefined when it was not found. */
  readonly core: { readonly raw: number; readonly gzip: number; readonly brotli: number } | undefined;
  /** Programs that `molt build` refused, with the reason. */
  readonly failures: readonly string[];
}

/** The largest resident set of one command. */
export interface Memory {
  readonly what: string;
  readonly bytes: number;
}

const helloPath = join(benchFolder, "costs/hello.py");
const corePath = join(dirname(benchFolder), "packages/provenance/wasm/molt_core.wasm");

/** Times the start of every engine, `rounds` times each, in turn. Pyodide, which takes seconds, has at most three turns. */
export async function measureStartUp(commands: Commands, rounds: number, progress: Progress): Promise<StartUp[]> {
  const wallOf = (command: readonly string[]) => async () => (await runWell(command)).wall;
  const starts: { name: string; turns: number; start: () => Promise<number>; times: number[] }[] = [];
  const add = (name: string, turns: number, start: () => Promise<number>): unknown => starts.push({ name, turns, start, times: [] });
  add("node -e 0", rounds, wallOf([process.execPath, "-e", "0"]));
  if (commands.molt !== undefined) add("molt run hello.py", rounds, wallOf([...commands.molt, "run", helloPath]));
  if (commands.python3 !== undefined) add("python3 hello.py", rounds, wallOf([...commands.python3, helloPath]));
  if (commands.pyodide) add("pyodide, loaded", Math.min(3, rounds), loadPyodideOnce);
  // The first round fills the file system's caches and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, turns, start, times } of starts) {
      if (round > turns) continue;
      progress.show(`start-up ${round} of ${rounds}: ${name}`);
      const wall = await start();
      if (round > 0) times.push(wall);
    }
  }
  progress.clear();
  const bare = minimum(starts[0]?.times ?? []);
  return starts.map(({ name, times }) => ({ name, best: minimum(times), median: median(times), overNode: minimum(times) - bare }));
}

async function loadPyodideOnce(): Promise<number> {
  const start = performance.now();
  const pyodide = await PyodideProcess.start();
  const wall = (performance.now() - start) / 1000;
  pyodide.stop();
  return wall;
}

/** Builds one long source and one line in turn, then each program once for its size. */
export async function measureCompilation(
  molt: readonly string[],
  programs: readonly Program[],
  rounds: number,
  progress: Progress,
): Promise<Compilation> {
  const folder = mkdtempSync(join(tmpdir(), "molt-bench-"));
  try {
    const long = join(folder, "long.py");
    writeFileSync(long, longSource(programs));
    const times: { long: number[]; hello: number[] } = { long: [], hello: [] };
    const failures: string[] = [];
    for (let round = 1; round <= rounds && failures.length === 0; round += 1) {
      progress.show(`compiling, round ${round} of ${rounds}`);
      try {
        times.hello.push((await runWell([...molt, "build", helloPath, "-o", join(folder, "hello")])).wall);
        times.long.push((await runWell([...molt, "build", long, "-o", join(folder, "long")])).wall);
      } catch (error) {
        failures.push(`the long source: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const modules = [];
    const core = existsSync(corePath) ? readFileSync(corePath) : undefined;
    for (const { name, path } of programs) {
      progress.show(`module size: ${name}`);
      const out = join(folder, name);
      try {
        await runWell([...molt, "build", path, "-o", out]);
        const wasm = programModule(out);
        modules.push({
          name,
          source: statSync(path).size,
          wasm: wasm.length,
          gzip: gzipSync(wasm, { level: 9 }).length,
        });
      } catch (error) {
        failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    progress.clear();
    const sourceBytes = statSync(long).size - statSync(helloPath).size;
    const seconds = minimum(times.long) - minimum(times.hello);
    return { sourceBytes, seconds, megabytesPerSecond: sourceBytes / 1e6 / seconds, modules, core: coreSizes(core), failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// All programs, several times over, as one module: definitions replace each other, which a compiler does not mind.
function longSource(programs: readonly Program[]): string {
  const once = programs.map(({ path }) => readFileSync(path, "utf8")).join("\n");
  return once.repeat(Math.max(1, Math.round(500_000 / once.length)));
}

// What a program of one file is compiled to. The core, the prelude and the import system, which are beside it, are the same for all programs.
function programModule(folder: string): Buffer {
  return readFileSync(join(folder, "modules/__main__.wasm"));
}

function coreSizes(core: Buffer | undefined): Compilation["core"] {
  if (core === undefined) return undefined;
  const brotli = brotliCompressSync(core, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { raw: core.length, gzip: gzipSync(core, { level: 9 }).length, brotli: brotli.length };
}

/** Measures the peak memory of hello world and of the named programs. Empty where the machine has neither GNU time nor python3. */
export async function measureMemory(commands: Commands, programs: readonly Program[], progress: Progress): Promise<Memory[]> {
  const wrapper = await memoryWrapper();
  if (wrapper === undefined) return [];
  const files = [helloPath, ...programs.map(({ path }) => path)];
  const measured: [string, readonly string[]][] = [["node -e 0", [process.execPath, "-e", "0"]]];
  for (const file of files) {
    const name = file === helloPath ? "hello.py" : file.slice(file.lastIndexOf("/") + 1);
    if (commands.molt !== undefined) measured.push([`molt run ${name}`, [...commands.molt, "run", file]]);
    if (commands.python3 !== undefined) measured.push([`python3 ${name}`, [...commands.python3, file]]);
  }
  const memory: Memory[] = [];
  for (const [what, command] of measured) {
    progress.show(`memory: ${what}`);
    const { stderr } = await run([...wrapper, ...command]);
    const kilobytes = Number(/^@memory (\d+)$/m.exec(stderr)?.[1]);
    if (kilobytes > 0) memory.push({ what, bytes: kilobytes * 1024 });
  }
  progress.clear();
  return memory;
}

// A command that runs another one and then writes `@memory KILOBYTES` to standard error.
async function memoryWrapper(): Promise<readonly string[] | undefined> {
  const python = [
    "import resource, subprocess, sys",
    "subprocess.run(sys.argv[1:])",
    "print('@memory', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)",
  ].join("\n");
  const wrappers = [
    ["/usr/bin/time", "-f", "@memory %M"],
    ["python3", "-c", python],
  ];
  for (const wrapper of wrappers) {
    const tried = await run([...wrapper, process.execPath, "-e", "0"]).catch(() => undefined);
    if (tried !== undefined && /^@memory \d+$/m.test(tried.stderr)) return wrapper;
  }
  return undefined;
}
