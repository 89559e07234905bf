/** Timers by deadline; those of one deadline in the order in which they were set. `native/async-rt/src/timers.rs` is its twin. */

interface Timer<T> {
  readonly deadline: number;
  readonly sequence: number;
  readonly item: T;
  canceled: boolean;
}

/** Names a timer of one queue. */
export type TimerId = object & { readonly __timer?: never };

/** A queue of timers. */
export class TimerQueue<T> {
  readonly #heap: Timer<T>[] = [];
  #next = 0;
  #waiting = 0;

  /** How many timers wait. */
  get size(): number {
    return this.#waiting;
  }

  /** Sets a timer for a time; the unit is the caller's. Not a number counts as now. */
  set(deadline: number, item: T): TimerId {
    const timer: Timer<T> = { deadline: Number.isNaN(deadline) ? Number.NEGATIVE_INFINITY : deadline, sequence: this.#next++, item, canceled: false };
    this.#heap.push(timer);
    this.#up(this.#heap.length - 1);
    this.#waiting++;
    return timer as TimerId;
  }

  /** Cancels a timer; answers whether it was still waiting. */
  cancel(id: TimerId): boolean {
    const timer = id as Timer<T>;
    if (timer.canceled) return false;
    timer.canceled = true;
    this.#waiting--;
    this.#tidy();
    return true;
  }

  /** When the next timer is due; null when none waits. */
  get nextDeadline(): number | null {
    return this.#heap[0]?.deadline ?? null;
  }

  /** Takes the next timer that is due at `now`, as a one-element array; null when none is. */
  takeDue(now: number): readonly [T] | null {
    const first = this.#heap[0];
    if (first === undefined || first.deadline > now) return null;
    first.canceled = true;
    this.#waiting--;
    this.#tidy();
    return [first.item];
  }

  #tidy(): void {
    while (this.#heap[0]?.canceled === true) {
      const last = this.#heap.pop() as Timer<T>;
      if (this.#heap.length === 0) return;
      this.#heap[0] = last;
      this.#down();
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a] as Timer<T>, this.#heap[b] as Timer<T>];
    return x.deadline < y.deadline || (x.deadline === y.deadline && x.sequence < y.sequence);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Timer<T>, this.#heap[a] as Timer<T>];
  }

  #up(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.#heap.length && this.#before(child, least)) least = child;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }
}
