// Runs programs through the built command, one process each: slow, and exactly what a user does.

import { spawn } from "node:child_process";
import { join } from "node:path";

import { type Outcome, type Program, repositoryRoot, withoutRoot } from "@molt-py/oracle/programs";

import { type Engine, programTimeout, timedOutCode } from "./engine.ts";

/** The built command. */
export const commandFile: string = join(repositoryRoot, "packages/molt/bin/molt.js");

/** An engine that starts `molt run FILE ARGS…` in the repository's root for every program. */
export class CommandEngine implements Engine {
  run(program: Program): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [commandFile, "run", program.path, ...program.args], { cwd: repositoryRoot, stdio: "pipe" });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        child.kill("SIGKILL");
      }, programTimeout);
      child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
      // A program that never reads its input may be gone before all of it is written.
      child.stdin.on("error", () => undefined);
      child.stdin.end(program.stdin);
      child.on("error", reject);
      child.on("close", (code, signal) => {
        clearTimeout(timer);
        resolve({
          stdout: withoutRoot(Buffer.concat(stdout), repositoryRoot),
          stderr: withoutRoot(Buffer.concat(stderr), repositoryRoot),
          code: timedOut ? timedOutCode : (code ?? signalCode(signal)),
        });
      });
    });
  }

  async close(): Promise<void> {}
}

// A process that a signal ended counts as a shell counts it.
function signalCode(signal: NodeJS.Signals | null): number {
  return signal === "SIGINT" ? 130 : 128;
}
