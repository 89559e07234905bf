// Runs programs in a long-lived process, a fresh runtime each: many times faster than a process for every program.

import { type ChildProcess, fork } from "node:child_process";

import { type Outcome, type Program, repositoryRoot, withoutRoot } from "@molt-py/oracle/programs";

import { type Engine, programTimeout, timedOutCode } from "./engine.ts";
import type { RunReply, RunRequest } from "./runtime-worker.ts";

/** An engine that runs programs in a child process, which is replaced when it hangs or dies. */
export class RuntimeEngine implements Engine {
  readonly #countObjects: boolean;
  #child: ChildProcess | undefined;

  /** With `countObjects`, a program that leaves objects behind says so on its standard error. */
  constructor(options: { readonly countObjects?: boolean } = {}) {
    this.#countObjects = options.countObjects === true;
  }

  async run(program: Program): Promise<Outcome> {
    const child = (this.#child ??= this.#start());
    return exchange(child, { path: program.path, args: program.args, countObjects: this.#countObjects, stdin: Buffer.from(program.stdin).toString("base64") });
  }

  // A child that is gone, or about to go, takes no more programs.
  #start(): ChildProcess {
    const child = fork(new URL("runtime-worker.ts", import.meta.url), { cwd: repositoryRoot, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    const forget = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on("disconnect", forget);
    child.on("exit", forget);
    return child;
  }

  async close(): Promise<void> {
    this.#child?.kill();
    this.#child = undefined;
  }
}

function describeLeft(left: RunReply["left"]): string {
  return left.length === 0 ? "" : `objects left: ${left.map(([name, count]) => `${name} ${count > 0 ? "+" : ""}${count}`).join(", ")}\n`;
}

function exchange(child: ChildProcess, request: RunRequest): Promise<Outcome> {
  return new Promise((resolve) => {
    const stray: Buffer[] = [];
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      child.stderr?.off("data", onStderr);
      child.off("message", onMessage);
      child.off("exit", onExit);
      resolve(outcome);
    };
    const onStderr = (chunk: Buffer): void => void stray.push(chunk);
    const onMessage = (reply: RunReply): void => {
      finish({
        stdout: withoutRoot(Buffer.from(reply.stdout, "base64"), repositoryRoot),
        stderr: withoutRoot(Buffer.concat([Buffer.from(reply.stderr, "base64"), Buffer.from(describeLeft(reply.left))]), repositoryRoot),
        code: reply.code,
      });
    };
    const onExit = (code: number | null): void => finish({ stdout: new Uint8Array(), stderr: Buffer.concat(stray), code: code ?? 128 });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      finish({ stdout: new Uint8Array(), stderr: Buffer.concat(stray), code: timedOutCode });
    }, programTimeout);
    child.stderr?.on("data", onStderr);
    child.on("message", onMessage);
    child.on("exit", onExit);
    child.send(request, (error) => {
      if (error !== null) finish({ stdout: new Uint8Array(), stderr: Buffer.from(`the runner's child process is gone: ${error.message}\n`), code: 128 });
    });
  });
}
