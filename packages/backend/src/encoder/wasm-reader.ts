// Reading the binary format back, for the text dump.

/** A position in bytes. */
export class WasmReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Number of bytes that are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  skip(count: number): void {
    this.#at += count;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError("the module ends too early");
    return byte;
  }

  bytes(count: number): Uint8Array {
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  u32(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  signed(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(Number(shift) + 7, value);
    }
  }

  f64(): number {
    let bits = 0n;
    for (let shift = 0n; shift < 64n; shift += 8n) bits |= BigInt(this.byte()) << shift;
    return bitsToDouble(bits);
  }

  /** A text of UTF-8; what is no ASCII is shown by its code units. */
  name(): string {
    let text = "";
    for (const byte of this.bytes(this.u32())) text += String.fromCharCode(byte);
    return text;
  }
}

/** The double with these bits. */
function bitsToDouble(bits: bigint): number {
  const negative = bits >> 63n === 1n;
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = Number(bits & 0xf_ffff_ffff_ffffn);
  const size = exponent === 0x7ff ? (fraction === 0 ? Infinity : NaN) : exponent === 0 ? fraction * 2 ** -1074 : (1 + fraction * 2 ** -52) * 2 ** (exponent - 1023);
  return negative ? -size : size;
}
