/**
 * One instance of the core with its memory and table. Bytes go in and out as copies; nobody else sees the memory, an address or a view.
 */
import { CompiledCore, CompiledModule } from "./compiled.ts";
import { engine, type EngineInstance, type EngineMemory, type EngineTable } from "./engine.ts";

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

/** What the core asks of its host. */
export interface HostImports {
  /** Answers a request, or throws {@link HostFailure}. */
  request(op: number, message: Uint8Array): Uint8Array | undefined;
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
}

interface Exports {
  host_buffer(length: number): number;
  host_op(op: number, length: number): number;
  host_reply(): number;
  host_answer(): number;
  init(): number;
  readonly __indirect_function_table: EngineTable;
}

const EMPTY = new Uint8Array(0);

/** A running core. */
export class Core {
  readonly #memory: EngineMemory;
  readonly #exports: Exports;
  readonly #imports: Record<string, unknown>;
  #bytes: Uint8Array;
  #reply: Uint8Array = EMPTY;
  readonly #operate: (op: number, length: number) => number;

  private constructor(memory: EngineMemory, instance: EngineInstance, ownStack: boolean) {
    this.#memory = memory;
    this.#exports = instance.exports as unknown as Exports;
    this.#imports = instance.exports as Record<string, unknown>;
    this.#bytes = new Uint8Array(memory.buffer);
    const exports = this.#exports;
    this.#operate = ownStack && engine.promising !== undefined ? onOwnStack(exports, engine.promising(exports.host_op)) : (op, length) => exports.host_op(op, length);
  }

  /** Makes an instance with a memory of its own. */
  static instantiate(compiled: CompiledCore, host: HostImports, options: CoreOptions = {}): Core {
    const { module, pages } = CompiledCore.partsOf(compiled);
    const maximum = options.maxPages ?? 65_536;
    if (maximum < pages) throw new RangeError(`a runtime needs at least ${pages * 64} KiB of memory, and may take ${maximum * 64} KiB only`);
    const memory = new engine.Memory({ initial: pages, maximum });
    let core: Core | null = null;
    const running = (): Core => {
      if (core === null) throw new Error("the core calls its host before it is there");
      return core;
    };
    const instance = new engine.Instance(module, {
      env: { memory },
      host: {
        request: (op: number, data: number, length: number): number => running().#answer(host, op, data, length),
        reply: (to: number): void => running().#giveReply(to),
        clock: (which: number): number => host.clock(which),
      },
    });
    core = new Core(memory, instance, options.ownStack === true);
    return core;
  }

  /** Builds types, names and modules. Once, after the configuration, before anything else. */
  init(): void {
    this.#guard(() => {
      if (this.#exports.init() < 0) throw new Error("the core could not make its built-in modules");
    });
  }

  /**
   * Carries out a request. Throws {@link CoreTrapError} when the core, or a host call that threw anything but
   * {@link HostFailure}, stopped it in the middle: the instance must not be used afterwards.
   */
  request(op: number, message: Uint8Array): Reply {
    const { length } = message;
    const exports = this.#exports;
    return this.#guard(() => {
      const to = exports.host_buffer(length);
      if (length > 0) this.#current().set(message, to);
      const size = this.#operate(op, length);
      const failed = size < 0;
      const count = failed ? -1 - size : size;
      const from = count === 0 ? 0 : exports.host_reply();
      return { failed, bytes: count === 0 ? EMPTY : this.#current().slice(from, from + count) };
    });
  }

  /** Makes room in the table, instantiates the module there and says where that is. */
  place(compiled: CompiledModule, answer: LoadAnswer): Placement {
    const table = this.#exports.__indirect_function_table;
    const tableBase = table.grow(answer.tableSize);
    const core = {
      __proto__: this.#imports,
      memory: this.#memory,
      table,
      table_base: tableBase,
      data_base: answer.dataBase,
      ts: answer.threadState,
    };
    new engine.Instance(CompiledModule.moduleOf(compiled), { core });
    return { tableBase };
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
    try {
      const reply = host.request(op, message) ?? EMPTY;
      this.#reply = reply;
      return reply.length;
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      this.#reply = error.bytes;
      return -1 - error.bytes.length;
    }
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
      // Whatever comes through left the core's own functions in the middle.
      throw new CoreTrapError(`the core stopped: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

/** Whether the engine runs WebAssembly on stacks of their own, see {@link CoreOptions.ownStack}. */
export function hasOwnStacks(): boolean {
  return engine.promising !== undefined;
}

/** No request was carried out to its end. */
const NO_ANSWER = -0x8000_0000;

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
