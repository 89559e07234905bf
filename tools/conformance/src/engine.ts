// What the runner needs of anything that can run a program; every way to run Molt implements it.

import type { Outcome, Program } from "@molt-py/oracle/programs";

/** A way to run programs. One engine runs one program at a time; the runner holds several side by side. */
export interface Engine {
  /** Runs `program` from its file and gives what it left behind; `code` is 124 when it was stopped for taking too long. */
  run(program: Program): Promise<Outcome>;
  /** Ends whatever the engine keeps running. It cannot be used afterwards. */
  close(): Promise<void>;
}

/** The exit code of a program that was stopped for taking too long. */
export const timedOutCode = 124;

/** How long a program may run, in milliseconds. */
export const programTimeout = 60_000;
