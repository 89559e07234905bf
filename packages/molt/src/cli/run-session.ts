/** Running a program in a process: how errors are told, what the exit code is, and that all output is written. */
import { PythonError } from "@molt-py/call";
import { isPyObject } from "@molt-py/object";
import { encodeUtf8, InvalidModuleError } from "@molt-py/provenance";
import { AbiVersionError, RuntimePoisonedError } from "@molt-py/state";
import { GRANT_ALL, guard, type HostAdapter, HostException, HostOsError, HostSyntaxError } from "@molt-py/wasm-host";
import type { NodeSignals } from "@molt-py/wasm-host/node";
import type { Session } from "../pipeline/session.ts";
import { formatSyntaxError } from "../pipeline/syntax-error-text.ts";

/** The command cannot do what it is asked for; `code` is the exit code. */
export class CommandError extends Error {
  readonly code: number;
  constructor(message: string, code = 2) {
    super(message);
    this.code = code;
  }
}

/** How a program ended. */
export interface Outcome {
  /** The exit code. */
  readonly code: number;
  /** Whether an interrupt ended it: then the process ends by the signal itself, as its parent would expect. */
  readonly interrupted: boolean;
}

/** Runs `body` with the platform; what it throws that is no program's business is reported, and output is written to its end. */
export async function runGuarded(adapter: HostAdapter, body: (host: HostAdapter) => Promise<Outcome>): Promise<Outcome> {
  const host = guard(adapter, GRANT_ALL);
  let outcome: Outcome;
  try {
    outcome = await body(host);
  } catch (error) {
    outcome = report(error, host);
  }
  try {
    host.flush(1);
  } catch (error) {
    // The reader of the output has gone; nothing more can be said on it.
    if (error instanceof HostOsError && error.errno === 32) return ended(FLUSH_FAILED);
    throw error;
  }
  return outcome;
}

/** Ends the process as the program ended, once nothing keeps it. */
export function exitProcess({ code, interrupted }: Outcome, signals: NodeSignals): void {
  process.exitCode = code;
  signals.stop();
  if (interrupted && process.platform !== "win32") process.kill(process.pid, "SIGINT");
}

function ended(code: number): Outcome {
  return { code, interrupted: false };
}

/** Python's exit code when output cannot be written at the end. */
const FLUSH_FAILED = 120;

/** Runs a program in a session to its end, exit handlers included. */
export async function runInSession(session: Session, host: HostAdapter, run: () => Promise<unknown>): Promise<Outcome> {
  let outcome = ended(0);
  try {
    await run();
  } catch (error) {
    // What was printed before comes before the traceback.
    flush(session);
    outcome = report(error, host);
  }
  try {
    await session.closeLater();
  } catch (error) {
    if (error instanceof PythonError && error.exitCode === null) {
      const last = error.traceback === "" ? `${error.toString()}\n` : error.traceback;
      host.write(2, encodeUtf8(`Exception ignored while flushing sys.stdout:\n${last}`));
      return ended(FLUSH_FAILED);
    }
    const atExit = report(error, host);
    return atExit.code === 0 ? outcome : atExit;
  }
  return outcome;
}

function flush(session: Session): void {
  try {
    session.flush();
  } catch {
    // The stream fails again at the end, where it is reported.
  }
}

/** Tells of an error on standard error. */
function report(error: unknown, host: HostAdapter): Outcome {
  const interrupted = error instanceof PythonError && error.type === "KeyboardInterrupt";
  return { code: tell(error, host), interrupted };
}

/** Tells of an error and gives the exit code. */
function tell(error: unknown, host: HostAdapter): number {
  const say = (text: string): void => {
    host.flush(1);
    host.write(2, encodeUtf8(text));
  };
  if (error instanceof PythonError) {
    if (error.type === "SystemExit") return exitCode(error.exitCode, say);
    say(error.traceback === "" ? `${error.toString()}\n` : error.traceback);
    return error.type === "KeyboardInterrupt" ? 130 : 1;
  }
  if (error instanceof HostSyntaxError) {
    say(formatSyntaxError(error.details));
    return 1;
  }
  if (error instanceof CommandError) {
    say(`molt: ${error.message}\n`);
    return error.code;
  }
  if (error instanceof HostException || error instanceof HostOsError || error instanceof AbiVersionError || error instanceof InvalidModuleError) {
    say(`molt: ${error.message}\n`);
    return 1;
  }
  if (error instanceof RuntimePoisonedError) {
    const detail = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause);
    say(`molt: ${error.message}\n${process.env["MOLT_DEBUG"] ? `${detail}\n` : ""}`);
    return 70;
  }
  say(`molt: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 70;
}

function exitCode(code: unknown, say: (text: string) => void): number {
  if (code === null) return 0;
  if (typeof code === "boolean") return code ? 1 : 0;
  if (typeof code === "number" && Number.isInteger(code)) return code & 0xff;
  if (typeof code === "bigint") return 255;
  say(`${isPyObject(code) ? code.toString() : String(code)}\n`);
  return 1;
}
