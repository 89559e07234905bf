// What runtimes of one process cost: making, copying, ending, being there.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { runWell } from "./process.ts";
import type { Progress } from "./progress.ts";

/** What runtimes cost in a process that has made some: the shortest times in seconds, sizes in bytes. */
export interface Runtimes {
  /** `Molt.create()`. */
  readonly create: number;
  /** `fork()` of a small program. */
  readonly fork: number;
  /** `snapshot()` of it, and `Molt.restore`. */
  readonly write: number;
  readonly restore: number;
  /** `close()` of a runtime that did nothing. */
  readonly close: number;
  /** Bytes of the snapshot. */
  readonly snapshot: number;
  /** Memory of an idle runtime, and the part of it that is JavaScript's. */
  readonly idle: number;
  readonly idleHeap: number;
}

/** Measures runtimes in a process of their own; undefined where the molt command has no library beside it. */
export async function measureRuntimes(script: string, progress: Progress): Promise<Runtimes | undefined> {
  const library = join(dirname(dirname(script)), "dist/index.js");
  if (!existsSync(library)) return undefined;
  progress.show("runtimes");
  const { stdout } = await runWell([process.execPath, fileURLToPath(new URL("runtimes-main.ts", import.meta.url)), pathToFileURL(library).href]);
  progress.clear();
  return JSON.parse(stdout) as Runtimes;
}
