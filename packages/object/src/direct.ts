/**
 * Simple values without a message: `null`, booleans, numbers, short texts, and what crosses as what it is. They go through an area that JavaScript
 * and the core share (`native/wasm-host/src/direct.rs` is the other end), which takes a fraction of the time.
 */
import type { Exchange } from "@molt-py/provenance";
import { STOP, type ProxyFactory } from "./codec.ts";
import type { HostObjects } from "./host-objects.ts";

/** Kinds of values, 4 bits each in a shape. A test compares them with the core's. */
export const DIRECT = { NONE: 0, FALSE: 1, TRUE: 2, NUMBER: 3, NARROW: 4, WIDE: 5, HOST: 6, PYTHON: 7, STOP: 8, MESSAGE: 9, FAILED: 10, REFUSED: 11 } as const;

/** What is no shape: the values have to go as a message. */
export const NO_SHAPE = -1;

/** Reads and writes the simple values of one runtime. */
export class DirectCodec {
  readonly #exchange: Exchange;
  readonly #objects: HostObjects;
  readonly #proxies: ProxyFactory;

  constructor(exchange: Exchange, objects: HostObjects, proxies: ProxyFactory) {
    this.#exchange = exchange;
    this.#objects = objects;
    this.#proxies = proxies;
  }

  /**
   * Puts values and answers their shape: how many, and their kinds. {@link NO_SHAPE} when they are too many, or one is not simple; nothing is
   * held then. Throws `StaleHandleError` for a stale proxy.
   */
  putAll(values: readonly unknown[]): number {
    const { length } = values;
    // Six kinds and the count fit 28 bits.
    if (length > 6) return NO_SHAPE;
    const exchange = this.#exchange;
    exchange.begin();
    let shape = length;
    for (let index = 0; index < length; index++) {
      const kind = this.#scalar(exchange, index, values[index]);
      if (kind < 0) return NO_SHAPE;
      shape |= kind << (4 * index + 4);
    }
    return shape;
  }

  /** Puts one value; answers its kind, or {@link NO_SHAPE} when it is not simple. */
  put(value: unknown): number {
    const exchange = this.#exchange;
    exchange.begin();
    return this.#scalar(exchange, 0, value);
  }

  #scalar(exchange: Exchange, index: number, value: unknown): number {
    switch (typeof value) {
      case "number":
        exchange.putNumber(index, value);
        return DIRECT.NUMBER;
      case "string": {
        const width = exchange.putText(index, value);
        return width === 1 ? DIRECT.NARROW : width === 2 ? DIRECT.WIDE : NO_SHAPE;
      }
      case "boolean":
        return value ? DIRECT.TRUE : DIRECT.FALSE;
      case "undefined":
        return DIRECT.NONE;
      default:
        return value === null ? DIRECT.NONE : NO_SHAPE;
    }
  }

  /** Takes the values of a shape out. */
  takeAll(shape: number): unknown[] {
    this.#exchange.open();
    const values: unknown[] = [];
    const count = shape & 15;
    for (let index = 0, kinds = shape >>> 4; index < count; index++, kinds >>>= 4) values.push(this.#take(index, kinds & 15));
    return values;
  }

  /** Takes the one value of a kind. */
  take(kind: number): unknown {
    this.#exchange.open();
    return this.#take(0, kind);
  }

  #take(index: number, kind: number): unknown {
    switch (kind) {
      case DIRECT.NUMBER:
        return this.#exchange.number(index);
      case DIRECT.NONE:
        return null;
      case DIRECT.FALSE:
        return false;
      case DIRECT.TRUE:
        return true;
      case DIRECT.NARROW:
        return this.#exchange.narrow(index);
      case DIRECT.WIDE:
        return this.#exchange.wide(index);
      case DIRECT.HOST:
        return this.#objects.get(this.#exchange.number(index));
      case DIRECT.STOP:
        return STOP;
      default:
        throw new RangeError(`the core sent a value of the unknown kind ${kind}`);
    }
  }
}
