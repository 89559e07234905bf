// Where the generator's decisions come from. A program is a function of a list of numbers: the list is drawn at random, and what differs is
// shrunk by making the *list* shorter and smaller and building the program again, so that the shrinker knows nothing of Python. This is the
// idea of the "choice sequence" of Hypothesis (MacIver and Donaldson, "Test-Case Reduction via Test-Case Generation", ECOOP 2020).

/** A stream of decisions: recorded ones first, then, where a generator was given, fresh ones, else zeros. 0 is always the simplest choice. */
export class Choices {
  readonly #recorded: readonly number[];
  readonly #random: (() => number) | undefined;
  readonly #taken: number[] = [];

  constructor(recorded: readonly number[], random?: () => number) {
    this.#recorded = recorded;
    this.#random = random;
  }

  /** Every decision so far, for making the same program again. */
  get taken(): readonly number[] {
    return this.#taken;
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    const recorded = this.#recorded[this.#taken.length];
    const value = recorded === undefined ? (this.#random === undefined ? 0 : Math.floor(this.#random() * count)) : recorded % count;
    this.#taken.push(value);
    return value;
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** One of `items`, all equally likely; the first is the simplest. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }

  /** One of `options`, each as likely as its weight; the first is the simplest. */
  weighted<T>(options: readonly (readonly [weight: number, value: T])[]): T {
    let at = this.below(options.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, value] of options) {
      if (at < weight) return value;
      at -= weight;
    }
    throw new RangeError("nothing to choose from");
  }
}

/** Numbers in [0, 1) that are the same for the same seed on every machine (splitmix32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
}
