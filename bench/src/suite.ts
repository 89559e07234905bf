// The programs of the suite. A program is a file: putting one into programs/ is all that adds it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const benchFolder: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** One benchmark program. */
export interface Program {
  readonly name: string;
  /** What it mainly costs, from the first line of the file: `# [calls] …`. */
  readonly group: string;
  readonly path: string;
  /** The plain JavaScript that computes the same, where one was written. */
  readonly twin: string | undefined;
}

/** What a program printed: its time, and the rest, which has to be the same on every engine. */
export interface Printed {
  /** Seconds the program says it took. */
  readonly seconds: number;
  readonly checksum: string;
}

/** Finds the programs whose name or group contains one of the filters, by name. Throws when a file's first line names no group. */
export function findPrograms(filters: readonly string[]): Program[] {
  const folder = join(benchFolder, "programs");
  const programs: Program[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".py")) continue;
    const name = file.slice(0, -3);
    const path = join(folder, file);
    const group = /^# \[([a-z]+)\] /.exec(readFileSync(path, "utf8"))?.[1];
    if (group === undefined) throw new Error(`${path}: the first line has to name a group, as in "# [calls] What it does."`);
    const twin = join(folder, `${name}.js`);
    programs.push({ name, group, path, twin: existsSync(twin) ? twin : undefined });
  }
  if (filters.length === 0) return programs;
  return programs.filter(({ name, group }) => filters.some((filter) => name.includes(filter) || group.includes(filter)));
}

/** Takes a program's output apart. Throws when there is no `@time` line at its end. */
export function readPrinted(output: string): Printed {
  const match = /^([\s\S]*?)\r?\n?@time ([0-9.]+)\s*$/.exec(output);
  const seconds = Number(match?.[2]);
  if (match === null || !(seconds > 0)) throw new Error(`no time in the output: ${output.trim().slice(-200) || "(empty)"}`);
  return { seconds, checksum: (match[1] ?? "").trim() };
}
