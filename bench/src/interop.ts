// Calls and conversions between JavaScript and Python, on Molt and on Pyodide.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { EngineName } from "./options.ts";
import { runWell } from "./process.ts";
import type { Progress } from "./progress.ts";
import { minimum } from "./statistics.ts";

/** What a process of one engine answers: seconds of each operation by its name, or why it failed. */
export type InteropTimes = Record<string, number | string>;

/** What one operation costs on each engine. */
export interface Interop {
  readonly name: string;
  /** Seconds of one operation: a call, an item, a byte. */
  readonly seconds: ReadonlyMap<EngineName, number>;
  readonly failures: readonly string[];
}

/** Runs both engines in turn, each in a process of its own. `script` is the molt command, whose library is measured. */
export async function measureInterop(engines: readonly EngineName[], script: string, rounds: number, progress: Progress): Promise<Interop[]> {
  const main = fileURLToPath(new URL("interop-main.ts", import.meta.url));
  const library = join(dirname(dirname(script)), "dist/index.js");
  const samples = new Map<string, Map<EngineName, number[]>>();
  const failures = new Map<string, Set<string>>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const engine of engines) {
      if (engine !== "molt" && engine !== "pyodide") continue;
      if (engine === "molt" && !existsSync(library)) continue;
      progress.show(`calls and conversions, round ${round} of ${rounds}: ${engine}`);
      const { stdout } = await runWell([process.execPath, main, engine, pathToFileURL(library).href]);
      for (const [name, time] of Object.entries(JSON.parse(stdout) as InteropTimes)) {
        const times = samples.get(name) ?? new Map<EngineName, number[]>();
        samples.set(name, times);
        if (typeof time === "number") times.set(engine, [...(times.get(engine) ?? []), time]);
        else failures.set(name, (failures.get(name) ?? new Set()).add(`${engine}: ${time}`));
      }
    }
  }
  progress.clear();
  return [...samples].map(([name, times]) => ({
    name,
    seconds: new Map([...times].map(([engine, all]) => [engine, minimum(all)])),
    failures: [...(failures.get(name) ?? [])],
  }));
}
