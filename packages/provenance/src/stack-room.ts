/**
 * Whether the thread's stack has room: nothing tells how large it is, but an engine that is asked for a function whose frame is as large as what is
 * wanted refuses, in order, when that is not there. Such a function returns at once, so it touches none of its frame.
 */
import { engine } from "./engine.ts";

/** Values that the function keeps over a call: 8 bytes each. */
const KEPT = 8192;

/** Room to look for, in frames of 64 KiB. */
export const ROOM = {
  /** For a call on the thread's stack: what it needs at once, and some hundred frames of Python. */
  CALL: 8,
  /** For what may run before the room is looked at again. */
  STEP: 4,
  /** For functions of JavaScript that a program on a stack of its own calls. */
  LEAST: 1,
} as const;

let probe: ((levels: number) => void) | null = null;

/** Whether there is so much room left. */
export function hasStackRoom(room: number): boolean {
  probe ??= makeProbe();
  try {
    probe(room - 1);
    return true;
  } catch {
    return false;
  }
}

const MANY = new Array<number>(KEPT).fill(0);

/** As {@link hasStackRoom} of {@link ROOM.LEAST}, without anything made for it: it takes some microseconds. */
export function hasLeastStackRoom(): boolean {
  try {
    // Arguments lie on the stack.
    Math.max.apply(null, MANY);
    return true;
  } catch {
    return false;
  }
}

/** `function probe(n)`: for a negative n, which nobody passes, it loads many values, calls, and uses them all; else it calls itself with n - 1. */
function makeProbe(): (levels: number) => void {
  const body = new Uint8Array(KEPT * 7 + 64);
  let at = 0;
  const emit = (...bytes: number[]): void => {
    for (const byte of bytes) body[at++] = byte;
  };
  const [get, constant, lessThan, whenever, end, back, call] = [0x20, 0x41, 0x48, 0x04, 0x0b, 0x0f, 0x10];
  emit(0, get, 0, constant, 0, lessThan, whenever, 0x40);
  for (let index = 0; index < KEPT; index++) {
    // Each from another place, or the engine would load one for many.
    body[at++] = constant;
    body[at++] = (index & 0x7f) | 0x80;
    body[at++] = index >> 7;
    body[at++] = 0x29;
    body[at++] = 3;
    body[at++] = 0;
  }
  emit(constant, 0, call, 0);
  body.fill(0x85, at, (at += KEPT - 1));
  emit(0x24, 0, back, end);
  emit(get, 0, 0x45, whenever, 0x40, back, end);
  emit(get, 0, constant, 1, 0x6b, call, 0, end);
  const code = body.subarray(0, at);
  const leb = (value: number): number[] => [(value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, value >> 14];
  const head = [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // Types, functions, a memory of one page, a global, the export.
    [1, 5, 1, 0x60, 1, 0x7f, 0],
    [3, 2, 1, 0],
    [5, 3, 1, 0, 1],
    [6, 6, 1, 0x7e, 1, 0x42, 0, 0x0b],
    [7, 5, 1, 1, 0x70, 0, 0],
    [10, ...leb(code.length + 4), 1, ...leb(code.length)],
  ].flat();
  const bytes = new Uint8Array(head.length + code.length);
  bytes.set(head);
  bytes.set(code, head.length);
  const { exports } = new engine.Instance(new engine.Module(bytes), {});
  return exports["p"] as (levels: number) => void;
}
