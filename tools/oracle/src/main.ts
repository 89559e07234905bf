// `oracle record [paths]` records what CPython prints for programs that have no recording yet, `--force` for all that are named;
// `oracle check [paths]` runs them again and compares; `oracle run FILE [ARGS]` runs one file and passes its output on.

import { parseArgs } from "node:util";
import { isMainThread, Worker, workerData } from "node:worker_threads";

import { CPython } from "./cpython.ts";
import { type Outcome, readProgram, readRecording, sameOutcome, selectPrograms, writeRecording } from "./programs.ts";

const isTerminal = (workerData as { tty?: boolean } | null)?.tty === true;
const usage = "usage: oracle record [--force] [PATH…] | check [PATH…] | run FILE [ARGS…]\n";

async function record(paths: readonly string[], force: boolean): Promise<number> {
  const python = new CPython();
  const wanted = paths.filter((path) => force || readRecording(path) === undefined);
  for (const [index, path] of wanted.entries()) {
    showProgress(index, wanted.length, path);
    const outcome = await python.run(readProgram(path));
    writeRecording(path, outcome);
    if (outcome.code !== 0) process.stdout.write(`${clearLine()}${path}: exit code ${outcome.code}: ${lastLine(outcome.stderr)}\n`);
  }
  process.stdout.write(`${clearLine()}${wanted.length} recorded, ${paths.length - wanted.length} had a recording\n`);
  return 0;
}

async function check(paths: readonly string[]): Promise<number> {
  const python = new CPython();
  let failed = 0;
  for (const [index, path] of paths.entries()) {
    showProgress(index, paths.length, path);
    const recording = readRecording(path);
    const problem = recording === undefined ? "has no recording" : await compare(python, path, recording);
    if (problem === undefined) continue;
    failed += 1;
    process.stdout.write(`${clearLine()}${path}: ${problem}\n`);
  }
  process.stdout.write(`${clearLine()}${paths.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function compare(python: CPython, path: string, recording: Outcome): Promise<string | undefined> {
  const outcome = await python.run(readProgram(path));
  return sameOutcome(outcome, recording) ? undefined : "differs from its recording";
}

async function run(path: string | undefined, args: readonly string[]): Promise<number> {
  const [program] = path === undefined ? [] : selectPrograms([path]);
  if (program === undefined) {
    process.stderr.write(path === undefined ? usage : `oracle: no program ${path} in this repository\n`);
    return 2;
  }
  const outcome = await new CPython().run({ ...readProgram(program), args });
  process.stdout.write(outcome.stdout);
  process.stderr.write(outcome.stderr);
  return outcome.code;
}

function showProgress(index: number, total: number, path: string): void {
  if (isTerminal) process.stdout.write(`${clearLine()}${index + 1}/${total} ${path}`);
}

function clearLine(): string {
  return isTerminal ? "\r\u001B[K" : "";
}

function lastLine(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).trimEnd().split("\n").at(-1) ?? "";
}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === "run") return run(rest[0], rest.slice(1));
  if (command !== "record" && command !== "check") {
    process.stderr.write(usage);
    return 2;
  }
  const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { force: { type: "boolean", default: false } } });
  const paths = selectPrograms(positionals);
  if (paths.length === 0) {
    process.stderr.write("oracle: no program matches\n");
    return 2;
  }
  return command === "record" ? record(paths, values.force) : check(paths);
}

// CPython needs more stack than Node's main thread has when a program recurses through builtins.
if (isMainThread) {
  const options = { argv: process.argv.slice(2), workerData: { tty: process.stdout.isTTY }, resourceLimits: { stackSizeMb: 64 } };
  new Worker(new URL(import.meta.url), options).on("exit", (code) => {
    process.exitCode = code;
  });
} else {
  process.exitCode = await main(process.argv.slice(2));
}
