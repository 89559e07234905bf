/**
 * One instance of the core with its memory and table. Bytes go in and out as copies; nobody else sees the memory, an address or a view.
 */
import { CompiledCore, CompiledModule, CompiledPrelude } from "./compiled.ts";
import { CoreImage, type PlacedModule } from "./image.ts";
import { engine, type EngineInstance, type EngineMemory, type EngineTable } from "./engine.ts";
import { Exchange } from "./exchange.ts";
import { hasLeastStackRoom, hasStackRoom, ROOM } from "./stack-room.ts";

/** Thrown by a host call to answer with a failure; `bytes` says which. */
export class HostFailure extends Error {
  override readonly name = "HostFailure";
  /** The failure as the core reads it. */
  readonly bytes: Uint8Array;

  /** A failure with a message in the form of the interface file's `host-error`. */
  constructor(bytes: Uint8Array) {
    super("a host call failed");
    this.bytes = bytes;
  }
}

/** The core stopped in the middle of something: it must not be entered again. */
export class CoreTrapError extends Error {
  override readonly name = "CoreTrapError";
}

/** The bytes of an answer; none when there is nothing to say. */
export type Answer = Uint8Array | undefined;

/** What the core asks of its host. */
export interface HostImports {
  /** Answers a request, or throws {@link HostFailure}. With `canWait` it may answer with a promise: the program waits for it. */
  request(op: number, message: Uint8Array, canWait: boolean): Answer | Promise<Answer>;
  /**
   * Answers a request about a JavaScript object with simple values, which are in the exchange; answers the kind of the result, which it puts there.
   * Throws {@link HostFailure}.
   */
  direct(op: number, object: number, shape: number): number;
  /** Seconds: 0 monotonic, 1 wall, 2 processor time. */
  clock(which: number): number;
}

/** The answer to a request. */
export interface Reply {
  /** Whether the core refused or Python raised. */
  readonly failed: boolean;
  /** The answer, or what went wrong. */
  readonly bytes: Uint8Array;
}

/** Where a loaded module's code lies. */
export interface Placement {
  /** First table index. */
  readonly tableBase: number;
}

/** What the core answers to a request to load: addresses stay between here and the core. */
export interface LoadAnswer {
  readonly dataBase: number;
  readonly tableSize: number;
  readonly threadState: number;
}

/** How a core is instantiated. */
export interface CoreOptions {
  /** Most pages of 64 KiB that its memory may have. */
  readonly maxPages?: number;
  /**
   * Runs requests on a stack of their own, which the engine makes (JavaScript Promise Integration): it can be larger than the
   * thread's. Without effect where the engine has none.
   */
  readonly ownStack?: boolean;
  /** The memory to start with, of a core made from the same bytes: then the core is not to be initialized. */
  readonly image?: CoreImage;
  /** Gives what compiled modules import besides the core's functions; asked once, by the first module that does. */
  readonly prelude?: () => CompiledPrelude;
}

interface Exports {
  host_buffer(length: number): number;
  host_op(op: number, length: number): number;
  host_reply(): number;
  host_used(): number;
  host_answer(): number;
  host_area(): number;
  host_direct(op: number, slot: number, generation: number, shape: number): number;
  host_deeper(): void;
  init(): number;
  readonly __indirect_function_table: EngineTable;
  /** Where the stack in the memory ends while nothing runs, and where the static data ends. */
  readonly __stack_pointer: { readonly value: number };
  readonly __data_end: { readonly value: number };
}

/** Pages of the largest memory. */
const MAX_PAGES = 65_536;

const EMPTY = new Uint8Array(0);

/** A running core. */
export class Core {
  /** Most pages of 64 KiB that its memory may have. */
  readonly maxPages: number;
  /** How often the core asked its host for something. */
  hostCallCount = 0;
  readonly #memory: EngineMemory;
  readonly #exports: Exports;
  readonly #imports: Record<string, unknown>;
  /** In the order in which they were placed. */
  readonly #placed: PlacedModule[] = [];
  readonly #givePrelude: CoreOptions["prelude"];
  /** The functions of the prelude's instance. */
  #prelude: Record<string, unknown> | null = null;
  #bytes: Uint8Array;
  #reply: Uint8Array = EMPTY;
  /** Carries out requests on a stack of their own, or where the engine has none, on the thread's. */
  readonly #operate: (op: number, length: number) => number;
  readonly #ownStack: boolean;
  #deeper: (() => Promise<unknown>) | null = null;
  #exchange: Exchange | null = null;
  /** The same for requests that may wait; null where the engine has no stacks of their own. */
  readonly #operateLater: ((op: number, length: number) => Promise<number>) | null;
  /** Whether what runs may wait: nothing of JavaScript's is on the stack below it. */
  #canWait = false;
  /** Whether a request that may wait is under way, and how many host calls are on the stack. */
  #later = false;
  #hostCalls = 0;
  /** Where in the table the function is by which the core waits, once it was needed. */
  #waiter: number | null = null;
  /** What the last host call waits for. */
  #awaited: Promise<Answer> | null = null;

  private constructor(memory: EngineMemory, instance: EngineInstance, maxPages: number, options: CoreOptions) {
    this.#memory = memory;
    this.maxPages = maxPages;
    this.#givePrelude = options.prelude;
    this.#exports = instance.exports as unknown as Exports;
    this.#imports = instance.exports as Record<string, unknown>;
    this.#bytes = new Uint8Array(memory.buffer);
    const exports = this.#exports;
    const promising = options.ownStack === true ? engine.promising?.(exports.host_op) : undefined;
    this.#operate = promising === undefined ? onThreadStack(exports) : onOwnStack(exports, promising);
    this.#ownStack = promising !== undefined;
    this.#operateLater = promising === undefined ? null : (promising as (op: number, length: number) => Promise<number>);
  }

  /** Makes an instance with a memory of its own. */
  static instantiate(compiled: CompiledCore, host: HostImports, options: CoreOptions = {}): Core {
    const { module, pages } = CompiledCore.partsOf(compiled);
    const maximum = options.maxPages ?? MAX_PAGES;
    if (maximum < pages) throw new RangeError(`a runtime needs at least ${pages * 64} KiB of memory, and may take ${maximum * 64} KiB only`);
    const { image } = options;
    const initial = image === undefined ? pages : CoreImage.partsOf(image).size;
    if (initial > maximum) throw new RangeError(`the image needs ${initial * 64} KiB of memory, and the runtime may take ${maximum * 64} KiB only`);
    const memory = new engine.Memory({ initial, maximum });
    let core: Core | null = null;
    const running = (): Core => {
      if (core === null) throw new Error("the core calls its host before it is there");
      return core;
    };
    const instance = new engine.Instance(module, {
      env: { memory },
      host: {
        request: (op: number, data: number, length: number): number => running().#answer(host, op, data, length),
        waiter: (): number => running().#giveWaiter(),
        reply: (to: number): void => running().#giveReply(to),
        direct: (op: number, object: number, shape: number): number => running().#answerDirect(host, op, object, shape),
        room: (): number => (hasStackRoom(ROOM.STEP) ? 1 : 0),
        deeper: (): void => running().#goDeeper(),
        clock: (which: number): number => host.clock(which),
      },
    });
    core = new Core(memory, instance, maximum, options);
    if (image !== undefined) core.#goOnFrom(image);
    return core;
  }

  #goOnFrom(image: CoreImage): void {
    CoreImage.apply(image, this.#current());
    const { __indirect_function_table: table } = this.#exports;
    for (const placed of CoreImage.partsOf(image).modules) {
      // Modules that could not be instantiated, and what was put into the table for other reasons, left gaps.
      table.grow(Math.max(0, placed.tableBase + placed.tableSize - table.length));
      this.#placed.push(placed);
      if (!placed.dormant) this.#instantiate(placed);
    }
  }

  /** Instantiates the code of modules that came with the image, by their numbers; of all of them without numbers. */
  wake(numbers: Iterable<number> = this.#placed.keys()): void {
    for (const number of numbers) {
      const placed = this.#placed[number];
      if (placed?.dormant !== true) continue;
      this.#instantiate(placed);
      this.#placed[number] = { ...placed, dormant: false };
    }
  }

  /** How many modules were placed. */
  get moduleCount(): number {
    return this.#placed.length;
  }

  /** The memory as it is now. Nothing may be running. */
  capture(): CoreImage {
    const { __stack_pointer, __data_end } = this.#exports;
    return CoreImage.capture(this.#current(), __stack_pointer.value, __data_end.value, this.#exports.host_used(), this.#placed);
  }

  /** Builds types, names and modules. Once, after the configuration, before anything else. */
  init(): void {
    this.#guard(() => {
      if (this.#exports.init() < 0) throw new Error("the core could not make its built-in modules");
    });
  }

  /**
   * Carries out a request; without `deep`, on the thread's stack, unless that has no room, or the program asked for deep recursion. Throws
   * {@link CoreTrapError} when the core, or a host call that threw anything but
   * {@link HostFailure}, stopped it in the middle: the instance must not be used afterwards.
   */
  request(op: number, message: Uint8Array, deep = true): Reply {
    const { length } = message;
    // Below a function of JavaScript nothing can wait.
    const canWait = this.#canWait;
    this.#canWait = false;
    try {
      return this.#guard(() => {
        this.#give(message);
        if (!deep && hasStackRoom(ROOM.CALL)) {
          const size = this.#exports.host_op(op | SHALLOW, length);
          if (size !== REFUSED) return this.#takeReply(size);
        }
        return this.#takeReply(this.#operate(op, length));
      });
    } finally {
      this.#canWait = canWait;
    }
  }

  /**
   * As {@link Core.request}, for programs that take their time: while the program waits (see {@link HostImports.request}), JavaScript goes on. No
   * other request may be made meanwhile, but by what the host is asked for. Where the engine has no stacks of their own nothing waits.
   */
  async requestLater(op: number, message: Uint8Array): Promise<Reply> {
    const operate = this.#operateLater;
    if (operate === null) return this.request(op, message);
    this.#canWait = true;
    this.#later = true;
    try {
      this.#guard(() => this.#give(message));
      const size = await operate(op, message.length);
      return this.#takeReply(size);
    } catch (error) {
      throw stopped(error);
    } finally {
      this.#canWait = false;
      this.#later = false;
    }
  }

  /** Whether a program waits: then no request may be made. */
  get isWaiting(): boolean {
    return this.#later && this.#hostCalls === 0;
  }

  /**
   * Whether the thread's stack has room for a request at all: what runs on a stack of its own calls JavaScript on this one. Without `often`, the
   * answer costs more, but nothing has to be made for it.
   */
  hasRoom(often: boolean): boolean {
    if (!this.#ownStack) return hasStackRoom(ROOM.STEP);
    return often ? hasStackRoom(ROOM.LEAST) : hasLeastStackRoom();
  }

  /** Where simple values go through. */
  get exchange(): Exchange {
    this.#exchange ??= new Exchange(this.#memory, this.#exports.host_area());
    return this.#exchange;
  }

  /**
   * Carries out a request about a Python object, given as slot and generation of its handle, on the thread's stack. Its values are in the
   * {@link Core.exchange}, the kind of the result is answered. {@link NOT_DIRECT} says that nothing was done, and that the request has to come as
   * a message. Throws as {@link Core.request}.
   */
  direct(op: number, slot: number, generation: number, shape: number): number {
    if (!hasStackRoom(ROOM.CALL)) return NOT_DIRECT;
    const canWait = this.#canWait;
    this.#canWait = false;
    try {
      return this.#exports.host_direct(op, slot, generation, shape);
    } catch (error) {
      throw stopped(error);
    } finally {
      this.#canWait = canWait;
    }
  }

  /** The message that is the result of a direct request, which said how long it is. */
  takeMessage(): Uint8Array {
    const exchange = this.exchange;
    exchange.open();
    return this.#takeReply(exchange.number(0)).bytes;
  }

  #answerDirect(host: HostImports, op: number, object: number, shape: number): number {
    this.#hostCalls++;
    this.hostCallCount++;
    try {
      return host.direct(op, object, shape);
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      this.giveMessage(error.bytes);
      return FAILED;
    } finally {
      this.#hostCalls--;
    }
  }

  /** Gives a message as the result of a direct request of the core. */
  giveMessage(bytes: Uint8Array): void {
    this.#reply = bytes;
    const exchange = this.exchange;
    exchange.begin();
    exchange.putNumber(0, bytes.length);
  }

  #goDeeper(): void {
    if (!this.#ownStack) return;
    this.#deeper ??= engine.promising?.(this.#exports.host_deeper) as () => Promise<unknown>;
    // Whether it came to its end the core finds out by itself.
    this.#deeper().catch(() => undefined);
  }

  #give(message: Uint8Array): void {
    const to = this.#exports.host_buffer(message.length);
    if (message.length > 0) this.#current().set(message, to);
  }

  #takeReply(size: number): Reply {
    const failed = size < 0;
    const count = failed ? -1 - size : size;
    const from = count === 0 ? 0 : this.#exports.host_reply();
    return { failed, bytes: count === 0 ? EMPTY : this.#current().slice(from, from + count) };
  }

  /** Makes room in the table, instantiates the module there and says where that is. */
  place(compiled: CompiledModule, answer: LoadAnswer): Placement {
    const tableBase = this.#exports.__indirect_function_table.grow(answer.tableSize);
    const placed = { module: () => compiled, dormant: false, tableBase, ...answer };
    this.#instantiate(placed);
    this.#placed.push(placed);
    return { tableBase };
  }

  #instantiate({ module, tableBase, dataBase, threadState }: PlacedModule): void {
    const core = {
      __proto__: this.#imports,
      memory: this.#memory,
      table: this.#exports.__indirect_function_table,
      table_base: tableBase,
      data_base: dataBase,
      ts: threadState,
    };
    const prelude = (): Record<string, unknown> => this.#sharedFunctions(core);
    new engine.Instance(CompiledModule.moduleOf(module()), {
      core,
      // Modules that import nothing from it do not read this.
      get prelude() {
        return prelude();
      },
    });
  }

  #sharedFunctions(core: Record<string, unknown>): Record<string, unknown> {
    if (this.#prelude === null) {
      if (this.#givePrelude === undefined) throw new Error("the module imports the prelude, which this runtime was not given");
      const instance = new engine.Instance(CompiledPrelude.moduleOf(this.#givePrelude()), { core });
      this.#prelude = instance.exports as Record<string, unknown>;
    }
    return this.#prelude;
  }

  /** Size of the memory in bytes. */
  get memorySize(): number {
    return this.#memory.buffer.byteLength;
  }

  #current(): Uint8Array {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  #answer(host: HostImports, op: number, data: number, length: number): number {
    const message = length === 0 ? EMPTY : this.#current().slice(data, data + length);
    this.#hostCalls++;
    this.hostCallCount++;
    try {
      const reply = host.request(op, message, this.#canWait);
      if (reply instanceof Promise) {
        this.#awaited = reply;
        return NO_ANSWER;
      }
      return this.#answered(reply);
    } catch (error) {
      return this.#failed(error);
    } finally {
      this.#hostCalls--;
    }
  }

  /** Index of the function by which the core waits. */
  #giveWaiter(): number {
    if (this.#waiter === null) {
      if (engine.Suspending === undefined) throw new Error("this engine cannot wait");
      const { exports } = new engine.Instance(new engine.Module(WAITER), { h: { w: new engine.Suspending(() => this.#wait()) } });
      const { __indirect_function_table: table } = this.#exports;
      this.#waiter = table.grow(1, exports["w"]);
    }
    return this.#waiter;
  }

  async #wait(): Promise<number> {
    try {
      const awaited = this.#awaited;
      this.#awaited = null;
      return this.#answered(await (awaited ?? undefined));
    } catch (error) {
      return this.#failed(error);
    }
  }

  #answered(reply: Answer): number {
    this.#reply = reply ?? EMPTY;
    return this.#reply.length;
  }

  #failed(error: unknown): number {
    if (!(error instanceof HostFailure)) throw error;
    this.#reply = error.bytes;
    return -1 - error.bytes.length;
  }

  #giveReply(to: number): void {
    const reply = this.#reply;
    this.#reply = EMPTY;
    this.#current().set(reply, to);
  }

  #guard<R>(body: () => R): R {
    try {
      return body();
    } catch (error) {
      throw stopped(error);
    }
  }
}

/** Whatever comes through left the core's own functions in the middle. */
function stopped(error: unknown): CoreTrapError {
  return error instanceof CoreTrapError ? error : new CoreTrapError(`the core stopped: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

/**
 * A module whose function `w` calls the import `w`, which gives an i32: by way of it a function that waits gets into a table. The core
 * does not import that function, as engines prepare such imports with every instance, which takes longer than anything else about it.
 */
const WAITER = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 2, 7, 1, 1, 104, 1, 119, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 119, 0, 1, 10, 6, 1, 4, 0, 16, 0, 11);

/** Whether the engine runs WebAssembly on stacks of their own, see {@link CoreOptions.ownStack}. */
export function hasOwnStacks(): boolean {
  return engine.promising !== undefined;
}

/** Kinds of results that are no values; `native/wasm-host/src/direct.rs` has all. */
const FAILED = 10;
/** The kind of a direct request that was not carried out. */
export const NOT_DIRECT = 11;

/** In the number of a request: on the thread's stack. */
const SHALLOW = 0x1_0000;
/** What a request answers that has to come on another stack. */
const REFUSED = -0x7fff_ffff;

/** No request was carried out to its end; or, of a host call, its answer is to be waited for. */
const NO_ANSWER = -0x8000_0000;

/** The request on the thread's stack, as there is no other. */
function onThreadStack(exports: Exports): (op: number, length: number) => number {
  return (op, length) => exports.host_op(op | SHALLOW, length);
}

/**
 * The request as a function that returns: nothing in the core waits for a promise, so when the call comes back the request was
 * carried out, and its answer can be asked for.
 */
function onOwnStack(exports: Exports, operate: (op: number, length: number) => Promise<unknown>): (op: number, length: number) => number {
  return (op, length) => {
    const outcome = operate(op, length);
    const answer = exports.host_answer();
    if (answer !== NO_ANSWER) return answer;
    // What it failed with is known a moment later.
    const failure = new Error("the core failed in the middle of a request");
    outcome.catch((error: unknown) => {
      failure.cause = error;
    });
    throw failure;
  };
}
