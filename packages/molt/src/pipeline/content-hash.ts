/** A hash of text and bytes for cache keys and source hashes: 128 bits, not cryptographic, the same on every platform. */

const PRIMES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;

/** Hashes a sequence of parts; where one ends matters. */
export class ContentHash {
  #a = 0x243f6a88;
  #b = 0x85a308d3;
  #c = 0x13198a2e;
  #d = 0x03707344;

  /** Adds text, by its UTF-16 units. */
  text(text: string): this {
    this.#mix(text.length, (index) => text.charCodeAt(index));
    return this;
  }

  /** Adds bytes. */
  bytes(bytes: Uint8Array): this {
    const words = bytes.length >> 2;
    this.#mix(words, (index) => {
      const at = index * 4;
      return (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
    });
    this.#mix(bytes.length - words * 4, (index) => bytes[words * 4 + index] as number);
    return this;
  }

  // Local variables, as this runs before the engine has optimized anything.
  #mix(length: number, unitAt: (index: number) => number): void {
    let [a, b, c, d] = [this.#a ^ length, this.#b, this.#c, this.#d];
    for (let index = 0; index <= length; index++) {
      const unit = index === length ? length ^ 0x5bd1e995 : unitAt(index);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      a = (a << 13) | (a >>> 19);
      b = Math.imul(b + unit, 0x85ebca77);
      b = (b << 17) | (b >>> 15);
      c = Math.imul(c ^ (a + unit), 0xc2b2ae3d);
      d = Math.imul(d + (b ^ unit), 0x27d4eb2f);
      d = (d << 11) | (d >>> 21);
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }

  /** The 16 bytes. */
  digest(): Uint8Array {
    const words = [this.#a, this.#b, this.#c, this.#d].map((word, index) => {
      let h = word ^ Math.imul(PRIMES[index] as number, index + 1);
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
      h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
      return h ^ (h >>> 15);
    });
    const bytes = new Uint8Array(16);
    words.forEach((word, index) => {
      for (let byte = 0; byte < 4; byte++) bytes[index * 4 + byte] = word >>> (8 * byte);
    });
    return bytes;
  }

  /** The digest as 32 hexadecimal digits. */
  hex(): string {
    return Array.from(this.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
