/** Ctrl-C in a Node process: taken in while the event loop turns, handed to Python at its next safe point or wait. */
import { interruption } from "./errors.ts";

/** The interrupts of a process. Until a program first waits, or has run for a moment, Ctrl-C ends the process as it ends any. */
export class NodeSignals {
  #listening = false;
  #pending = false;
  #wake: (() => void) | null = null;
  readonly #take = (): void => {
    this.#pending = true;
    this.#wake?.();
  };

  /** From now on Ctrl-C is an interrupt of the program. Starting it takes time that short programs need not spend. */
  listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    process.on("SIGINT", this.#take);
  }

  /** Ctrl-C ends the process again. */
  stop(): void {
    if (this.#listening) process.off("SIGINT", this.#take);
    this.#listening = false;
  }

  /** Takes an interrupt: whether there was one since. */
  taken(): boolean {
    const taken = this.#pending;
    this.#pending = false;
    return taken;
  }

  /** Lets the event loop turn, which is when signals come in. */
  turn(): Promise<void> {
    this.listen();
    return new Promise((resolve) => setImmediate(resolve));
  }

  /**
   * Waits for what `start` starts, which calls its argument when it is there and gives a function that ends the attempt. An interrupt ends it
   * too, and rejects.
   */
  waitFor(start: (done: () => void) => () => void): Promise<void> {
    this.listen();
    return new Promise((resolve, reject) => {
      const interrupt = (): void => {
        this.#pending = false;
        reject(interruption());
      };
      if (this.#pending) {
        interrupt();
        return;
      }
      const end = (): void => {
        this.#wake = null;
        stop();
      };
      const stop = start(() => {
        end();
        resolve();
      });
      this.#wake = () => {
        end();
        interrupt();
      };
    });
  }
}
