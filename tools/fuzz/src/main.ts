// `node tools/fuzz/src/main.ts [--count N] [--seed S] [--jobs N] [--keep FOLDER] [--no-shrink]`
//
// Makes programs from the seeds S, S+1, …, runs each on Molt and on CPython (npm's pyodide), and compares what they print, their tracebacks, their
// exit codes and, for Molt, that no object is left. What differs is shrunk and printed with both outcomes. `--show` prints a seed's program.
// Ends with `N passed, N failed`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Choices, randomFrom } from "./choices.ts";
import { Comparer, type Comparison, type Report } from "./compare.ts";
import { generateProgram } from "./generate/program.ts";
import { prologue } from "./generate/prologue.ts";
import { shrink } from "./shrink.ts";

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly jobs: number;
  readonly keep: string | undefined;
  readonly shrink: boolean;
}

/** How many programs are tried to make a difference smaller. */
const shrinkLimit = 800;

interface Tally {
  passed: number;
  failed: number;
  /** Programs that CPython refused to compile, and those that ended with an exception: how far programs get. */
  refused: number;
  raised: number;
}

function recordChoices(seed: number): { readonly source: string; readonly choices: readonly number[] } {
  const choices = new Choices([], randomFrom(seed));
  const source = generateProgram(choices);
  return { source, choices: choices.taken };
}

async function work(name: string, next: () => number | undefined, options: Options, tally: Tally): Promise<void> {
  const comparer = new Comparer(`${process.pid}-${name}`);
  try {
    for (let seed = next(); seed !== undefined; seed = next()) {
      const { source, choices } = recordChoices(seed);
      const comparison = await comparer.compare(source);
      if (comparison.expected.stderr.includes("SyntaxError: ")) tally.refused += 1;
      else if (comparison.expected.code !== 0) tally.raised += 1;
      if (comparison.same) tally.passed += 1;
      else {
        tally.failed += 1;
        await report(seed, choices, comparison, comparer, options);
      }
      if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${tally.passed + tally.failed}/${options.count}, ${tally.failed} failed`);
    }
  } finally {
    await comparer.close();
  }
}

async function report(seed: number, choices: readonly number[], first: Comparison, comparer: Comparer, options: Options): Promise<void> {
  const small = options.shrink ? await shrink(choices, async (candidate) => isLike(first, await comparer.compare(generateProgram(new Choices(candidate)))), shrinkLimit) : choices;
  const source = options.shrink ? generateProgram(new Choices(small)) : recordChoices(seed).source;
  const comparison = await comparer.compare(source);
  const text = `seed ${seed} differs\n${source.replace(prologue, "# the prologue\n")}\n${difference(comparison)}\n`;
  process.stdout.write(`${process.stdout.isTTY ? "\r\u001B[K" : ""}${text}`);
  if (options.keep === undefined) return;
  mkdirSync(options.keep, { recursive: true });
  writeFileSync(join(options.keep, `${seed}.py`), source);
  writeFileSync(join(options.keep, `${seed}.txt`), text);
}

// While shrinking, a difference of one sort may not turn into one of another, such as programs that only CPython refuses.
function isLike(first: Comparison, other: Comparison): boolean {
  return !other.same && sort(first) === sort(other);
}

function sort({ expected, actual }: Comparison): string {
  const last = ({ stderr }: Report): string => /(\w+)(?::.*)?\n$/.exec(stderr)?.[1] ?? "";
  return `${expected.code}${actual.code}${expected.stdout === actual.stdout}${last(expected)}${last(actual)}`;
}

function difference({ expected, actual }: Comparison): string {
  const parts: string[] = [];
  if (expected.code !== actual.code) parts.push(`exit code: CPython ${expected.code}, Molt ${actual.code}`);
  for (const stream of ["stdout", "stderr"] as const) {
    const theirs = expected[stream].split("\n");
    const ours = actual[stream].split("\n");
    const at = theirs.findIndex((line, index) => line !== ours[index]);
    if (expected[stream] !== actual[stream]) parts.push(`${stream}, line ${at + 1}\n  CPython: ${theirs.slice(at, at + 6).join("\n           ")}\n  Molt:    ${ours.slice(Math.max(at, 0), at + 6).join("\n           ")}`);
  }
  return parts.join("\n");
}

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      count: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      jobs: { type: "string", default: "1" },
      keep: { type: "string" },
      show: { type: "string" },
      "no-shrink": { type: "boolean", default: false },
    },
  });
  if (values.show !== undefined) {
    process.stdout.write(recordChoices(Number(values.show)).source);
    return 0;
  }
  const options: Options = { count: Number(values.count), seed: Number(values.seed), jobs: Number(values.jobs), keep: values.keep, shrink: !values["no-shrink"] };
  if (![options.count, options.jobs].every((value) => Number.isInteger(value) && value > 0) || !Number.isInteger(options.seed)) {
    process.stderr.write("fuzz: --count and --jobs need positive numbers, --seed a whole number\n");
    return 2;
  }
  const tally: Tally = { passed: 0, failed: 0, refused: 0, raised: 0 };
  let at = 0;
  const next = (): number | undefined => (at < options.count ? options.seed + at++ : undefined);
  await Promise.all(Array.from({ length: options.jobs }, (_, index) => work(String(index), next, options, tally)));
  process.stdout.write(`${process.stdout.isTTY ? "\r\u001B[K" : ""}CPython refused ${tally.refused} programs, ${tally.raised} ended with an exception\n${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
