// What the command line asks for.

import { parseArgs } from "node:util";

/** The engines in the order in which each round visits them. */
export const ENGINE_NAMES = ["molt", "python3", "pyodide", "js"] as const;

/** One of the four engines. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/** The parts of a run: the programs, calls between Python and JavaScript, and the costs around a program. */
export const PART_NAMES = ["programs", "interop", "startup", "compile", "memory"] as const;

/** One of the parts of a run. */
export type PartName = (typeof PART_NAMES)[number];

/** What one run of the benchmark does. */
export interface Options {
  /** Programs whose name or group contains one of these take part; all do when there is none. */
  readonly filters: readonly string[];
  readonly rounds: number;
  readonly engines: readonly EngineName[];
  readonly parts: readonly PartName[];
  /** Where to write the figures as JSON. */
  readonly json: string | undefined;
  /** Write the report to `RESULTS.md`. */
  readonly record: boolean;
  /** End with exit code 1 when a goal is missed. */
  readonly check: boolean;
  /** The command's script, for measuring another build. */
  readonly molt: string | undefined;
  readonly help: boolean;
}

/** The text of `--help`. */
export const HELP = `usage: node bench/src/main.ts [FILTER…] [options]

  FILTER              only programs whose name or group contains it
  --rounds N          rounds of the whole suite; the minimum counts (default 3)
  --engines LIST      of molt,python3,pyodide,js (default: all that are there)
  --parts LIST        of programs,interop,startup,compile,memory (default: all; programs only, with a FILTER)
  --json FILE         also write every sample and figure as JSON
  --record            write the report to bench/RESULTS.md
  --check             exit with 1 when a goal is missed
  --molt SCRIPT       the molt command to measure (default packages/molt/bin/molt.js)
`;

/** Reads the command line. Throws an Error that names the argument that cannot be used. */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "3" },
      engines: { type: "string", default: ENGINE_NAMES.join(",") },
      parts: { type: "string" },
      json: { type: "string" },
      record: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      molt: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds wants a whole number above 0, not ${values.rounds}`);
  const parts = values.parts ?? (positionals.length > 0 ? "programs" : PART_NAMES.join(","));
  return {
    filters: positionals,
    rounds,
    engines: pick("--engines", values.engines, ENGINE_NAMES),
    parts: pick("--parts", parts, PART_NAMES),
    json: values.json,
    record: values.record,
    check: values.check,
    molt: values.molt,
    help: values.help,
  };
}

// Keeps the order of `known`, so that every run visits the engines in the same order.
function pick<T extends string>(option: string, list: string, known: readonly T[]): T[] {
  const asked = list.split(",").map((name) => name.trim());
  const unknown = asked.find((name) => !known.some((candidate) => candidate === name));
  if (unknown !== undefined) throw new Error(`${option} does not know "${unknown}": choose from ${known.join(", ")}`);
  return known.filter((name) => asked.includes(name));
}
