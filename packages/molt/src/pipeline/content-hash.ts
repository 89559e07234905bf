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
    for (let index = 0; index < text.length; index++) this.#mix(text.charCodeAt(index));
    return this.#end(text.length);
  }

  /** Adds bytes. */
  bytes(bytes: Uint8Array): this {
    for (let index = 0; index < bytes.length; index++) this.#mix(bytes[index] as number);
    return this.#end(bytes.length);
  }

  #mix(unit: number): void {
    this.#a = Math.imul(this.#a ^ unit, PRIMES[0]);
    this.#a = (this.#a << 13) | (this.#a >>> 19);
    this.#b = Math.imul(this.#b + unit, PRIMES[1]);
    this.#b = (this.#b << 17) | (this.#b >>> 15);
    this.#c = Math.imul(this.#c ^ (this.#a + unit), PRIMES[2]);
    this.#d = Math.imul(this.#d + (this.#b ^ unit), PRIMES[3]);
    this.#d = (this.#d << 11) | (this.#d >>> 21);
  }

  #end(length: number): this {
    this.#mix(0x1_0000 + (length & 0xffff));
    this.#mix(length >>> 16);
    return this;
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
