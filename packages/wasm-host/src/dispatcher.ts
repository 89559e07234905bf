/** Answers what the core asks: decodes the request, does what the platform, a port or JavaScript's objects have to do, encodes the answer. */
import { DIRECT, TAG } from "@molt-py/object";
import { ByteReader, ByteWriter, decodeUtf8, type HostImports } from "@molt-py/provenance";
import type { Runtime } from "@molt-py/state";
import type { HostAdapter, PathKind } from "./adapter.ts";
import { encodeError, HostException, interruption } from "./errors.ts";
import { HOST } from "./host-ops.ts";

/** What an import finds. */
export type FoundModule =
  | { readonly kind: "module"; readonly id: number; readonly filename: string; /** `__path__` of a package. */ readonly path: readonly string[] | null }
  | { readonly kind: "namespace"; readonly path: readonly string[] }
  /** It was imported ahead, and is in `sys.modules` now. */
  | { readonly kind: "ready" };

/** Where modules are looked for: everywhere, among what the host has by name, or in the library. */
export type ModuleSource = "any" | "named" | "library";

/** A source, or the tree of one. */
export interface UnitRequest {
  /** Text, bytes that say in which encoding they are, or a tree as the module `_ast` writes it. */
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array } | { readonly tree: Uint8Array };
  readonly filename: string;
  readonly mode: "exec" | "eval" | "single";
}

/** What `compile` is asked for. */
export interface CompileRequest extends UnitRequest {
  /** The body takes a namespace of its own. */
  readonly namespace: boolean;
  /** What is left out: 1 asserts, 2 docstrings too. */
  readonly optimize: 0 | 1 | 2;
  /** Annotations stay text. */
  readonly futureAnnotations: boolean;
}

/** A path of the library's archive. */
export interface LibraryFile {
  /** File or folder; `null` when there is nothing. */
  readonly kind: PathKind | null;
  /** Its bytes. */
  read(): Uint8Array;
}

/** What others do for host calls: the compiler and the search for modules. */
export interface HostPorts {
  /** Finds, compiles, loads and links a module; null when there is none. */
  findModule(name: string, path: readonly string[], source: ModuleSource): FoundModule | null;
  /** What is at a path of the library, which is no path of the platform; null when it is the platform's. */
  libraryFile(path: string): LibraryFile | null;
  /** Compiles, loads and links a source; its number. */
  compile(request: CompileRequest): number;
  /** The tree of a source, for the module `_ast`. */
  parse(request: UnitRequest): Uint8Array;
  /** The text of a file that was compiled, for tracebacks; null when it is unknown. */
  sourceOf(filename: string): string | null;
  /** The handle of a Python exception that passes through JavaScript; null for other errors. */
  handleOf(error: unknown): number | null;
  /** Instantiates the code of all modules that the runtime's image holds. */
  wake(): void;
  /** Told what the core says before it traps. */
  panic(message: string): void;
}

function readUnit(r: ByteReader): UnitRequest {
  const form = r.u8();
  // Bytes are copied: compiling may move the memory.
  const source = form === 0 ? { text: r.text() } : form === 1 ? { bytes: r.data().slice() } : { tree: r.data().slice() };
  return { source, filename: r.text(), mode: MODES[r.u8()] ?? "exec" };
}

const MODES = ["exec", "eval", "single"] as const;
const SOURCES = ["any", "named", "library"] as const;
const WRITE_MODES = ["truncate", "append", "create"] as const;

/** Makes the answering side of a runtime. */
export function createHostImports(runtime: Runtime, adapter: HostAdapter, ports: HostPorts): HostImports {
  const answers = new Answers(runtime, adapter, ports);
  const context = { handleOf: (error: unknown) => ports.handleOf(error), hold: (error: object) => runtime.objects.hold(error) };
  // A program that does not end in time is stopped in the middle: no exception of Python could do that.
  const failure = (error: unknown): unknown => (runtime.isStopped ? error : encodeError(error, context));
  return {
    request(op, message, canWait) {
      // The most frequent call, without any ceremony.
      if (op === HOST.PANIC) {
        ports.panic(decodeUtf8(message) ?? "");
        return undefined;
      }
      try {
        if (op === HOST.WRITE) {
          adapter.write(message[0] as number, message.subarray(1));
          return undefined;
        }
        const reader = new ByteReader(message);
        const later = canWait ? answers.later(op, reader) : undefined;
        if (later === undefined) return answers.answer(op, reader);
        return later.catch((error: unknown) => {
          throw failure(error);
        });
      } catch (error) {
        throw failure(error);
      }
    },
    direct(op, object, shape) {
      try {
        return answers.direct(op, object, shape);
      } catch (error) {
        throw failure(error);
      }
    },
    clock: (which) => adapter.clock(which),
  };
}

class Answers {
  readonly #runtime: Runtime;
  readonly #adapter: HostAdapter;
  readonly #ports: HostPorts;
  readonly #lines = new Map<string, { readonly source: string | null; readonly lines: string[] }>();

  constructor(runtime: Runtime, adapter: HostAdapter, ports: HostPorts) {
    this.#runtime = runtime;
    this.#adapter = adapter;
    this.#ports = ports;
  }

  /** The answer to what takes time, where the program can wait for it; undefined for everything else. */
  later(op: number, r: ByteReader): Promise<Uint8Array | undefined> | undefined {
    const { waits } = this.#adapter;
    switch (waits === undefined ? 0 : op) {
      case HOST.POLL:
        return waits?.turn().then(() => this.#poll());
      case HOST.SLEEP:
        return waits?.sleep(this.#wait(r.f64())).then(() => this.#poll());
      case HOST.READ_LINE:
        r.u8();
        return waits?.readLine(limit(r.uint()));
      case HOST.READ:
        r.u8();
        return waits?.read(limit(r.uint()));
      default:
        return undefined;
    }
  }

  #poll(): undefined {
    if (this.#adapter.interrupted?.() === true || this.#runtime.isOverTime()) throw interruption();
  }

  /** How long a wait may last: until what runs is out of time at the latest. */
  #wait(seconds: number): number {
    return Math.min(seconds, this.#runtime.timeLeft);
  }

  answer(op: number, r: ByteReader): Uint8Array | undefined {
    const adapter = this.#adapter;
    switch (op) {
      case HOST.POLL:
        return this.#poll();
      case HOST.WAKE:
        this.#ports.wake();
        return undefined;
      case HOST.FLUSH:
        if (this.#runtime.life === "ready") adapter.waits?.started();
        adapter.flush(r.u8());
        return undefined;
      case HOST.READ_LINE:
        r.u8();
        return adapter.readLine(limit(r.uint()));
      case HOST.READ:
        r.u8();
        return adapter.read(limit(r.uint()));
      case HOST.FIND_MODULE:
        return this.#findModule(r.text(), r.texts(), SOURCES[r.u8()] ?? "any");
      case HOST.COMPILE: {
        const unit = readUnit(r);
        const namespace = r.u8() === 1;
        const options = r.u8();
        const optimize = Math.min(options & 3, 2) as 0 | 1 | 2;
        const id = this.#ports.compile({ ...unit, namespace, optimize, futureAnnotations: (options & 4) !== 0 });
        return new ByteWriter().uint(id).bytes;
      }
      case HOST.PARSE:
        return this.#ports.parse(readUnit(r));
      case HOST.RANDOM:
        return adapter.random(r.uint());
      case HOST.SLEEP:
        adapter.sleep(this.#wait(r.f64()));
        return this.#poll();
      case HOST.SOURCE_LINE:
        return optional(this.#sourceLine(r.text(), r.uint()));
      case HOST.GET_ENV:
        return optional(this.#environment(r.text()));
      case HOST.READ_FILE:
        return this.#readFile(r.text());
      case HOST.STAT: {
        const path = r.text();
        const library = this.#ports.libraryFile(path);
        const kind = library === null ? adapter.stat(path) : library.kind;
        return new ByteWriter().u8(kind === null ? 0 : kind === "file" ? 1 : 2).bytes;
      }
      case HOST.RESOLVE: {
        const path = r.text();
        const w = new ByteWriter();
        w.text(adapter.stat(path) === null ? path : adapter.resolve(path));
        return w.bytes;
      }
      case HOST.WRITE_FILE: {
        const path = r.text();
        const mode = WRITE_MODES[r.u8()] ?? "truncate";
        adapter.writeFile(path, r.data(), mode);
        return undefined;
      }
      case HOST.JS_RELEASE:
        for (let count = r.uint(); count > 0; count--) this.#runtime.objects.release(r.uint());
        return undefined;
      default:
        return this.#object(op, r);
    }
  }

  #findModule(name: string, path: readonly string[], source: ModuleSource): Uint8Array {
    const found = this.#ports.findModule(name, path, source);
    const w = new ByteWriter();
    if (found === null) return w.u8(0).bytes;
    if (found.kind === "ready") return w.u8(3).bytes;
    if (found.kind === "namespace") return w.u8(2).texts(found.path).bytes;
    w.u8(1).uint(found.id).text(found.filename);
    return found.path === null ? w.u8(0).bytes : w.u8(1).texts(found.path).bytes;
  }

  /** A variable of the environment. Names with `=` in front, which variables cannot have, ask for the names of all and for the working folder. */
  #environment(name: string): string | null {
    const adapter = this.#adapter;
    if (name === "=names") return adapter.envNames().join("\0");
    return name === "=folder" ? adapter.resolve(".") : adapter.env(name);
  }

  #sourceLine(filename: string, line: number): string | null {
    // Another source may have been run under the same name since.
    const source = this.#ports.sourceOf(filename);
    let known = this.#lines.get(filename);
    if (known === undefined || known.source !== source) {
      known = { source, lines: (source ?? this.#read(filename) ?? "").split(/\r\n|\r|\n/) };
      if (this.#lines.size >= 64) this.#lines.clear();
      this.#lines.set(filename, known);
    }
    const { lines } = known;
    const text = lines[line - 1];
    return text === undefined || (line === lines.length && text === "") ? null : text;
  }

  #readFile(path: string): Uint8Array {
    return this.#ports.libraryFile(path)?.read() ?? this.#adapter.readFile(path);
  }

  #read(filename: string): string | null {
    try {
      if (filename.startsWith("<") && this.#ports.libraryFile(filename) === null) return null;
      return decodeUtf8(this.#readFile(filename));
    } catch {
      return null;
    }
  }

  /** Calls on JavaScript's objects with simple values. */
  direct(op: number, number: number, shape: number): number {
    const runtime = this.#runtime;
    const { objects, direct } = runtime;
    const args = direct.takeAll(shape);
    const object = objects.get(number) as Record<PropertyKey, unknown>;
    let result: unknown;
    switch (op) {
      case HOST.JS_CALL:
        if (typeof object !== "function") throw new HostException("TypeError", "the JavaScript object is not callable");
        result = Reflect.apply(object as () => unknown, objects.selfOf(number), args);
        break;
      case HOST.JS_GET:
        return this.#property(object, args[0] as string);
      case HOST.JS_GET_ITEM:
        result = getItem(object, args[0]);
        break;
      case HOST.JS_NEXT: {
        const step = next(object);
        if (step.done === true) return DIRECT.STOP;
        result = step.value;
        break;
      }
      default:
        throw new HostException("SystemError", `the host has no direct call ${op}`);
    }
    return this.#giveDirect(result);
  }

  #giveDirect(result: unknown): number {
    const runtime = this.#runtime;
    const kind = runtime.direct.put(result);
    if (kind >= 0) return kind;
    const w = new ByteWriter();
    runtime.codec.encoder(w).value(result);
    runtime.giveMessage(w.bytes);
    return DIRECT.MESSAGE;
  }

  #property(object: Record<PropertyKey, unknown>, name: string): number {
    const { objects } = this.#runtime;
    const found: unknown = isReachable(object, name) ? object[name] : undefined;
    if (found === undefined && !isReachable(object, name)) {
      if (name !== "new" || typeof object !== "function") throw new HostException("AttributeError", `the JavaScript object has no property '${name}'`);
      return this.#giveMessage(this.#construct(object as unknown as NewableFunction));
    }
    return typeof found === "function" && !isClass(found) ? this.#giveMessage(hostValue(objects.holdMethod(found, object))) : this.#giveDirect(found);
  }

  #giveMessage(bytes: Uint8Array): number {
    this.#runtime.giveMessage(bytes);
    return DIRECT.MESSAGE;
  }

  /** Calls on JavaScript's objects. */
  #object(op: number, r: ByteReader): Uint8Array {
    const { objects, codec } = this.#runtime;
    const number = r.uint();
    const object = objects.get(number) as Record<PropertyKey, unknown>;
    const decoder = codec.decoder(r);
    const value = (result: unknown): Uint8Array => {
      const w = new ByteWriter();
      codec.encoder(w).value(result);
      return w.bytes;
    };
    switch (op) {
      case HOST.JS_CALL: {
        if (typeof object !== "function") throw new HostException("TypeError", "the JavaScript object is not callable");
        const args: unknown[] = [];
        for (let count = r.uint(); count > 0; count--) args.push(decoder.value());
        const names = r.uint();
        if (names > 0) {
          // JavaScript has no keywords: they come as one object after the other arguments.
          const keywords: Record<string, unknown> = {};
          for (let count = names; count > 0; count--) {
            const name = r.text();
            // Not by assignment: a keyword may have any name.
            Object.defineProperty(keywords, name, { value: decoder.value(), enumerable: true, writable: true, configurable: true });
          }
          args.push(keywords);
        }
        return value(Reflect.apply(object as () => unknown, objects.selfOf(number), args));
      }
      case HOST.JS_GET: {
        const name = r.text();
        const found: unknown = isReachable(object, name) ? object[name] : undefined;
        if (found === undefined && !isReachable(object, name)) {
          if (name === "new" && typeof object === "function") return this.#construct(object as unknown as NewableFunction);
          throw new HostException("AttributeError", `the JavaScript object has no property '${name}'`);
        }
        return typeof found === "function" && !isClass(found) ? hostValue(objects.holdMethod(found, object)) : value(found);
      }
      case HOST.JS_SET:
        assign(object, r.text(), decoder.value());
        return NOTHING;
      case HOST.JS_GET_ITEM:
        return value(getItem(object, decoder.value()));
      case HOST.JS_SET_ITEM:
        assign(object, String(decoder.value()), decoder.value());
        return NOTHING;
      case HOST.JS_ITER: {
        const iterate = object[Symbol.iterator];
        if (typeof iterate !== "function") throw new HostException("TypeError", "the JavaScript object is not iterable");
        const iterator = Reflect.apply(iterate, object, []) as object;
        return hostValue(objects.hold(iterator));
      }
      case HOST.JS_NEXT: {
        const result = next(object);
        return result.done === true ? STOP_VALUE : value(result.value);
      }
      case HOST.JS_TEXT: {
        const w = new ByteWriter();
        w.text(r.u8() === 1 ? `<JsProxy of ${describe(object)}>` : String(object));
        return w.bytes;
      }
      case HOST.JS_LEN: {
        const size = object["length"] ?? object["size"];
        if (typeof size !== "number") throw new HostException("TypeError", "the JavaScript object has no length");
        return new ByteWriter().uint(size).bytes;
      }
      case HOST.JS_HAS: {
        const item = decoder.value();
        const has = object["has"] ?? object["includes"];
        const found = typeof has === "function" ? Reflect.apply(has, object, [item]) : typeof item === "string" && item in object;
        return new ByteWriter().u8(found === true ? 1 : 0).bytes;
      }
      case HOST.JS_KEYS:
        return value(Object.keys(object));
      default:
        throw new HostException("SystemError", `the host has no call ${op}`);
    }
  }

  /** `Class.new` in Python: a function that constructs. */
  #construct(constructed: NewableFunction): Uint8Array {
    const construct = (...args: unknown[]): unknown => Reflect.construct(constructed, args);
    return hostValue(this.#runtime.objects.hold(construct));
  }
}

const NOTHING = new Uint8Array(0);
const STOP_VALUE = new ByteWriter().u8(TAG.STOP).copy();

function hostValue(number: number): Uint8Array {
  return new ByteWriter().u8(TAG.HOST).uint(number).bytes;
}

function limit(encoded: number): number {
  return encoded === 0 ? Number.POSITIVE_INFINITY : encoded - 1;
}

function optional(text: string | null): Uint8Array {
  const w = new ByteWriter();
  if (text === null) return w.u8(0).bytes;
  w.u8(1).text(text);
  return w.bytes;
}

function next(iterator: Record<PropertyKey, unknown>): IteratorResult<unknown> {
  const step = iterator["next"];
  if (typeof step !== "function") throw new HostException("TypeError", "the JavaScript object is not an iterator");
  return Reflect.apply(step, iterator, []) as IteratorResult<unknown>;
}

function isClass(value: unknown): boolean {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** What leads from an object to the means by which JavaScript makes code and changes all objects. */
const FORBIDDEN: ReadonlySet<string> = new Set(["constructor", "prototype", "__proto__"]);

/**
 * Whether Python may read a property: those of the object and of its classes, but nothing that every object or function has. Who passes
 * an object to Python passes what the object offers, not the platform's own means to run code.
 */
function isReachable(object: object, name: string): boolean {
  if (FORBIDDEN.has(name)) return false;
  for (let at: object | null = object; at !== null && at !== Object.prototype && at !== Function.prototype; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, name)) return true;
  }
  return false;
}

function assign(object: Record<PropertyKey, unknown>, name: string, value: unknown): void {
  if (FORBIDDEN.has(name)) throw new HostException("AttributeError", `the property '${name}' of a JavaScript object cannot be set`);
  if (!Reflect.set(object, name, value)) throw new HostException("AttributeError", `the property '${name}' of the JavaScript object cannot be set`);
}

function getItem(object: Record<PropertyKey, unknown>, key: unknown): unknown {
  if (typeof key === "number" || typeof key === "string") {
    if (isReachable(object, String(key))) return object[key];
    throw new HostException(typeof key === "number" ? "IndexError" : "KeyError", String(key));
  }
  throw new HostException("KeyError", String(key));
}

function describe(object: unknown): string {
  if (typeof object === "function") return object.name === "" ? "a function" : `function ${object.name}`;
  const name: unknown = (object as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === "string" && name !== "" ? `an instance of ${name}` : "an object";
}
