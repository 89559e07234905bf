// The rounds: every program on every engine in turn, again and again, so that a slow minute of the machine hits all of them.

import type { Engine } from "./engines.ts";
import type { EngineName } from "./options.ts";
import type { Progress } from "./progress.ts";
import { minimum } from "./statistics.ts";
import type { Program } from "./suite.ts";

/** What one engine did with one program over all rounds. */
export interface Result {
  /** Seconds by the program's own clock, one per round. */
  readonly samples: number[];
  /** The smallest sample; NaN when there is none. */
  best: number;
  checksum: string | undefined;
  /** Why the engine gave no time. After a failure the later rounds leave the pair out. */
  failure: string | undefined;
}

/** All results of one program. */
export interface Row {
  readonly program: Program;
  readonly results: ReadonlyMap<EngineName, Result>;
}

/** Runs the programs on the engines and gives a row for each program. Failures and wrong checksums are in the rows. */
export async function measurePrograms(
  programs: readonly Program[],
  engines: readonly Engine[],
  rounds: number,
  progress: Progress,
): Promise<Row[]> {
  const rows = programs.map((program) => {
    const results = new Map<EngineName, Result>();
    for (const engine of engines) {
      if (engine.accepts(program)) {
        results.set(engine.name, { samples: [], best: Number.NaN, checksum: undefined, failure: undefined });
      }
    }
    return { program, results };
  });
  for (let round = 1; round <= rounds; round += 1) {
    for (const engine of engines) await engine.startRound?.();
    for (const { program, results } of rows) {
      for (const engine of engines) {
        const result = results.get(engine.name);
        if (result === undefined || result.failure !== undefined) continue;
        progress.show(`round ${round} of ${rounds}: ${program.name} on ${engine.name}`);
        await measureOnce(engine, program, result);
      }
    }
    for (const engine of engines) await engine.endRound?.();
  }
  for (const { results } of rows) compareChecksums(results);
  progress.clear();
  return rows;
}

async function measureOnce(engine: Engine, program: Program, result: Result): Promise<void> {
  try {
    const { seconds, checksum } = await engine.run(program);
    result.samples.push(seconds);
    result.best = minimum(result.samples);
    if (result.checksum !== undefined && result.checksum !== checksum) result.failure = "prints something else each time";
    result.checksum = checksum;
  } catch (error) {
    result.failure = error instanceof Error ? error.message : String(error);
  }
}

// CPython says what is right; where it takes no part, the first engine that has a result does. A wrong result has no time.
function compareChecksums(results: ReadonlyMap<EngineName, Result>): void {
  const order: EngineName[] = ["python3", "pyodide", "molt", "js"];
  const judge = order.find((name) => results.get(name)?.checksum !== undefined);
  const expected = judge === undefined ? undefined : results.get(judge)?.checksum;
  for (const result of results.values()) {
    if (result.failure === undefined && result.checksum !== expected) {
      result.failure = `prints ${result.checksum}, but ${judge} prints ${expected}`;
    }
    if (result.failure !== undefined) result.best = Number.NaN;
  }
}
