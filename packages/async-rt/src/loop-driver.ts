/**
 * Runs callbacks in turns, and hands the thread back to the platform between them: a loop never blocks to wait. The platform's timer is
 * passed in, so the driver runs anywhere, and in tests without any time passing.
 */
import { type TimerId, TimerQueue } from "./timer-queue.ts";

/** What the driver needs of its platform. Times are in milliseconds. */
export interface LoopPlatform {
  /** A clock that never goes back. */
  now(): number;
  /** Calls back after a time; gives what cancels it. */
  wake(after: number, callback: () => void): () => void;
}

/** A loop: ready callbacks in the order in which they became ready, timers by (deadline, order of setting). */
export class LoopDriver {
  readonly #platform: LoopPlatform;
  readonly #timers = new TimerQueue<() => void>();
  readonly #failed: (error: unknown) => void;
  #ready: (() => void)[] = [];
  #armed: { readonly at: number; readonly cancel: () => void } | null = null;
  #closed = false;

  /** A loop on a platform. `failed` is told what callbacks throw. */
  constructor(platform: LoopPlatform, failed: (error: unknown) => void) {
    this.#platform = platform;
    this.#failed = failed;
  }

  /** Runs a callback in the next turn. */
  post(callback: () => void): void {
    this.#ready.push(callback);
    this.#arm();
  }

  /** Runs a callback after a time. */
  after(milliseconds: number, callback: () => void): TimerId {
    const id = this.#timers.set(this.#platform.now() + milliseconds, callback);
    this.#arm();
    return id;
  }

  /** Cancels a timer; answers whether it was still waiting. */
  cancel(id: TimerId): boolean {
    const was = this.#timers.cancel(id);
    this.#arm();
    return was;
  }

  /** Whether nothing is ready and nothing waits. */
  get isIdle(): boolean {
    return this.#ready.length === 0 && this.#timers.size === 0;
  }

  /** Forgets everything; nothing of this loop wakes up afterwards. */
  close(): void {
    this.#closed = true;
    this.#ready = [];
    this.#armed?.cancel();
    this.#armed = null;
  }

  #turn(): void {
    this.#armed = null;
    const now = this.#platform.now();
    const turn = this.#ready;
    this.#ready = [];
    for (let due = this.#timers.takeDue(now); due !== null; due = this.#timers.takeDue(now)) turn.push(due[0]);
    for (const callback of turn) {
      if (this.#closed) return;
      try {
        callback();
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#arm();
  }

  /** Sees to it that the platform wakes this loop when there is something to do, and not otherwise. */
  #arm(): void {
    if (this.#closed) return;
    const at = this.#ready.length > 0 ? 0 : this.#timers.nextDeadline;
    if (this.#armed !== null) {
      if (this.#armed.at === at) return;
      this.#armed.cancel();
      this.#armed = null;
    }
    if (at === null) return;
    const cancel = this.#platform.wake(Math.max(0, at - this.#platform.now()), () => this.#turn());
    this.#armed = { at, cancel };
  }
}
