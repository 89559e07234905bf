// The constants of a module: each gets an index, equal ones share it, and each knows how to write itself into the data blob.

import {
  CANONICAL_NAN,
  CONST_BIG_INT,
  CONST_BYTES,
  CONST_CODE,
  CONST_COMPLEX,
  CONST_FLOAT,
  CONST_FROZENSET,
  CONST_IMMEDIATE,
  CONST_INT,
  CONST_STR,
  CONST_TUPLE,
  ELLIPSIS,
  FALSE,
  INT_MAX,
  INT_MIN,
  INT_ZERO,
  NONE,
  NOT_IMPLEMENTED,
  TRUE,
} from "@molt-py/abi";
import type { ConstValue } from "@molt-py/frontend";
import { doubleBits, type ByteBuffer } from "../encoder/byte-buffer.ts";
import { utf8 } from "../encoder/utf8.ts";

const SINGLETONS = { None: NONE, True: TRUE, False: FALSE, Ellipsis: ELLIPSIS, NotImplemented: NOT_IMPLEMENTED } as const;

/** The bits of a constant that needs no materialization, or null. */
export function immediateBits(value: ConstValue): bigint | null {
  switch (value.type) {
    case "int":
      return value.value >= INT_MIN && value.value <= INT_MAX ? INT_ZERO + value.value : null;
    case "float":
      return BigInt.asUintN(64, ~(Number.isNaN(value.value) ? CANONICAL_NAN : doubleBits(value.value)));
    case "complex":
    case "str":
    case "bytes":
    case "tuple":
    case "frozenset":
      return null;
    default:
      return SINGLETONS[value.type];
  }
}

/** Numbers constants and writes them. */
export class ConstantPool {
  readonly #entries: ((out: ByteBuffer) => void)[] = [];
  readonly #index = new Map<string, number>();
  readonly #texts = new Map<string, number>();

  /** Number of constants. */
  get size(): number {
    return this.#entries.length;
  }

  #add(key: string, write: (out: ByteBuffer) => void): number {
    const index = this.#entries.push(write) - 1;
    this.#index.set(key, index);
    return index;
  }

  /** The index of a string. */
  str(text: string): number {
    let index = this.#texts.get(text);
    if (index === undefined) this.#texts.set(text, (index = this.constant({ type: "str", value: text })));
    return index;
  }

  /** The index of a tuple of strings. */
  names(texts: readonly string[]): number {
    return this.constant({ type: "tuple", items: texts.map((value) => ({ type: "str", value })) });
  }

  /** The index of a constant. */
  constant(value: ConstValue): number {
    const key = constantKey(value);
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const bits = immediateBits(value);
    switch (value.type) {
      case "str":
        return this.#add(key, sized(CONST_STR, utf8(value.value)));
      case "bytes":
        return this.#add(key, sized(CONST_BYTES, value.value));
      case "tuple":
      case "frozenset": {
        const items = value.items.map((item) => this.constant(item));
        return this.#add(key, (out) => {
          out.byte(value.type === "tuple" ? CONST_TUPLE : CONST_FROZENSET);
          out.u32(items.length);
          for (const item of items) out.u32(item);
        });
      }
      case "complex":
        return this.#add(key, (out) => {
          out.byte(CONST_COMPLEX);
          out.f64(value.real);
          out.f64(value.imag);
        });
      case "float":
        return this.#add(key, (out) => {
          out.byte(CONST_FLOAT);
          out.f64(value.value);
        });
      case "int":
        return this.#add(key, (out) => {
          if (bits !== null) {
            out.byte(CONST_INT);
            out.s64(value.value);
          } else {
            out.byte(CONST_BIG_INT);
            writeBigInt(out, value.value);
          }
        });
      default:
        return this.#add(key, (out) => {
          out.byte(CONST_IMMEDIATE);
          out.fixed64(SINGLETONS[value.type]);
        });
    }
  }

  /** Adds a place of its own, which holds None at first and may be assigned by the module's code. */
  place(): number {
    return this.#add(`place${this.#entries.length}`, (out) => {
      out.byte(CONST_IMMEDIATE);
      out.fixed64(NONE);
    });
  }

  /** Adds a code object, whose content is written when everything about it is known. */
  code(write: (out: ByteBuffer) => void): number {
    return this.#add(`code${this.#entries.length}`, (out) => {
      out.byte(CONST_CODE);
      write(out);
    });
  }

  /** Writes the number of constants and each of them. */
  write(out: ByteBuffer): void {
    out.u32(this.#entries.length);
    for (const write of this.#entries) write(out);
  }
}

function sized(tag: number, bytes: Uint8Array): (out: ByteBuffer) => void {
  return (out) => {
    out.byte(tag);
    out.u32(bytes.length);
    out.bytes(bytes);
  };
}

function writeBigInt(out: ByteBuffer, value: bigint): void {
  const negative = value < 0n;
  let hex = (negative ? -value : value).toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  out.byte(negative ? 1 : 0);
  out.u32(hex.length / 2);
  for (let at = hex.length - 2; at >= 0; at -= 2) out.byte(Number.parseInt(hex.slice(at, at + 2), 16));
}

/** A text that is equal for equal constants only; floats are told apart by their bits, numbers of different types by their type. */
function constantKey(value: ConstValue): string {
  switch (value.type) {
    case "int":
      return `i${value.value}`;
    case "float":
      return `f${doubleBits(value.value)}`;
    case "complex":
      return `c${doubleBits(value.real)},${doubleBits(value.imag)}`;
    case "str":
      return `s${value.value.length}:${value.value}`;
    case "bytes":
      return `b${value.value.join()}`;
    case "tuple":
    case "frozenset":
      return `${value.type}${value.items.length}(${value.items.map(constantKey).join()})`;
    default:
      return value.type;
  }
}
