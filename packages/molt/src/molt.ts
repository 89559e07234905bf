/** The facade: one runtime, made with options, used by a few methods, closed at the end. */
import { PythonError } from "@molt-py/call";
import { type DictForm, isPyObject, type PyObject } from "@molt-py/object";
import { compileCore, type CompiledCore, encodeUtf8 } from "@molt-py/provenance";
import { baseImage, readSnapshot } from "@molt-py/state";
import type { Library } from "@molt-py/stdlib";
import { cooperative, createMemoryHost, guard, type HostAdapter, HostSyntaxError, Interrupts, type Policy, withInterruptWord } from "@molt-py/wasm-host";
import { Globals } from "./globals.ts";
import { GivenModules, type ModuleAnswer, type ModuleSources } from "./pipeline/given-modules.ts";
import { importedNames } from "./pipeline/imported-names.ts";
import { OWN_STACK_RECURSION } from "./pipeline/limits.ts";
import { type CompileUnit, createCompiler, type SourceCompiler } from "./pipeline/compiler.ts";
import { createMemoryCache, type ModuleCache } from "./pipeline/module-cache.ts";
import { readRecord, type SessionState } from "./pipeline/resume.ts";
import { Session, type SessionMetrics } from "./pipeline/session.ts";
import { VERSION } from "./version.ts";

/** What a runtime is made with. Everything is optional; without anything, a program computes and its output is dropped. */
export interface MoltOptions {
  /** Receives standard output as text, as it is written; `"inherit"` writes to the process's own (Node only). */
  readonly stdout?: ((text: string) => void) | "inherit";
  /** Receives standard error. */
  readonly stderr?: ((text: string) => void) | "inherit";
  /** Standard input: all of it, or a function that gives the next piece and null at the end; `"inherit"` reads the process's own. */
  readonly stdin?: string | (() => string | Uint8Array | null) | "inherit";
  /** `sys.argv`; `[""]` when absent. */
  readonly argv?: readonly string[];
  /** `sys.path`: where `import` looks for files. */
  readonly path?: readonly string[];
  /** Files that exist in memory only, by absolute path. They can be read and, with the policy's leave, written. */
  readonly files?: Map<string, string | Uint8Array> | Readonly<Record<string, string | Uint8Array>>;
  /** Modules whose sources come from JavaScript, found before files: see {@link ModuleSources}. */
  readonly modules?: ModuleSources;
  /** The platform that programs see; it replaces `files` and the streams above. */
  readonly host?: HostAdapter;
  /** What programs may do with the platform. Files in memory, the streams above and the clock are granted when absent, nothing else. */
  readonly policy?: Policy;
  /** Where compiled sources are kept; a bounded cache in memory when absent. */
  readonly cache?: ModuleCache;
  /**
   * Starts from the image in which commonly imported modules of the library are imported already: importing one of them takes less than a millisecond, and
   * every such runtime takes some megabytes more. They are out of sight until a program imports them. Where there is no such image, the usual one.
   */
  readonly importedAhead?: boolean;
  /** How dicts come out: as `Map`s (the default), or as objects when all keys are strings. */
  readonly dicts?: DictForm;
  /**
   * What a program may use up. `timeMs`: how long one `run`, or one call of a proxy, may take. Then the program is interrupted, and
   * {@link TimeLimitError} is thrown; one that catches the interrupt and goes on is stopped a moment later together with its runtime.
   */
  readonly limits?: { readonly timeMs?: number };
  /** Most memory that the runtime may take, in bytes. */
  readonly maxMemory?: number;
  /**
   * A word by which another thread interrupts Python: an `Int32Array` over shared memory whose first element it sets to 1. Python then raises
   * `KeyboardInterrupt` and the element becomes 0. It is looked at every few hundredths of a second; `Atomics.notify` ends a `time.sleep` at
   * once. In one thread, use {@link Molt.runAsync} with a signal.
   */
  readonly interrupt?: Int32Array;
  /** The core's and the parser's WebAssembly, and the standard library, where they cannot be loaded from this package's files, such as in a browser. */
  readonly wasm?: { readonly core: Uint8Array | CompiledCore; readonly parser: Uint8Array; readonly library?: Library };
}

/** How a source is run. */
export interface RunOptions {
  /**
   * The names that the source sees: a namespace of its own, made by {@link Molt.newGlobals} or from these names for this run. When absent,
   * the main module's.
   */
  readonly globals?: Globals | Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;
  /** File name that tracebacks show; `<string>` when absent. */
  readonly filename?: string;
}

/** How a source is run that takes its time. */
export interface RunAsyncOptions extends RunOptions {
  /** Interrupts the program when it is aborted: Python raises `KeyboardInterrupt`, which it may catch. */
  readonly signal?: AbortSignal;
}

/** How a snapshot is made. */
export interface SnapshotOptions {
  /** What JavaScript and Python hold of each other, by names under which it is found again: proxies, and JavaScript objects. */
  readonly keep?: Readonly<Record<string, unknown>>;
  /** Signs the snapshot (HMAC-SHA-256): it can be restored with the same key only. */
  readonly key?: Uint8Array;
}

/** How a runtime is restored. */
export interface RestoreOptions extends MoltOptions {
  /** The JavaScript objects that the snapshot named. */
  readonly keep?: Readonly<Record<string, unknown>>;
  /** The key that the snapshot was signed with. */
  readonly key?: Uint8Array;
}

/** How a runtime is forked. */
export interface ForkOptions extends MoltOptions {
  /** Proxies of objects that the other runtime gets its own proxies of. */
  readonly keep?: Readonly<Record<string, PyObject>>;
}

/** A Python runtime. Runtimes share compiled code and nothing else. */
export class Molt {
  readonly #session: Session;
  readonly #flush: () => void;
  readonly #interrupts: Interrupts;
  readonly #options: MoltOptions;
  readonly #modules: GivenModules;
  readonly #compiler: SourceCompiler;
  #globals: Globals | null = null;

  private constructor(session: Session, flush: () => void, interrupts: Interrupts, options: MoltOptions, modules: GivenModules, compiler: SourceCompiler) {
    this.#session = session;
    this.#modules = modules;
    this.#compiler = compiler;
    this.#options = options;
    this.#flush = flush;
    this.#interrupts = interrupts;
  }

  /** Makes a runtime. */
  static async create(options: MoltOptions = {}): Promise<Molt> {
    const parts = await loadParts(options.wasm);
    return Molt.#make(options, parts, await makeHost(options), undefined);
  }

  /**
   * Makes a runtime that goes on from a {@link Molt.snapshot}, perhaps of another process. Its `sys.path` and `sys.argv` are the snapshot's.
   *
   * Throws `SnapshotError` for bytes that are no snapshot, were changed, are of another version, or need a key or objects that are not given.
   */
  static async restore(snapshot: Uint8Array, options: RestoreOptions = {}): Promise<Molt> {
    const parts = await loadParts(options.wasm);
    const { image, record } = readSnapshot(parts.core, snapshot, options.key);
    return Molt.#make(options, parts, await makeHost(options), readRecord(record, image, options.keep ?? {}));
  }

  static #make(options: MoltOptions, parts: Parts, platform: HostAdapter, resume: SessionState | undefined): Molt {
    const interrupts = new Interrupts();
    const wordless = cooperative(platform, interrupts);
    const adapter = options.interrupt === undefined ? wordless : withInterruptWord(wordless, options.interrupt);
    const policy = options.policy ?? (options.host === undefined ? { read: true, stdin: true, output: true, clock: true } : { output: true });
    const modules = new GivenModules(options.modules);
    const session = new Session({
      ...(parts.ownStack ? { ownStack: true, maxRecursion: OWN_STACK_RECURSION } : {}),
      core: parts.core,
      ...(resume === undefined ? { image: options.importedAhead === true && parts.core.ahead !== null ? parts.core.ahead.load().image : baseImage(parts.core) } : { resume }),
      adapter: guard(adapter, policy),
      compiler: parts.compiler,
      library: parts.library,
      modules: (name) => modules.find(name),
      cache: options.cache ?? createMemoryCache(),
      compilerVersion: VERSION,
      argv: options.argv ?? [""],
      path: options.path ?? ["/"],
      ...(options.dicts === undefined ? {} : { dicts: options.dicts }),
      ...(options.limits?.timeMs === undefined ? {} : { timeLimit: options.limits.timeMs }),
      ...(options.maxMemory === undefined ? {} : { maxPages: Math.max(1, Math.floor(options.maxMemory / 65_536)) }),
    });
    return new Molt(session, () => {
      adapter.flush(1);
      adapter.flush(2);
    }, interrupts, options, modules, parts.compiler);
  }

  /**
   * The runtime as bytes, for {@link Molt.restore}: its objects, modules and names. Proxies that are in use, and JavaScript objects that Python
   * holds, have to be named by `keep`. Open files and streams do not travel, files in memory neither.
   *
   * Throws `SnapshotError` while Python runs, and for what is held without a name.
   */
  snapshot(options: SnapshotOptions = {}): Uint8Array {
    return this.#session.snapshot(options.keep, options.key);
  }

  /**
   * A runtime that goes on from here on its own, on the same platform unless `options` say otherwise. JavaScript objects that Python holds are
   * shared by both; proxies stay this one's, but for those that `keep` names, which the other has in its `kept`.
   *
   * Throws `SnapshotError` while Python runs.
   */
  async fork(options: ForkOptions = {}): Promise<Molt> {
    const state = this.#session.capture(options.keep);
    const all = { ...this.#options, ...options };
    return Molt.#make(all, await loadParts(all.wasm), await makeHost(all), state);
  }

  /** Python objects that the runtime from which this one was made handed over, by name. */
  get kept(): Readonly<Record<string, PyObject>> {
    return this.#session.kept;
  }

  /** The names that `run` sees without `globals` of its own. */
  get globals(): Globals {
    this.#globals ??= new Globals(this.#mainNamespace(), false);
    return this.#globals;
  }

  /**
   * Runs a source and gives the value of its last statement when that is an expression, else null.
   *
   * Throws {@link PythonError} for what Python raises, `SyntaxError`s included, `RuntimeClosedError` after `close`.
   */
  run(source: string, options: RunOptions = {}): unknown {
    const unit = unitOf(source, options);
    try {
      const { globals } = options;
      if (globals === undefined) return this.#session.runIn(unit, this.#mainNamespace());
      if (globals instanceof Globals) return this.#session.runIn(unit, Globals.namespaceOf(globals));
      using fresh = this.newGlobals(globals);
      return this.#session.runIn(unit, Globals.namespaceOf(fresh));
    } catch (error) {
      return this.#session.raise(error);
    } finally {
      this.#session.flush();
      this.#flush();
    }
  }

  /**
   * As {@link Molt.run}, for programs that take their time: every few hundredths of a second, and while Python waits, JavaScript goes on, and
   * `signal` can interrupt. Until the promise is settled the runtime refuses everything but what Python's own calls of JavaScript ask for, with
   * {@link RuntimeBusyError}. Where the engine has no JavaScript Promise Integration, it blocks the thread as `run` does.
   */
  async runAsync(source: string, options: RunAsyncOptions = {}): Promise<unknown> {
    const { signal, globals } = options;
    signal?.throwIfAborted();
    const unit = unitOf(source, options);
    const interrupt = (): void => this.#interrupts.ask();
    signal?.addEventListener("abort", interrupt, { once: true });
    try {
      if (globals === undefined) return await this.#session.runInLater(unit, this.#mainNamespace());
      if (globals instanceof Globals) return await this.#session.runInLater(unit, Globals.namespaceOf(globals));
      using fresh = this.newGlobals(globals);
      return await this.#session.runInLater(unit, Globals.namespaceOf(fresh));
    } catch (error) {
      return this.#session.raise(error);
    } finally {
      signal?.removeEventListener("abort", interrupt);
      // An interrupt that came too late is not the next program's.
      this.#interrupts.taken();
      if (!this.#session.runtime.isBusy) {
        this.#session.flush();
        this.#flush();
      }
    }
  }

  /** Makes a namespace of its own, with names that it starts with, for any number of runs. Dispose of it in the end. */
  newGlobals(names: Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown> = {}): Globals {
    const globals = new Globals(this.#session.newNamespace("__main__"), true);
    for (const [name, value] of names instanceof Map ? names : Object.entries(names)) globals.set(name, value);
    return globals;
  }

  /**
   * Imports a module, from `path` or built in. Its attributes are the proxy's properties; `T` says which ones to expect.
   */
  import<T extends object = Record<never, never>>(name: string): PyObject & T {
    return this.#session.importModule(name) as PyObject & T;
  }

  /**
   * Fetches modules before Python asks for them: those of these names, and what they import by name, each by a call of `resolve`, many
   * at a time. Names that it answers with null are looked for elsewhere when they are imported.
   *
   * Throws what `resolve` throws; a source that does not compile says so when it is imported.
   */
  async prefetch(names: string | readonly string[], resolve: (name: string) => Promise<ModuleAnswer>): Promise<void> {
    await this.#modules.fetch(typeof names === "string" ? [names] : names, resolve, (name, { source, isPackage }) => {
      const unit: CompileUnit = { source, filename: name, name, mode: "module", resultOfLastExpression: false };
      try {
        return importedNames(this.#compiler.toIR(unit), name, isPackage === true);
      } catch (error) {
        if (error instanceof HostSyntaxError) return [];
        throw error;
      }
    });
  }

  /**
   * Calls `body` and disposes of every proxy of this runtime that was made meanwhile, but for its result, and those that it passes to `keep`. Values
   * that hold proxies, such as an array of them, are not looked through. What `body` does after an `await` is not part of the scope.
   */
  scope<R>(body: (keep: <T extends PyObject>(proxy: T) => T) => R): R {
    return this.#session.scope((keep) => {
      try {
        const result = body((proxy) => {
          keep(proxy);
          return proxy;
        });
        if (isPyObject(result)) keep(result);
        return result;
      } catch (error) {
        if (error instanceof PythonError && isPyObject(error.exception)) keep(error.exception);
        throw error;
      }
    });
  }

  /** Counters of the runtime; with `types` also how many objects of which type are alive. */
  metrics(options: { readonly types?: boolean } = {}): SessionMetrics {
    return this.#session.metrics(options);
  }

  /** Whether the runtime was closed, or lost by a failure of its own. */
  get closed(): boolean {
    return this.#session.runtime.life !== "ready";
  }

  /**
   * How many of the program's objects were alive after {@link Molt.close} although everything that is known to hold some let go of them; null
   * before that, and when the runtime did not end in order. They are gone with the runtime's memory all the same.
   */
  get left(): number | null {
    return this.#session.runtime.left;
  }

  /**
   * Ends the runtime: functions registered with `atexit` run, output is written, every proxy becomes stale. A second call does nothing.
   * Throws `RuntimeBusyError` from within a callback of the runtime's own Python code.
   */
  async close(): Promise<void> {
    try {
      this.#session.close();
    } finally {
      this.#flush();
    }
  }

  /** As {@link Molt.close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** As {@link Molt.close}, for `using`. */
  [Symbol.dispose](): void {
    this.#session.close();
    this.#flush();
  }

  #mainNamespace(): PyObject {
    return this.#session.main;
  }
}

function unitOf(source: string, options: RunOptions): CompileUnit {
  return { source, filename: options.filename ?? "<string>", name: "__main__", mode: "module", resultOfLastExpression: true };
}

interface Parts {
  /** Whether Python runs on large stacks of its own. */
  readonly ownStack: boolean;
  readonly core: CompiledCore;
  readonly compiler: SourceCompiler;
  /** The standard library; null where there are only native modules. */
  readonly library: () => Library | null;
}

/** Compiled code that all runtimes of a process share; it holds no state of any. */
let shared: Parts | null = null;

async function loadParts(wasm: MoltOptions["wasm"]): Promise<Parts> {
  if (wasm !== undefined) {
    const core = wasm.core instanceof Uint8Array ? compileCore(wasm.core) : wasm.core;
    return { ownStack: false, core, compiler: createCompiler(() => wasm.parser), library: () => wasm.library ?? null };
  }
  if (shared === null) {
    if (!isNode()) throw new Error("this platform has no files: pass the WebAssembly of the core and the parser as the option `wasm`");
    const [{ loadCore, loadParser, loadPrelude, openLibrary }, { enableOwnStack }] = await Promise.all([import("./node/artifacts.ts"), import("./node/own-stack.ts")]);
    shared ??= { ownStack: enableOwnStack(), core: loadCore(), compiler: createCompiler(loadParser, loadPrelude), library: openLibrary };
  }
  return shared;
}

function isNode(): boolean {
  return typeof process === "object" && typeof process.versions?.node === "string";
}

async function makeHost(options: MoltOptions): Promise<HostAdapter> {
  if (options.host !== undefined) return options.host;
  const files = options.files instanceof Map ? options.files : new Map(Object.entries(options.files ?? {}));
  const own = [options.stdout, options.stderr, options.stdin].includes("inherit") ? (await import("@molt-py/wasm-host/node")).createNodeHost() : null;
  const sink = (target: MoltOptions["stdout"], fd: number): ((data: Uint8Array) => void) => {
    if (target === undefined) return () => undefined;
    if (target === "inherit") return (data) => own?.write(fd, data);
    const decoder = new TextDecoder();
    return (data) => {
      const text = decoder.decode(data, { stream: true });
      if (text !== "") target(text);
    };
  };
  const memory = createMemoryHost({ files, stdout: sink(options.stdout, 1), stderr: sink(options.stderr, 2), stdin: inputOf(options.stdin, own) });
  return own === null ? memory : { ...memory, flush: (fd) => own.flush(fd) };
}

function inputOf(stdin: MoltOptions["stdin"], own: HostAdapter | null): () => Uint8Array | string | null {
  if (stdin === undefined) return () => null;
  if (stdin === "inherit") return () => own?.readLine(Number.POSITIVE_INFINITY) ?? null;
  if (typeof stdin === "function") return stdin;
  let rest: string | null = stdin;
  return () => {
    const all = rest === null ? null : encodeUtf8(rest);
    rest = null;
    return all;
  };
}
