/** What proxies do, done by requests to their runtime. */
import { type ObjectAccess, STOP } from "@molt-py/object";
import { GUEST, type Runtime, UNDONE } from "@molt-py/state";
import { PythonError } from "./python-error.ts";

const NOTHING: readonly unknown[] = [];

/** Access to the Python objects of one runtime. */
export class RuntimeAccess implements ObjectAccess {
  readonly #runtime: Runtime;
  /** Handles to give back that were released while the runtime could not be asked. */
  readonly #due: number[] = [];

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  call(handle: number, args: readonly unknown[], keywords: Readonly<Record<string, unknown>> | null): unknown {
    if (keywords === null) {
      const result = this.#runtime.requestDirect(GUEST.CALL, handle, args);
      if (result !== UNDONE) return result;
    }
    const { codec } = this.#runtime;
    return this.#runtime.requestValue(GUEST.CALL, (w) => {
      w.uint(handle).u8(0).uint(args.length);
      const encoder = codec.encoder(w);
      for (const arg of args) encoder.value(arg);
      const names = keywords === null ? [] : Object.keys(keywords);
      w.uint(names.length);
      for (const name of names) {
        w.text(name);
        encoder.value(keywords?.[name]);
      }
    });
  }

  getAttribute(handle: number, name: string): unknown {
    const result = this.#runtime.requestDirect(GUEST.GET_ATTRIBUTE, handle, [name]);
    if (result !== UNDONE) return result;
    return this.#runtime.requestValue(GUEST.GET_ATTRIBUTE, (w) => w.uint(handle).u8(0).text(name));
  }

  findAttribute(handle: number, name: string): unknown {
    try {
      return this.getAttribute(handle, name);
    } catch (error) {
      if (!(error instanceof PythonError) || error.type !== "AttributeError") throw error;
      error.exception.dispose();
      return undefined;
    }
  }

  setAttribute(handle: number, name: string, value: unknown): void {
    if (this.#runtime.requestDirect(GUEST.SET_ATTRIBUTE, handle, [name, value]) !== UNDONE) return;
    this.#runtime.request(GUEST.SET_ATTRIBUTE, (w) => {
      w.uint(handle).text(name);
      this.#runtime.codec.encoder(w).value(value);
    });
  }

  deleteAttribute(handle: number, name: string): void {
    this.#runtime.request(GUEST.DELETE_ATTRIBUTE, (w) => w.uint(handle).text(name));
  }

  getItem(handle: number, key: unknown): unknown {
    const result = this.#runtime.requestDirect(GUEST.GET_ITEM, handle, [key]);
    if (result !== UNDONE) return result;
    return this.#runtime.requestValue(GUEST.GET_ITEM, (w) => {
      w.uint(handle).u8(0);
      this.#runtime.codec.encoder(w).value(key);
    });
  }

  setItem(handle: number, key: unknown, value: unknown): void {
    if (this.#runtime.requestDirect(GUEST.SET_ITEM, handle, [key, value]) !== UNDONE) return;
    this.#runtime.request(GUEST.SET_ITEM, (w) => {
      const encoder = this.#runtime.codec.encoder(w.uint(handle));
      encoder.value(key);
      encoder.value(value);
    });
  }

  deleteItem(handle: number, key: unknown): void {
    this.#runtime.request(GUEST.DELETE_ITEM, (w) => this.#runtime.codec.encoder(w.uint(handle)).value(key));
  }

  contains(handle: number, item: unknown): boolean {
    return this.#runtime.request(GUEST.CONTAINS, (w) => this.#runtime.codec.encoder(w.uint(handle)).value(item)).u8() === 1;
  }

  length(handle: number): number {
    return this.#runtime.request(GUEST.LENGTH, (w) => w.uint(handle)).uint();
  }

  *iterate(handle: number): IterableIterator<unknown> {
    const runtime = this.#runtime;
    const iterator = runtime.request(GUEST.ITERATE, (w) => w.uint(handle));
    // The answer is a proxy in form; its handle is all that is needed here.
    iterator.u8();
    iterator.u8();
    iterator.text();
    const own = iterator.uint();
    try {
      for (;;) {
        let item = runtime.requestDirect(GUEST.NEXT, own, NOTHING);
        if (item === UNDONE) item = runtime.requestValue(GUEST.NEXT, (w) => w.uint(own));
        if (item === STOP) return;
        yield item;
      }
    } finally {
      if (runtime.life === "ready") this.release([own]);
    }
  }

  text(handle: number, debug: boolean): string {
    return String(this.#runtime.requestValue(GUEST.TEXT, (w) => w.uint(handle).u8(debug ? 1 : 0)));
  }

  convert(handle: number): unknown {
    return this.#runtime.requestValue(GUEST.CONVERT, (w) => w.uint(handle));
  }

  copy(handle: number): unknown {
    return this.#runtime.requestValue(GUEST.DUPLICATE, (w) => w.uint(handle));
  }

  release(handles: readonly number[]): void {
    if (this.#runtime.life !== "ready") return;
    if (this.#runtime.isWaiting) {
      // They are given back with the next ones.
      this.#due.push(...handles);
      return;
    }
    const all = [...this.#due.splice(0), ...handles];
    this.#runtime.request(GUEST.RELEASE, (w) => {
      w.uint(all.length);
      for (const handle of all) w.uint(handle);
    });
  }
}
