// Starts the built command and a scratch folder for its programs.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The root of the repository. */
export const root: string = join(import.meta.dirname, "../../..");

/** The built command. */
export const command: string = join(root, "packages/molt/bin/molt.js");

/** How a process ended and what it wrote. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; 128 and the number of the signal for a process that a signal ended, as a shell shows it. */
  readonly code: number;
}

/** How a process is started. */
export interface StartOptions {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with every piece of standard output; what it returns is sent as a signal. */
  readonly onOutput?: (text: string) => NodeJS.Signals | undefined;
  /** Standard input stays open after `stdin`, as a terminal does. */
  readonly openInput?: boolean;
  /** A process that takes longer is killed: milliseconds. */
  readonly patience?: number;
}

/** Runs `molt ARGS…` to its end. */
export function molt(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return node([command, ...args], options);
}

/** Runs `node ARGS…` to its end. */
export function node(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: options.cwd ?? root, env: { ...process.env, ...options.env }, stdio: "pipe" });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      const signal = options.onOutput?.(stdout);
      if (signal !== undefined) child.kill(signal);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.on("error", () => undefined);
    if (options.openInput === true) child.stdin.write(options.stdin ?? "");
    else child.stdin.end(options.stdin ?? "");
    const timer = setTimeout(() => child.kill("SIGKILL"), options.patience ?? 60_000);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ stdout, stderr, code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) });
    });
  });
}

/** A folder of its own under the system's temporary one; disposing of it removes it. */
export class Scratch implements Disposable {
  /** Its absolute path, without symbolic links. */
  readonly path: string = realpathSync(mkdtempSync(join(tmpdir(), "molt-e2e-")));

  /** Writes a file and gives its absolute path. */
  write(name: string, content: string | Uint8Array): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
