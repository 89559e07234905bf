// Runs a program's text on Molt and on CPython and tells what differs.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { RuntimeEngine } from "@molt-py/conformance/runtime-engine";
import { type Outcome, type Program, repositoryRoot } from "@molt-py/oracle/programs";

/** What two runs of one program gave, as text without addresses. */
export interface Comparison {
  readonly expected: Report;
  readonly actual: Report;
  readonly same: boolean;
}

/** One run: what it printed on both streams, and its exit code. */
export interface Report {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Both engines. Close it when done. */
export class Comparer {
  readonly #folder: string;
  readonly #molt = new RuntimeEngine({ countObjects: true });
  readonly #oracle = new Worker(new URL("oracle-worker.ts", import.meta.url), { resourceLimits: { stackSizeMb: 64 } });

  /** `name` tells this one's files from those of others that run at the same time. */
  constructor(name: string) {
    this.#folder = `.cache/fuzz-${name}`;
    mkdirSync(join(repositoryRoot, this.#folder), { recursive: true });
  }

  /** Runs `source` on both. */
  async compare(source: string): Promise<Comparison> {
    const path = `${this.#folder}/program.py`;
    writeFileSync(join(repositoryRoot, path), source);
    const program: Program = { path, args: [], stdin: new Uint8Array() };
    const [expected, actual] = await Promise.all([this.#ask(program), this.#molt.run(program)]);
    const reports = { expected: report(expected), actual: report(actual) };
    return { ...reports, same: JSON.stringify(reports.expected) === JSON.stringify(reports.actual) };
  }

  /** Ends both engines and removes what they needed. */
  async close(): Promise<void> {
    await Promise.all([this.#molt.close(), this.#oracle.terminate()]);
    rmSync(join(repositoryRoot, this.#folder), { recursive: true, force: true });
  }

  #ask(program: Program): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const done = (act: () => void): void => {
        this.#oracle.off("message", onMessage).off("error", onError);
        act();
      };
      const onMessage = (outcome: Outcome): void => done(() => resolve(outcome));
      const onError = (error: unknown): void => done(() => reject(error instanceof Error ? error : new Error(String(error))));
      this.#oracle.on("message", onMessage).on("error", onError);
      this.#oracle.postMessage(program);
    });
  }
}

// Which locals of a dead frame were bound is not known to Molt, so its suggestions may differ (docs/divergences/objects.md).
const suggestion = /(?<=NameError: .*)\. Did you mean: '\w+'\?/g;

function report({ stdout, stderr, code }: Outcome): Report {
  const text = (data: Uint8Array): string => new TextDecoder().decode(data).replaceAll(/\b0x[0-9a-f]+\b/g, "0x…").replaceAll(suggestion, "");
  return { stdout: text(stdout), stderr: text(stderr), code };
}
