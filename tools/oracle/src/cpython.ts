// CPython 3.14 inside this process: one interpreter serves many programs, and a fresh one takes over every so often.

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { loadPyodide } from "pyodide";

import { type Outcome, type Program, repositoryRoot, withoutRoot } from "./programs.ts";

// Where the repository appears in the interpreter's file system.
const mount = "/repository";
// After this many programs the interpreter is replaced, so that what leaks from one program does not pile up.
const programsPerInterpreter = 150;

type RunProgram = (path: string, folder: string, argv: string[], stdin: Uint8Array) => PythonTuple;

interface PythonTuple {
  get(index: number): unknown;
  destroy(): void;
}

interface PythonBuffer {
  toJs(): Uint8Array;
  destroy(): void;
}

/** Runs programs of the corpus on CPython. Create one, call `run` as often as needed; it needs no closing. */
export class CPython {
  #run: RunProgram | undefined;
  #count = 0;

  /** Runs one program from its file and gives all that it left behind. */
  async run(program: Program): Promise<Outcome> {
    try {
      return await this.#runOnce(program);
    } catch {
      // What one program leaves behind can bring the interpreter down in the next; a fresh one decides whose fault it was.
      this.#run = undefined;
    }
    try {
      return await this.#runOnce(program);
    } catch (error) {
      this.#run = undefined;
      throw new Error(`the oracle broke down in ${program.path}`, { cause: error });
    }
  }

  async #runOnce(program: Program): Promise<Outcome> {
    if (this.#run === undefined || this.#count >= programsPerInterpreter) {
      this.#run = await startInterpreter();
      this.#count = 0;
    }
    this.#count += 1;
    const path = `${mount}/${program.path}`;
    const result = this.#run(path, dirname(path), [program.path, ...program.args], program.stdin);
    const outcome = {
      stdout: withoutRoot(takeBytes(result.get(0)), mount),
      stderr: withoutRoot(takeBytes(result.get(1)), mount),
      code: Number(result.get(2)),
    };
    result.destroy();
    return outcome;
  }
}

function takeBytes(value: unknown): Uint8Array {
  const buffer = value as PythonBuffer;
  const bytes = buffer.toJs();
  buffer.destroy();
  return bytes;
}

async function startInterpreter(): Promise<RunProgram> {
  const python = await loadPyodide({ stdout: () => undefined, stderr: () => undefined });
  python.FS.mkdirTree(mount);
  python.mountNodeFS(mount, repositoryRoot);
  python.FS.chdir(mount);
  const driver = readFileSync(new URL("driver.py", import.meta.url), "utf8");
  const globals = python.toPy({ __name__: "oracle" });
  python.runPython(driver, { globals, filename: "<oracle>" });
  const run = globals.get("run_program");
  // Input crosses as text of one character a byte.
  return (path, folder, argv, stdin) => run(path, folder, python.toPy(argv), Buffer.from(stdin).toString("latin1"));
}
