/** The standard library as modules by name, over an archive of its sources and, where there is one, an archive of what they compile to. */
import type { Archive } from "./archive.ts";

/** What the file names of library modules begin with, as tracebacks and `__file__` show them. There is no such folder. */
export const LIBRARY_ROOT = "<molt>/";

/** A module of the library. */
export interface LibraryModule {
  /** Full name. */
  readonly name: string;
  /** Its file, as tracebacks show it. */
  readonly filename: string;
  readonly isPackage: boolean;
  /** Its source. */
  readonly source: () => string;
  /** Its WebAssembly, when it was compiled ahead of time, by the compiler that the archive of code names. */
  readonly code: () => Uint8Array | null;
}

/** The library. It holds no state of a runtime, so that all runtimes may share one. */
export class Library {
  readonly #sources: Archive;
  readonly #code: Archive | null;

  /** A library over its archives; `code` has the same paths as `sources`. */
  constructor(sources: Archive, code: Archive | null = null) {
    this.#sources = sources;
    this.#code = code;
  }

  /** Names the content: of two libraries with one version the sources are the same. */
  get version(): string {
    return this.#sources.version;
  }

  /** The full names of all modules. */
  get names(): readonly string[] {
    return this.#sources.paths.map((path) => path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."));
  }

  /** The module of a full name; null when the library has none. */
  find(name: string): LibraryModule | null {
    const base = name.replaceAll(".", "/");
    const initial = `${base}/__init__.py`;
    if (this.#sources.has(initial)) return this.#module(name, initial, true);
    const file = `${base}.py`;
    return this.#sources.has(file) ? this.#module(name, file, false) : null;
  }

  /** The source of a file of the library, by the name that tracebacks show; null when it is none. */
  sourceOf(filename: string): string | null {
    return filename.startsWith(LIBRARY_ROOT) ? this.#source(filename.slice(LIBRARY_ROOT.length)) : null;
  }

  #module(name: string, path: string, isPackage: boolean): LibraryModule {
    return {
      name,
      filename: LIBRARY_ROOT + path,
      isPackage,
      source: () => this.#source(path) as string,
      code: () => this.#code?.get(path) ?? null,
    };
  }

  #source(path: string): string | null {
    const bytes = this.#sources.get(path);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }
}
