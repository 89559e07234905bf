// The benchmark's command: measures, prints one report, and exits with 1 when a program fails or prints something wrong.

import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { measureCompilation, measureMemory, measureStartUp } from "./costs.ts";
import { findEngines, moltScript } from "./engines.ts";
import { measureInterop } from "./interop.ts";
import { measurePrograms } from "./measure.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { terminalProgress } from "./progress.ts";
import { drawReport, jsonReport, load, makeReport, markdownReport, type Measured } from "./report.ts";
import { measureRuntimes } from "./runtimes.ts";
import { benchFolder, findPrograms } from "./suite.ts";

// The programs whose peak memory is reported: one of many small objects, one of large dictionaries.
const memoryPrograms = ["binary_trees", "dict_int"];
const startUpRounds = 10;

async function measure(options: Options): Promise<Measured> {
  const progress = terminalProgress();
  const date = new Date();
  const before = load();
  const programs = findPrograms(options.filters);
  if (programs.length === 0) throw new Error(`no program is called like ${options.filters.join(" or ")}`);
  const { engines, commands, problems } = await findEngines(options.engines, moltScript(options.molt));
  for (const problem of problems) process.stderr.write(`bench: ${problem}\n`);
  if (engines.length === 0) throw new Error("no engine is there");
  const wants = (part: Options["parts"][number]): boolean => options.parts.includes(part);
  const rows = wants("programs") ? await measurePrograms(programs, engines, options.rounds, progress) : [];
  const names = engines.map(({ name }) => name);
  const interop = wants("interop") ? await measureInterop(names, moltScript(options.molt), options.rounds, progress) : [];
  const startUp = wants("startup") ? await measureStartUp(commands, startUpRounds, progress) : [];
  const runtimes = wants("startup") && commands.molt !== undefined ? await measureRuntimes(moltScript(options.molt), progress) : undefined;
  const compilation =
    wants("compile") && commands.molt !== undefined
      ? await measureCompilation(commands.molt, programs, options.rounds, progress)
      : undefined;
  const heavy = findPrograms(memoryPrograms);
  const memory = wants("memory") ? await measureMemory(commands, heavy, progress) : [];
  const versions = engines.map(({ name, version }) => ({ name, version }));
  return { date, rounds: options.rounds, engines: versions, rows, interop, startUp, runtimes, compilation, memory, load: [before, load()] };
}

function wantsColor(): boolean {
  if (process.env["NO_COLOR"]) return false;
  return process.stdout.isTTY === true || Boolean(process.env["FORCE_COLOR"]);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const measured = await measure(options);
  const report = makeReport(measured);
  process.stdout.write(drawReport(measured, report, wantsColor()));
  if (options.json !== undefined) {
    // pnpm changes into the package's folder and says where it was called.
    const path = resolve(process.env["INIT_CWD"] ?? ".", options.json);
    writeFileSync(path, `${JSON.stringify(jsonReport(measured, report), null, 2)}\n`);
  }
  if (options.record) writeFileSync(join(benchFolder, "RESULTS.md"), markdownReport(measured, report));
  return report.failures.length > 0 || (options.check && !report.goalsMet) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
