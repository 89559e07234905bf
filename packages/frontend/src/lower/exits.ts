/**
 * Leaving constructs that have something to do on the way out: `finally`, `with` and exception handlers.
 *
 * A jump out of a protected body must not run the cleanup code inside the `try` operation, where an exception in it would come back
 * to the same handler. So it leaves the operation first, by a break to a label that belongs to this way out; the cleanup code
 * stands behind that label, once per way out, and then goes on to the next construct outside or to its destination.
 */

import type { Operand } from "../ir/types.ts";
import { type FunctionLowering, keep } from "./function-lowering.ts";
import type { Bound, Label } from "./labels.ts";

/** A loop that `break` and `continue` can leave. */
export interface LoopFrame {
  readonly kind: "loop";
  readonly breakLabel: Label;
  readonly continueLabel: Label;
}

/** One way out of a protected body. */
interface Exit {
  readonly key: string;
  readonly label: Label;
  /** Runs behind the cleanup code. */
  readonly proceed: () => void;
}

/** A body whose exits have to be intercepted. */
export interface ProtectFrame {
  readonly kind: "protect";
  readonly exits: Exit[];
  /** The temporary that carries the value of a `return`. */
  result: number | null;
}

export type Frame = LoopFrame | ProtectFrame;

/** The parts of a protected body. Each cleanup part runs outside of the protection. */
export interface Protection {
  readonly body: () => void;
  /** Locals that `body` may unbind. */
  readonly unbound: Bound;
  /** When `body` raised; falling off the end goes on after the construct. */
  readonly onException: (exc: Operand & { kind: "temp" }) => void;
  /** When `body` ran to its end. */
  readonly onNormal: () => void;
  /** When `body` was left by a jump; `exit` is `return`, `break`, `continue` or the name of an own exit. */
  readonly onExit: (exit: string) => void;
  /** Exits that the construct itself uses: `leave` jumps there, what stands here runs behind `onExit`. */
  readonly ownExits?: Readonly<Record<string, () => void>>;
}

/** Runs a body under protection. */
export function protect(f: FunctionLowering, parts: Protection): void {
  intercept(f, parts, (body, end) => {
    f.tryCatch(parts.unbound, body, (exc) => {
      parts.onException(exc);
      f.jump(end);
    });
  });
}

/** Runs cleanup code while the value of a `return` waits in `result`; a jump out of that code forgets the value. */
function whileHolding(f: FunctionLowering, result: Operand, cleanup: () => void): void {
  intercept(f, { body: cleanup, onNormal: () => undefined, onExit: () => f.discard(result) }, (body) => body());
}

/** Runs a body and intercepts its exits; `run` makes the operations around it. */
export function intercept(
  f: FunctionLowering,
  parts: Pick<Protection, "body" | "onNormal" | "onExit" | "ownExits">,
  run: (body: () => void, end: Label) => void,
): void {
  if (!f.reachable) return;
  const frame: ProtectFrame = { kind: "protect", exits: [], result: null };
  for (const [key, proceed] of Object.entries(parts.ownExits ?? {})) frame.exits.push({ key, label: f.label("break"), proceed });
  f.block((end) => {
    // The blocks of the exits surround the operation, so they are made inside out: first the operation, then what its jumps asked for.
    const start = f.bound;
    let inner = f.region(() => {
      run(() => {
        f.frames.push(frame);
        parts.body();
        f.frames.pop();
      }, end);
      parts.onNormal();
    });
    for (const exit of frame.exits) {
      if (exit.label.uses === 0) continue;
      const body = inner;
      const afterBody = f.bound;
      f.bound = start;
      inner = f.region(() => {
        f.blockOf(exit.label, () => {
          f.bound = afterBody;
          f.append(body);
          f.jump(end);
        });
        const cleanup = (): void => parts.onExit(exit.key.split(":")[0] ?? exit.key);
        if (exit.key === "return" && frame.result !== null) whileHolding(f, { kind: "temp", id: frame.result }, cleanup);
        else cleanup();
        exit.proceed();
      });
    }
    f.append(inner);
  });
}

/** Leaves the innermost protected body by one of its own exits. */
export function leave(f: FunctionLowering, key: string): void {
  const frame = f.frames.findLast((candidate) => candidate.kind === "protect");
  const exit = frame?.exits.find((candidate) => candidate.key === key);
  if (exit === undefined) throw new RangeError(`no exit ${key} here`);
  f.jump(exit.label);
}

/** Goes to a loop's end or next round, through everything in between. */
export function jumpOut(f: FunctionLowering, kind: "break" | "continue", loop: LoopFrame): void {
  for (let i = f.frames.length - 1; i >= 0; i--) {
    const frame = f.frames[i];
    if (frame === loop) break;
    if (frame?.kind === "protect") {
      const key = `${kind}:${loop.breakLabel.id}`;
      f.jump(exitOf(f, frame, key, () => jumpOut(f, kind, loop)).label);
      return;
    }
  }
  f.jump(kind === "break" ? loop.breakLabel : loop.continueLabel);
}

/** Returns `value` from the function, through everything in between. */
export function returnOut(f: FunctionLowering, value: Operand): void {
  const frame = f.frames.findLast((candidate) => candidate.kind === "protect");
  if (frame === undefined) {
    f.terminate({ op: "return", src: value });
    return;
  }
  frame.result ??= f.temp();
  const result = frame.result;
  f.emit({ op: "move", dst: result, src: value });
  f.jump(exitOf(f, frame, "return", () => returnOut(f, { kind: "temp", id: result })).label);
}

function exitOf(f: FunctionLowering, frame: ProtectFrame, key: string, proceed: () => void): Exit {
  let exit = frame.exits.find((candidate) => candidate.key === key);
  if (exit === undefined) {
    exit = { key, label: f.label("break"), proceed };
    frame.exits.push(exit);
  }
  return exit;
}

/** Makes `exc` the exception being handled; gives what {@link popHandled} needs. */
export function pushHandled(f: FunctionLowering, exc: Operand): Operand {
  return f.define({ op: "pushexc", exc: keep(exc) });
}

export function popHandled(f: FunctionLowering, saved: Operand): void {
  f.emit({ op: "popexc", saved });
}
