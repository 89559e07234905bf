/** Interrupts that another thread asks for by a word of shared memory. */
import { takeWord, waitForWord } from "@molt-py/provenance";
import type { HostAdapter } from "./adapter.ts";
import { interruption } from "./errors.ts";

/** How long a wait is that looks at the word only between: milliseconds. */
const SLICE = 20;

/**
 * The platform with an interrupt: when the first element of `word` is not 0, Python is interrupted and the element becomes 0 again. Another thread
 * sets it with `Atomics.store`; `Atomics.notify` also ends a `time.sleep` at once.
 */
export function withInterruptWord(adapter: HostAdapter, word: Int32Array): HostAdapter {
  const interrupted = (): boolean => takeWord(word) || adapter.interrupted?.() === true;
  return {
    ...adapter,
    interrupted,
    sleep(seconds) {
      const until = performance.now() + seconds * 1000;
      do {
        const left = until - performance.now();
        if (!waitForWord(word, left)) adapter.sleep(Math.min(left, SLICE) / 1000);
        if (interrupted()) throw interruption();
      } while (performance.now() < until);
    },
  };
}
