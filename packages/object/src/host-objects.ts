/** JavaScript objects that Python holds, by number. A number is counted: each proxy that Python makes holds one count. */

interface Entry {
  readonly object: object;
  readonly self: object | null;
  count: number;
}

/** An object that Python holds. */
export interface HeldObject {
  readonly number: number;
  readonly count: number;
  readonly object: object;
  /** What a function was read from; null for everything else. */
  readonly self: object | null;
}

/** The JavaScript objects of one runtime that Python can reach. */
export class HostObjects {
  readonly #entries = new Map<number, Entry>();
  readonly #numbers = new Map<object, number>();
  #next = 1;

  /** How many objects Python holds. */
  get size(): number {
    return this.#entries.size;
  }

  /** Counts an object for Python and answers its number; the same object has the same number as long as Python holds it. */
  hold(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) {
      (this.#entries.get(known) as Entry).count++;
      return known;
    }
    const number = this.#next++;
    this.#numbers.set(object, number);
    this.#entries.set(number, { object, self: null, count: 1 });
    return number;
  }

  /** Counts a function together with the object that it was read from, which becomes `this` when Python calls it. */
  holdMethod(method: object, self: object): number {
    const number = this.#next++;
    this.#entries.set(number, { object: method, self, count: 1 });
    return number;
  }

  /** The object of a number. Throws for a number that Python does not hold: a defect of the core. */
  get(number: number): object {
    return this.#entry(number).object;
  }

  /** The `this` that a function of a number is called with. */
  selfOf(number: number): object | undefined {
    return this.#entry(number).self ?? undefined;
  }

  /** Python let go of one proxy. */
  release(number: number): void {
    const entry = this.#entries.get(number);
    if (entry === undefined || --entry.count > 0) return;
    this.#entries.delete(number);
    if (this.#numbers.get(entry.object) === number) this.#numbers.delete(entry.object);
  }

  /** Every object that Python holds: its number, how often it is held, the object, and what it is called with. */
  *entries(): IterableIterator<HeldObject> {
    for (const [number, { object, self, count }] of this.#entries) yield { number, count, object, self };
  }

  /** Takes over what another runtime holds, under the same numbers: for a copy of that runtime. */
  adopt(held: Iterable<HeldObject>): void {
    for (const { number, count, object, self } of held) {
      this.#entries.set(number, { object, self, count });
      if (self === null) this.#numbers.set(object, number);
      this.#next = Math.max(this.#next, number + 1);
    }
  }

  /** Lets go of everything. */
  clear(): void {
    this.#entries.clear();
    this.#numbers.clear();
  }

  #entry(number: number): Entry {
    const entry = this.#entries.get(number);
    if (entry === undefined) throw new RangeError(`Python holds no JavaScript object of number ${number}`);
    return entry;
  }
}
