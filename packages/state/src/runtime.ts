/** One runtime: a core instance, its life from creation to the end, and the modules that it loaded. */
import { EntryGuard, RuntimeBusyError } from "@molt-py/concurrency";
import { DIRECT, type DictForm, DirectCodec, HostObjects, NO_SHAPE, type ProxyFactory, StaleHandleError, ValueCodec, type ValueDecoder } from "@molt-py/object";
import { ByteReader, ByteWriter, type CompiledCore, type CompiledModule, Core, type CoreImage, type CoreOptions, CoreTrapError, type HostImports, InvalidModuleError, type ModuleAhead, NOT_DIRECT, type Reply } from "@molt-py/provenance";
import { AbiVersionError, EntryDepthError, RequestRefusedError, RuntimeClosedError, RuntimePoisonedError, RuntimeStartError, TimeLimitError } from "./errors.ts";
import { GUEST } from "./guest-ops.ts";

/** Where a runtime is in its life. A start that fails ends it at once. */
export type Lifecycle = "new" | "starting" | "ready" | "closing" | "closed" | "poisoned";

/** What a start does, in this order. */
export type StartStep = "instance" | "configuration" | "built-ins" | "ready";

/** How much there is of a type. */
export interface TypeCount {
  readonly objects: number;
  /** Bytes of their blocks; what they keep elsewhere, as a list its items, is not counted. */
  readonly bytes: number;
}

function readCensus(r: ByteReader): ReadonlyMap<string, TypeCount> {
  const types = new Map<string, TypeCount>();
  for (let count = r.uint(); count > 0; count--) {
    const name = r.text();
    // Classes can have the same name.
    const before = types.get(name) ?? { objects: 0, bytes: 0 };
    types.set(name, { objects: before.objects + r.uint(), bytes: before.bytes + r.uint() });
  }
  return types;
}

/** What the core is told before anything runs. */
export interface RuntimeConfig {
  /** `sys.argv` */
  readonly argv: readonly string[];
  /** `sys.path` */
  readonly path: readonly string[];
  /** `sys.executable` */
  readonly executable: string;
  /** `sys.platform` */
  readonly platform: string;
  /** Deepest recursion that the host's stack carries. */
  readonly maxRecursion: number;
  /** Whether standard input, output and error are terminals: bits 0, 1, 2. */
  readonly terminals: number;
  /** Tells the handles of runtimes apart: a 32-bit number that differs between the runtimes of a process. */
  readonly seed: number;
  /** The step of the core's own initialization, from 1 to 6, that is to fail: for tests. */
  readonly fault?: number;
  /** Handles of objects that are taken over from an image; see {@link Runtime.kept}. */
  readonly keep?: readonly number[];
  /** The image is of a program that goes on: it keeps its arguments, its search path, and what else it made of them. */
  readonly resumed?: boolean;
}

/** The proxies of one runtime's Python objects. */
export interface RuntimeProxies extends ProxyFactory {
  /** Makes every proxy stale: the runtime ends. */
  close(): void;
}

/** What a runtime is made of. */
export interface RuntimeParts {
  readonly core: CompiledCore;
  readonly config: RuntimeConfig;
  /** Answers what the core asks; made with the runtime, since its answers load modules into it. */
  readonly host: (runtime: Runtime) => HostImports;
  /** Makes and knows the proxies of Python objects. */
  readonly proxies: (runtime: Runtime) => RuntimeProxies;
  /** Turns an exception that the core reports into an error to throw. */
  readonly exception: (decoder: ValueDecoder, runtime: Runtime) => Error;
  /** How dicts come out. */
  readonly dicts?: DictForm;
  /** Limits and ways of the core. */
  readonly coreOptions?: CoreOptions;
  /** Called before each step of the start; what it throws makes the start fail there. For tests. */
  readonly onStep?: (step: StartStep) => void;
  /** How long one entry from outside may take, with the clock that tells. */
  readonly timeLimit?: {
    readonly seconds: number;
    /** The time now, in seconds of a clock that never goes back. */
    readonly now: () => number;
  };
}

/** Counters of a runtime. */
export interface RuntimeMetrics {
  /** Python objects alive. */
  readonly objects: number;
  /** Bytes that they and their parts take. */
  readonly bytes: number;
  /** Python objects that JavaScript holds. */
  readonly handles: number;
  /** JavaScript objects that Python holds. */
  readonly hostObjects: number;
  /** Size of the linear memory in bytes, and how much of it the allocator took. */
  readonly memory: number;
  readonly reserved: number;
  /** Blocks that the core's own functions allocated since the start; those that compiled code takes from free lists are not counted. */
  readonly coreAllocations: number;
  /** Compiled modules that were loaded. */
  readonly modules: number;
  /** Collections of cycles: of young objects and of all, and how many objects each kind found. */
  readonly collections: { readonly young: number; readonly youngFound: number; readonly full: number; readonly fullFound: number };
  /** How often JavaScript asked the core for something, and the core JavaScript, since the start. */
  readonly requests: number;
  readonly hostCalls: number;
  /** Objects alive by type, where that was asked for: counting them takes its time. */
  readonly types: ReadonlyMap<string, TypeCount> | null;
}

/** Tags of what the core answers instead of a result (`guest-error` of the interface file). */
const FAILURE = { PYTHON: 0, STALE: 1, ABI_VERSION: 2, LOAD: 3 } as const;

/** How long a program may go on after it was told that its time is over: `finally` blocks run in it. */
const GRACE_SECONDS = 0.25;

/** Uses of a slot that its handles tell apart. */
const GENERATIONS = 2 ** 21;

/** How often JavaScript and Python may call each other in turn: each time takes some of the thread's stack. */
const MAX_ENTRIES = 150;

const TOO_DEEP = "Python and JavaScript call each other too deeply";

/** Requests that are made often, and are short: they need no stack of their own, which takes longer to enter than most of them take. */
const SHALLOW: ReadonlySet<number> = new Set([
  GUEST.CALL, GUEST.GET_ATTRIBUTE, GUEST.SET_ATTRIBUTE, GUEST.DELETE_ATTRIBUTE, GUEST.GET_ITEM, GUEST.SET_ITEM, GUEST.DELETE_ITEM, GUEST.CONTAINS, GUEST.LENGTH,
  GUEST.ITERATE, GUEST.NEXT, GUEST.TEXT, GUEST.CONVERT, GUEST.RELEASE, GUEST.DUPLICATE,
]);

/** The request was not made: its values are not simple, or it wants another stack. */
export const UNDONE: unique symbol = Symbol("a request that has to go as a message");

/** A runtime. */
export class Runtime {
  /** JavaScript objects that Python holds. */
  readonly objects = new HostObjects();
  /** What `config.keep` named, in that order: proxies, for whoever asked for them. */
  readonly kept: unknown[] = [];
  /** Conversion of values. */
  readonly codec: ValueCodec;
  readonly #guard = new EntryGuard();
  readonly #proxies: RuntimeProxies;
  readonly #parts: RuntimeParts;
  /** Writers that nobody uses: entries nest, so one is not enough. */
  readonly #writers: ByteWriter[] = [];
  /** There from the start to the end. */
  #core: Core | null = null;
  #direct: DirectCodec | null = null;
  #life: Lifecycle = "new";
  #poison: unknown = null;
  #panic: string | null = null;
  #left: number | null = null;
  #requests = 0;
  /** When the outermost entry has to be over, and whether it was told so: seconds. */
  #deadline = Number.POSITIVE_INFINITY;
  #told = false;
  /** Why the program was stopped in the middle. */
  #stopped: TimeLimitError | null = null;
  #leftByType: ReadonlyMap<string, TypeCount> | null = null;

  /** A runtime that has not started. */
  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#proxies = parts.proxies(this);
    this.codec = new ValueCodec(this.objects, this.#proxies, parts.dicts);
  }

  /**
   * Makes the runtime ready; nothing happens when it is. When a step fails, nothing is left of what the steps before it made, and
   * {@link RuntimeStartError} says why. Throws {@link RuntimeClosedError} after the end.
   */
  start(): void {
    if (this.#life === "ready") return;
    if (this.#life !== "new") {
      this.assertAlive();
      throw new RuntimeBusyError(`cannot start a runtime that is ${this.#life}`);
    }
    this.#life = "starting";
    const { parts, config } = { parts: this.#parts, config: this.#parts.config };
    const step = parts.onStep ?? ((): void => undefined);
    try {
      step("instance");
      const core = Core.instantiate(parts.core, parts.host(this), parts.coreOptions);
      this.#core = core;
      step("configuration");
      const answer = this.request(GUEST.CONFIGURE, (w) => {
        w.texts(config.argv).texts(config.path).text(config.executable);
        w.text(config.platform);
        w.uint(config.maxRecursion).u8(config.terminals).uint(config.seed).uint(core.maxPages).u8(config.fault ?? 0).u8(config.resumed === true ? 1 : 0);
        const keep = config.keep ?? [];
        w.uint(keep.length);
        for (const handle of keep) w.uint(handle);
      });
      const decoder = this.codec.decoder(answer);
      for (const _ of config.keep ?? []) this.kept.push(decoder.value());
      step("built-ins");
      if (parts.coreOptions?.image === undefined) this.#enter(() => core.init());
      step("ready");
      this.#life = "ready";
    } catch (error) {
      this.#closed();
      throw error instanceof RangeError ? error : new RuntimeStartError(`the runtime could not be made: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  /** Where the runtime is in its life. */
  get life(): Lifecycle {
    return this.#life;
  }

  /** Whether Python code of this runtime is on the stack. */
  get isBusy(): boolean {
    return this.#guard.depth > 0;
  }

  /**
   * Carries out a request. Throws what `parts.exception` makes of a Python exception, `StaleHandleError`, {@link AbiVersionError},
   * {@link RequestRefusedError}, or, when there is no runtime any more, {@link RuntimeClosedError} or {@link RuntimePoisonedError}.
   */
  request(op: number, write?: (writer: ByteWriter) => void): ByteReader {
    const core = this.#assertFree();
    const writer = this.#writers.pop() ?? new ByteWriter(256);
    let reply;
    try {
      write?.(writer.reset());
      const shallow = SHALLOW.has(op);
      if (!core.hasRoom(shallow)) throw new EntryDepthError(TOO_DEEP);
      reply = this.#enter(() => core.request(op, writer.bytes, !shallow));
    } finally {
      if (this.#writers.length < 8) this.#writers.push(writer);
    }
    return this.#read(reply);
  }

  /**
   * As {@link Runtime.request}, for a request during which Python may wait without blocking the thread, where the engine can do that. Until the
   * promise is settled, requests from elsewhere than JavaScript that Python calls throw `RuntimeBusyError`.
   */
  async requestLater(op: number, write?: (writer: ByteWriter) => void): Promise<ByteReader> {
    const core = this.#assertFree();
    this.#guard.assertIdle("run a program that may wait");
    const writer = new ByteWriter(256);
    write?.(writer);
    let reply;
    this.#begin();
    try {
      reply = await this.#guard.runLater(() => core.requestLater(op, writer.bytes));
    } catch (error) {
      throw this.#lost(error);
    }
    return this.#read(reply);
  }

  /** As {@link Runtime.requestLater}, for requests that answer a value. */
  async requestValueLater(op: number, write?: (writer: ByteWriter) => void): Promise<unknown> {
    return this.codec.decoder(await this.requestLater(op, write)).value();
  }

  #read(reply: Reply): ByteReader {
    const reader = new ByteReader(reply.bytes);
    if (reply.failed) {
      const failure = this.#failure(reader);
      throw this.#told && this.#guard.depth === 0 ? this.#timeLimitError(failure) : failure;
    }
    return reader;
  }

  /** An entry begins. */
  #begin(): void {
    this.#requests++;
    const { timeLimit } = this.#parts;
    if (timeLimit === undefined || this.#guard.depth > 0) return;
    this.#deadline = timeLimit.now() + timeLimit.seconds;
    this.#told = false;
  }

  /** Seconds that what runs still has; `Infinity` without a limit. */
  get timeLeft(): number {
    const { timeLimit } = this.#parts;
    return timeLimit === undefined || this.#guard.depth === 0 ? Number.POSITIVE_INFINITY : Math.max(0, this.#deadline - timeLimit.now());
  }

  /**
   * Called now and then while Python runs: true says that its time is over, and that it has to be interrupted. A program that goes on
   * nevertheless, for longer than a moment, is stopped for good: then this throws.
   */
  isOverTime(): boolean {
    const { timeLimit } = this.#parts;
    if (timeLimit === undefined || this.#guard.depth === 0) return false;
    const over = timeLimit.now() - this.#deadline;
    if (over < 0) return false;
    if (this.#told && over > GRACE_SECONDS) throw (this.#stopped = this.#timeLimitError(undefined));
    if (this.#told) return false;
    this.#told = true;
    return true;
  }

  /** Whether a program that did not end in time is being stopped: what a host call throws then is no program's to catch. */
  get isStopped(): boolean {
    return this.#stopped !== null;
  }

  #timeLimitError(cause: unknown): TimeLimitError {
    return new TimeLimitError(`the program ran for longer than its limit of ${(this.#parts.timeLimit?.seconds ?? 0) * 1000} ms`, { cause });
  }

  /** Whether a program of this runtime waits for something. */
  get isWaiting(): boolean {
    return this.#core?.isWaiting === true;
  }

  #assertFree(): Core {
    const core = this.#alive();
    if (core.isWaiting) throw new RuntimeBusyError("Python code of this runtime is running, and waits");
    return core;
  }

  /** Simple values without messages. */
  get direct(): DirectCodec {
    this.#direct ??= new DirectCodec(this.#alive().exchange, this.objects, this.#proxies);
    return this.#direct;
  }

  /**
   * A request about an object of a handle that answers a value, without a message: for simple values. Answers {@link UNDONE} when it cannot be made so.
   * Throws as {@link Runtime.request}.
   */
  requestDirect(op: number, handle: number, values: readonly unknown[]): unknown {
    const core = this.#assertFree();
    const direct = this.direct;
    const shape = direct.putAll(values);
    const slot = Math.floor(handle / GENERATIONS);
    if (shape === NO_SHAPE || this.#guard.depth >= MAX_ENTRIES) return UNDONE;
    this.#begin();
    this.#guard.enter();
    let kind;
    try {
      kind = core.direct(op, slot, handle - slot * GENERATIONS, shape);
    } catch (error) {
      throw this.#lost(error);
    } finally {
      this.#guard.leave();
    }
    if (kind < DIRECT.MESSAGE) return direct.take(kind);
    if (kind === NOT_DIRECT) return UNDONE;
    const reply = { failed: kind === DIRECT.FAILED, bytes: core.takeMessage() };
    return this.codec.decoder(this.#read(reply)).value();
  }

  /** Gives a message as the result of a request of the core without one. */
  giveMessage(bytes: Uint8Array): void {
    this.#alive().giveMessage(bytes);
  }

  /** As {@link Runtime.request}, for requests that answer a value. */
  requestValue(op: number, write?: (writer: ByteWriter) => void): unknown {
    return this.codec.decoder(this.request(op, write)).value();
  }

  /**
   * Loads and links a compiled module and answers the number to run it by. Throws {@link AbiVersionError} when it was compiled for another
   * ABI, `InvalidModuleError` when it is damaged.
   */
  load(module: CompiledModule): number {
    const answer = this.request(GUEST.LOAD, (w) => w.raw(module.section));
    const id = answer.uint();
    const [dataBase, tableSize, threadState] = [answer.uint(), answer.uint(), answer.uint()];
    const core = this.#alive();
    const { tableBase } = this.#enter(() => core.place(module, { dataBase, tableSize, threadState }));
    this.request(GUEST.LINK, (w) => w.uint(id).uint(tableBase));
    return id;
  }

  /**
   * Makes a module that the image holds one that was imported, with all that it imported itself; answers false when the image does not hold it
   * any more.
   */
  takeAhead(name: string, { names, code }: ModuleAhead): boolean {
    const there = this.request(GUEST.AHEAD, (w) => w.u8(1).texts([name, ...names])).u8() !== 0;
    if (there) this.wake(code);
    return there;
  }

  /**
   * What was imported so far is put out of sight, for an image: see {@link Runtime.takeAhead}. Answers false when that cannot be, because a module wants
   * to do something at exit.
   */
  putAhead(): boolean {
    return this.request(GUEST.AHEAD, (w) => w.u8(0)).u8() !== 0;
  }

  /** Instantiates the code of modules that the image holds, by their numbers; of all without numbers. */
  wake(numbers?: readonly number[]): void {
    this.#alive().wake(numbers);
  }

  /** How many compiled modules there are, those of the image included. */
  get moduleCount(): number {
    return this.#alive().moduleCount;
  }

  /** Takes what the core says before it stops, for the error that follows. */
  notePanic(message: string): void {
    // Rust says where first, then what.
    const [, place, what] = /^panicked at (\S+?):?\n([\s\S]*)$/.exec(message) ?? [];
    this.#panic = what === undefined ? message : `${what.trim()} (${place})`;
  }

  /** The memory and the modules as they are now. Throws `RuntimeBusyError` while Python code is on the stack. */
  capture(): CoreImage {
    this.#guard.assertIdle("take an image of a runtime");
    return this.#assertFree().capture();
  }

  /** Counters; with `types` also of objects by type. */
  metrics(options: { readonly types?: boolean } = {}): RuntimeMetrics {
    const r = this.request(GUEST.METRICS);
    const [objects, bytes, handles, coreAllocations, reserved, modules] = [r.uint(), r.uint(), r.uint(), r.uint(), r.uint(), r.uint()];
    const collections = { young: r.uint(), youngFound: r.uint(), full: r.uint(), fullFound: r.uint() };
    const core = this.#alive();
    return {
      objects,
      bytes,
      handles,
      hostObjects: this.objects.size,
      memory: core.memorySize,
      reserved,
      coreAllocations,
      modules,
      collections,
      requests: this.#requests,
      hostCalls: core.hostCallCount,
      types: options.types === true ? this.census() : null,
    };
  }

  /**
   * Ends the runtime: what Python wants done at exit is done, then everything is let go of. A second time does nothing. Throws
   * `RuntimeBusyError` while Python code is on the stack, and what Python raised at exit, after the runtime is closed.
   */
  close(): void {
    if (!this.#startClosing()) return;
    try {
      if (this.#life === "closing") this.#noteLeft(this.request(GUEST.FINISH, (w) => w.u8(1)));
    } finally {
      this.#closed();
    }
  }

  /** As {@link Runtime.close}; what is done at exit may wait. Without `count` what is left is not counted, which saves the time for a process that ends. */
  async closeLater(count = true): Promise<void> {
    if (!this.#startClosing()) return;
    try {
      if (this.#life !== "closing") return;
      const reply = await this.requestLater(GUEST.FINISH, (w) => w.u8(count ? 1 : 0));
      if (count) this.#noteLeft(reply);
    } finally {
      this.#closed();
    }
  }

  /**
   * By how many objects what was alive after the end, when everything that is known to hold some had let go of them, differed from what a
   * runtime begins with; null before the end, and when the runtime did not end in order. They are gone with the runtime's memory all the same.
   */
  get left(): number | null {
    return this.#left;
  }

  /** What was alive after the end by type, the runtime's own objects included, when `left` is not 0; else null. */
  get leftByType(): ReadonlyMap<string, TypeCount> | null {
    return this.#leftByType;
  }

  /** What is alive now by the name of its type, the runtime's own objects included. It looks at every object. */
  census(): ReadonlyMap<string, TypeCount> {
    return readCensus(this.request(GUEST.CENSUS));
  }

  #noteLeft(r: ByteReader): void {
    this.#left = r.uint();
    if (this.#left !== 0) this.#leftByType = readCensus(r);
  }

  #startClosing(): boolean {
    if (this.#life === "closed" || this.#life === "closing") return false;
    this.#guard.assertIdle("close a runtime");
    if (this.#life === "ready") this.#life = "closing";
    return true;
  }

  #closed(): void {
    this.#life = "closed";
    this.#proxies.close();
    this.objects.clear();
    // Whoever keeps a closed runtime does not keep its memory.
    this.#core = null;
    this.#writers.length = 0;
  }

  /** Throws {@link RuntimeClosedError} or {@link RuntimePoisonedError} when there is no runtime any more. */
  assertAlive(): void {
    if (this.#life === "closed") throw new RuntimeClosedError("the runtime was closed");
    if (this.#life === "poisoned") throw new RuntimePoisonedError("an earlier failure inside Molt destroyed this runtime", { cause: this.#poison });
  }

  #alive(): Core {
    this.assertAlive();
    if (this.#core === null) throw new RuntimeClosedError("the runtime was not started");
    return this.#core;
  }

  #enter<R>(body: () => R): R {
    if (this.#guard.depth >= MAX_ENTRIES) throw new EntryDepthError(TOO_DEEP);
    this.#begin();
    try {
      return this.#guard.run(body);
    } catch (error) {
      throw this.#lost(error);
    }
  }

  /** What to throw for an error that came out of the core: after a trap the runtime is lost. */
  #lost(error: unknown): unknown {
    if (!(error instanceof CoreTrapError)) return error;
    if (this.#stopped !== null) {
      this.#life = "poisoned";
      this.#poison = this.#stopped;
      return this.#stopped;
    }
    if (this.#life !== "poisoned") {
      this.#life = "poisoned";
      this.#poison = error.cause ?? error;
    }
    const why = this.#panic ?? error.message;
    const message = why.startsWith("out of memory") ? "the program used up the runtime's memory, which ended the runtime" : `a failure inside Molt destroyed this runtime: ${why}`;
    return new RuntimePoisonedError(message, { cause: this.#poison });
  }

  #failure(reader: ByteReader): Error {
    switch (reader.u8()) {
      case FAILURE.PYTHON:
        return this.#parts.exception(this.codec.decoder(reader), this);
      case FAILURE.STALE:
        return new StaleHandleError("the Python object was released, or belongs to another runtime");
      case FAILURE.ABI_VERSION:
        return new AbiVersionError(reader.text());
      case FAILURE.LOAD:
        return new InvalidModuleError(reader.text());
      default:
        return new RequestRefusedError(reader.text());
    }
  }
}
