// A core made of JavaScript, for tests of emitted code: enough objects to run small programs, with every count checked.
//
// Addresses are never used twice, a freed object is poisoned, and `expectNothingLeft` shows leaks: what the real core cannot tell a test
// as plainly. Speed is no aim.

import {
  CALL_KEY_NONE,
  CELL_VALUE,
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
  FALSE,
  FRAME_FUNC,
  FRAME_POS,
  FUNC_CALL_KEY,
  FUNC_CLOSURE,
  FUNC_TABLE,
  GEN_BODY,
  GEN_DONE,
  GEN_FUNC,
  GEN_RESULT,
  GEN_SLOTS,
  GEN_STATE,
  HELPERS,
  IC_BASE,
  IC_KEY,
  IC_MASK,
  IC_NEW_SHAPE,
  IC_OFFSET,
  IC_SLOT,
  INSTANCE_SHAPE,
  INSTANCE_SLOTS,
  METHOD_FUNC,
  METHOD_SELF,
  NONE,
  NULL,
  STOP,
  INT_ZERO,
  TAG_POINTER,
  TRUE,
  TS_FRAME,
  TS_FRAME_LIMIT,
  TS_HANDLED,
  TS_PENDING,
  TS_SHARED_CACHE,
  TS_STACK,
  TS_STOP_VALUE,
  TS_CHARACTERS,
  TS_TYPE_BUILTIN,
  TS_TYPE_DICT,
  TS_TYPE_FUNCTION,
  TS_TYPE_GENERATOR,
  TS_TYPE_LIST,
  TS_TYPE_METHOD,
  TS_TYPE_METHOD_DESCRIPTOR,
  TS_TYPE_RANGE,
  TS_TYPE_STR,
  TS_TYPE_TUPLE,
  UNBOUND,
  type HelperName,
} from "@molt-py/abi";
import { emitPrelude } from "../../src/emit/shared-prelude.ts";
import { type Bits, OPERATORS, intOperator, pointer, Reader, readCode } from "./fake-data.ts";
import { FakeHeap, SHARED } from "./fake-heap.ts";

const TS = 1024;
const FRAMES = 4096;
const FRAME_LIMIT = FRAMES + 8 * 200;
const STACK = 16_384;
const DATA = 262_144;

/** The core. */
export class FakeCore extends FakeHeap {
  readonly table = new WebAssembly.Table({ element: "anyfunc", initial: 4096 });
  readonly printed: string[] = [];
  readonly calls = new Map<string, number>();
  readonly globals = new Map<string, number>();
  readonly #immortal = new Set<number>();
  readonly #globalCaches: number[] = [];
  readonly #constants: number[] = [];

  constructor() {
    super();
    this.set32(TS + TS_FRAME, FRAMES);
    this.set32(TS + TS_FRAME_LIMIT, FRAME_LIMIT);
    this.set32(TS + TS_STACK, STACK);
    this.set64(TS + TS_STOP_VALUE, NONE);
    this.set64(TS + TS_PENDING, UNBOUND);
    this.set64(TS + TS_HANDLED, UNBOUND);
    this.set32(TS + TS_SHARED_CACHE, SHARED);
    const characters = this.room(256 * 8);
    for (let code = 0; code < 256; code++) this.set64(characters + code * 8, this.value(String.fromCharCode(code)));
    this.set32(TS + TS_CHARACTERS, characters);
    const types: [string, number][] = [
      ["function", TS_TYPE_FUNCTION],
      ["builtin", TS_TYPE_BUILTIN],
      ["descriptor", TS_TYPE_METHOD_DESCRIPTOR],
      ["method", TS_TYPE_METHOD],
      ["list", TS_TYPE_LIST],
      ["tuple", TS_TYPE_TUPLE],
      ["generator", TS_TYPE_GENERATOR],
      ["dict", TS_TYPE_DICT],
      ["str", TS_TYPE_STR],
      ["range", TS_TYPE_RANGE],
    ];
    for (const [name, offset] of types) this.set32(TS + offset, this.typeAddress(name));
    this.define("range", TAG_POINTER | BigInt(this.typeAddress("range")));
    this.builtin("len", (args) => this.#length(args[0] ?? NONE));
    this.builtin("print", (args) => {
      this.printed.push(args.map((value) => this.show(value)).join(" "));
      return NONE;
    });
    this.builtin("iter", (args) => this.#iterator(args[0] ?? NONE));
    this.builtin("identity", (args) => this.own(args[0] ?? NONE));
    for (const name of ["Exception", "ValueError", "ZeroDivisionError", "KeyError", "RuntimeError"]) {
      const address = this.alloc("type", 64, { kind: "class", name, base: name === "Exception" ? null : "Exception", methods: new Map(), shapes: [] });
      this.define(name, pointer(address));
    }
    for (const address of this.objects.keys()) this.#immortal.add(address);
  }

  // ── names, errors ───────────────────────────────────────────────────────────────────────────────────────────────

  /** Binds a global name to an owned value. */
  define(name: string, value: Bits): void {
    let slot = this.globals.get(name);
    if (slot === undefined) {
      slot = this.room(8);
      this.globals.set(name, slot);
    } else {
      this.drop(this.get64(slot));
    }
    this.set64(slot, value);
  }
  /** A global's value (borrowed). */
  global(name: string): Bits {
    const slot = this.globals.get(name);
    return slot === undefined ? UNBOUND : this.get64(slot);
  }
  /** Binds a global name to a function of JavaScript, which borrows its arguments and answers an owned value. */
  builtin(name: string, call: (args: Bits[]) => Bits): void {
    const address = this.alloc("builtin", 24, { kind: "builtin", name, call });
    this.set32(address + FUNC_CALL_KEY, CALL_KEY_NONE);
    this.define(name, pointer(address));
  }
  #traceback(): undefined {
    const payload = this.payload(this.#pending);
    if (payload?.kind !== "exception") throw new Error("a traceback without exception");
    const { name, line } = this.#frameFunction();
    payload.trace.push(`${name}:${line}`);
  }
  get #pending(): Bits {
    const bits = this.get64(TS + TS_PENDING);
    return bits === UNBOUND ? NULL : bits;
  }
  set #pending(bits: Bits) {
    this.set64(TS + TS_PENDING, bits === NULL ? UNBOUND : bits);
  }
  get #handled(): Bits {
    return this.get64(TS + TS_HANDLED);
  }
  set #handled(bits: Bits) {
    this.set64(TS + TS_HANDLED, bits);
  }

  /** Makes an exception pending. */
  raise(name: string, message: string): Bits {
    return this.#raise(pointer(this.alloc("exception", 16, { kind: "exception", name, message: this.value(message), trace: [] })));
  }
  #raise(exception: Bits): Bits {
    if (this.#pending !== NULL) throw new Error(`${this.show(exception)} raised while ${this.show(this.#pending)} is pending`);
    this.#pending = exception;
    return NULL;
  }
  /** Takes the pending exception: its text and the functions that its traceback names, innermost first. */
  caught(): { text: string; trace: string[] } | null {
    const payload = this.payload(this.#pending);
    if (payload?.kind !== "exception") return null;
    const result = { text: this.show(this.#pending), trace: payload.trace };
    this.drop(this.#pending);
    this.#pending = NULL;
    return result;
  }
  /** What is alive beside what was there when the module was loaded and what globals hold. */
  leftovers(): string[] {
    const held = new Set(this.#immortal);
    const visit = (value: Bits): void => {
      const payload = this.payload(value);
      const address = Number(value & 0xffff_ffffn);
      if (payload === null || held.has(address)) return;
      held.add(address);
      if (payload.kind === "list" || payload.kind === "tuple") this.items(value).forEach(visit);
      if (payload.kind === "function") payload.cells.forEach(visit);
      if (payload.kind === "cell") visit(this.get64(address + CELL_VALUE));
      if (payload.kind === "generator") for (let i = 0; i < payload.count; i++) visit(this.get64(payload.slots + 8 * i));
      if (payload.kind === "iterator") visit(payload.over);
      if (payload.kind === "class") for (const slot of payload.methods.values()) visit(this.get64(slot));
      if (payload.kind === "instance") for (let i = 0; i < payload.slots; i++) visit(this.get64(address + INSTANCE_SLOTS + 8 * i));
    };
    for (const slot of this.globals.values()) visit(this.get64(slot));
    for (const constant of this.#constants) visit(this.get64(constant));
    return [...this.objects].filter(([address, { kind }]) => kind !== "type" && !held.has(address)).map(([address, payload]) => `${payload.kind} ${"value" in payload ? payload.value : ""} count ${this.get32(address)}`);
  }

  // ── calls ───────────────────────────────────────────────────────────────────────────────────────────────────────

  #indirect(index: number, ...args: (number | bigint)[]): Bits {
    const entry = this.table.get(index) as ((...args: (number | bigint)[]) => bigint) | null;
    if (entry === null) throw new Error(`no function at ${index}`);
    return BigInt.asUintN(64, entry(...args));
  }
  /** Calls a callable with borrowed arguments. */
  call(callee: Bits, args: Bits[]): Bits {
    const payload = this.payload(callee);
    const address = Number(callee & 0xffff_ffffn);
    if (payload?.kind === "builtin") return payload.call(args);
    if (payload?.kind === "function") {
      if (args.length !== payload.code.params) return this.raise("TypeError", `${payload.code.name} takes ${payload.code.params} arguments`);
      if ((payload.code.flags & 16) !== 0) {
        const room = this.room(8 * args.length);
        args.forEach((arg, i) => this.set64(room + 8 * i, arg));
        return this.#indirect(payload.table, address, room);
      }
      return this.#indirect(payload.table, address, ...args);
    }
    if (payload?.kind === "method") return this.call(this.get64(address + METHOD_FUNC), [this.get64(address + METHOD_SELF), ...args]);
    if (payload?.kind === "class" && payload.base !== null) {
      return pointer(this.alloc("exception", 16, { kind: "exception", name: payload.name, message: this.own(args[0] ?? NONE), trace: [] }));
    }
    if (payload?.kind === "class") return this.#instantiate(address, args);
    if (address === this.typeAddress("range") && payload?.kind === "type") {
      const [a, b, c] = args.map((arg) => this.js(arg) as bigint);
      const start = b === undefined ? 0n : (a ?? 0n);
      const stop = b ?? a ?? 0n;
      const step = c ?? 1n;
      const items: Bits[] = [];
      for (let i = start; step > 0n ? i < stop : i > stop; i += step) items.push(this.value(i));
      return this.list(items);
    }
    return this.raise("TypeError", `${payload?.kind} is not callable`);
  }
  #instantiate(cls: number, args: Bits[]): Bits {
    const instance = pointer(this.alloc(cls, 16 + 64, { kind: "instance", cls, slots: 8 }));
    this.set32(Number(instance & 0xffff_ffffn) + INSTANCE_SHAPE, cls + 8);
    const init = this.#classSlot(cls, "__init__");
    if (init === null) return instance;
    const result = this.call(this.get64(init), [instance, ...args]);
    if (result === NULL) {
      this.drop(instance);
      return NULL;
    }
    this.drop(result);
    return instance;
  }
  #classSlot(cls: number, name: string): number | null {
    const payload = this.objects.get(cls);
    return payload?.kind === "class" ? (payload.methods.get(name) ?? null) : null;
  }
  /** Makes a class with these methods (owned functions), and binds it to its name. */
  defineClass(name: string, methods: Record<string, Bits>): void {
    const slots = new Map<string, number>();
    for (const [key, value] of Object.entries(methods)) {
      const slot = this.room(8);
      this.set64(slot, value);
      slots.set(key, slot);
    }
    const address = this.alloc("type", 64, { kind: "class", name, base: null, methods: slots, shapes: [] });
    this.define(name, pointer(address));
  }

  // ── loading ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Loads a module and runs its body; the body's result (owned), or NULL. */
  load(wasm: Uint8Array<ArrayBuffer>): Bits {
    const module = new WebAssembly.Module(wasm);
    const section = WebAssembly.Module.customSections(module, "molt")[0];
    if (section === undefined) throw new Error("no section molt");
    const reader = new Reader(new Uint8Array(section));
    const tableBase = 16;
    const data = this.room(DATA);
    const body = this.#materialize(reader, data);
    const imports: Record<string, WebAssembly.ImportValue> = {
      memory: this.memory,
      table: this.table,
      table_base: new WebAssembly.Global({ value: "i32" }, tableBase),
      data_base: new WebAssembly.Global({ value: "i32" }, data),
      ts: new WebAssembly.Global({ value: "i32" }, TS),
    };
    const shared = new WebAssembly.Module(emitPrelude());
    for (const { module: from, name, kind } of [module, shared].flatMap((part) => WebAssembly.Module.imports(part))) {
      if (kind !== "function" || from !== "core") continue;
      imports[name] = this.#importFunction(name as HelperName);
    }
    new WebAssembly.Instance(module, { core: imports, prelude: new WebAssembly.Instance(shared, { core: imports }).exports });
    this.#tableBase = tableBase;
    for (const address of this.objects.keys()) this.#immortal.add(address);
    const main = this.#makeFunction(body, []);
    const result = this.call(main, []);
    this.drop(main);
    return result;
  }
  #tableBase = 0;

  #importFunction(name: HelperName): (...args: (number | bigint)[]) => number | bigint | undefined {
    const implementation = this.#helpers[name] as ((...args: (number | bigint)[]) => number | bigint | undefined) | undefined;
    return (...args) => {
      this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
      if (implementation === undefined) throw new Error(`the fake core has no ${name}`);
      const kinds = HELPERS[name].params;
      return implementation(...args.map((arg, i) => (kinds[i] === "i64" ? BigInt.asUintN(64, BigInt(arg)) : Number(arg) >>> 0)));
    };
  }

  #materialize(r: Reader, data: number): Bits {
    r.bytes(4);
    r.u32();
    r.bytes(r.u32());
    r.bytes(r.u32());
    r.bytes(r.u32());
    r.bytes(r.u32());
    r.u32();
    const count = r.u32();
    const values: Bits[] = [];
    const decoder = new TextDecoder();
    const text = (index: number): string => this.js(values[index] ?? NONE) as string;
    for (let i = 0; i < count; i++) {
      const tag = r.byte();
      switch (tag) {
        case CONST_INT:
          values.push(this.value(r.s64()));
          break;
        case CONST_BIG_INT: {
          const negative = r.byte() === 1;
          const magnitude = [...r.bytes(r.u32())].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
          values.push(this.value(negative ? -magnitude : magnitude));
          break;
        }
        case CONST_FLOAT:
        case CONST_IMMEDIATE:
          values.push(r.bits());
          break;
        case CONST_COMPLEX:
          r.bytes(16);
          values.push(this.value("complex"));
          break;
        case CONST_STR:
          values.push(this.value(decoder.decode(r.bytes(r.u32()))));
          break;
        case CONST_BYTES:
          values.push(this.value([...r.bytes(r.u32())].join()));
          break;
        case CONST_TUPLE:
        case CONST_FROZENSET:
          values.push(this.tuple(Array.from({ length: r.u32() }, () => this.own(values[r.u32()] ?? NONE))));
          break;
        case CONST_CODE:
          values.push(pointer(this.alloc("code", 16, { kind: "code", code: readCode(r, text) })));
          break;
        default:
          throw new Error(`constant tag ${tag}`);
      }
    }
    const inlineCaches = r.u32();
    const globalCaches = r.u32();
    const body = r.u32();
    if (r.left !== 0) throw new Error(`${r.left} bytes are left in the section`);
    if (8 * count + 32 * inlineCaches + 4 * globalCaches > DATA) throw new Error("the module's data does not fit");
    values.forEach((value, i) => this.set64(data + 8 * i, value));
    this.#constants.push(...values.map((_, i) => data + 8 * i));
    return values[body] ?? NULL;
  }

  #makeFunction(code: Bits, cells: Bits[]): Bits {
    const payload = this.payload(code);
    if (payload?.kind !== "code") throw new Error("no code");
    const table = this.#tableBase + payload.code.table;
    const address = this.alloc("function", 24, { kind: "function", code: payload.code, cells, table });
    const closure = this.room(8 * cells.length);
    cells.forEach((cell, i) => this.set64(closure + 8 * i, cell));
    this.set32(address + FUNC_CALL_KEY, (payload.code.flags & ~(4 | 8)) === 0 ? payload.code.params : CALL_KEY_NONE);
    this.set32(address + FUNC_TABLE, table);
    this.set32(address + FUNC_CLOSURE, closure);
    return pointer(address);
  }

  #resume(generator: number, sent: Bits): Bits {
    const state = this.get32(generator + GEN_STATE);
    if (state === GEN_DONE) return sent === NULL ? NULL : STOP;
    const func = this.payload(pointer(this.get32(generator + GEN_FUNC)));
    if (func?.kind !== "function") throw new Error("a generator without function");
    return this.#indirect(this.#tableBase + (func.code.body ?? 0), generator, sent);
  }

  /** Throws the pending exception into a generator, or sends a value: what the body answers. */
  resume(generator: Bits, sent: Bits): Bits {
    return this.#resume(Number(generator & 0xffff_ffffn), sent);
  }

  // ── helpers ─────────────────────────────────────────────────────────────────────────────────────────────────────

  readonly #helpers = this.#makeHelpers();

  #numeric(a: Bits, b: Bits): { ints: [bigint, bigint] | null; floats: [number, number] } | null {
    const number = (value: Bits): bigint | number | null => {
      const js = this.js(value);
      if (typeof js === "boolean") return js ? 1n : 0n;
      return typeof js === "bigint" || typeof js === "number" ? js : null;
    };
    const x = number(a);
    const y = number(b);
    if (x === null || y === null) return null;
    return { ints: typeof x === "bigint" && typeof y === "bigint" ? [x, y] : null, floats: [Number(x), Number(y)] };
  }

  #binary(operator: string, a: Bits, b: Bits): Bits {
    const numbers = this.#numeric(a, b);
    if (numbers === null) {
      const x = this.js(a);
      const y = this.js(b);
      if (operator === "add" && typeof x === "string" && typeof y === "string") return this.value(x + y);
      return this.raise("TypeError", `unsupported ${operator}`);
    }
    const { ints, floats } = numbers;
    const [x, y] = floats;
    if (ints !== null) {
      const result = intOperator(operator, ints[0], ints[1]);
      return result === null ? this.raise("ZeroDivisionError", operator) : this.value(result);
    }
    if (y === 0 && ["truediv", "floordiv", "mod"].includes(operator)) return this.raise("ZeroDivisionError", operator);
    switch (operator) {
      case "add":
        return this.value(x + y);
      case "sub":
        return this.value(x - y);
      case "mul":
        return this.value(x * y);
      case "truediv":
        return this.value(x / y);
      case "floordiv":
        return this.value(Math.floor(x / y));
      case "mod":
        return this.value(x - y * Math.floor(x / y));
      case "pow":
        return this.value(x ** y);
      default:
        return this.raise("TypeError", `unsupported ${operator}`);
    }
  }

  #compare(operator: string, a: Bits, b: Bits): Bits {
    const numbers = this.#numeric(a, b);
    const [x, y] = numbers === null ? [this.js(a) as string, this.js(b) as string] : (numbers.ints ?? numbers.floats);
    if (numbers === null && (typeof x !== "string" || typeof y !== "string") && operator !== "eq" && operator !== "ne") return this.raise("TypeError", operator);
    const answer = { lt: x < y, le: x <= y, eq: x === y, ne: x !== y, gt: x > y, ge: x >= y }[operator];
    return answer === true ? TRUE : FALSE;
  }

  #remember(cache: number, slot: number): void {
    this.set32(cache, slot);
    this.#globalCaches.push(cache);
  }

  #length(value: Bits): Bits {
    return this.value(BigInt(this.payload(value)?.kind === "str" ? (this.js(value) as string).length : this.items(value).length));
  }

  #truth(value: Bits): number {
    const js = this.js(value);
    if (js === false || js === null || js === 0n || js === 0 || js === "" || (Array.isArray(js) && js.length === 0)) return 0;
    return 1;
  }

  #frameFunction(): { name: string; line: number } {
    const frame = this.get32(TS + TS_FRAME);
    const payload = this.payload(pointer(this.get32(frame + FRAME_FUNC)));
    if (payload?.kind !== "function") throw new Error("the frame's function is none");
    return { name: payload.code.name, line: payload.code.lines[this.get32(frame + FRAME_POS)] ?? -1 };
  }

  /** The depth of the frame stack: 0 outside of all calls. */
  get depth(): number {
    return (this.get32(TS + TS_FRAME) - FRAMES) / 8;
  }

  #makeHelpers(): Record<string, (...args: never[]) => number | bigint | undefined> {
    const helpers: Record<string, (...args: never[]) => number | bigint | undefined> = {
      dealloc: (address: number) => this.free(address) as undefined,
      stack_check: () => {
        this.set32(TS + TS_FRAME_LIMIT, FRAME_LIMIT);
        return this.get32(TS + TS_FRAME) + 8 < FRAME_LIMIT ? 0 : (this.raise("RecursionError", "too deep"), -1);
      },
      safe_point: () => 0,
      inplace: (index: number, a: Bits, b: Bits) => this.#binary(OPERATORS[index] ?? "", a, b),
      str_concat: (a: Bits, b: Bits) => this.#binary("add", a, b),
      inplace_add_local: (a: Bits, b: Bits) => this.#binary("add", a, b),
      neg: (a: Bits) => this.#binary("sub", this.value(0n), a),
      pos: (a: Bits) => this.own(a),
      invert: (a: Bits) => this.#binary("sub", this.value(-1n), a),
      truth: (a: Bits) => this.#truth(a),
      contains: (a: Bits, b: Bits) => (this.items(b).includes(a) ? 1 : 0),
      load_global: (cache: number, name: Bits) => {
        const slot = this.globals.get(this.js(name) as string);
        if (slot === undefined) return this.raise("NameError", this.show(name));
        this.#remember(cache, slot);
        return this.own(this.get64(slot));
      },
      delete_global: (name: Bits) => {
        const slot = this.globals.get(this.js(name) as string);
        if (slot === undefined) return this.raise("NameError", this.show(name)) === NULL ? -1 : 0;
        this.globals.delete(this.js(name) as string);
        for (const cache of this.#globalCaches.splice(0)) this.set32(cache, 0);
        this.drop(this.get64(slot));
        return 0;
      },
      store_global: (cache: number, name: Bits, value: Bits) => {
        this.define(this.js(name) as string, value);
        this.#remember(cache, this.globals.get(this.js(name) as string) ?? 0);
        return 0;
      },
      make_cell: (value: Bits) => {
        const address = this.alloc("cell", 16, { kind: "cell" });
        this.set64(address + CELL_VALUE, value);
        return pointer(address);
      },
      unbound_local: (index: number) => (this.raise("UnboundLocalError", String(index)), -1),
      unbound_cell: (index: number) => (this.raise("NameError", String(index)), -1),
      getattr: (cache: number, object: Bits, name: Bits) => this.#getattr(cache, object, this.js(name) as string),
      setattr: (cache: number, object: Bits, name: Bits, value: Bits) => this.#setattr(cache, object, this.js(name) as string, value),
      getitem: (object: Bits, index: Bits) => {
        const payload = this.payload(object);
        if (payload?.kind === "dict") {
          const entry = payload.map.get(this.show(index));
          return entry === undefined ? this.raise("KeyError", this.show(index)) : this.own(entry.value);
        }
        const items = this.items(object);
        const at = Number(this.js(index) as bigint);
        const item = items[at < 0 ? at + items.length : at];
        return item === undefined ? this.raise("IndexError", "index") : this.own(item);
      },
      setitem: (object: Bits, index: Bits, value: Bits) => {
        const payload = this.payload(object);
        if (payload?.kind !== "dict") return this.raise("IndexError", "index") === NULL ? -1 : 0;
        const before = payload.map.get(this.show(index));
        payload.map.set(this.show(index), { key: before?.key ?? this.own(index), value: this.own(value) });
        if (before !== undefined) this.drop(before.value);
        return 0;
      },
      load_special: (object: Bits, name: Bits) => this.#getattr(0, object, this.js(name) as string),
      call_n: (callee: Bits, at: number, count: number) => this.call(callee, this.laid(at, count)),
      build_tuple: (at: number, count: number) => this.tuple(this.laid(at, count)),
      build_list: (at: number, count: number) => this.list(this.laid(at, count)),
      new_dict: () => pointer(this.alloc("dict", 16, { kind: "dict", map: new Map() })),
      build_dict: (at: number, count: number) => {
        const map = new Map<string, { key: Bits; value: Bits }>();
        for (let i = 0; i < count; i++) {
          const [key = NONE, value = NONE] = this.laid(at + 16 * i, 2);
          map.set(this.show(key), { key, value });
        }
        return pointer(this.alloc("dict", 16, { kind: "dict", map }));
      },
      list_append: (list: Bits, item: Bits) => {
        this.setItems(Number(list & 0xffff_ffffn), [...this.items(list), item]);
        return 0;
      },
      list_extend: (list: Bits, other: Bits) => {
        this.setItems(Number(list & 0xffff_ffffn), [...this.items(list), ...this.items(other).map((item) => this.own(item))]);
        return 0;
      },
      list_to_tuple: (list: Bits) => this.tuple(this.items(list).map((item) => this.own(item))),
      join_str: (at: number, count: number) => {
        const parts = this.laid(at, count);
        const text = this.value(parts.map((part) => this.js(part)).join(""));
        parts.forEach((part) => this.drop(part));
        return text;
      },
      format_value: (value: Bits) => this.value(this.show(value)),
      unpack: (source: Bits, count: number, at: number) => {
        const items = this.items(source);
        if (items.length !== count) return this.raise("ValueError", "unpack") === NULL ? -1 : 0;
        items.forEach((item, i) => this.set64(at + 8 * i, this.own(item)));
        return 0;
      },
      make_function: (code: Bits, at: number, count: number) => this.#makeFunction(code, this.laid(at, count).map((cell) => this.own(cell))),
      get_iter: (value: Bits) => this.#iterator(value),
      iter_next: (iterator: Bits) => this.#iterNext(iterator),
      len: (value: Bits) => this.#length(value),
      raise: (exception: Bits) => {
        if (exception === UNBOUND) {
          this.#raise(this.own(this.#handled));
          return undefined;
        }
        this.#raise(this.payload(exception)?.kind === "class" ? this.call(exception, []) : this.own(exception));
        this.#traceback();
        return undefined;
      },
      raise_new: (callee: Bits, arg: Bits) => {
        this.#raise(this.call(callee, arg === UNBOUND ? [] : [arg]));
        this.#traceback();
      },
      rethrow: (exception: Bits) => void this.#raise(exception),
      catch: () => {
        const pending = this.#pending;
        this.#pending = NULL;
        if (pending === NULL) throw new Error("nothing to catch");
        return pending;
      },
      traceback: () => this.#traceback(),
      push_exc: (exception: Bits) => {
        const before = this.#handled;
        this.#handled = this.own(exception);
        return before;
      },
      pop_exc: (saved: Bits) => {
        this.drop(this.#handled);
        this.#handled = saved;
        return undefined;
      },
      exc_match: (exception: Bits, cls: Bits) => {
        const payload = this.payload(exception);
        const type = this.payload(cls);
        if (payload?.kind !== "exception" || type?.kind !== "class") throw new Error("no exception");
        return type.name === "Exception" || type.name === payload.name ? 1 : 0;
      },
      make_generator: (func: number, body: number, count: number) => {
        const slots = this.room(8 * count);
        const address = this.alloc("generator", 64, { kind: "generator", slots, count });
        this.set32(address + GEN_BODY, body);
        this.set32(address + GEN_SLOTS, slots);
        this.set64(address + GEN_RESULT, NONE);
        this.set32(address + GEN_FUNC, Number(this.own(pointer(func)) & 0xffff_ffffn));
        return pointer(address);
      },
      chain_thrown: () => undefined,
      generator_raised: () => undefined,
      delegate: (iterator: Bits, sent: Bits) => {
        const payload = this.payload(iterator);
        if (payload?.kind === "iterator") return sent === NULL ? NULL : this.#stopNone(payload.next());
        const address = Number(iterator & 0xffff_ffffn);
        const result = this.#resume(address, sent);
        if (result === STOP) {
          this.set64(TS + TS_STOP_VALUE, this.get64(address + GEN_RESULT));
          this.set64(address + GEN_RESULT, NONE);
        }
        return result;
      },
    };
    for (const name of OPERATORS) helpers[name === "pow" ? "power" : name] = (a: Bits, b: Bits) => this.#binary(name, a, b);
    for (const name of ["lt", "le", "eq", "ne", "gt", "ge"]) helpers[name] = (a: Bits, b: Bits) => this.#compare(name, a, b);
    for (let count = 0; count <= 4; count++) helpers[`call${count}`] = (callee: Bits, ...args: Bits[]) => this.call(callee, args);
    for (let count = 0; count <= 3; count++) {
      helpers[`method${count}`] = (cache: number, object: Bits, name: Bits, ...args: Bits[]) => this.#method(cache, object, this.js(name) as string, args);
    }
    helpers.method_n = (cache: number, name: Bits, at: number, count: number) => {
      const [object = NONE, ...args] = this.laid(at, count);
      return this.#method(cache, object, this.js(name) as string, args);
    };
    // A note that matches nothing: the call looks the method up itself.
    helpers.find_method = () => INT_ZERO;
    helpers.call_found = helpers.method_n;
    return helpers;
  }

  #stopNone(item: Bits): Bits {
    if (item === STOP) this.set64(TS + TS_STOP_VALUE, NONE);
    return item;
  }

  #iterator(value: Bits): Bits {
    const payload = this.payload(value);
    if (payload?.kind === "generator" || payload?.kind === "iterator") return this.own(value);
    if (payload?.kind !== "list" && payload?.kind !== "tuple") return this.raise("TypeError", "not iterable");
    let at = 0;
    this.own(value);
    const next = (): Bits => {
      const item = this.items(value)[at++];
      return item === undefined ? STOP : this.own(item);
    };
    return pointer(this.alloc("iterator", 16, { kind: "iterator", next, over: value }));
  }

  #iterNext(iterator: Bits): Bits {
    const payload = this.payload(iterator);
    if (payload?.kind === "iterator") return payload.next();
    return this.#resume(Number(iterator & 0xffff_ffffn), NONE);
  }

  #method(cache: number, object: Bits, name: string, args: Bits[]): Bits {
    const payload = this.payload(object);
    const address = Number(object & 0xffff_ffffn);
    if (payload?.kind === "instance") {
      const slot = this.#classSlot(payload.cls, name);
      if (slot !== null) {
        this.set64(cache + IC_KEY, BigInt(payload.cls));
        this.set64(cache + IC_MASK, 0xffff_ffffn);
        this.set32(cache + IC_SLOT, slot);
        return this.call(this.get64(slot), [object, ...args]);
      }
    }
    if (payload?.kind === "generator" && name === "send") return this.#sendResult(address, this.#resume(address, args[0] ?? NONE));
    if (payload?.kind === "generator" && name === "throw") {
      this.#raise(this.payload(args[0] ?? NONE)?.kind === "class" ? this.call(args[0] ?? NONE, []) : this.own(args[0] ?? NONE));
      return this.#sendResult(address, this.#resume(address, NULL));
    }
    if (payload?.kind === "list" && name === "append") {
      this.setItems(address, [...this.items(object), this.own(args[0] ?? NONE)]);
      return NONE;
    }
    const attribute = this.#getattr(0, object, name);
    if (attribute === NULL) return NULL;
    const result = this.call(attribute, args);
    this.drop(attribute);
    return result;
  }

  #sendResult(generator: number, result: Bits): Bits {
    if (result !== STOP) return result;
    const value = this.get64(generator + GEN_RESULT);
    this.set64(generator + GEN_RESULT, NONE);
    const text = `stopped with ${this.show(value)}`;
    this.drop(value);
    return this.raise("StopIteration", text);
  }

  #getattr(cache: number, object: Bits, name: string): Bits {
    const payload = this.payload(object);
    const address = Number(object & 0xffff_ffffn);
    const cls = payload?.kind === "instance" ? this.objects.get(payload.cls) : undefined;
    if (payload?.kind !== "instance" || cls?.kind !== "class") return this.raise("AttributeError", name);
    const at = cls.shapes.indexOf(name);
    const value = at < 0 ? 0n : this.get64(address + INSTANCE_SLOTS + 8 * at);
    if (value !== 0n) {
      if (cache !== 0) {
        this.set64(cache + IC_KEY, this.get64(address + 4));
        this.set32(cache + IC_OFFSET, INSTANCE_SLOTS + 8 * at);
        this.set32(cache + IC_BASE, 0xffff_ffff);
      }
      return this.own(value);
    }
    const slot = this.#classSlot(payload.cls, name);
    if (slot === null) return this.raise("AttributeError", name);
    const method = this.alloc("method", 24, { kind: "method" });
    this.set64(method + METHOD_FUNC, this.own(this.get64(slot)));
    this.set64(method + METHOD_SELF, this.own(object));
    return pointer(method);
  }

  #setattr(cache: number, object: Bits, name: string, value: Bits): number {
    const payload = this.payload(object);
    const address = Number(object & 0xffff_ffffn);
    const cls = payload?.kind === "instance" ? this.objects.get(payload.cls) : undefined;
    if (payload?.kind !== "instance" || cls?.kind !== "class") {
      this.raise("AttributeError", name);
      return -1;
    }
    let at = cls.shapes.indexOf(name);
    if (at < 0) at = cls.shapes.push(name) - 1;
    const before = this.get64(address + INSTANCE_SLOTS + 8 * at);
    this.set64(address + INSTANCE_SLOTS + 8 * at, this.own(value));
    this.drop(before);
    this.set64(cache + IC_KEY, this.get64(address + 4));
    this.set32(cache + IC_OFFSET, INSTANCE_SLOTS + 8 * at);
    this.set32(cache + IC_NEW_SHAPE, this.get32(address + INSTANCE_SHAPE));
    return 0;
  }
}
