// The corpus on disk: which files are programs, and what is recorded beside each of them.
//
// A program `case.py` has its recording beside it: `case.out` (stdout), `case.err` (stderr, only when there is any)
// and `case.code` (exit code, only when it is not 0). `case.in` is its standard input, `case.args` its arguments, one a line.

import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** What a run of a program leaves behind; `stdout` and `stderr` are the exact bytes. */
export interface Outcome {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly code: number;
}

/** One program of the corpus: its path (with `/`, relative to the repository) and what it is started with. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly stdin: Uint8Array;
}

/** The absolute path of the repository. */
export const repositoryRoot: string = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The folders that hold the corpus, relative to the repository. */
export const corpusFolders: readonly string[] = ["examples", "tests/conformance"];

/**
 * Lists the paths of all programs under `folder` (relative to the repository), sorted. In a folder with a `main.py` that file alone
 * is a program and the others are its modules; elsewhere every `.py` is one whose name does not begin with `_`.
 */
export function listProgramPaths(folder: string): string[] {
  const absolute = join(repositoryRoot, folder);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [folder];
  const found: string[] = [];
  const entries = readdirSync(absolute, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "main.py")) return [`${folder}/main.py`];
  for (const entry of entries) {
    if (entry.name.startsWith("_") || entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) found.push(...listProgramPaths(`${folder}/${entry.name}`));
    else if (entry.name.endsWith(".py")) found.push(`${folder}/${entry.name}`);
  }
  return found.sort();
}

/** Finds the programs that `filters` name: files, folders, or parts of a program's path. No filters means the whole corpus. */
export function selectPrograms(filters: readonly string[]): string[] {
  const all = corpusFolders.flatMap((folder) => listProgramPaths(folder));
  if (filters.length === 0) return all;
  const selected = new Set<string>();
  for (const filter of filters) {
    const path = relative(repositoryRoot, resolve(filter)).split(sep).join("/");
    if (!path.startsWith("..") && existsSync(join(repositoryRoot, path))) {
      for (const program of listProgramPaths(path)) selected.add(program);
    } else {
      for (const program of all) if (program.includes(filter)) selected.add(program);
    }
  }
  return [...selected].sort();
}

/** Reads what the program at `path` is started with. */
export function readProgram(path: string): Program {
  const args = read(path, "args");
  return {
    path,
    args: args === undefined ? [] : new TextDecoder().decode(args).split("\n").slice(0, -1),
    stdin: read(path, "in") ?? new Uint8Array(),
  };
}

/** Reads the recording of the program at `path`; `undefined` when it has none. */
export function readRecording(path: string): Outcome | undefined {
  const stdout = read(path, "out");
  if (stdout === undefined) return undefined;
  const code = read(path, "code");
  return {
    stdout,
    stderr: read(path, "err") ?? new Uint8Array(),
    code: code === undefined ? 0 : Number.parseInt(new TextDecoder().decode(code), 10),
  };
}

/** Writes the recording of the program at `path`, and removes the parts of an older one that it has no use for. */
export function writeRecording(path: string, outcome: Outcome): void {
  write(path, "out", outcome.stdout);
  write(path, "err", outcome.stderr.length > 0 ? outcome.stderr : undefined);
  write(path, "code", outcome.code === 0 ? undefined : `${outcome.code}\n`);
}

/** Tells whether two outcomes are the same, byte for byte. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return a.code === b.code && Buffer.compare(a.stdout, b.stdout) === 0 && Buffer.compare(a.stderr, b.stderr) === 0;
}

/**
 * Takes the absolute `root` out of what a program printed. Like `python`, a run shows absolute paths in tracebacks and in `__file__`;
 * recordings hold them relative to the repository, so that they are the same in every clone.
 */
export function withoutRoot(bytes: Uint8Array, root: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const prefix = Buffer.from(`${root}/`, "utf8").toString("latin1");
  return text.includes(prefix) ? Buffer.from(text.replaceAll(prefix, ""), "latin1") : bytes;
}

function fileOf(path: string, extension: string): string {
  return join(repositoryRoot, path.replace(/\.py$/, `.${extension}`));
}

function read(path: string, extension: string): Uint8Array | undefined {
  const file = fileOf(path, extension);
  return existsSync(file) ? readFileSync(file) : undefined;
}

function write(path: string, extension: string, content: Uint8Array | string | undefined): void {
  const file = fileOf(path, extension);
  if (content === undefined) rmSync(file, { force: true });
  else writeFileSync(file, content);
}
