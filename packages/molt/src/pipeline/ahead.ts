/**
 * Importing modules of the library ahead of all programs, for the image that runtimes start from. The modules are in the memory of the
 * image, complete, but no name leads to them until a program imports one; then only its code has to be instantiated.
 */
import type { CompiledCore, CompiledPrelude, CoreImage, LoadedAhead, ModuleAhead } from "@molt-py/provenance";
import { baseImage } from "@molt-py/state";
import type { Library } from "@molt-py/stdlib";
import { createMemoryHost, HostException } from "@molt-py/wasm-host";
import type { SourceCompiler } from "./compiler.ts";
import { createMemoryCache } from "./module-cache.ts";
import { Session, type SessionOptions } from "./session.ts";

/** What is imported, and with what. */
export interface AheadOptions {
  /** The core; its `base` must be an image of a runtime that imported nothing. */
  readonly core: CompiledCore;
  readonly compiler: SourceCompiler;
  readonly prelude: () => CompiledPrelude;
  readonly library: Library;
  /** Full names. A submodule may be named only when its package imports it too. */
  readonly names: readonly string[];
}

/** What came of it. */
export interface ImportedAhead extends LoadedAhead {
  /** Modules that could not be imported ahead, and why. */
  readonly refused: readonly (readonly [name: string, reason: string])[];
}

/**
 * The image for a program: that with modules where the source imports one of them, as far as its import statements tell, else the
 * smaller one. Null where the core has none.
 */
export function imageFor(core: CompiledCore, source: string): CoreImage | null {
  const { ahead, base } = core;
  if (ahead === null) return base;
  for (const [, names] of source.matchAll(/^[ \t]*(?:from|import)[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)*)/gm)) {
    if ((names as string).split(",").some((name) => ahead.names.has(name.trim()))) return ahead.load().image;
  }
  return base;
}

/** Imports modules ahead. What cannot be imported, or wants to do something at exit, is left out. */
export function importAhead({ core, compiler, prelude, library, names }: AheadOptions): ImportedAhead {
  const known = new Map<string, ModuleAhead>();
  const common: SessionOptions = {
    core,
    image: baseImage(core),
    compiler,
    prelude,
    library: () => library,
    // Every module is imported twice.
    cache: createMemoryCache(256 << 20),
    compilerVersion: "ahead",
    adapter: { ...createMemoryHost(), platform: "molt", clock: (which) => (which === 1 ? absent() : 0), random: absent, env: absent },
    seed: 0,
    ahead: known,
  };
  const [closures, refused] = closuresOf(common, library, names);
  const session = new Session(common);
  const own = new Map<string, readonly number[]>();
  // What a module imports comes before it, as it imports less; modules that import each other come together.
  for (const name of [...closures.keys()].sort((a, b) => (closures.get(a) as string[]).length - (closures.get(b) as string[]).length)) {
    if (known.has(name)) continue;
    const first = session.runtime.moduleCount;
    if (!session.importAhead(name)) throw new Error(`${name} cannot be imported ahead although it could when it was alone`);
    const code = Array.from({ length: session.runtime.moduleCount - first }, (_, index) => first + index);
    for (const each of closures.get(name) as string[]) {
      if (!own.has(each)) own.set(each, code);
      if (!known.has(each)) known.set(each, { names: closures.get(each) ?? [each], code: [] });
    }
  }
  const modules = new Map<string, ModuleAhead>();
  for (const name of closures.keys()) {
    const closure = closures.get(name) as string[];
    modules.set(name, { names: closure, code: [...new Set(closure.flatMap((each) => own.get(each) ?? []))] });
  }
  const image = session.runtime.capture();
  session.close();
  return { image, modules, refused };
}

/** What each module brings into `sys.modules`, itself included, in that order, for the modules of these names and all that they import. */
function closuresOf(common: SessionOptions, library: Library, names: readonly string[]): [closures: Map<string, string[]>, refused: [string, string][]] {
  const closures = new Map<string, string[]>();
  const refused: [string, string][] = [];
  const waiting = [...names];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (closures.has(name) || refused.some(([other]) => other === name)) continue;
    const session = new Session(common);
    try {
      const before = new Set(modulesOf(session));
      session.importModule(name);
      const brought = modulesOf(session).filter((each) => !before.has(each));
      // Its functions are methods of classes that every module's `__spec__` has.
      if (brought.includes("_frozen_importlib")) throw new Error("it loads the import system");
      if (!session.runtime.putAhead()) throw new Error("it wants to do something at exit");
      closures.set(name, brought);
      waiting.push(...brought.filter((each) => library.find(each) !== null));
    } catch (error) {
      refused.push([name, error instanceof Error ? error.message : String(error)]);
    } finally {
      session.close();
    }
  }
  // A module that imports what was refused would bring it along.
  for (const [name, closure] of closures) {
    const culprit = refused.find(([other]) => closure.includes(other))?.[0];
    if (culprit === undefined) continue;
    closures.delete(name);
    refused.push([name, `it imports ${culprit}`]);
  }
  for (const [name, closure] of closures) {
    const dot = name.lastIndexOf(".");
    const parent = dot < 0 ? undefined : closures.get(name.slice(0, dot));
    if (dot >= 0 && parent?.includes(name) !== true) throw new Error(`${name} cannot be imported ahead: its package does not import it, and would show it (${closure.length})`);
  }
  return [closures, refused];
}

/** There is no platform yet: what depends on it when it is imported cannot be imported ahead. */
function absent(): never {
  throw new HostException("RuntimeError", "it asks the platform for something when it is imported");
}

/** The names in `sys.modules`, in their order. */
function modulesOf(session: Session): string[] {
  const sys = session.importModule("sys");
  return [...(sys.getAttr("modules") as Map<string, unknown>).keys()];
}
