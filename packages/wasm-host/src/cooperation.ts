/** A platform that goes on while a program runs: where the engine lets programs wait, the thread is given away every now and then. */
import type { HostAdapter } from "./adapter.ts";
import { interruption } from "./errors.ts";

/** Longest timer of a platform: milliseconds. */
const LONGEST = 0x7fff_ffff;

/** Interrupts by whoever has this object. */
export class Interrupts {
  #pending = false;
  #wake: (() => void) | null = null;

  /** Interrupts what runs, or the next wait. */
  ask(): void {
    this.#pending = true;
    this.#wake?.();
  }

  /** Takes an interrupt: whether one was asked for since. */
  taken(): boolean {
    const taken = this.#pending;
    this.#pending = false;
    return taken;
  }

  /** Waits for a time, or until an interrupt is asked for. */
  wait(milliseconds: number): Promise<void> {
    if (this.#pending) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#wake = null;
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, Math.min(milliseconds, LONGEST));
      this.#wake = done;
    });
  }
}

/** The platform with interrupts, giving the thread away while programs run and wait. Standard input is read as before. */
export function cooperative(adapter: HostAdapter, interrupts: Interrupts): HostAdapter {
  const interrupted = (): boolean => interrupts.taken() || adapter.interrupted?.() === true;
  return {
    ...adapter,
    interrupted,
    waits: {
      started() {},
      turn: () => new Promise((resolve) => setTimeout(resolve)),
      async sleep(seconds) {
        const until = performance.now() + seconds * 1000;
        do {
          await interrupts.wait(until - performance.now());
          if (interrupted()) throw interruption();
        } while (performance.now() < until);
      },
      readLine: async (limit) => adapter.readLine(limit),
      read: async (limit) => adapter.read(limit),
    },
  };
}
