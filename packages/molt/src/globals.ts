/** The global names of a runtime's main module, as a map. */
import type { PyObject } from "@molt-py/object";

/** Reads and writes the names that `run` sees. Values are converted as everywhere. */
export class Globals implements Iterable<[string, unknown]>, Disposable {
  readonly #namespace: PyObject;
  readonly #owned: boolean;

  /** @internal */
  constructor(namespace: PyObject, owned: boolean) {
    this.#namespace = namespace;
    this.#owned = owned;
  }

  /** @internal */
  static namespaceOf(globals: Globals): PyObject {
    return globals.#namespace;
  }

  /** Gives the namespace back; the main module's stays with its runtime. */
  dispose(): void {
    if (this.#owned) this.#namespace.dispose();
  }

  /** As {@link Globals.dispose}, for `using`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** The value of a name; undefined when it is not bound. */
  get(name: string): unknown {
    return this.#namespace.contains(name) ? this.#namespace.getItem(name) : undefined;
  }

  /** Binds a name. */
  set(name: string, value: unknown): this {
    this.#namespace.setItem(name, value);
    return this;
  }

  /** Whether a name is bound. */
  has(name: string): boolean {
    return this.#namespace.contains(name);
  }

  /** Unbinds a name and says whether it was bound. */
  delete(name: string): boolean {
    if (!this.has(name)) return false;
    this.#namespace.delItem(name);
    return true;
  }

  /** All names that are bound. */
  names(): string[] {
    return Array.from(this.#namespace, String);
  }

  /** Names and values. */
  *[Symbol.iterator](): IterableIterator<[string, unknown]> {
    for (const name of this.names()) yield [name, this.get(name)];
  }
}
