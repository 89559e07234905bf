/**
 * Python objects in JavaScript. A proxy owns one count of its object, given back by `dispose()`, `using`, or, as a last resort, when the
 * garbage collector finds it.
 */
import type { ProxyFactory } from "./codec.ts";
import { StaleHandleError } from "./errors.ts";
import { KIND } from "./tags.ts";

/** What proxies ask of their runtime; `call` implements it. */
export interface ObjectAccess {
  /** Calls an object; `keywords` null is none. */
  call(handle: number, args: readonly unknown[], keywords: Readonly<Record<string, unknown>> | null): unknown;
  /** Reads an attribute; throws when there is none. */
  getAttribute(handle: number, name: string): unknown;
  /** As `getAttribute`; undefined when there is none. */
  findAttribute(handle: number, name: string): unknown;
  /** Sets an attribute. */
  setAttribute(handle: number, name: string, value: unknown): void;
  /** Deletes an attribute. */
  deleteAttribute(handle: number, name: string): void;
  /** Reads `object[key]`. */
  getItem(handle: number, key: unknown): unknown;
  /** Sets `object[key]`. */
  setItem(handle: number, key: unknown, value: unknown): void;
  /** Deletes `object[key]`. */
  deleteItem(handle: number, key: unknown): void;
  /** Whether `item in object`. */
  contains(handle: number, item: unknown): boolean;
  /** `len(object)` */
  length(handle: number): number;
  /** Iterates; items are converted one by one, and leaving early releases the iterator. */
  iterate(handle: number): IterableIterator<unknown>;
  /** `str(object)`, or `repr(object)` with `debug`. */
  text(handle: number, debug: boolean): string;
  /** Converts an object as deep as it goes. */
  convert(handle: number): unknown;
  /** Another proxy of the object. */
  copy(handle: number): unknown;
  /** Gives handles back: a released one is stale from then on. */
  release(handles: readonly number[]): void;
}

/**
 * A Python object that has no equal in JavaScript: a function, a class, an instance, a module, a generator.
 *
 * Attributes can be read and written as properties (`proxy.name`), unless they have one of the names below; `getAttr` and
 * `setAttr` take any name. A missing attribute reads as `undefined` as a property, and throws with `getAttr`.
 */
export interface PyObject extends Disposable {
  /** Name of the object's class. */
  readonly typeName: string;
  /** Whether the proxy was disposed of. */
  readonly disposed: boolean;
  /** Reads an attribute. Throws `PythonError` when there is none. */
  getAttr(name: string): unknown;
  /** Writes an attribute. */
  setAttr(name: string, value: unknown): void;
  /** Deletes an attribute. */
  delAttr(name: string): void;
  /** Reads `object[key]`. */
  getItem(key: unknown): unknown;
  /** Writes `object[key]`. */
  setItem(key: unknown, value: unknown): void;
  /** Deletes `object[key]`. */
  delItem(key: unknown): void;
  /** Whether `item in object`. */
  contains(item: unknown): boolean;
  /** `len(object)` */
  len(): number;
  /** Calls the object. */
  call(...args: unknown[]): unknown;
  /** Calls the object with keyword arguments. */
  callKw(args: readonly unknown[], keywords: Readonly<Record<string, unknown>>): unknown;
  /** `repr(object)` */
  repr(): string;
  /** `str(object)` */
  toString(): string;
  /** A copy as deep as it goes, instances of subclasses of `list`, `dict`, `str`… included. */
  toJs(): unknown;
  /** Another proxy of the same object, to be disposed of on its own. */
  copy(): this;
  /** Gives the object back. Further use throws {@link StaleHandleError}; a second time does nothing. */
  dispose(): void;
  /** As `iter(object)`. */
  [Symbol.iterator](): IterableIterator<unknown>;
}

/** A Python object that can be called as a function. */
export interface PyCallable extends PyObject {
  (...args: unknown[]): unknown;
}

/** Lets a subclass add its private fields to an object that is there already. */
class Onto {
  constructor(target: object) {
    return target;
  }
}

/** The private part of a proxy, kept on the proxy's target. */
class Held extends Onto {
  #handle: number | null = null;
  #owner: PyProxies | null = null;
  #token: object | null = null;

  static attach(target: object, handle: number, owner: PyProxies, token: object): void {
    const held = new Held(target);
    held.#handle = handle;
    held.#owner = owner;
    held.#token = token;
  }

  static find(target: object): { handle: number | null; owner: PyProxies; token: object } | null {
    if (!(#handle in target)) return null;
    const held = target as Held;
    return { handle: held.#handle, owner: held.#owner as PyProxies, token: held.#token as object };
  }

  /** The handle that is held for `owner`; null when there is none, for another reason too. */
  static handle(target: object, owner: PyProxies): number | null {
    return #handle in target && (target as Held).#owner === owner ? (target as Held).#handle : null;
  }

  static drop(target: object): void {
    (target as Held).#handle = null;
  }
}

/** How a proxy finds its target: asked for by this key, it answers it. */
const TARGET = Symbol("target");

/** Makes and knows the proxies of one runtime. */
export class PyProxies implements ProxyFactory {
  readonly #access: ObjectAccess;
  readonly #collected: FinalizationRegistry<number>;
  readonly #pending: number[] = [];
  #closed = false;
  /** The targets of proxies that were made in the innermost scope; null outside of any. */
  #scope: Set<object> | null = null;

  constructor(access: ObjectAccess) {
    this.#access = access;
    this.#collected = new FinalizationRegistry((handle) => {
      if (!this.#closed) this.#pending.push(handle);
      this.flush();
    });
  }

  /** Gives back what the garbage collector found. */
  flush(): void {
    if (this.#closed || this.#pending.length === 0) return;
    const handles = this.#pending.splice(0);
    this.#access.release(handles);
  }

  /** Makes every proxy stale; nothing is given back, as the runtime is gone. */
  close(): void {
    this.#closed = true;
    this.#pending.length = 0;
  }

  make(kind: number, typeName: string, handle: number): PyObject {
    const target = (kind & KIND.CALLABLE ? function pythonObject(): void {} : {}) as object;
    const token = {};
    Held.attach(target, handle, this, token);
    const proxy = new Proxy(target, new Traps(this, this.#access, kind, typeName)) as unknown as PyObject;
    this.#collected.register(proxy, handle, token);
    this.#scope?.add(target);
    return proxy;
  }

  /**
   * Calls `body`, and then disposes of all proxies that were made meanwhile, but for those that it passed to its argument: they belong to the
   * scope around this one, if there is one.
   */
  scope<R>(body: (keep: (proxy: object) => void) => R): R {
    const outer = this.#scope;
    const inner = new Set<object>();
    this.#scope = inner;
    try {
      return body((proxy) => {
        const target = targetOf(proxy);
        if (target !== null && inner.delete(target)) outer?.add(target);
      });
    } finally {
      this.#scope = outer;
      for (const target of inner) this.dispose(target);
    }
  }

  /** Calls `body`, whose proxies belong to no scope. */
  unscoped<R>(body: () => R): R {
    const outer = this.#scope;
    this.#scope = null;
    try {
      return body();
    } finally {
      this.#scope = outer;
    }
  }

  handleOf(value: object): number | null {
    const target = targetOf(value);
    if (target === null) return null;
    const held = Held.find(target);
    if (held === null) return null;
    if (held.owner !== this) throw new StaleHandleError("the Python object belongs to another runtime");
    return this.handle(target);
  }

  /** @internal The handle of a target that is known to be one. */
  handle(target: object): number {
    const handle = this.#closed ? null : Held.handle(target, this);
    if (handle !== null) return handle;
    const held = Held.find(target);
    if (held === null || held.handle === null) throw new StaleHandleError("the Python object was disposed of");
    if (this.#closed) throw new StaleHandleError("the runtime of the Python object was closed");
    return held.handle;
  }

  /** @internal */
  dispose(target: object): void {
    const held = Held.find(target);
    if (held === null || held.handle === null) return;
    Held.drop(target);
    this.#collected.unregister(held.token);
    if (!this.#closed) this.#access.release([held.handle]);
  }
}

/** Whether a value is a proxy of a Python object, of whatever runtime. */
export function isPyObject(value: unknown): value is PyObject {
  return value !== null && (typeof value === "object" || typeof value === "function") && targetOf(value) !== null;
}

let asking = false;

function targetOf(value: object): object | null {
  // Any other object would be asked by name, through its own traps; the flag keeps ours from answering strangers.
  asking = true;
  try {
    const target = (value as Record<symbol, unknown>)[TARGET];
    return typeof target === "object" || typeof target === "function" ? target : null;
  } catch {
    return null;
  } finally {
    asking = false;
  }
}

/** Prototypes that only proxies seem to have, so that they are not taken for plain objects. */
const OBJECT_PROTOTYPE: object = Object.freeze(Object.create(Object.prototype));
const CALLABLE_PROTOTYPE: object = Object.freeze(Object.create(Function.prototype));

class Traps implements ProxyHandler<object> {
  readonly #proxies: PyProxies;
  readonly #access: ObjectAccess;
  readonly #kind: number;
  readonly #typeName: string;

  constructor(proxies: PyProxies, access: ObjectAccess, kind: number, typeName: string) {
    this.#proxies = proxies;
    this.#access = access;
    this.#kind = kind;
    this.#typeName = typeName;
  }

  apply(target: object, _self: unknown, args: unknown[]): unknown {
    return this.#access.call(this.#proxies.handle(target), args, null);
  }

  get(target: object, name: string | symbol): unknown {
    if (name === TARGET) return asking ? target : undefined;
    const own = this.#own(target, name);
    if (own !== undefined) return own;
    if (typeof name === "symbol") return undefined;
    // A promise would ask, and then wait for ever.
    if (name === "then") return undefined;
    return this.#access.findAttribute(this.#proxies.handle(target), name);
  }

  set(target: object, name: string | symbol, value: unknown): boolean {
    if (typeof name === "symbol" || OWN.has(name)) return false;
    this.#access.setAttribute(this.#proxies.handle(target), name, value);
    return true;
  }

  has(target: object, name: string | symbol): boolean {
    if (typeof name === "symbol") return name === Symbol.iterator || name === Symbol.dispose;
    return OWN.has(name) || this.#access.findAttribute(this.#proxies.handle(target), name) !== undefined;
  }

  deleteProperty(target: object, name: string | symbol): boolean {
    if (typeof name === "symbol" || OWN.has(name)) return false;
    this.#access.deleteAttribute(this.#proxies.handle(target), name);
    return true;
  }

  defineProperty(): boolean {
    return false;
  }

  getPrototypeOf(): object {
    return this.#kind & KIND.CALLABLE ? CALLABLE_PROTOTYPE : OBJECT_PROTOTYPE;
  }

  setPrototypeOf(): boolean {
    return false;
  }

  preventExtensions(): boolean {
    return false;
  }

  #own(target: object, name: string | symbol): unknown {
    const access = this.#access;
    const proxies = this.#proxies;
    switch (name) {
      case "typeName":
        return this.#typeName;
      case "disposed":
        return Held.find(target)?.handle === null;
      case "getAttr":
        return (attribute: string) => access.getAttribute(proxies.handle(target), attribute);
      case "setAttr":
        return (attribute: string, value: unknown) => access.setAttribute(proxies.handle(target), attribute, value);
      case "delAttr":
        return (attribute: string) => access.deleteAttribute(proxies.handle(target), attribute);
      case "getItem":
        return (key: unknown) => access.getItem(proxies.handle(target), key);
      case "setItem":
        return (key: unknown, value: unknown) => access.setItem(proxies.handle(target), key, value);
      case "delItem":
        return (key: unknown) => access.deleteItem(proxies.handle(target), key);
      case "contains":
        return (item: unknown) => access.contains(proxies.handle(target), item);
      case "len":
        return () => access.length(proxies.handle(target));
      case "call":
        return (...args: unknown[]) => access.call(proxies.handle(target), args, null);
      case "callKw":
        return (args: readonly unknown[], keywords: Readonly<Record<string, unknown>>) => access.call(proxies.handle(target), args, keywords);
      case "repr":
        return () => access.text(proxies.handle(target), true);
      case "toString":
        return () => access.text(proxies.handle(target), false);
      case "toJs":
        return () => access.convert(proxies.handle(target));
      case "copy":
        return () => access.copy(proxies.handle(target));
      case "dispose":
      case Symbol.dispose:
        return () => proxies.dispose(target);
      case Symbol.iterator:
        return this.#kind & KIND.ITERABLE ? () => access.iterate(proxies.handle(target)) : undefined;
      case Symbol.toPrimitive:
        return () => access.text(proxies.handle(target), false);
      case Symbol.toStringTag:
        return `Python ${this.#typeName}`;
      case "constructor":
        return Object;
      default:
        return undefined;
    }
  }
}

/** Names that are the proxy's own. */
const OWN: ReadonlySet<string> = new Set([
  "typeName", "disposed", "getAttr", "setAttr", "delAttr", "getItem", "setItem", "delItem", "contains", "len", "call", "callKw", "repr", "toString", "toJs", "copy", "dispose",
  "constructor",
]);
