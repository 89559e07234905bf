// The engines behind one interface. Molt, python3 and JavaScript run each program in a process of its own; Pyodide, whose
// start takes seconds, is loaded once per round and runs the round's programs one after another.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import type { EngineName } from "./options.ts";
import { run, runWell } from "./process.ts";
import { PyodideProcess } from "./pyodide-process.ts";
import { benchFolder, type Printed, type Program, readPrinted } from "./suite.ts";

/** Something that runs programs of the suite. */
export interface Engine {
  readonly name: EngineName;
  /** What exactly runs, for the report. */
  readonly version: string;
  /** Whether the engine has a form of this program. */
  accepts(program: Program): boolean;
  /** Runs the program and gives what it printed. Throws when the program fails. */
  run(program: Program): Promise<Printed>;
  /** Called before the first program of each round. */
  startRound?(): Promise<void>;
  /** Called after the last program of each round. */
  endRound?(): Promise<void>;
}

/** The commands of the engines that are processes, without arguments: for start-up and memory. */
export interface Commands {
  readonly molt: readonly string[] | undefined;
  readonly python3: readonly string[] | undefined;
  /** Whether Pyodide takes part; it has no command. */
  readonly pyodide: boolean;
}

/** The script of the `molt` command: the given one, or the workspace's. */
export function moltScript(given: string | undefined): string {
  return given ?? join(dirname(benchFolder), "packages/molt/bin/molt.js");
}

/** Finds out which engines are there. `problems` says why an engine of the list is missing. */
export async function findEngines(
  names: readonly EngineName[],
  script: string,
): Promise<{ engines: Engine[]; commands: Commands; problems: string[] }> {
  const engines: Engine[] = [];
  const problems: string[] = [];
  let molt: string[] | undefined;
  let python3: string[] | undefined;
  for (const name of names) {
    try {
      if (name === "molt") {
        if (!existsSync(script)) throw new Error(`${script} is not built`);
        const command = [process.execPath, script];
        const version = (await runWell([...command, "--version"])).stdout.trim();
        molt = command;
        engines.push(perProcess(name, version, (program) => [...command, "run", program.path]));
      } else if (name === "python3") {
        const ended = await run(["python3", "--version"]);
        python3 = ["python3"];
        engines.push(perProcess(name, ended.stdout.trim(), (program) => ["python3", program.path]));
      } else if (name === "js") {
        engines.push(perProcess(name, `Node ${process.version}`, ({ twin }) => (twin === undefined ? undefined : [process.execPath, twin])));
      } else {
        engines.push(await pyodide());
      }
    } catch (error) {
      problems.push(`${name} takes no part: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { engines, commands: { molt, python3, pyodide: engines.some(({ name }) => name === "pyodide") }, problems };
}

function perProcess(name: EngineName, version: string, commandOf: (program: Program) => readonly string[] | undefined): Engine {
  return {
    name,
    version,
    accepts: (program) => commandOf(program) !== undefined,
    run: async (program) => readPrinted((await runWell(commandOf(program) ?? [])).stdout),
  };
}

async function pyodide(): Promise<Engine> {
  const { version } = await import("pyodide");
  let running: PyodideProcess | undefined;
  return {
    name: "pyodide",
    version: `Pyodide ${version}`,
    accepts: () => true,
    startRound: async () => {
      running = await PyodideProcess.start();
    },
    run: async (program) => {
      if (running === undefined) running = await PyodideProcess.start();
      try {
        return readPrinted(await running.run(program.path));
      } catch (error) {
        // What a failed program leaves behind is not known, so the next one gets a fresh interpreter.
        running.stop();
        running = undefined;
        throw error;
      }
    },
    endRound: async () => {
      running?.stop();
      running = undefined;
    },
  };
}
