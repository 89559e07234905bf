/** `molt run`: reads a program, runs it and says how it ended. */
import { type CompiledModule, encodeUtf8 } from "@molt-py/provenance";
import type { TypeCount } from "@molt-py/state";
import { type HostAdapter, HostSyntaxError } from "@molt-py/wasm-host";
import { COMPILER_BUILD, lazyCompiler, loadCore, openLibrary } from "../node/artifacts.ts";
import { openDiskCache } from "../node/disk-cache.ts";
import { allowInlining } from "../node/inlining.ts";
import { enableOwnStack } from "../node/own-stack.ts";
import type { CompileUnit, SourceCompiler } from "../pipeline/compiler.ts";
import { imageFor } from "../pipeline/ahead.ts";
import { OWN_STACK_RECURSION } from "../pipeline/limits.ts";
import { Session, type SessionMetrics, type SessionOptions } from "../pipeline/session.ts";
import { decodeSource } from "../pipeline/source-text.ts";
import type { ProgramSource } from "./arguments.ts";
import { CommandError, type Outcome, runGuarded, runInSession } from "./run-session.ts";

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");
const path = process.getBuiltinModule("node:path");

/** A program that is found by its name when it runs. */
interface NamedProgram {
  readonly kind: "named";
  readonly name: string;
  /** First entry of `sys.path`. */
  readonly folder: string;
}

/** A program, read and decoded. */
interface LoadedProgram {
  readonly kind: "source";
  readonly unit: CompileUnit;
  /** First entry of `sys.path`. */
  readonly folder: string;
  /** `__file__` */
  readonly file?: string;
}

/**
 * Runs a program as the command does, on a platform; with `countObjects` the outcome says what was left, with `stats` counters are
 * printed on standard error when the program has ended.
 */
export function runProgram(program: ProgramSource, args: readonly string[], adapter: HostAdapter, options: { readonly countObjects?: boolean; readonly stats?: boolean } = {}): Promise<Outcome> {
  return runGuarded(adapter, async (host) => {
    const compiler = lazyCompiler();
    const loaded = loadProgram(program, host, compiler);
    const session = new Session({ ...nodeSession(host, loaded.kind === "source" ? loaded.unit.source : `import ${loaded.name}`), compiler, argv: args, path: [loaded.folder] });
    const module = loaded.kind === "source" ? prepare(session, compiler, loaded.unit) : null;
    const floor = options.countObjects === true ? session.runtime.census() : null;
    const run = (): Promise<unknown> => {
      if (loaded.kind === "named") return session.runNamedLater(loaded.name);
      return session.runCompiledLater(module as CompiledModule, loaded.unit.name, loaded.file);
    };
    const counted = async (): Promise<unknown> => {
      try {
        return await run();
      } finally {
        if (session.runtime.life === "ready") stats = formatMetrics(session.metrics({ types: true }));
      }
    };
    let stats = "";
    const outcome = await runInSession(session, host, options.stats === true ? counted : run, floor !== null);
    if (stats !== "") host.write(2, encodeUtf8(stats));
    return floor === null ? outcome : { ...outcome, left: difference(floor, session.runtime.leftByType ?? floor) };
  });
}

/** How many types are listed. */
const MOST_TYPES = 12;

/** Counters as lines of names and numbers. */
function formatMetrics(metrics: SessionMetrics): string {
  const { collections, types, ...numbers } = metrics;
  const lines = Object.entries({ ...numbers, ...Object.fromEntries(Object.entries(collections).map(([name, count]) => [`collections.${name}`, count])) });
  const largest = [...(types ?? [])].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, MOST_TYPES);
  const rows = [...lines.map(([name, value]) => [name, String(Number.isInteger(value) ? value : (value as number).toFixed(4))]), ...largest.map(([name, { objects, bytes }]) => [`type ${name}`, `${objects} (${bytes} bytes)`])];
  const width = Math.max(...rows.map(([name]) => (name as string).length));
  return `${rows.map(([name, value]) => `${(name as string).padEnd(width)}  ${value}`).join("\n")}\n`;
}

function difference(before: ReadonlyMap<string, TypeCount>, after: ReadonlyMap<string, TypeCount>): ReadonlyMap<string, number> {
  const count = (types: ReadonlyMap<string, TypeCount>, name: string): number => types.get(name)?.objects ?? 0;
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return new Map(names.map((name) => [name, count(after, name) - count(before, name)] as const).filter(([, more]) => more !== 0));
}

/** Compiles the program; an error is told as Python prints it. */
function prepare(session: Session, compiler: SourceCompiler, unit: CompileUnit): CompiledModule {
  try {
    return session.prepare(unit);
  } catch (error) {
    throw error instanceof HostSyntaxError ? compiler.explain(error, unit) : error;
  }
}

/** What sessions of the command have in common; the source tells which image the runtime starts from. */
function nodeSession(adapter: HostAdapter, source: string): SessionOptions {
  allowInlining();
  const ownStack = enableOwnStack();
  const core = loadCore();
  const image = imageFor(core, source);
  return {
    ownStack,
    ...(ownStack ? { maxRecursion: OWN_STACK_RECURSION } : {}),
    core,
    ...(image === null ? {} : { image }),
    adapter,
    library: openLibrary,
    cache: openDiskCache(),
    ...(COMPILER_BUILD === undefined ? {} : { compilerVersion: COMPILER_BUILD }),
    executable: process.argv[1] ?? "",
  };
}

/** Finds the main program and reads it, or says by what name it is found. */
function loadProgram(program: ProgramSource, host: HostAdapter, compiler: SourceCompiler): LoadedProgram | NamedProgram {
  const loaded = (source: string, filename: string): LoadedProgram => ({
    kind: "source",
    unit: { source, filename, name: "__main__", mode: "module", resultOfLastExpression: false },
    folder: "",
  });
  switch (program.kind) {
    case "code":
      return loaded(`${program.code}\n`, "<string>");
    case "stdin":
      return loaded(decodeSource(host.read(Number.POSITIVE_INFINITY), "<stdin>", compiler), "<stdin>");
    case "module":
      return { kind: "named", name: program.name, folder: process.cwd() };
    case "file": {
      const file = path.resolve(program.path);
      // A folder is a program when it has a `__main__`.
      if (host.stat(file) === "directory") return { kind: "named", name: "__main__", folder: program.path };
      return { ...loaded(readSource(file, compiler), file), folder: realFolder(file), file };
    }
  }
}

function readSource(file: string, compiler: SourceCompiler): string {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    throw cannotOpen(file, (error as { code?: string }).code);
  }
  return decodeSource(bytes, file, compiler);
}

/** The failure to open a program, in Python's words. */
export function cannotOpen(file: string, code: string | undefined): CommandError {
  const [number, words] = code === "ENOENT" ? [2, "No such file or directory"] : code === "EACCES" ? [13, "Permission denied"] : code === "ENOTDIR" ? [20, "Not a directory"] : [5, `Input/output error (${code})`];
  return new CommandError(`can't open file '${file}': [Errno ${number}] ${words}`);
}

function realFolder(file: string): string {
  try {
    return path.dirname(fs.realpathSync(file));
  } catch {
    return path.dirname(file);
  }
}
