/**
 * One runtime with everything that running programs takes: a platform, a compiler, a cache and the search for modules. Both the library
 * and the command are thin layers over it.
 */
import { PythonError, readException, RuntimeAccess } from "@molt-py/call";
import { type DictForm, type HeldObject, isPyObject, KIND, type PyObject, PyProxies } from "@molt-py/object";
import { type ByteWriter, type CompiledCore, type CompiledModule, type CompiledPrelude, compileModule, type CoreImage, encodeUtf8, InvalidModuleError, type ModuleAhead } from "@molt-py/provenance";
import { GUEST, Runtime, type RuntimeMetrics, SnapshotError, type StartStep, writeSnapshot } from "@molt-py/state";
import { type Library, LIBRARY_ROOT, type LibraryModule } from "@molt-py/stdlib";
import { type CompileRequest, type UnitRequest, createHostImports, encodeError, type FoundModule, type HostAdapter, HostException, HostOsError, HostSyntaxError, joinPath, type ModuleSource, type PathKind } from "@molt-py/wasm-host";
import type { CompileUnit, SourceCompiler } from "./compiler.ts";
import { ContentHash } from "./content-hash.ts";
import type { GivenModule } from "./given-modules.ts";
import { THREAD_STACK_RECURSION } from "./limits.ts";
import { type ModuleCache, NO_CACHE } from "./module-cache.ts";
import { type SessionState, writeRecord } from "./resume.ts";
import { decodeSource } from "./source-text.ts";

/** What a session is made of. */
export interface SessionOptions {
  readonly core: CompiledCore;
  /** The platform, already guarded by a policy. */
  readonly adapter: HostAdapter;
  /** Absent where programs were compiled ahead of time: then source raises an error that says so. */
  readonly compiler?: SourceCompiler;
  /** Modules compiled ahead of time, by full name. They are found before files. */
  readonly precompiled?: ReadonlyMap<string, PrecompiledModule>;
  /** Modules that are known by their full name, asked for before files. */
  readonly modules?: (name: string) => GivenModule | null;
  /** The standard library's modules that are written in Python, asked for when a program imports one. Without it there are only native ones. */
  readonly library?: () => Library | null;
  readonly cache?: ModuleCache;
  /** Changes whenever the compiler does, so that old entries of the cache are not used. */
  readonly compilerVersion?: string;
  readonly argv?: readonly string[];
  readonly path?: readonly string[];
  readonly executable?: string;
  readonly maxRecursion?: number;
  readonly dicts?: DictForm;
  readonly maxPages?: number;
  /** Python runs on a stack of its own, which was made large enough for `maxRecursion`. */
  readonly ownStack?: boolean;
  /** See `RuntimeParts.onStep` and `RuntimeConfig.fault`: for tests. */
  readonly onStep?: (step: StartStep) => void;
  readonly fault?: number;
  /** How long one run or call may take, in milliseconds. */
  readonly timeLimit?: number;
  /** The memory to start with, of a runtime that was just made. */
  readonly image?: CoreImage;
  /** The session that this one goes on from; it has an image of its own. */
  readonly resume?: SessionState;
  /** What the image holds although no program imported it; that of the core's image with modules, when absent. */
  readonly ahead?: ReadonlyMap<string, ModuleAhead>;
  /** Tells runtimes of a process apart; a random number, when absent. */
  readonly seed?: number;
  /** What compiled modules import besides the core's functions; the compiler's, when absent. */
  readonly prelude?: () => CompiledPrelude;
}

/** A module that was compiled ahead of time. */
export interface PrecompiledModule {
  readonly filename: string;
  readonly isPackage: boolean;
  readonly load: () => Uint8Array;
}

/** Counters of a session: those of its runtime, and what was compiled for it. */
export interface SessionMetrics extends RuntimeMetrics {
  /** Sources that were compiled, and how long that took. */
  readonly compiled: number;
  readonly compileSeconds: number;
  /** Sources that were found compiled in the cache. */
  readonly cacheHits: number;
}

/** How many loaded sources are remembered to be run again. */
const MAX_LOADED = 1000;

/** Sources up to this many characters that a program makes are compiled without the cache. */
const MAX_SMALL = 2000;

/** All that a unit's code depends on besides its text and names. */
function howOf(unit: CompileUnit): string {
  return `${unit.mode} ${unit.resultOfLastExpression} ${unit.interactive === true} ${unit.optimize ?? 0} ${unit.futureAnnotations === true}`;
}

/** A running session. */
export class Session {
  /** The runtime. */
  readonly runtime: Runtime;
  readonly #options: SessionOptions;
  readonly #cache: ModuleCache;
  readonly #sources = new Map<string, string>();
  readonly #loaded = new Map<string, number>();
  readonly #small = new Map<string, CompiledModule>();
  readonly #compilation = { compiled: 0, compileSeconds: 0, cacheHits: 0 };
  #proxies: PyProxies | null = null;
  #main: PyObject | null = null;
  /** Python objects that were handed over by the session that this one goes on from. */
  readonly kept: Record<string, PyObject> = {};

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#cache = options.cache ?? NO_CACHE;
    const { resume } = options;
    const image = resume?.image ?? options.image;
    const { compiler } = options;
    const prelude = options.prelude ?? (compiler === undefined ? undefined : () => compiler.prelude());
    this.runtime = new Runtime({
      core: options.core,
      config: {
        argv: options.argv ?? [""],
        path: options.path ?? [],
        executable: options.executable ?? "",
        platform: options.adapter.platform,
        maxRecursion: options.maxRecursion ?? THREAD_STACK_RECURSION,
        terminals: options.adapter.terminals,
        // It tells runtimes apart; it is no secret.
        seed: options.seed ?? Math.floor(Math.random() * 0x1_0000_0000),
        ...(options.fault === undefined ? {} : { fault: options.fault }),
        ...(resume === undefined ? {} : { resumed: true, keep: [...(resume.main === null ? [] : [resume.main]), ...resume.kept.map(([, handle]) => handle)] }),
      },
      host: (runtime) =>
        createHostImports(runtime, options.adapter, {
          findModule: (name, path, source) => this.#findModule(name, path, source),
          libraryFile: (path) => this.#libraryFile(path),
          compile: (request) => this.#compileRequest(request),
          wake: () => runtime.wake(),
          parse: (request) => this.#parse(request),
          sourceOf: (filename) => this.#sources.get(filename) ?? this.#librarySourceOf(filename),
          handleOf: (error) => this.#handleOf(error),
          panic: (message) => runtime.notePanic(message),
        }),
      proxies: (runtime) => {
        this.#proxies = new PyProxies(new RuntimeAccess(runtime));
        return this.#proxies;
      },
      exception: (decoder, runtime) => {
        const error = readException(decoder, {
          proxy: (typeName, handle) => (this.#proxies as PyProxies).make(KIND.EXCEPTION, typeName, handle),
          object: (number) => runtime.objects.get(number),
        });
        return error;
      },
      ...(options.dicts === undefined ? {} : { dicts: options.dicts }),
      coreOptions: { ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }), ownStack: options.ownStack === true, ...(image === undefined ? {} : { image }), ...(prelude === undefined ? {} : { prelude }) },
      ...(options.timeLimit === undefined ? {} : { timeLimit: { seconds: options.timeLimit / 1000, now: () => performance.now() / 1000 } }),
      ...(options.onStep === undefined ? {} : { onStep: options.onStep }),
    });
    this.runtime.start();
    if (resume !== undefined) this.#goOn(resume);
  }

  #goOn(state: SessionState): void {
    this.runtime.objects.adopt(state.objects);
    for (const [filename, source] of state.sources) this.#sources.set(filename, source);
    const objects = this.runtime.kept.splice(0) as PyObject[];
    if (state.main !== null) {
      this.#main = objects.shift() ?? null;
      const handle = this.#handle(this.#main as PyObject);
      for (const [key, id] of state.loaded) this.#loaded.set(`${handle} ${key}`, id);
    }
    for (const [index, [name]] of state.kept.entries()) this.kept[name] = objects[index] as PyObject;
  }

  #handle(object: PyObject): number {
    return (this.#proxies as PyProxies).handleOf(object) as number;
  }

  /** The main module's namespace. */
  get main(): PyObject {
    this.#main ??= (this.#proxies as PyProxies).unscoped(() => this.namespaceOf("__main__"));
    return this.#main;
  }

  /**
   * What another session needs to go on from here; with `keep`, these Python objects are handed over. Throws `SnapshotError` while Python
   * runs.
   */
  capture(keep: Readonly<Record<string, PyObject>> = {}): SessionState {
    const { runtime } = this;
    runtime.assertAlive();
    if (runtime.isBusy) throw new SnapshotError("busy", "cannot copy a runtime while its Python code is running");
    this.flush();
    const main = this.#main === null ? null : this.#handle(this.#main);
    const prefix = `${main} `;
    return {
      image: runtime.capture(),
      sources: new Map(this.#sources),
      loaded: main === null ? [] : [...this.#loaded].filter(([place]) => place.startsWith(prefix)).map(([place, id]) => [place.slice(prefix.length), id]),
      main,
      kept: Object.entries(keep).map(([name, object]) => [name, this.#handle(object)]),
      objects: [...runtime.objects.entries()],
    };
  }

  /** Disposes of the proxies that are made while `body` runs, but for those that it passes to its argument. */
  scope<R>(body: (keep: (proxy: object) => void) => R): R {
    return (this.#proxies as PyProxies).scope(body);
  }

  /** Imports a module and puts it, with all that it imported, out of sight: see `Runtime.putAhead`. */
  importAhead(name: string): boolean {
    this.importModule(name).dispose();
    (this.#proxies as PyProxies).flush();
    return this.runtime.putAhead();
  }

  /** A snapshot as bytes. What JavaScript and Python hold of each other has to be named by `keep`. Throws `SnapshotError`. */
  snapshot(keep: Readonly<Record<string, unknown>> = {}, key?: Uint8Array): Uint8Array {
    const python: Record<string, PyObject> = {};
    const names = new Map<unknown, string>();
    for (const [name, value] of Object.entries(keep)) {
      if (isPyObject(value)) python[name] = value;
      else names.set(value, name);
    }
    (this.#proxies as PyProxies).flush();
    const state = this.capture(python);
    const held = new Set([...state.kept.map(([, handle]) => handle), ...(state.main === null ? [] : [state.main])]);
    const others = this.metrics().handles - held.size;
    if (others > 0) throw new SnapshotError("held", `JavaScript holds ${others} Python object${others === 1 ? "" : "s"} that 'keep' does not name: dispose of them, or name them`);
    const nameOf = ({ object, self }: HeldObject): string => {
      const name = self === null ? names.get(object) : undefined;
      if (name === undefined) throw new SnapshotError("held", `Python holds a JavaScript object that 'keep' does not name: ${typeof object === "function" ? `function ${object.name || "without a name"}` : "an object"}`);
      return name;
    };
    return writeSnapshot(this.#options.core, { image: state.image, record: writeRecord(state, nameOf) }, key);
  }

  /** Compiles a unit, or takes it from the cache. */
  compile(unit: CompileUnit): CompiledModule {
    return this.#compileFor(this.#key(unit), unit.filename, () => unit);
  }

  /** As {@link Session.compile}, for a key in the cache that tells as much as the source. */
  #compileFor(key: string | null, filename: string, unitOf: () => CompileUnit, onWarning?: () => void): CompiledModule {
    const cached = key === null ? null : this.#cache.get(key);
    if (cached !== null && key !== null) {
      try {
        const module = compileModule(cached);
        this.#compilation.cacheHits++;
        return module;
      } catch (error) {
        if (!(error instanceof InvalidModuleError)) throw error;
        this.#cache.drop(key);
      }
    }
    const { compiler } = this.#options;
    if (compiler === undefined) {
      throw new HostException("NotImplementedError", `${filename}: this build of Molt has no compiler; compile the program ahead of time with 'molt build'`);
    }
    const unit = unitOf();
    const started = performance.now();
    const { wasm, warnings } = compiler.compile(unit);
    const compiled = compileModule(wasm);
    this.#compilation.compiled++;
    this.#compilation.compileSeconds += (performance.now() - started) / 1000;
    if (warnings !== "") {
      this.#options.adapter.write(2, encodeUtf8(warnings));
      onWarning?.();
    }
    // A program warns each time that it is run, an imported module when it is compiled.
    if (key !== null && (warnings === "" || unit.name !== "__main__")) this.#cache.put(key, wasm);
    return compiled;
  }

  /**
   * Throws an error of the compiler or the platform as the Python exception that it stands for: a `SyntaxError` is a `PythonError` too.
   * Other errors are thrown as they are.
   */
  raise(error: unknown): never {
    if (error instanceof HostSyntaxError || error instanceof HostException || error instanceof HostOsError) {
      const failure = encodeError(error, { handleOf: () => null, hold: () => 0 });
      this.runtime.request(GUEST.RAISE, (w) => w.raw(failure.bytes));
    }
    throw error;
  }

  /** Hands on what Python's standard streams have buffered. */
  flush(): void {
    if (this.runtime.life === "ready") this.runtime.request(GUEST.FLUSH);
  }

  /** Runs a unit as a new module of its name; gives the value of its last expression where it was compiled so. */
  runModule(unit: CompileUnit, options: { readonly file?: string } = {}): unknown {
    return this.runCompiled(this.prepare(unit), unit.name, options.file);
  }

  /** Runs a compiled module as a new module of a name. */
  runCompiled(module: CompiledModule, name: string, file?: string): unknown {
    return this.runtime.requestValue(GUEST.RUN_MODULE, moduleRequest(this.runtime.load(module), name, file));
  }

  /** Compiles a unit whose source tracebacks show. */
  prepare(unit: CompileUnit): CompiledModule {
    this.#sources.set(unit.filename, unit.source);
    return this.compile(unit);
  }

  /** Runs a module of a name, found as an import finds it, as the main module. Waits as {@link Session.runCompiledLater}. */
  async runNamedLater(name: string): Promise<unknown> {
    return this.runtime.requestValueLater(GUEST.RUN_NAMED, (w) => w.text(name));
  }

  /** As {@link Session.runCompiled}; where the engine can do that, Python waits without blocking the thread, and can be interrupted. */
  async runCompiledLater(module: CompiledModule, name: string, file?: string): Promise<unknown> {
    return this.runtime.requestValueLater(GUEST.RUN_MODULE, moduleRequest(this.runtime.load(module), name, file));
  }

  /** Runs a unit in a namespace. */
  runIn(unit: CompileUnit, namespace: PyObject): unknown {
    this.#sources.set(unit.filename, unit.source);
    this.runtime.assertAlive();
    const handle = (this.#proxies as PyProxies).handleOf(namespace) as number;
    const id = this.#loadFor(unit, handle);
    return this.runtime.requestValue(GUEST.RUN_IN, (w) => w.uint(id).uint(handle).u8(0));
  }

  /** As {@link Session.runIn}; where the engine can do that, Python waits without blocking the thread, and can be interrupted. */
  async runInLater(unit: CompileUnit, namespace: PyObject): Promise<unknown> {
    this.#sources.set(unit.filename, unit.source);
    this.runtime.assertAlive();
    const handle = (this.#proxies as PyProxies).handleOf(namespace) as number;
    const id = this.#loadFor(unit, handle);
    return this.runtime.requestValueLater(GUEST.RUN_IN, (w) => w.uint(id).uint(handle).u8(0));
  }

  /** A new namespace, with the names that every module has. */
  newNamespace(name: string): PyObject {
    return this.runtime.requestValue(GUEST.NEW_NAMESPACE, (w) => w.text(name)) as PyObject;
  }

  /** The namespace of a module, which is made when it is not there. */
  namespaceOf(name: string): PyObject {
    return this.runtime.requestValue(GUEST.NAMESPACE_OF, (w) => w.text(name)) as PyObject;
  }

  /** Imports a module. */
  importModule(name: string): PyObject {
    return this.runtime.requestValue(GUEST.IMPORT_MODULE, (w) => w.text(name)) as PyObject;
  }

  /** Whether two proxies stand for one object. */
  isSame(a: PyObject, b: PyObject): boolean {
    const proxies = this.#proxies as PyProxies;
    return proxies.handleOf(a) === proxies.handleOf(b);
  }

  /** Counters. */
  metrics(options: { readonly types?: boolean } = {}): SessionMetrics {
    return { ...this.runtime.metrics(options), ...this.#compilation };
  }

  /** Ends the session. */
  close(): void {
    this.runtime.close();
  }

  /** As {@link Session.close}; what is done at exit may wait. */
  async closeLater(count = true): Promise<void> {
    await this.runtime.closeLater(count);
  }

  #handleOf(error: unknown): number | null {
    if (!(error instanceof PythonError) || !isPyObject(error.exception) || error.exception.disposed) return null;
    try {
      return (this.#proxies as PyProxies).handleOf(error.exception);
    } catch {
      // Of another runtime, or of one that is gone: to this one it is an error of JavaScript.
      return null;
    }
  }

  /**
   * Loads a unit to be run in a namespace. What is loaded stays loaded, so the same source for the same namespace is loaded once; for
   * another one it is loaded again, as its code remembers where names are.
   */
  #loadFor(unit: CompileUnit, namespace: number): number {
    const key = this.#key(unit);
    if (key === null) return this.runtime.load(this.compile(unit));
    const place = `${namespace} ${key}`;
    const known = this.#loaded.get(place);
    if (known !== undefined) return known;
    const id = this.runtime.load(this.compile(unit));
    if (this.#loaded.size >= MAX_LOADED) this.#loaded.clear();
    this.#loaded.set(place, id);
    return id;
  }

  #key(unit: CompileUnit): string | null {
    const { compilerVersion } = this.#options;
    if (compilerVersion === undefined || unit.tree !== undefined) return null;
    return new ContentHash().text(compilerVersion).text(unit.filename).text(unit.name).text(howOf(unit)).text(unit.source).hex();
  }

  #compileRequest(request: CompileRequest): number {
    const { source, filename, mode, namespace, optimize, futureAnnotations } = request;
    const unit: CompileUnit = {
      source: this.#textOf(request),
      filename,
      name: "__main__",
      mode: mode === "eval" ? "eval" : namespace ? "exec-with-namespace" : "module",
      resultOfLastExpression: false,
      unread: true,
      ...(mode === "single" ? { interactive: true } : {}),
      ...(optimize === 0 ? {} : { optimize }),
      ...(futureAnnotations ? { futureAnnotations } : {}),
      ...("tree" in source ? { tree: source.tree } : {}),
    };
    return this.runtime.load("tree" in source || unit.source.length > MAX_SMALL ? this.compile(unit) : this.#compileSmall(unit));
  }

  /** Compiles a short text that is made while a program runs. It is remembered in memory only: there may be many, and a file costs more than compiling. */
  #compileSmall(unit: CompileUnit): CompiledModule {
    const key = `${howOf(unit)} ${unit.filename}\0${unit.source}`;
    const known = this.#small.get(key);
    if (known !== undefined) return known;
    let warns = false;
    const compiled = this.#compileFor(null, unit.filename, () => unit, () => (warns = true));
    if (this.#small.size >= MAX_LOADED) this.#small.clear();
    if (!warns) this.#small.set(key, compiled);
    return compiled;
  }

  /** The text of a unit; nothing of a tree. */
  #textOf({ source, filename }: UnitRequest): string {
    if ("text" in source) return source.text;
    return "tree" in source ? "" : decodeSource(source.bytes, filename, this.#options.compiler);
  }

  #parse(request: UnitRequest): Uint8Array {
    const { compiler } = this.#options;
    const { filename, mode } = request;
    if (compiler === undefined) throw new HostException("NotImplementedError", `${filename}: this build of Molt has no compiler`);
    return compiler.parse(this.#textOf(request), filename, mode);
  }

  #findModule(name: string, path: readonly string[], source: ModuleSource): FoundModule | null {
    if (source !== "library") {
      const named = this.#findNamed(name);
      if (named !== null || source === "named") return named;
    }
    const { adapter } = this.#options;
    const last = name.slice(name.lastIndexOf(".") + 1);
    // What is no name of a file leads nowhere, least of all out of the folder.
    if (!isFileName(last)) return null;
    const spaces: string[] = [];
    for (const entry of path) {
      if (entry.startsWith(LIBRARY_ROOT)) {
        const found = this.#findInLibrary(name, `${entry.slice(LIBRARY_ROOT.length).replaceAll("/", ".")}.${last}`, source);
        if (found !== null) return found;
        continue;
      }
      const folder = entry === "" ? adapter.resolve(".") : entry;
      const base = joinPath(folder, last);
      const initial = joinPath(base, "__init__.py");
      if (adapter.stat(initial) === "file") return this.#loadFile(name, initial, base);
      const file = `${base}.py`;
      if (adapter.stat(file) === "file") return this.#loadFile(name, file, null);
      if (adapter.stat(base) === "directory") spaces.push(base);
    }
    const found = name.includes(".") ? null : this.#findInLibrary(name, name, source);
    if (found !== null) return found;
    return spaces.length > 0 ? { kind: "namespace", path: spaces } : null;
  }

  /** A module that is known by its name alone: compiled ahead of time, or given by whoever made the session. */
  #findNamed(name: string): FoundModule | null {
    const { precompiled, modules } = this.#options;
    const compiled = precompiled?.get(name);
    if (compiled !== undefined) {
      const { filename, isPackage } = compiled;
      const id = this.runtime.load(compileModule(compiled.load()));
      return { kind: "module", id, filename, path: isPackage ? [folderOf(filename)] : null };
    }
    // Whoever is asked may make paths of names.
    const given = name.split(".").every(isFileName) ? (modules?.(name) ?? null) : null;
    if (given === null) return null;
    const { source, isPackage } = given;
    const filename = given.filename ?? `<modules>/${name.replaceAll(".", "/")}${isPackage === true ? "/__init__" : ""}.py`;
    this.#sources.set(filename, source);
    return this.#loadSource(name, filename, source, isPackage === true ? folderOf(filename) : null);
  }

  /** What is at a path below the library's root, which is no folder. */
  #libraryFile(path: string): { readonly kind: PathKind | null; read(): Uint8Array } | null {
    const given = this.#sources.get(path);
    if (given !== undefined && path.startsWith("<")) return { kind: "file", read: () => encodeUtf8(given) };
    if (!path.startsWith(LIBRARY_ROOT)) return null;
    const library = this.#library();
    const source = path.endsWith(".py") ? (library?.sourceOf(path) ?? null) : null;
    const isPackage = source === null && library?.find(path.slice(LIBRARY_ROOT.length).replaceAll("/", "."))?.isPackage === true;
    return {
      kind: source !== null ? "file" : isPackage ? "directory" : null,
      read() {
        if (source === null) throw new HostOsError(2, "No such file or directory", path);
        return encodeUtf8(source);
      },
    };
  }

  #library(): Library | null {
    return this.#options.library?.() ?? null;
  }

  #librarySourceOf(filename: string): string | null {
    return filename.startsWith(LIBRARY_ROOT) ? (this.#library()?.sourceOf(filename) ?? null) : null;
  }

  /** A module of the library: where the image holds it already, the library need not be opened. */
  #findInLibrary(name: string, libraryName: string, source: ModuleSource): FoundModule | null {
    // Who asks for the library alone makes the module object.
    const ahead = source === "library" ? undefined : (this.#options.ahead ?? this.#options.core.ahead?.loaded?.modules)?.get(name);
    if (ahead !== undefined && this.runtime.takeAhead(name, ahead)) return { kind: "ready" };
    const module = this.#library()?.find(libraryName) ?? null;
    return module === null ? null : this.#loadLibrary(name, module);
  }

  /** Loads a module of the library: its code, when that was compiled ahead of time, else its source. */
  #loadLibrary(name: string, module: LibraryModule): FoundModule {
    const { filename, isPackage } = module;
    const { compilerVersion, library } = this.#options;
    const code = module.code();
    const key = compilerVersion === undefined ? null : new ContentHash().text(compilerVersion).text(library?.()?.version ?? "").text(filename).text(name).hex();
    const compiled = code !== null ? compileModule(code) : this.#compileFor(key, filename, () => ({ source: module.source(), filename, name, mode: "module", resultOfLastExpression: false }));
    return { kind: "module", id: this.runtime.load(compiled), filename, path: isPackage ? [folderOf(filename)] : null };
  }

  #loadFile(name: string, filename: string, packageFolder: string | null): FoundModule {
    const source = decodeSource(this.#options.adapter.readFile(filename), filename, this.#options.compiler);
    return this.#loadSource(name, filename, source, packageFolder);
  }

  #loadSource(name: string, filename: string, source: string, packageFolder: string | null): FoundModule {
    const id = this.runtime.load(this.compile({ source, filename, name, mode: "module", resultOfLastExpression: false }));
    return { kind: "module", id, filename, path: packageFolder === null ? null : [packageFolder] };
  }
}

function moduleRequest(id: number, name: string, file: string | undefined): (w: ByteWriter) => void {
  return (w) => {
    w.uint(id).text(name);
    if (file === undefined) w.u8(0);
    else w.u8(1).text(file);
    w.u8(0);
  };
}

/** Whether a part of a module's name can be the name of a file or a folder. */
function isFileName(part: string): boolean {
  return part !== "" && !/[/\\\0]/.test(part);
}

function folderOf(filename: string): string {
  const slash = filename.lastIndexOf("/");
  return slash < 0 ? "" : filename.slice(0, slash);
}
