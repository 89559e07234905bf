/**
 * Values between JavaScript and Python, in bulk: one message holds a value with everything in it.
 *
 * | Python | JavaScript |
 * |---|---|
 * | `None` | `null` (and `undefined`, to Python) |
 * | `bool` | `boolean` |
 * | `int` | `number` within ±(2^53 - 1), else `bigint` |
 * | `float` | `number`; to Python, a number that is a safe integer becomes an `int` |
 * | `str` | `string` |
 * | `bytes`, `bytearray` | `Uint8Array` |
 * | `list`, `tuple` | `Array`, to Python a `list` |
 * | `dict` | `Map` or, as configured, a plain object; to Python both |
 * | `set`, `frozenset` | `Set`, to Python a `set` |
 * | anything else | a proxy, and back the object itself |
 */
import type { ByteReader, ByteWriter } from "@molt-py/provenance";
import { ConversionError } from "./errors.ts";
import type { HostObjects } from "./host-objects.ts";
import { COLUMN, TAG } from "./tags.ts";

/** How deep containers may nest. */
const MAX_DEPTH = 500;

/** How dicts come out: as `Map`s, or as objects when every key is a string. */
export type DictForm = "map" | "object";

/** What the codec needs of proxies. */
export interface ProxyFactory {
  /** A proxy for a handle, which it owns. */
  make(kind: number, typeName: string, handle: number): unknown;
  /** The handle of a proxy of this runtime; null for what is none. Throws `StaleHandleError` for a stale or foreign one. */
  handleOf(value: object): number | null;
}

/** Stands for the end of an iterator. */
export const STOP: unique symbol = Symbol("the end of an iterator");

/** Reads and writes values of one runtime. */
export class ValueCodec {
  readonly #objects: HostObjects;
  readonly #proxies: ProxyFactory;
  readonly #dicts: DictForm;

  constructor(objects: HostObjects, proxies: ProxyFactory, dicts: DictForm = "map") {
    this.#objects = objects;
    this.#proxies = proxies;
    this.#dicts = dicts;
  }

  /** A writer of values into one message; strings that occur again as keys are written once. */
  encoder(writer: ByteWriter): ValueEncoder {
    return new ValueEncoder(writer, this.#objects, this.#proxies);
  }

  /** A reader of values from one message. */
  decoder(reader: ByteReader): ValueDecoder {
    return new ValueDecoder(reader, this.#objects, this.#proxies, this.#dicts);
  }
}

/** Writes values. */
export class ValueEncoder {
  /** The message. */
  readonly writer: ByteWriter;
  readonly #objects: HostObjects;
  readonly #proxies: ProxyFactory;
  #keys: Map<string, number> | null = null;
  readonly #path: object[] = [];
  #held: number[] | null = null;

  /** @internal */
  constructor(writer: ByteWriter, objects: HostObjects, proxies: ProxyFactory) {
    this.writer = writer;
    this.#objects = objects;
    this.#proxies = proxies;
  }

  /** Writes a value. Throws {@link ConversionError} for what cannot cross; nothing stays held then. */
  value(value: unknown): void {
    try {
      this.#value(value);
    } catch (error) {
      for (const number of this.#held ?? []) this.#objects.release(number);
      throw error;
    }
  }

  #value(value: unknown): void {
    const { writer } = this;
    switch (typeof value) {
      case "number":
        if (Number.isSafeInteger(value) && !Object.is(value, -0)) writer.u8(TAG.INT).sint(value);
        else writer.u8(TAG.FLOAT).f64(value);
        return;
      case "string":
        writer.u8(TAG.STR).text(value);
        return;
      case "boolean":
        writer.u8(value ? TAG.TRUE : TAG.FALSE);
        return;
      case "undefined":
        writer.u8(TAG.NONE);
        return;
      case "bigint":
        this.#bigint(value);
        return;
      case "symbol":
        throw new ConversionError("a symbol has no form in Python");
      default:
        if (value === null) writer.u8(TAG.NONE);
        else this.#object(value as object);
    }
  }

  #bigint(value: bigint): void {
    const { writer } = this;
    const number = Number(value);
    if (Number.isSafeInteger(number)) {
      writer.u8(TAG.INT).sint(number);
      return;
    }
    let digits = (value < 0n ? -value : value).toString(16);
    if (digits.length % 2 === 1) digits = `0${digits}`;
    const bytes = new Uint8Array(digits.length / 2);
    for (let at = 0; at < bytes.length; at++) bytes[bytes.length - 1 - at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
    writer.u8(TAG.BIG_INT).u8(value < 0n ? 1 : 0).data(bytes);
  }

  #object(value: object): void {
    const { writer } = this;
    const prototype: unknown = Object.getPrototypeOf(value);
    // What is certainly a plain object or an array is no proxy.
    const handle = prototype === Object.prototype || prototype === Array.prototype ? null : this.#proxies.handleOf(value);
    if (handle !== null) {
      writer.u8(TAG.PYTHON).u8(0).uint(0).uint(handle);
      return;
    }
    if (value instanceof Uint8Array) {
      writer.u8(TAG.BYTES).data(value);
      return;
    }
    if (value instanceof ArrayBuffer) {
      writer.u8(TAG.BYTES).data(new Uint8Array(value));
      return;
    }
    const plain = prototype === Object.prototype || isPlain(value);
    if (!(plain || Array.isArray(value) || value instanceof Map || value instanceof Set || isNumbers(value))) {
      const number = this.#objects.hold(value);
      (this.#held ??= []).push(number);
      writer.u8(TAG.HOST).uint(number);
      return;
    }
    this.#assertNew(value);
    this.#path.push(value);
    if (value instanceof Map) {
      writer.u8(TAG.DICT).uint(value.size);
      for (const [key, item] of value) {
        this.#key(key);
        this.#value(item);
      }
    } else if (value instanceof Set) {
      writer.u8(TAG.SET).uint(value.size);
      for (const item of value) this.#value(item);
    } else if (plain) {
      const keys = Object.keys(value);
      writer.u8(TAG.DICT).uint(keys.length);
      for (const key of keys) {
        this.#key(key);
        this.#value((value as Record<string, unknown>)[key]);
      }
    } else {
      this.#items(value as ArrayLike<unknown>);
    }
    this.#path.pop();
  }

  #items(items: ArrayLike<unknown>): void {
    const { writer } = this;
    const { length } = items;
    if (length >= FEW) {
      const first = items[0];
      if (isRecord(first)) {
        this.#records(items);
        return;
      }
      const scalar = typeof first;
      if (scalar === "number" || scalar === "string") {
        const before = writer.length;
        writer.u8(TAG.ITEMS).uint(length);
        if (this.#column(items)) return;
        writer.reset(before);
      }
    }
    writer.u8(TAG.LIST).uint(length);
    for (let index = 0; index < length; index++) this.#value(items[index]);
  }

  /** An array whose first item is a plain object: by columns, when all are, with the same keys in the same order. */
  #records(items: ArrayLike<unknown>): void {
    const { writer } = this;
    const { length } = items;
    const keys = Object.keys(items[0] as object);
    const columns = keys.map(() => new Array<unknown>(length));
    let row = 0;
    /** Values of the row that were read. */
    let known = 0;
    if (keys.length > 0 && keys.length <= MAX_KEYS && hasNoInheritedNames()) {
      for (; row < length; row++) {
        const record = items[row];
        known = isRecord(record) ? readRecord(record, keys, columns, row) : 0;
        if (known < keys.length || !isWhole) break;
      }
    }
    if (row < length || this.#path.length + 1 >= MAX_DEPTH) {
      // What was read is not read again: it may be computed.
      writer.u8(TAG.LIST).uint(length);
      for (let index = 0; index < length; index++) {
        if (index < row || (index === row && known > 0)) this.#row(items[index] as Record<string, unknown>, columns, index, index < row ? keys.length : known);
        else this.#value(items[index]);
      }
      return;
    }
    writer.u8(TAG.RECORDS).uint(length).uint(keys.length);
    for (const key of keys) this.#key(key, true);
    this.#path.push(columns);
    for (const column of columns) {
      if (this.#column(column)) continue;
      writer.u8(COLUMN.ANY);
      for (let index = 0; index < column.length; index++) this.#value(column[index]);
    }
    this.#path.pop();
  }

  /** A record of which the first values were read. */
  #row(record: Record<string, unknown>, columns: readonly unknown[][], row: number, known: number): void {
    const { writer } = this;
    this.#assertNew(record);
    this.#path.push(record);
    const keys = Object.keys(record);
    writer.u8(TAG.DICT).uint(keys.length);
    for (const [index, key] of keys.entries()) {
      this.#key(key);
      this.#value(index < known ? (columns[index] as unknown[])[row] : record[key]);
    }
    this.#path.pop();
  }

  /** Values that are all numbers, or all ASCII texts; else it answers false and writes nothing. */
  #column(values: ArrayLike<unknown>): boolean {
    const { writer } = this;
    const { length } = values;
    const before = writer.length;
    if (typeof values[0] === "string") {
      for (let index = 1; index < length; index++) if (typeof values[index] !== "string") return false;
      if (writer.u8(COLUMN.TEXTS).asciiTexts(values as readonly string[])) return true;
      writer.reset(before);
      return false;
    }
    let small = true;
    for (let index = 0; index < length; index++) {
      const value = values[index];
      if (typeof value !== "number") return false;
      small &&= (value | 0) === value && !Object.is(value, -0);
    }
    if (small) writer.u8(COLUMN.INTS).ints(values as readonly number[]);
    else writer.u8(COLUMN.NUMBERS).floats(values as readonly number[]);
    return true;
  }

  #assertNew(container: object): void {
    if (this.#path.includes(container)) throw new ConversionError("the value contains itself, so it cannot be copied to Python");
    if (this.#path.length >= MAX_DEPTH) throw new ConversionError(`the value is nested more than ${MAX_DEPTH} deep, so it cannot be copied to Python`);
  }

  #key(key: unknown, long = false): void {
    if (typeof key !== "string" || (key.length > 64 && !long)) {
      this.#value(key);
      return;
    }
    const { writer } = this;
    this.#keys ??= new Map();
    const known = this.#keys.get(key);
    if (known !== undefined) {
      writer.u8(TAG.STR_REF).uint(known);
      return;
    }
    this.#keys.set(key, this.#keys.size);
    writer.u8(TAG.STR_DEF).text(key);
  }
}

/** Reads values. */
export class ValueDecoder {
  /** The message. */
  readonly reader: ByteReader;
  readonly #objects: HostObjects;
  readonly #proxies: ProxyFactory;
  readonly #dicts: DictForm;
  readonly #strings: string[] = [];

  /** @internal */
  constructor(reader: ByteReader, objects: HostObjects, proxies: ProxyFactory, dicts: DictForm) {
    this.reader = reader;
    this.#objects = objects;
    this.#proxies = proxies;
    this.#dicts = dicts;
  }

  /** Reads a value; the end of an iterator is {@link STOP}. */
  value(): unknown {
    const { reader } = this;
    const tag = reader.u8();
    switch (tag) {
      case TAG.NONE:
        return null;
      case TAG.FALSE:
        return false;
      case TAG.TRUE:
        return true;
      case TAG.INT:
        return reader.sint();
      case TAG.BIG_INT:
        return this.#bigint();
      case TAG.FLOAT:
        return reader.f64();
      case TAG.ASCII:
        return reader.ascii();
      case TAG.STR:
        return reader.text();
      case TAG.ASCII_DEF:
        return this.#define(reader.ascii());
      case TAG.STR_DEF:
        return this.#define(reader.text());
      case TAG.STR_REF:
        return this.#strings[reader.uint()];
      case TAG.BYTES:
      case TAG.BYTEARRAY:
        return reader.data();
      case TAG.LIST:
      case TAG.TUPLE:
        return this.#items();
      case TAG.ITEMS:
        return this.#column(reader.uint());
      case TAG.RECORDS:
        return this.#records();
      case TAG.SET:
      case TAG.FROZENSET:
        return new Set(this.#items());
      case TAG.DICT:
        return this.#dict();
      case TAG.PYTHON: {
        const kind = reader.u8();
        const name = reader.text();
        return this.#proxies.make(kind, name, reader.uint());
      }
      case TAG.HOST:
        return this.#objects.get(reader.uint());
      case TAG.STOP:
        return STOP;
      default:
        throw new RangeError(`the core sent a value with the unknown tag ${tag}`);
    }
  }

  #define(text: string): string {
    this.#strings.push(text);
    return text;
  }

  #items(): unknown[] {
    const count = this.reader.uint();
    const items: unknown[] = [];
    for (let index = 0; index < count; index++) items.push(this.value());
    return items;
  }

  #dict(): unknown {
    const count = this.reader.uint();
    const map = new Map<unknown, unknown>();
    let texts = true;
    for (let index = 0; index < count; index++) {
      const key = this.value();
      texts &&= typeof key === "string";
      map.set(key, this.value());
    }
    return this.#dicts === "object" && texts ? Object.fromEntries(map) : map;
  }

  #column(count: number): unknown[] {
    const { reader } = this;
    switch (reader.u8()) {
      case COLUMN.INTS:
        return reader.ints(count);
      case COLUMN.NUMBERS:
        return reader.floats(count);
      case COLUMN.TEXTS:
        return reader.asciiTexts(count);
      default: {
        const values: unknown[] = [];
        for (let index = 0; index < count; index++) values.push(this.value());
        return values;
      }
    }
  }

  #records(): unknown[] {
    const [count, fields] = [this.reader.uint(), this.reader.uint()];
    const keys: string[] = [];
    for (let index = 0; index < fields; index++) keys.push(this.value() as string);
    const columns = keys.map(() => this.#column(count));
    if (this.#dicts === "map") return toMaps(count, keys, columns);
    return keys.some((key) => key in {}) ? toMaps(count, keys, columns).map((map) => Object.fromEntries(map)) : toObjects(count, keys, columns);
  }

  #bigint(): bigint {
    const negative = this.reader.u8() === 1;
    const bytes = this.reader.data();
    let digits = "0x";
    for (let at = bytes.length - 1; at >= 0; at--) digits += (bytes[at] as number).toString(16).padStart(2, "0");
    const value = bytes.length === 0 ? 0n : BigInt(digits);
    return negative ? -value : value;
  }
}

/** Arrays with fewer items are written item by item. */
const FEW = 8;
/** Objects with more keys are no records. */
const MAX_KEYS = 64;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Whether `for in` gives an object's own keys only. */
function hasNoInheritedNames(): boolean {
  for (const _ in {}) return false;
  return true;
}

/** Whether the record that was read last has no keys but those. */
let isWhole = false;

/** Puts the values of an object into a row of the columns, as long as its keys are these in this order; answers how many. */
function readRecord(record: Record<string, unknown>, keys: readonly string[], columns: readonly unknown[][], row: number): number {
  let index = 0;
  isWhole = true;
  // Faster than a list of the keys; nothing is inherited, see `hasNoInheritedNames`.
  for (const key in record) {
    if (key !== keys[index]) {
      isWhole = false;
      break;
    }
    (columns[index++] as unknown[])[row] = record[key];
  }
  return index;
}

function toMaps(count: number, keys: readonly string[], columns: readonly unknown[][]): Map<string, unknown>[] {
  const maps: Map<string, unknown>[] = [];
  for (let row = 0; row < count; row++) {
    const map = new Map<string, unknown>();
    for (let index = 0; index < keys.length; index++) map.set(keys[index] as string, (columns[index] as unknown[])[row]);
    maps.push(map);
  }
  return maps;
}

/** Objects made by assignment: for keys that nothing is inherited under. */
function toObjects(count: number, keys: readonly string[], columns: readonly unknown[][]): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = [];
  const [first, second, third] = keys as [string, string, string];
  const [firsts, seconds, thirds] = columns as [unknown[], unknown[], unknown[]];
  // Engines remember the shape at each place of an assignment, so a few have places of their own.
  for (let row = 0; row < count; row++) {
    const object: Record<string, unknown> = {};
    object[first] = firsts[row];
    if (keys.length > 1) object[second] = seconds[row];
    if (keys.length > 2) object[third] = thirds[row];
    for (let index = 3; index < keys.length; index++) object[keys[index] as string] = (columns[index] as unknown[])[row];
    objects.push(object);
  }
  return objects;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of other realms have another Object.prototype, whose own prototype is null.
  return prototype === null || prototype === Object.prototype || (typeof value === "object" && Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, "isPrototypeOf"));
}

function isNumbers(value: object): boolean {
  return ArrayBuffer.isView(value) && "length" in value;
}
