// A byte buffer that grows, with the integer encodings of the WebAssembly binary format.

import { utf8 } from "./utf8.ts";

/** Bytes under construction. */
export class ByteBuffer {
  #bytes: Uint8Array<ArrayBuffer>;
  /** Number of bytes written so far. */
  length = 0;

  /** `capacity` is the number of bytes to make room for at first. */
  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(capacity);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }

  /** Appends one byte. */
  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.length++] = value;
  }

  /** Replaces a byte that was written. */
  patch(at: number, value: number): void {
    if (at >= this.length) throw new RangeError("only a byte that was written can be replaced");
    this.#bytes[at] = value;
  }

  /** Appends bytes. */
  bytes(values: ArrayLike<number>): void {
    this.#reserve(values.length);
    this.#bytes.set(values, this.length);
    this.length += values.length;
  }

  /** Appends another buffer's bytes from `start` to `end`. */
  append(other: ByteBuffer, start = 0, end = other.length): void {
    this.bytes(other.#bytes.subarray(start, end));
  }

  /** Unsigned LEB128 of a non-negative safe integer. */
  u32(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** Signed LEB128 of a 32-bit integer. */
  s32(value: number): void {
    let rest = value | 0;
    while (rest < -0x40 || rest > 0x3f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  /** Signed LEB128 of 64 bits, given as a signed or an unsigned integer. */
  s64(value: bigint): void {
    let rest = BigInt.asIntN(64, value);
    while (rest < -0x40n || rest > 0x3fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest & 0x7fn));
  }

  /** Eight bytes, little-endian, of 64 bits. */
  fixed64(value: bigint): void {
    const bits = BigInt.asUintN(64, value);
    for (let shift = 0n; shift < 64n; shift += 8n) this.byte(Number((bits >> shift) & 0xffn));
  }

  /** Eight bytes of an IEEE double; every NaN is written as the canonical one. */
  f64(value: number): void {
    this.fixed64(Number.isNaN(value) ? 0x7ff8_0000_0000_0000n : doubleBits(value));
  }

  /** Length and UTF-8 bytes of a text; lone surrogates become U+FFFD. */
  name(text: string): void {
    const bytes = utf8(text, true);
    this.u32(bytes.length);
    this.bytes(bytes);
  }

  /** Length and bytes of another buffer. */
  sized(other: ByteBuffer): void {
    this.u32(other.length);
    this.append(other);
  }

  /** A copy of the bytes. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}

// eslint-disable-next-line no-restricted-syntax -- a buffer of its own, to look at the bits of a number; no linear memory
const scratch = new DataView(new ArrayBuffer(8));

/** The bits of an IEEE double. */
export function doubleBits(value: number): bigint {
  scratch.setFloat64(0, value);
  return scratch.getBigUint64(0);
}
