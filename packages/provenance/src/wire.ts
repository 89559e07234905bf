/**
 * How requests and replies look in bytes: unsigned numbers as LEB128, text and bytes with their length in front, floats as eight
 * bytes. `native/state/src/wire.rs` is the other end.
 */
import { decoder, encoder } from "./engine.ts";

/** Texts up to this many characters are coded here, one by one: calling the engine's coder costs more. */
const SHORT = 24;

/** Characters of texts that are decoded together. */
const AT_ONCE = 4096;

/** Writes a message. It may be used again after {@link ByteWriter.reset}. */
export class ByteWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #at = 0;

  /** An empty message with room for `capacity` bytes. */
  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Number of bytes written. */
  get length(): number {
    return this.#at;
  }

  /** What was written, valid until the next write. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  /** A copy of what was written. */
  copy(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  /** Forgets what was written from `to` on. */
  reset(to = 0): this {
    this.#at = to;
    return this;
  }

  #room(count: number): void {
    const needed = this.#at + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  /** One byte. */
  u8(value: number): this {
    if (this.#at === this.#bytes.length) this.#room(1);
    this.#bytes[this.#at++] = value;
    return this;
  }

  /** An unsigned safe integer. */
  uint(value: number): this {
    this.#room(8);
    const bytes = this.#bytes;
    let rest = value;
    while (rest >= 0x80) {
      bytes[this.#at++] = (rest & 0x7f) | 0x80;
      rest = rest < 0x8000_0000 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    bytes[this.#at++] = rest;
    return this;
  }

  /** A signed safe integer (signed LEB128). */
  sint(value: number): this {
    this.#room(8);
    const bytes = this.#bytes;
    let rest = value;
    for (;;) {
      const low = ((rest % 0x80) + 0x80) % 0x80;
      rest = (rest - low) / 0x80;
      if ((rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)) {
        bytes[this.#at++] = low;
        return this;
      }
      bytes[this.#at++] = low | 0x80;
    }
  }

  /** A float. */
  f64(value: number): this {
    this.#room(8);
    this.#view.setFloat64(this.#at, value, true);
    this.#at += 8;
    return this;
  }

  /** Ints of 32 bits, four bytes each. */
  ints(values: readonly number[]): this {
    this.#room(values.length * 4);
    const view = this.#view;
    let at = this.#at;
    for (let index = 0; index < values.length; index++, at += 4) view.setInt32(at, values[index] as number, true);
    this.#at = at;
    return this;
  }

  /** Floats, eight bytes each. */
  floats(values: ArrayLike<number>): this {
    this.#room(values.length * 8);
    const view = this.#view;
    let at = this.#at;
    for (let index = 0; index < values.length; index++, at += 8) view.setFloat64(at, values[index] as number, true);
    this.#at = at;
    return this;
  }

  /** The lengths of ASCII texts, then their characters. Answers false, and writes nothing, when one is not ASCII. */
  asciiTexts(texts: readonly string[]): boolean {
    const before = this.#at;
    // A text takes five bytes for its length at most.
    this.#room(texts.length * 5);
    const bytes = this.#bytes;
    let at = before;
    let all = "";
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index] as string;
      const { length } = text;
      if (length < 0x80) bytes[at++] = length;
      else {
        this.#at = at;
        this.uint(length);
        at = this.#at;
      }
      all += text;
    }
    this.#at = at;
    this.#room(all.length);
    // Nothing but ASCII takes as many bytes as characters.
    const { read, written } = encoder.encodeInto(all, this.#bytes.subarray(at, at + all.length));
    const isAscii = read === all.length && written === all.length;
    this.#at = isAscii ? at + written : before;
    return isAscii;
  }

  /** Bytes as they are. */
  raw(data: Uint8Array): this {
    this.#room(data.length);
    this.#bytes.set(data, this.#at);
    this.#at += data.length;
    return this;
  }

  /** Bytes with their length in front. */
  data(data: Uint8Array): this {
    return this.uint(data.length).raw(data);
  }

  /** Text with its length in front; lone surrogates get three bytes each. Answers whether it is all ASCII. */
  text(text: string): boolean {
    const length = text.length;
    this.#room(length * 3 + 8);
    if (length <= SHORT) {
      const bytes = this.#bytes;
      const start = this.#at;
      bytes[start] = length;
      let index = 0;
      for (; index < length; index++) {
        const unit = text.charCodeAt(index);
        if (unit >= 0x80) break;
        bytes[start + 1 + index] = unit;
      }
      if (index === length) {
        this.#at = start + 1 + length;
        return true;
      }
    }
    // The length is not known before, so it gets the bytes that the longest possible one needs.
    const at = this.#at;
    const prefix = width(length * 3);
    const written = text.isWellFormed() ? encoder.encodeInto(text, this.#bytes.subarray(at + prefix)).written : this.#surrogates(text, at + prefix);
    const used = width(written);
    if (used !== prefix) this.#bytes.copyWithin(at + used, at + prefix, at + prefix + written);
    this.uint(written);
    this.#at = at + used + written;
    return written === length;
  }

  /** A list of texts. */
  texts(texts: readonly string[]): this {
    this.uint(texts.length);
    for (const text of texts) this.text(text);
    return this;
  }

  #surrogates(text: string, from: number): number {
    const bytes = this.#bytes;
    let at = from;
    for (const character of text) {
      const point = character.codePointAt(0) as number;
      if (point < 0x80) bytes[at++] = point;
      else {
        if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
        else {
          if (point < 0x1_0000) bytes[at++] = 0xe0 | (point >> 12);
          else {
            bytes[at++] = 0xf0 | (point >> 18);
            bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
          }
          bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        }
        bytes[at++] = 0x80 | (point & 0x3f);
      }
    }
    return at - from;
  }
}

/** Bytes that LEB128 takes for a number. */
function width(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++;
  return bytes;
}

/** Reads a message. Throws `RangeError` when it ends early, which is a defect of the other end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #view: DataView | null = null;

  /** From the start of `bytes`, which must not change meanwhile. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether everything was read. */
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** One byte. */
  u8(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError("the message ends early");
    this.#at++;
    return byte;
  }

  /** An unsigned number, exact up to 2^53. */
  uint(): number {
    let byte = this.u8();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let factor = 0x80;
    do {
      byte = this.u8();
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  /** A signed number, exact within ±2^53. */
  sint(): number {
    let byte = this.u8();
    if (byte < 0x80) return byte < 0x40 ? byte : byte - 0x80;
    // The sign is known at the end, and a negative number is exact as its complement only.
    let value = byte & 0x7f;
    let complement = ~byte & 0x7f;
    let factor = 0x80;
    do {
      byte = this.u8();
      value += (byte & 0x7f) * factor;
      complement += (~byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte >= 0x80);
    return byte & 0x40 ? -complement - 1 : value;
  }

  /** A float. */
  f64(): number {
    this.#view ??= new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  /** That many ints of 32 bits. */
  ints(count: number): number[] {
    const view = this.#many(count * 4);
    const values: number[] = [];
    for (let at = 0; at < count * 4; at += 4) values.push(view.getInt32(at, true));
    return values;
  }

  /** That many floats. */
  floats(count: number): number[] {
    const view = this.#many(count * 8);
    const values: number[] = [];
    for (let at = 0; at < count * 8; at += 8) values.push(view.getFloat64(at, true));
    return values;
  }

  #many(size: number): DataView {
    const from = this.#at;
    if (from + size > this.#bytes.length) throw new RangeError("the message ends early");
    this.#at += size;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + from, size);
  }

  /** That many ASCII texts: the lengths of all, then the characters of all. */
  asciiTexts(count: number): string[] {
    const lengths: number[] = [];
    for (let index = 0; index < count; index++) lengths.push(this.uint());
    const texts: string[] = [];
    const bytes = this.#bytes;
    for (let next = 0; next < count; ) {
      // Many at once, as the engine's decoder is fast but takes its time to begin; not too many, as parts of a text keep all of it.
      const first = next;
      let size = 0;
      while (next < count && (next === first || size + (lengths[next] as number) <= AT_ONCE)) size += lengths[next++] as number;
      if (this.#at + size > bytes.length) throw new RangeError("the message ends early");
      const all = decoder.decode(bytes.subarray(this.#at, this.#at + size));
      this.#at += size;
      for (let index = first, at = 0; index < next; index++) texts.push(all.slice(at, (at += lengths[index] as number)));
    }
    return texts;
  }

  /** A copy of that many bytes. */
  raw(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw new RangeError("the message ends early");
    this.#at += count;
    return this.#bytes.slice(this.#at - count, this.#at);
  }

  /** A copy of what is left. */
  rest(): Uint8Array {
    return this.raw(this.#bytes.length - this.#at);
  }

  /** A copy of bytes that have their length in front. */
  data(): Uint8Array {
    return this.raw(this.uint());
  }

  /** Text that is known to be ASCII. */
  ascii(): string {
    const length = this.uint();
    if (length > SHORT) return this.#decode(length);
    const bytes = this.#bytes;
    let text = "";
    const end = this.#at + length;
    for (let at = this.#at; at < end; at++) text += String.fromCharCode(bytes[at] as number);
    this.#at = end;
    return text;
  }

  /** Text in UTF-8, with lone surrogates in three bytes. */
  text(): string {
    return this.#decode(this.uint());
  }

  /** A list of texts. */
  texts(): string[] {
    return Array.from({ length: this.uint() }, () => this.text());
  }

  #decode(length: number): string {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("the message ends early");
    if (length <= SHORT) {
      const bytes = this.#bytes;
      let text = "";
      let at = this.#at;
      for (; at < end && (bytes[at] as number) < 0x80; at++) text += String.fromCharCode(bytes[at] as number);
      if (at === end) {
        this.#at = end;
        return text;
      }
    }
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    const text = decoder.decode(part);
    return text.includes("\ufffd") ? decodeSurrogates(part) : text;
  }
}

/** UTF-8 with lone surrogates, and with what cannot be decoded as U+FFFD. */
function decodeSurrogates(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const count = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let point = count === 1 ? first : first & (0x7f >> count);
    for (let next = 1; next < count; next++) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f);
    text += point <= 0x10_ffff ? String.fromCodePoint(point) : "\ufffd";
    at += count;
  }
  return text;
}

/** The text of UTF-8 bytes, or null when they are not UTF-8. A byte order mark at the start is dropped. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const text = decoder.decode(bytes);
  // U+FFFD may be there because the text has it; then encoding gives the same bytes again.
  if (text.includes("\ufffd") && !sameBytes(new ByteWriter(bytes.length * 3 + 16), text, bytes)) return null;
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function sameBytes(writer: ByteWriter, text: string, bytes: Uint8Array): boolean {
  writer.text(text);
  const reader = new ByteReader(writer.bytes);
  const again = reader.data();
  return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
}

/** The UTF-8 bytes of a text; lone surrogates get three bytes each. */
export function encodeUtf8(text: string): Uint8Array {
  const writer = new ByteWriter(text.length * 3 + 16);
  writer.text(text);
  return new ByteReader(writer.bytes).data();
}
