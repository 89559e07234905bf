/**
 * Who is inside a runtime. Python runs on the thread that called it, and may call JavaScript, which may call Python again: entries
 * nest. The depth tells whether a runtime can be closed, and is what a dropped guard restores.
 */

/** A runtime was to be closed while its Python code is on the stack. */
export class RuntimeBusyError extends Error {
  override readonly name = "RuntimeBusyError";
}

/** Counts entries into one runtime. */
export class EntryGuard {
  #depth = 0;

  /** How many entries are on the stack. */
  get depth(): number {
    return this.#depth;
  }

  /** One more entry begins; whoever says so says {@link EntryGuard.leave} at its end. */
  enter(): void {
    this.#depth++;
  }

  /** The entry that began last ends. */
  leave(): void {
    this.#depth--;
  }

  /** Runs `body` as one more entry. */
  run<R>(body: () => R): R {
    this.#depth++;
    try {
      return body();
    } finally {
      this.#depth--;
    }
  }

  /** Runs `body` as one more entry, which lasts until its promise is settled. */
  async runLater<R>(body: () => Promise<R>): Promise<R> {
    this.#depth++;
    try {
      return await body();
    } finally {
      this.#depth--;
    }
  }

  /** Throws {@link RuntimeBusyError} when somebody is inside; `what` says what was attempted. */
  assertIdle(what: string): void {
    if (this.#depth > 0) throw new RuntimeBusyError(`cannot ${what} while Python code of this runtime is running`);
  }
}
