/** Running a program in a process: how errors are told, what the exit code is, and that all output is written. */
import { PythonError } from "@molt-py/call";
import { isPyObject, type PyCallable, type PyObject } from "@molt-py/object";
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
  /** By how many objects of which type what was alive after the end differed from what a runtime begins with, where that was asked for. */
  readonly left?: ReadonlyMap<string, number>;
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

/** Ends the process as the program ended. All output is written. */
export function exitProcess({ code, interrupted }: Outcome, signals: NodeSignals): void {
  signals.stop();
  if (interrupted && process.platform !== "win32") {
    process.exitCode = code;
    process.kill(process.pid, "SIGINT");
    return;
  }
  // At once: a process that runs out of work by itself first collects garbage and gives its memory back piece by piece.
  process.exit(code);
}

function ended(code: number): Outcome {
  return { code, interrupted: false };
}

/** The exit code of a program that an interrupt ended, where a process cannot end by a signal. */
const INTERRUPTED = 130;

/** Python's exit code when output cannot be written at the end. */
const FLUSH_FAILED = 120;

/** Runs a program in a session to its end, exit handlers included; with `count` the session then knows how many objects are left. */
export async function runInSession(session: Session, host: HostAdapter, run: () => Promise<unknown>, count = false): Promise<Outcome> {
  let outcome = ended(0);
  try {
    await run();
  } catch (error) {
    // What was printed before comes before the traceback.
    flush(session);
    outcome = reportUncaught(error, host, session);
  }
  try {
    await session.closeLater(count);
  } catch (error) {
    if (error instanceof PythonError && error.exitCode === null) {
      host.write(2, encodeUtf8(`Exception ignored while flushing sys.stdout:\n${error.toString()}\n`));
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

/** Tells of what a program did not catch, by its own `sys.excepthook` if it set one. */
function reportUncaught(error: unknown, host: HostAdapter, session: Session): Outcome {
  if (!(error instanceof PythonError) || error.type === "SystemExit") return report(error, host);
  const outcome: Outcome = { code: error.type === "KeyboardInterrupt" ? INTERRUPTED : 1, interrupted: error.type === "KeyboardInterrupt" };
  try {
    const sys = session.importModule("sys");
    if (!("excepthook" in sys)) {
      host.write(2, encodeUtf8("sys.excepthook is missing\n"));
      return report(error, host);
    }
    const hook = sys.getAttr("excepthook");
    if (isPyObject(hook) && session.isSame(hook, sys.getAttr("__excepthook__") as PyObject)) return report(error, host);
    const { exception } = error;
    try {
      if (typeof hook !== "function") session.raise(new HostException("TypeError", "sys.excepthook is not callable"));
      (hook as PyCallable)(exception.getAttr("__class__"), exception, exception.getAttr("__traceback__"));
      session.flush();
    } catch (second) {
      if (second instanceof PythonError && second.type === "SystemExit") return report(second, host);
      host.write(2, encodeUtf8("Error in sys.excepthook:\n"));
      tell(second, host);
      host.write(2, encodeUtf8("\nOriginal exception was:\n"));
      tell(error, host);
    }
    return outcome;
  } catch {
    // There is no runtime to ask any more.
    return report(error, host);
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
    return error.type === "KeyboardInterrupt" ? INTERRUPTED : 1;
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
