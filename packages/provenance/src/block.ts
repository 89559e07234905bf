/** Blocking the thread, and words that threads share; both are only this package's to name. */

/**
 * Blocks the thread for a time and answers true, or false at once where the platform forbids it (a browser's main thread).
 */
export function blockThread(milliseconds: number): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    return true;
  } catch {
    return false;
  }
}

/** Whether the first element was not 0; it is 0 afterwards. */
export function takeWord(word: Int32Array): boolean {
  return Atomics.exchange(word, 0, 0) !== 0;
}

/**
 * Blocks the thread until the first element is not 0, or for a time; false at once where that is impossible: in a browser's main thread,
 * or when the memory is not shared.
 */
export function waitForWord(word: Int32Array, milliseconds: number): boolean {
  try {
    Atomics.wait(word, 0, 0, Math.max(0, milliseconds));
    return true;
  } catch {
    return false;
  }
}
