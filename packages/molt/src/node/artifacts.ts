/** Where the parts of an installed Molt lie: the core's and the parser's WebAssembly, and the compiler, which is loaded when it is needed. */
import { type CompiledCore, type CompiledPrelude, compileCore, compileModule, compilePrelude, CoreImage, encodeUtf8, type ModuleAhead } from "@molt-py/provenance";
import { Archive, Library } from "@molt-py/stdlib";
import type { SourceCompiler } from "../pipeline/compiler.ts";
import { compileTrusted } from "./trusted-wasm.ts";

declare const __MOLT_BUILD__: string | undefined;

/** Names the build of the compiler; undefined when it runs from unbundled files, which can change at any time. */
export const COMPILER_BUILD: string | undefined = typeof __MOLT_BUILD__ === "string" ? __MOLT_BUILD__ : undefined;

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");

const here = import.meta.url;

/** A file of another package. Where packages are linked into `node_modules`, its place is known without the resolver. */
function artifact(name: string, file: string): Uint8Array {
  for (const up of ["../../", "../../../"]) {
    try {
      return fs.readFileSync(new URL(`${up}node_modules/@molt-py/${name}/wasm/${file}`, here));
    } catch {
      // Installed in another way: ask.
    }
  }
  return fs.readFileSync(new URL(import.meta.resolve(`@molt-py/${name}/${file}`)));
}

/** The bytes of the core. */
export function coreBytes(): Uint8Array {
  return artifact("provenance", "molt_core.wasm");
}

/** The core, with the image that its runtimes start from, where that was made when Molt was built. */
export function loadCore(): CompiledCore {
  const bytes = coreBytes();
  const core = compileTrusted(() => compileCore(bytes));
  if (!here.endsWith(".ts")) giveStartImage(core, bytes, bundled);
  return core;
}

const START_IMAGE = "start.img";
const START_CODE = "start.code";

/** Bytes before the image: by what the core is known. */
const MARK = 8;

/** How many words of the core tell it from others. */
const SAMPLES = 1024;

/** Length of the core and a sum over samples of it: whoever builds the core builds the image next, so this finds what was forgotten. */
function markOf(core: Uint8Array): Uint8Array {
  const step = Math.max(1, Math.floor(core.length / SAMPLES));
  let sum = 0;
  for (let at = 0; at < core.length; at += step) sum = (Math.imul(sum, 31) + (core[at] as number)) | 0;
  return Uint8Array.from({ length: MARK }, (_, index) => (index < 4 ? core.length : sum) >>> (8 * (index & 3)));
}

/** What the file of an image says of the modules in it. */
interface AheadIndex {
  /** Modules that were imported ahead: see `ModuleAhead`. */
  readonly modules: Readonly<Record<string, ModuleAhead>>;
  /** Where in the file of code the code of each of the image's modules begins, and where that of the last one ends. */
  readonly code: readonly number[];
}

/** The image as a file, for a core of these bytes, and a second file with the code of its modules, of which little is needed at a time. */
export function startImageFiles(core: Uint8Array, image: CoreImage, ahead: ReadonlyMap<string, ModuleAhead> = new Map()): { readonly image: Uint8Array; readonly code: Uint8Array } {
  const parts = Array.from({ length: image.modules }, (_, number) => image.moduleOf(number).bytes);
  const starts = parts.reduce((all, part) => [...all, (all.at(-1) as number) + part.length], [0]);
  const index = encodeUtf8(JSON.stringify({ modules: Object.fromEntries(ahead), code: starts } satisfies AheadIndex));
  const packed = image.pack();
  // The image begins at a word.
  const at = (MARK + 4 + index.length + 3) & ~3;
  const file = new Uint8Array(at + packed.length);
  file.set(markOf(core));
  for (let byte = 0; byte < 4; byte++) file[MARK + byte] = index.length >>> (8 * byte);
  file.set(index, MARK + 4);
  file.set(packed, at);
  const code = new Uint8Array(starts.at(-1) as number);
  parts.forEach((part, number) => code.set(part, starts[number]));
  return { image: file, code };
}

/** Where files lie that the bundle made. */
function bundled(name: string): URL {
  return new URL(COMPILER_BUILD !== undefined ? `../${name}` : `../bundle/${name}`, here);
}

/** Gives a core, made from these bytes, the image that was built with it, and what that imported ahead, where there is one in such files. */
export function giveStartImage(core: CompiledCore, bytes: Uint8Array, place: (name: string) => URL): void {
  try {
    const file = fs.readFileSync(place(START_IMAGE));
    if (!markOf(bytes).every((byte, index) => byte === file[index])) return;
    const length = file.readUInt32LE(MARK);
    const { modules, code } = JSON.parse(file.toString("utf8", MARK + 4, MARK + 4 + length)) as AheadIndex;
    core.base = CoreImage.unpack(file.subarray((MARK + 4 + length + 3) & ~3), (number) => {
      const part = readPart(place(START_CODE), code[number] as number, code[number + 1] as number);
      return compileTrusted(() => compileModule(part));
    });
    core.ahead = new Map(Object.entries(modules));
  } catch {
    // Without it a runtime builds what the image would have held.
  }
}

/** The files of the image and of its code, where they are in the bundle; empty where it has none. */
export function startFiles(): ReadonlyMap<string, URL> {
  return new Map([START_IMAGE, START_CODE].map((name) => [name, bundled(name)] as const).filter(([, url]) => fs.existsSync(url)));
}

/** A part of a file. */
function readPart(url: URL, from: number, to: number): Uint8Array {
  const file = fs.openSync(url, "r");
  try {
    const bytes = new Uint8Array(to - from);
    fs.readSync(file, bytes, 0, bytes.length, from);
    return bytes;
  } finally {
    fs.closeSync(file);
  }
}

/** The file of an archive that was made with the bundle; null where there is none. */
function openArchive(name: string): Archive | null {
  const places = COMPILER_BUILD !== undefined ? [`../${name}`] : [`../bundle/${name}`, `../../dist/bundle/${name}`];
  for (const place of places) {
    try {
      const file = fs.openSync(new URL(place, here), "r");
      const { brotliDecompressSync } = process.getBuiltinModule("node:zlib");
      return new Archive({
        read(offset, length) {
          const bytes = new Uint8Array(length);
          fs.readSync(file, bytes, 0, length, offset);
          return bytes;
        },
        unpack: (bytes) => brotliDecompressSync(bytes),
      });
    } catch {
      // Not here; without an archive there are only native modules.
    }
  }
  return null;
}

let library: Library | null | undefined;

/** The standard library, which all runtimes of a process share; null when Molt was not bundled yet. */
export function openLibrary(): Library | null {
  if (library === undefined) {
    const sources = openArchive("library.bin");
    library = sources === null ? null : new Library(sources);
  }
  return library;
}

/** The parser. */
export function loadParser(): WebAssembly.Module {
  const bytes = artifact("frontend", "molt_parser.wasm") as Uint8Array<ArrayBuffer>;
  return compileTrusted(() => new WebAssembly.Module(bytes));
}

/** The bytes of the prelude, which the bundle has beside it; null when the compiler runs from other files and has to make it. */
export function preludeBytes(): Uint8Array<ArrayBuffer> | null {
  if (COMPILER_BUILD === undefined) return null;
  return fs.readFileSync(new URL("../molt_prelude.wasm", here));
}

/** The prelude from its file; null as for the bytes. */
export function loadPrelude(): CompiledPrelude | null {
  const bytes = preludeBytes();
  return bytes === null ? null : compileTrusted(() => compilePrelude(bytes));
}

/** A compiler that is loaded from its files with the first source: a program that is in the cache never pays for it. */
export function lazyCompiler(): SourceCompiler {
  let loaded: SourceCompiler | null = null;
  let prelude: CompiledPrelude | null = null;
  const get = (): SourceCompiler => {
    if (loaded === null) {
      const file = here.endsWith(".ts") ? "../pipeline/compiler.ts" : "../pipeline/compiler.js";
      const { createRequire } = process.getBuiltinModule("node:module");
      const { createCompiler } = createRequire(here)(file) as typeof import("../pipeline/compiler.ts");
      loaded = createCompiler(loadParser, loadPrelude);
    }
    return loaded;
  };
  return {
    compile: (unit) => get().compile(unit),
    decode: (bytes, filename) => get().decode(bytes, filename),
    parse: (source, filename, mode) => get().parse(source, filename, mode),
    toIR: (unit) => get().toIR(unit),
    prelude: () => (prelude ??= loadPrelude() ?? get().prelude()),
    explain: (error, unit) => get().explain(error, unit),
  };
}
