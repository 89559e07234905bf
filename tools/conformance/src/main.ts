// `node tools/conformance/src/main.ts [FILTER…] [--jobs N] [--command] [--update-list] [--quiet] [--refcount]`
//
// Runs the programs of `examples/` and `tests/conformance/` on Molt and compares stdout, stderr and exit code with the oracle's
// recordings, byte for byte. A filter is a file, a folder or a part of a path. Examples run through the built command, as everything
// does with `--command`; the rest runs in fresh runtimes of a few long-lived processes. With
// `--refcount` everything does, and a program fails that leaves more or fewer objects of any type behind than a runtime begins with. Ends
// with `N passed, N failed`.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

import { type Outcome, readProgram, readRecording, sameOutcome, selectPrograms } from "@molt-py/oracle/programs";

import { CommandEngine, commandFile } from "./command-engine.ts";
import { unifiedDiff } from "./diff.ts";
import { type Engine, timedOutCode } from "./engine.ts";
import { readExpectedFailures, writeExpectedFailures } from "./expected-failures.ts";
import { RuntimeEngine } from "./runtime-engine.ts";

interface Options {
  readonly jobs: number;
  readonly command: boolean;
  readonly updateList: boolean;
  readonly quiet: boolean;
  readonly refcount: boolean;
}

interface Tally {
  readonly passed: string[];
  readonly failed: string[];
  readonly expectedToFail: string[];
  readonly unexpectedlyPassed: string[];
}

async function runAll(paths: readonly string[], options: Options): Promise<Tally> {
  const expected = readExpectedFailures();
  const tally: Tally = { passed: [], failed: [], expectedToFail: [], unexpectedlyPassed: [] };
  const queue = [...paths];
  const judge = async (command: Engine, runtime: Engine): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const report = await runOne(!options.refcount && (options.command || path.startsWith("examples/")) ? command : runtime, path);
      if (report === undefined) {
        (expected.has(path) ? tally.unexpectedlyPassed : tally.passed).push(path);
      } else if (expected.has(path)) {
        tally.expectedToFail.push(path);
      } else {
        tally.failed.push(path);
        print(options.quiet ? `FAIL ${path}` : `FAIL ${path}\n${report}\n`);
      }
      showProgress(paths.length - queue.length, paths.length, tally);
    }
    await Promise.all([command.close(), runtime.close()]);
  };
  await Promise.all(Array.from({ length: options.jobs }, () => judge(new CommandEngine(), new RuntimeEngine({ countObjects: options.refcount }))));
  return tally;
}

// Gives nothing when the outcome is the recorded one, and else what differs.
async function runOne(engine: Engine, path: string): Promise<string | undefined> {
  const recording = readRecording(path);
  if (recording === undefined) return "  has no recording: ./dev oracle record";
  const outcome = await engine.run(readProgram(path));
  return sameOutcome(outcome, recording) ? undefined : describe(recording, outcome);
}

function describe(expected: Outcome, actual: Outcome): string {
  const parts: string[] = [];
  if (actual.code === timedOutCode && expected.code !== timedOutCode) parts.push("timed out");
  else if (actual.code !== expected.code) parts.push(`exit code ${actual.code}, recorded ${expected.code}`);
  for (const stream of ["stdout", "stderr"] as const) {
    const difference = unifiedDiff(decode(expected[stream]), decode(actual[stream]));
    if (difference !== "") parts.push(`${stream} (- recorded, + Molt)\n${difference}`);
  }
  return parts.join("\n").replaceAll(/^/gm, "  ");
}

// Latin-1 shows every byte; text that is valid UTF-8 is shown as it is.
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

function updateList(tally: Tally): void {
  const list = readExpectedFailures();
  for (const path of tally.unexpectedlyPassed) list.delete(path);
  for (const path of tally.failed) list.set(path, "");
  writeExpectedFailures(list);
}

function print(text: string): void {
  process.stdout.write(`${process.stdout.isTTY ? "\r\u001B[K" : ""}${text}\n`);
}

function showProgress(done: number, total: number, tally: Tally): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${done}/${total}, ${tally.failed.length} failed`);
}

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      jobs: { type: "string" },
      command: { type: "boolean", default: false },
      "update-list": { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
      refcount: { type: "boolean", default: false },
    },
  });
  const jobs = Number.parseInt(values.jobs ?? String(availableParallelism()), 10);
  if (!Number.isInteger(jobs) || jobs < 1) {
    process.stderr.write("conformance: --jobs needs a positive number\n");
    return 2;
  }
  if (!existsSync(commandFile)) {
    process.stderr.write(`conformance: ${commandFile} is not built\n`);
    return 2;
  }
  const paths = selectPrograms(positionals);
  if (paths.length === 0) {
    process.stderr.write("conformance: no program matches\n");
    return 2;
  }
  const options = { jobs, command: values.command, updateList: values["update-list"], quiet: values.quiet, refcount: values.refcount };
  const tally = await runAll(paths, options);
  if (options.updateList) {
    updateList(tally);
    print(`${tally.passed.length + tally.unexpectedlyPassed.length} passed, ${tally.failed.length + tally.expectedToFail.length} on the list`);
    return 0;
  }
  for (const path of tally.unexpectedlyPassed) print(`PASSES NOW ${path}: take it off tests/conformance/expected-failures.txt`);
  if (tally.expectedToFail.length > 0) print(`${tally.expectedToFail.length} failed as expected`);
  const failed = tally.failed.length + tally.unexpectedlyPassed.length;
  print(`${tally.passed.length} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
