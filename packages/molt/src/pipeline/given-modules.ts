/** Modules whose sources come from JavaScript: a table of texts, a function that is asked, or what an asynchronous one gave ahead of time. */
import { HostException } from "@molt-py/wasm-host";

/** The source of a module that is given by its name. */
export interface GivenModule {
  readonly source: string;
  /** Whether it has submodules: it is a package. */
  readonly isPackage?: boolean;
  /** As tracebacks and `__file__` show it; `<modules>/NAME.py` when absent. */
  readonly filename?: string;
}

/** A module's source, alone or with what is to be said of it; null when there is no such module. */
export type ModuleAnswer = string | GivenModule | null | undefined;

/**
 * Where modules come from: their sources by full name, where a name with others below it is a package, or a function that is asked for
 * each name before files are looked at. What it throws reaches Python as the cause of an `ImportError`.
 */
export type ModuleSources = Readonly<Record<string, ModuleAnswer>> | ReadonlyMap<string, ModuleAnswer> | ((name: string) => ModuleAnswer);

/** Answers for the names of modules. */
export class GivenModules {
  readonly #sources: ModuleSources | undefined;
  readonly #table: ReadonlyMap<string, ModuleAnswer> | null;
  readonly #fetched = new Map<string, GivenModule | null>();

  constructor(sources: ModuleSources | undefined) {
    this.#sources = sources;
    this.#table = sources instanceof Map ? sources : typeof sources === "object" ? new Map(Object.entries(sources)) : null;
  }

  /** The module of a full name; null when it is not given. Throws what the function throws, and for answers that are none. */
  find(name: string): GivenModule | null {
    const fetched = this.#fetched.get(name);
    if (fetched !== undefined && fetched !== null) return fetched;
    if (typeof this.#sources === "function") return moduleOf(name, this.#sources(name));
    if (this.#table === null) return null;
    const below = [...this.#table.keys()].some((other) => other.startsWith(`${name}.`));
    const given = moduleOf(name, this.#table.get(name));
    // A package that is not named itself is empty.
    return given === null ? (below ? { source: "", isPackage: true } : null) : below ? { isPackage: true, ...given } : given;
  }

  /** Asks an asynchronous function for modules, and for what `importsOf` says that they import, until nothing is new. */
  async fetch(names: readonly string[], resolve: (name: string) => Promise<ModuleAnswer>, importsOf: (name: string, module: GivenModule) => Iterable<string>): Promise<void> {
    for (let wave: readonly string[] = names; wave.length > 0; ) {
      const fresh = [...new Set(wave.flatMap(withPackages))].filter((name) => !this.#fetched.has(name));
      const found = await Promise.all(fresh.map(async (name) => [name, moduleOf(name, await resolve(name))] as const));
      for (const [name, module] of found) this.#fetched.set(name, module);
      wave = found.flatMap(([name, module]) => (module === null ? [] : [...importsOf(name, module)]));
    }
    // A package has modules below it.
    for (const name of this.#fetched.keys()) {
      const dot = name.lastIndexOf(".");
      const parent = dot < 0 ? null : (this.#fetched.get(name.slice(0, dot)) ?? null);
      if (parent !== null && this.#fetched.get(name) !== null) this.#fetched.set(name.slice(0, dot), { isPackage: true, ...parent });
    }
  }
}

function withPackages(name: string): string[] {
  const parts = name.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function moduleOf(name: string, answer: unknown): GivenModule | null {
  if (answer === null || answer === undefined) return null;
  if (typeof answer === "string") return { source: answer };
  if (typeof answer === "object" && typeof (answer as GivenModule).source === "string") return answer as GivenModule;
  if (answer instanceof Promise) {
    answer.catch(() => undefined);
    throw new HostException("ImportError", `the source of module '${name}' is a promise: an import cannot wait, prefetch it`);
  }
  throw new HostException("ImportError", `the source of module '${name}' is no text`);
}
