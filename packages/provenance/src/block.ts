/** Blocking the thread, which needs shared memory to wait on; it is only this package's to name. */

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
