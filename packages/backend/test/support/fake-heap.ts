// Memory and objects of the core made of JavaScript. Addresses are never used twice, a freed object is poisoned.

import {
  CANONICAL_NAN,
  CELL_VALUE,
  FALSE,
  FLOAT_SHIFT,
  GEN_FUNC,
  GEN_RESULT,
  IC_SIZE,
  INSTANCE_SLOTS,
  INT_MAX,
  INT_MIN,
  LIST_ITEMS,
  LIST_LEN,
  METHOD_FUNC,
  METHOD_SELF,
  NONE,
  SHARED_ENTRIES,
  INT_ZERO,
  TAG_INT,
  TAG_SHIFT,
  TAG_POINTER,
  TRUE,
  TEXT_DATA,
  TEXT_LEN,
  TEXT_WIDTH,
  TUPLE_ITEMS,
  TUPLE_LEN,
} from "@molt-py/abi";
import { doubleBits } from "../../src/encoder/byte-buffer.ts";
import { type Bits, type Payload, pointer } from "./fake-data.ts";

const PAGE = 65_536;
/** Where the shared cache is, which stays empty, and objects behind it. */
export const SHARED = 65_536;
const HEAP = SHARED + SHARED_ENTRIES * IC_SIZE;

/** Memory with objects in it. */
export class FakeHeap {
  readonly memory = new WebAssembly.Memory({ initial: 400 });
  protected readonly objects = new Map<number, Payload>();
  readonly #types = new Map<string, number>();
  #next = HEAP;

  // ── memory ──────────────────────────────────────────────────────────────────────────────────────────────────────

  protected view(): DataView {
    return new DataView(this.memory.buffer);
  }
  protected get32(address: number): number {
    return this.view().getUint32(address, true);
  }
  protected set32(address: number, value: number): void {
    this.view().setUint32(address, value, true);
  }
  get64(address: number): Bits {
    return this.view().getBigUint64(address, true);
  }
  protected set64(address: number, value: Bits): void {
    this.view().setBigUint64(address, value, true);
  }
  protected room(size: number): number {
    const address = this.#next;
    this.#next += (size + 15) & ~7;
    if (this.#next > this.memory.buffer.byteLength) this.memory.grow(Math.ceil((this.#next - this.memory.buffer.byteLength) / PAGE) + 16);
    return address;
  }
  protected typeAddress(name: string): number {
    let address = this.#types.get(name);
    if (address === undefined) {
      address = this.room(64);
      this.#types.set(name, address);
      this.set32(address, 1);
      this.set32(address + 4, name === "type" ? address : this.typeAddress("type"));
      this.objects.set(address, { kind: "type" });
    }
    return address;
  }
  protected alloc(type: string | number, size: number, payload: Payload): number {
    const address = this.room(size);
    this.set32(address, 1);
    this.set32(address + 4, typeof type === "string" ? this.typeAddress(type) : type);
    this.objects.set(address, payload);
    return address;
  }

  // ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The payload of the object that a value points to. */
  payload(value: Bits): Payload | null {
    if (value >> TAG_SHIFT !== TAG_POINTER >> TAG_SHIFT) return null;
    const found = this.objects.get(Number(value & 0xffff_ffffn));
    if (found === undefined) throw new Error(`use of a freed or unknown object at ${value & 0xffff_ffffn}`);
    return found;
  }
  /** Counts a reference. */
  own(value: Bits): Bits {
    if (this.payload(value) !== null) {
      const address = Number(value & 0xffff_ffffn);
      this.set32(address, this.get32(address) + 1);
    }
    return value;
  }
  /** Gives one back. */
  drop(value: Bits): void {
    if (this.payload(value) === null) return;
    const address = Number(value & 0xffff_ffffn);
    const count = this.get32(address) - 1;
    this.set32(address, count);
    if (count === 0) this.free(address);
  }
  protected free(address: number): void {
    const payload = this.objects.get(address);
    if (payload === undefined || this.get32(address) !== 0) throw new Error(`dealloc of a live or unknown object at ${address}`);
    const children: Bits[] = [];
    switch (payload.kind) {
      case "list":
        for (let i = 0; i < this.get32(address + LIST_LEN); i++) children.push(this.get64(this.get32(address + LIST_ITEMS) + 8 * i));
        break;
      case "tuple":
        for (let i = 0; i < this.get32(address + TUPLE_LEN); i++) children.push(this.get64(address + TUPLE_ITEMS + 8 * i));
        break;
      case "cell":
        children.push(this.get64(address + CELL_VALUE));
        break;
      case "method":
        children.push(this.get64(address + METHOD_FUNC), this.get64(address + METHOD_SELF));
        break;
      case "function":
        children.push(...payload.cells);
        break;
      case "instance":
        for (let i = 0; i < payload.slots; i++) children.push(this.get64(address + INSTANCE_SLOTS + 8 * i));
        break;
      case "exception":
        children.push(payload.message);
        break;
      case "iterator":
        children.push(payload.over);
        break;
      case "dict":
        for (const { key, value } of payload.map.values()) children.push(key, value);
        break;
      case "generator":
        for (let i = 0; i < payload.count; i++) children.push(this.get64(payload.slots + 8 * i));
        children.push(this.get64(address + GEN_RESULT), pointer(this.get32(address + GEN_FUNC)));
        break;
      default:
        break;
    }
    this.objects.delete(address);
    this.set32(address + 4, 0xdead);
    for (const child of children) this.drop(child);
  }
  /** The owned value of a JavaScript number (float), bigint (int), string, boolean, null, or array (list). */
  value(js: unknown): Bits {
    if (js === null) return NONE;
    if (typeof js === "boolean") return js ? TRUE : FALSE;
    if (typeof js === "number") return BigInt.asUintN(64, ~(Number.isNaN(js) ? CANONICAL_NAN : doubleBits(js)));
    if (typeof js === "bigint") return js >= INT_MIN && js <= INT_MAX ? INT_ZERO + js : pointer(this.alloc("int", 16, { kind: "int", value: js }));
    if (typeof js === "string") return this.textOf(js);
    if (Array.isArray(js)) return this.list(js.map((item) => this.value(item)));
    throw new Error("no value");
  }
  /** A string, whose code points take four bytes each unless all of them are narrow. */
  protected textOf(value: string): Bits {
    const codes = Array.from(value, (character) => character.codePointAt(0) ?? 0);
    const width = codes.every((code) => code < 256) ? 1 : 4;
    const address = this.alloc("str", TEXT_DATA + codes.length * width, { kind: "str", value });
    this.set32(address + TEXT_LEN, codes.length);
    const view = this.view();
    view.setUint8(address + TEXT_WIDTH, width);
    codes.forEach((code, index) => {
      if (width === 1) view.setUint8(address + TEXT_DATA + index, code);
      else view.setUint32(address + TEXT_DATA + index * 4, code, true);
    });
    return pointer(address);
  }
  /** What a value is in JavaScript, as `value` takes it; other objects as text. */
  js(value: Bits): unknown {
    if (value >> FLOAT_SHIFT !== 0n) {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, ~value);
      return view.getFloat64(0);
    }
    if (value >> TAG_SHIFT === TAG_INT >> TAG_SHIFT) return value - INT_ZERO;
    if (value === TRUE || value === FALSE) return value === TRUE;
    if (value === NONE) return null;
    const payload = this.payload(value);
    if (payload === null) return `<${value.toString(16)}>`;
    if (payload.kind === "int" || payload.kind === "str") return payload.value;
    if (payload.kind === "list" || payload.kind === "tuple") return this.items(value).map((item) => this.js(item));
    if (payload.kind === "exception") return `${payload.name}: ${this.show(payload.message)}`;
    return `<${payload.kind}>`;
  }
  /** Text of a value. */
  show(value: Bits): string {
    const js = this.js(value);
    if (Array.isArray(js)) return `[${this.items(value).map((item) => this.show(item)).join(", ")}]`;
    return js === null ? "None" : js === true ? "True" : js === false ? "False" : String(js);
  }
  /** The borrowed items of a list or tuple. */
  items(value: Bits): Bits[] {
    const address = Number(value & 0xffff_ffffn);
    const list = this.payload(value)?.kind === "list";
    const from = list ? this.get32(address + LIST_ITEMS) : address + TUPLE_ITEMS;
    return Array.from({ length: this.get32(address + (list ? LIST_LEN : TUPLE_LEN)) }, (_, i) => this.get64(from + 8 * i));
  }
  /** An owned list of owned items. */
  list(items: readonly Bits[]): Bits {
    const address = this.alloc("list", 24, { kind: "list" });
    this.setItems(address, items);
    return pointer(address);
  }
  protected setItems(address: number, items: readonly Bits[]): void {
    const room = this.room(8 * items.length);
    items.forEach((item, i) => this.set64(room + 8 * i, item));
    this.set32(address + LIST_ITEMS, room);
    this.set32(address + LIST_LEN, items.length);
  }
  protected tuple(items: readonly Bits[]): Bits {
    const address = this.alloc("tuple", 16 + 8 * items.length, { kind: "tuple" });
    this.set32(address + TUPLE_LEN, items.length);
    items.forEach((item, i) => this.set64(address + TUPLE_ITEMS + 8 * i, item));
    return pointer(address);
  }
  protected laid(address: number, count: number): Bits[] {
    return Array.from({ length: count }, (_, i) => this.get64(address + 8 * i));
  }
}
