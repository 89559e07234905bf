// From samples to the figures of the report: ratios, means and goals.

import type { Compilation, StartUp } from "./costs.ts";
import type { Interop } from "./interop.ts";
import type { Row } from "./measure.ts";
import type { Runtimes } from "./runtimes.ts";
import { ENGINE_NAMES, type EngineName } from "./options.ts";
import { geometricMean } from "./statistics.ts";

/** The ratios of one program or group: how many times the base engine's speed is that of the other. */
export interface Ratios {
  readonly name: string;
  readonly ratios: ReadonlyMap<EngineName, number>;
}

/** Everything the programs' part of the report says. */
export interface Summary {
  /** The engine that the others are compared with: Molt, or the first that took part. */
  readonly base: EngineName;
  readonly others: readonly EngineName[];
  readonly programs: readonly Ratios[];
  readonly groups: readonly Ratios[];
  readonly all: Ratios;
  /** How many programs have a time on the base engine. */
  readonly complete: number;
}

/** One thing that has to hold. */
export interface Goal {
  readonly text: string;
  readonly measured: string;
  readonly met: boolean;
}

/** Computes ratios by program, by group and over all. Programs without a time on both engines are left out of a ratio. */
export function summarize(rows: readonly Row[], engines: readonly EngineName[]): Summary {
  const present = ENGINE_NAMES.filter((name) => engines.includes(name));
  const base = present[0] ?? "molt";
  const others = present.slice(1);
  const programs = rows.map(({ program, results }) => {
    const ratios = new Map<EngineName, number>();
    const own = results.get(base)?.best ?? Number.NaN;
    for (const other of others) {
      const ratio = (results.get(other)?.best ?? Number.NaN) / own;
      if (!Number.isNaN(ratio)) ratios.set(other, ratio);
    }
    return { name: program.name, group: program.group, ratios };
  });
  const complete = rows.filter(({ results }) => !Number.isNaN(results.get(base)?.best ?? Number.NaN)).length;
  const groupNames = [...new Set(programs.map(({ group }) => group))].sort();
  const groups = groupNames.map((name) => mean(name, programs.filter(({ group }) => group === name), others));
  return { base, others, programs, groups, all: mean("geometric mean", programs, others), complete };
}

function mean(name: string, rows: readonly Ratios[], others: readonly EngineName[]): Ratios {
  const ratios = new Map<EngineName, number>();
  for (const other of others) {
    const values = rows.map((row) => row.ratios.get(other)).filter((value) => value !== undefined);
    if (values.length > 0) ratios.set(other, geometricMean(values));
  }
  return { name, ratios };
}

/** Compares the figures with what Molt has set itself. Only goals that were measured are listed. */
export function judgeGoals(summary: Summary, startUp: readonly StartUp[], compilation: Compilation | undefined, interop: readonly Interop[] = [], runtimes?: Runtimes): Goal[] {
  const goals: Goal[] = [];
  const atLeast = (text: string, value: number | undefined, goal: number): void => {
    if (value !== undefined) goals.push({ text, measured: `${value.toFixed(2)}×`, met: value >= goal });
  };
  if (summary.base === "molt" && summary.programs.length > 0) {
    const complete = summary.complete;
    goals.push({
      text: "every program runs and prints what python3 prints",
      measured: `${complete} of ${summary.programs.length}`,
      met: complete === summary.programs.length,
    });
    atLeast("geometric mean at least 2× python3", summary.all.ratios.get("python3"), 2);
    atLeast("geometric mean at least 4× Pyodide", summary.all.ratios.get("pyodide"), 4);
    for (const name of ["calls", "numeric"]) {
      const group = summary.groups.find((candidate) => candidate.name === name);
      atLeast(`${name} at least 5× python3`, group?.ratios.get("python3"), 5);
    }
    const slowest = summary.programs
      .filter(({ ratios }) => ratios.has("python3"))
      .sort((a, b) => (a.ratios.get("python3") ?? 0) - (b.ratios.get("python3") ?? 0))[0];
    if (slowest !== undefined) {
      atLeast(`nothing below 0.5× python3 (slowest: ${slowest.name})`, slowest.ratios.get("python3"), 0.5);
    }
  }
  for (const { name, seconds } of interop) {
    const [molt, pyodide] = [seconds.get("molt"), seconds.get("pyodide")];
    if (molt === undefined) continue;
    if (name.includes(" calls ")) goals.push({ text: `${name} under 150 ns`, measured: `${(molt * 1e9).toFixed(0)} ns`, met: molt < 150e-9 });
    if (name.includes("records") && pyodide !== undefined) atLeast(`${name} at least 8× Pyodide`, pyodide / molt, 8);
  }
  const hello = startUp.find(({ name }) => name.startsWith("molt"));
  if (hello !== undefined) {
    const measured = `${(hello.overNode * 1000).toFixed(1)} ms`;
    goals.push({ text: "hello world at most 20 ms over bare node", measured, met: hello.overNode <= 0.02 });
  }
  if (runtimes !== undefined) {
    const { create, fork, idle } = runtimes;
    const atMost = (text: string, value: number, goal: number, unit: string): unknown => goals.push({ text, measured: `${value.toFixed(2)} ${unit}`, met: value <= goal });
    atMost("a runtime in a warm process at most 2 ms", create * 1000, 2, "ms");
    atMost("a fork of a small program at most 1 ms", fork * 1000, 1, "ms");
    atMost("an idle runtime at most 3 MB", idle / 1e6, 3, "MB");
  }
  const core = compilation?.core;
  if (core !== undefined) {
    goals.push({ text: "core at most 1 MB of wasm", measured: `${(core.raw / 1e6).toFixed(2)} MB`, met: core.raw <= 1e6 });
  }
  return goals;
}
