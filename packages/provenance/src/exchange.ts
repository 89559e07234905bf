/**
 * The area that JavaScript and the core both know, for calls with a few simple values: numbers, and texts up to a length, go through it
 * without a message. Whoever fills it calls at once, and whoever is called takes everything out before anything else runs.
 */
import type { EngineMemory } from "./engine.ts";

/** Values that fit at most. */
const VALUES = 7;
/** Bytes of texts; where a text is, its number says as offset times this plus length. */
const TEXT_BITS = 11;
const TEXT = 1 << TEXT_BITS;
/** Bytes of numbers in front of the texts. */
const NUMBERS = (VALUES + 1) * 8;
/** Characters of the longest text: they are copied one by one. */
const SHORT = 120;
/** How many texts are remembered, a power of two, and of which length at most. */
const REMEMBERED = 512;
const REMEMBERED_LENGTH = 24;

/** Values on their way between JavaScript and a core. */
export class Exchange {
  readonly #memory: EngineMemory;
  readonly #address: number;
  #numbers = new Float64Array(0);
  #bytes = new Uint8Array(0);
  #units = new Uint16Array(0);
  /** Where the next text goes. */
  #used = 0;
  readonly #texts: (string | undefined)[] = new Array<string | undefined>(REMEMBERED).fill(undefined);

  /** @internal */
  constructor(memory: EngineMemory, address: number) {
    this.#memory = memory;
    this.#address = address;
  }

  /** Values that fit. */
  static readonly capacity: number = VALUES;

  /** Before values are put: the memory may have grown since, and no text is there. */
  begin(): void {
    if (this.#numbers.length === 0) this.#refresh();
    this.#used = 0;
  }

  #refresh(): void {
    const { buffer } = this.#memory;
    this.#numbers = new Float64Array(buffer, this.#address, VALUES + 1);
    this.#bytes = new Uint8Array(buffer, this.#address + NUMBERS, TEXT);
    this.#units = new Uint16Array(buffer, this.#address + NUMBERS, TEXT / 2);
  }

  /** Puts a number. */
  putNumber(index: number, value: number): void {
    this.#numbers[index] = value;
  }

  /** Puts a text; answers 1 when it takes a byte a character, 2 when it takes two, 0 when it does not fit. */
  putText(index: number, text: string): 0 | 1 | 2 {
    const { length } = text;
    const from = this.#used;
    if (length > SHORT || from + 2 * length > TEXT) return 0;
    const bytes = this.#bytes;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0xff) return this.#putWide(index, text);
      bytes[from + at] = unit;
    }
    this.#numbers[index] = from * TEXT + length;
    // UTF-16 begins at an even place.
    this.#used = (from + length + 1) & ~1;
    return 1;
  }

  #putWide(index: number, text: string): 2 {
    const from = this.#used;
    const units = this.#units;
    for (let at = 0; at < text.length; at++) units[from / 2 + at] = text.charCodeAt(at);
    this.#numbers[index] = from * TEXT + text.length * 2;
    this.#used = from + text.length * 2;
    return 2;
  }

  /** Before values are taken. */
  open(): void {
    if (this.#numbers.length === 0) this.#refresh();
  }

  /** The number at an index. */
  number(index: number): number {
    return this.#numbers[index] as number;
  }

  /** The text at an index that takes a byte a character. */
  narrow(index: number): string {
    const place = (this.#numbers[index] as number) | 0;
    const length = place & (TEXT - 1);
    const from = place >> TEXT_BITS;
    const bytes = this.#bytes;
    if (length > REMEMBERED_LENGTH) {
      let text = "";
      for (let at = from; at < from + length; at++) text += String.fromCharCode(bytes[at] as number);
      return text;
    }
    // Short texts occur again: comparing costs less than making one.
    const ends = length === 0 ? 0 : (bytes[from] as number) + 7 * (bytes[from + (length >> 1)] as number) + 61 * (bytes[from + length - 1] as number);
    const hash = (ends + 97 * length) & (REMEMBERED - 1);
    const known = this.#texts[hash];
    if (known !== undefined && known.length === length) {
      let at = 0;
      while (at < length && known.charCodeAt(at) === bytes[from + at]) at++;
      if (at === length) return known;
    }
    let text = "";
    for (let at = from; at < from + length; at++) text += String.fromCharCode(bytes[at] as number);
    this.#texts[hash] = text;
    return text;
  }

  /** The text at an index that takes two bytes a character. */
  wide(index: number): string {
    const place = (this.#numbers[index] as number) | 0;
    const from = place >> (TEXT_BITS + 1);
    const end = from + ((place & (TEXT - 1)) >> 1);
    let text = "";
    for (let at = from; at < end; at++) text += String.fromCharCode(this.#units[at] as number);
    return text;
  }
}
