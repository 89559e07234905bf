/** Compiled WebAssembly: the one thing that runtimes of one process share. It holds no state. */
import { SECTION } from "@molt-py/abi";
import { engine, type EngineModule } from "./engine.ts";
import type { CoreImage } from "./image.ts";

/** The bytes are no WebAssembly, or no module that Molt compiled. */
export class InvalidModuleError extends Error {
  override readonly name = "InvalidModuleError";
}

/** A compiled Python module. Make it once, load it into any number of runtimes. */
export class CompiledModule {
  /** What the core reads when the module is loaded: names, constants, positions. */
  readonly section: Uint8Array;
  /** The module's WebAssembly, which snapshots take along. It must not be changed. */
  readonly bytes: Uint8Array;
  readonly #module: EngineModule;

  /** @internal */
  constructor(module: EngineModule, bytes: Uint8Array) {
    this.bytes = bytes;
    const section = engine.Module.customSections(module, SECTION)[0];
    if (section === undefined) throw new InvalidModuleError(`the WebAssembly module has no section "${SECTION}": Molt did not compile it`);
    this.#module = module;
    this.section = new Uint8Array(section);
  }

  /** @internal */
  static moduleOf(compiled: CompiledModule): EngineModule {
    return compiled.#module;
  }
}

/** A module that an image holds although no program imported it yet. */
export interface ModuleAhead {
  /** What is in `sys.modules` after an import of it that was not there before, itself included, in that order. */
  readonly names: readonly string[];
  /** Numbers of the image's modules whose code they are. */
  readonly code: readonly number[];
}

/** An image with modules that were imported ahead, and those modules by full name. */
export interface LoadedAhead {
  readonly image: CoreImage;
  readonly modules: ReadonlyMap<string, ModuleAhead>;
}

/** An image with modules that were imported ahead, which is read when it is needed. */
export interface AheadImage {
  /** Full names of the modules. */
  readonly names: ReadonlySet<string>;
  /** What was read; null before. */
  readonly loaded: LoadedAhead | null;
  /** Reads it, unless that was done. */
  load(): LoadedAhead;
}

/** The compiled core. */
export class CompiledCore {
  /** Its WebAssembly, by which snapshots know what they were made with. It must not be changed. */
  readonly bytes: Uint8Array;
  /** A hash of it, once somebody made one, and the image that runtimes start from: both are made once and then the same for all. */
  hash: Uint8Array | null = null;
  /** See `hash`. */
  base: CoreImage | null = null;
  /** Another image, which imported modules ahead; null where there is none. */
  ahead: AheadImage | null = null;
  readonly #module: EngineModule;
  readonly #pages: number;

  /** @internal */
  constructor(module: EngineModule, pages: number, bytes: Uint8Array) {
    this.#module = module;
    this.#pages = pages;
    this.bytes = bytes;
  }

  /** @internal */
  static partsOf(compiled: CompiledCore): { readonly module: EngineModule; readonly pages: number } {
    return { module: compiled.#module, pages: compiled.#pages };
  }
}

/** The compiled functions that the modules of one compiler import: the shared part of the prelude. */
export class CompiledPrelude {
  readonly #module: EngineModule;

  /** @internal */
  constructor(module: EngineModule) {
    this.#module = module;
  }

  /** @internal */
  static moduleOf(compiled: CompiledPrelude): EngineModule {
    return compiled.#module;
  }
}

/** Compiles the shared part of the prelude. Throws {@link InvalidModuleError} for what is no WebAssembly. */
export function compilePrelude(bytes: Uint8Array): CompiledPrelude {
  return new CompiledPrelude(compile(bytes));
}

/** Compiles a Python module's WebAssembly. Throws {@link InvalidModuleError} for other bytes. */
export function compileModule(bytes: Uint8Array): CompiledModule {
  return new CompiledModule(compile(bytes), bytes);
}

/** Compiles the core. Throws {@link InvalidModuleError} for other bytes. */
export function compileCore(bytes: Uint8Array): CompiledCore {
  const pages = importedPages(bytes);
  return new CompiledCore(compile(bytes), pages, bytes);
}

/** As {@link compileCore}, without blocking: browsers' main threads compile large modules no other way. */
export async function compileCoreAsync(bytes: Uint8Array): Promise<CompiledCore> {
  const pages = importedPages(bytes);
  return new CompiledCore(await engine.compile(bytes), pages, bytes);
}

function compile(bytes: Uint8Array): EngineModule {
  try {
    return new engine.Module(bytes);
  } catch (error) {
    if (error instanceof engine.CompileError) throw new InvalidModuleError(`not a WebAssembly module: ${error.message}`, { cause: error });
    throw error;
  }
}

/** How many pages the module wants of the memory that it imports; 0 when it imports none. */
function importedPages(bytes: Uint8Array): number {
  let at = 8;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const skipName = (): void => {
    const length = number();
    at += length;
  };
  const skipLimits = (): number => {
    const flags = number();
    const least = number();
    if (flags & 1) number();
    return least;
  };
  while (at < bytes.length) {
    const id = bytes[at++];
    const size = number();
    if (id !== 2) {
      at += size;
      continue;
    }
    for (let count = number(); count > 0; count--) {
      skipName();
      skipName();
      const kind = bytes[at++];
      if (kind === 2) return skipLimits();
      if (kind === 0) number();
      else if (kind === 3) at += 2;
      else {
        at++;
        skipLimits();
      }
    }
    return 0;
  }
  return 0;
}
