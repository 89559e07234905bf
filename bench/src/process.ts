// Running commands and timing them from outside.

import { spawn } from "node:child_process";

/** A command that ended. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the name of the signal that ended it. */
  readonly code: number | string;
  /** Seconds from start to end, seen from outside. */
  readonly wall: number;
}

const LIMIT_SECONDS = 300;

/** Runs a command to its end, and kills it after five minutes. Throws when it cannot be started. */
export function run(command: readonly string[]): Promise<Ended> {
  const [file, ...args] = command;
  if (file === undefined) throw new Error("an empty command");
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_SECONDS * 1000 });
    let stdout = "";
    let stderr = "";
    let wall = 0;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("exit", () => (wall = (performance.now() - start) / 1000));
    child.on("close", (code, signal) => resolve({ stdout, stderr, code: code ?? signal ?? "?", wall }));
  });
}

/** Runs a command that has to succeed. Throws an Error with the end of what it wrote to stderr. */
export async function runWell(command: readonly string[]): Promise<Ended> {
  const ended = await run(command);
  if (ended.code === 0) return ended;
  const said = ended.stderr.trim().split("\n").slice(-3).join(" ").slice(-300);
  throw new Error(`exit ${ended.code}: ${said || "(nothing on stderr)"}`);
}
