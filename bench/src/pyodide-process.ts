// The parent's side of the process that holds Pyodide.

import { type ChildProcess, fork } from "node:child_process";

/** What the parent sends: the program to run. */
export interface Request {
  readonly path: string;
}

/** What the process answers: once when it is ready, then once for each program. */
export type Answer = { readonly ready: true } | { readonly output: string } | { readonly failure: string };

/** A process with one Pyodide in it. The owner calls `stop`. */
export class PyodideProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts the process and waits until Pyodide is loaded. */
  static async start(): Promise<PyodideProcess> {
    const child = fork(new URL("pyodide-main.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const started = new PyodideProcess(child);
    await started.#answer();
    return started;
  }

  /** Runs one program in a fresh namespace and gives its standard output. Throws with Python's last line when it fails. */
  async run(path: string): Promise<string> {
    const request: Request = { path };
    const answer = this.#answer();
    this.#child.send(request);
    const got = await answer;
    if ("output" in got) return got.output;
    throw new Error("failure" in got ? got.failure : "an answer out of turn");
  }

  /** Ends the process. */
  stop(): void {
    this.#child.kill();
  }

  #answer(): Promise<Answer> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        child.off("exit", onExit);
        resolve(message as Answer);
      };
      const onExit = (code: number | null): void => {
        child.off("message", onMessage);
        reject(new Error(`the Pyodide process ended with ${code}`));
      };
      child.once("message", onMessage);
      child.once("exit", onExit);
    });
  }
}
