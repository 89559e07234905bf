/** Where the parts of an installed Molt lie: the core's and the parser's WebAssembly, and the compiler, which is loaded when it is needed. */
import { type AheadImage, type CompiledCore, type CompiledModule, type CompiledPrelude, compileCore, compileModule, compilePrelude, CoreImage, encodeUtf8, type LoadedAhead, type ModuleAhead } from "@molt-py/provenance";
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
const AHEAD_IMAGE = "ahead.img";
const AHEAD_CODE = "ahead.code";

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

/** A file of what the core is known by, an index, and an image, which begins at a word. */
function imageFile(core: Uint8Array, index: unknown, image: CoreImage): Uint8Array {
  const text = encodeUtf8(JSON.stringify(index));
  const packed = image.pack();
  const at = (MARK + 4 + text.length + 3) & ~3;
  const file = new Uint8Array(at + packed.length);
  file.set(markOf(core));
  for (let byte = 0; byte < 4; byte++) file[MARK + byte] = text.length >>> (8 * byte);
  file.set(text, MARK + 4);
  file.set(packed, at);
  return file;
}

/** Reads what {@link imageFile} wrote; null for a file of another core. */
function readImageFile<I>(mark: Uint8Array, url: URL, moduleOf: (index: I, number: number) => CompiledModule): { readonly index: I; readonly image: CoreImage } | null {
  const file = fs.readFileSync(url);
  if (!mark.every((byte, at) => byte === file[at])) return null;
  const length = file.readUInt32LE(MARK);
  const index = JSON.parse(file.toString("utf8", MARK + 4, MARK + 4 + length)) as I;
  return { index, image: CoreImage.unpack(file.subarray((MARK + 4 + length + 3) & ~3), (number) => moduleOf(index, number)) };
}

/**
 * The files of the images for a core of these bytes, by name: of the one that runtimes start from, of the one that has modules imported
 * ahead, and of the code of those, of which little is needed at a time.
 */
export function startImageFiles(core: Uint8Array, plain: CoreImage, ahead: LoadedAhead): ReadonlyMap<string, Uint8Array> {
  const parts = Array.from({ length: ahead.image.modules }, (_, number) => ahead.image.moduleOf(number).bytes);
  const starts = parts.reduce((all, part) => [...all, (all.at(-1) as number) + part.length], [0]);
  const code = new Uint8Array(starts.at(-1) as number);
  parts.forEach((part, number) => code.set(part, starts[number]));
  return new Map([
    [START_IMAGE, imageFile(core, [...ahead.modules.keys()], plain)],
    [AHEAD_IMAGE, imageFile(core, { modules: Object.fromEntries(ahead.modules), code: starts } satisfies AheadIndex, ahead.image)],
    [AHEAD_CODE, code],
  ]);
}

/** Where files lie that the bundle made. */
function bundled(name: string): URL {
  return new URL(COMPILER_BUILD !== undefined ? `../${name}` : `../bundle/${name}`, here);
}

/** Gives a core, made from these bytes, the images that were built with it, where there are such files. */
export function giveStartImage(core: CompiledCore, bytes: Uint8Array, place: (name: string) => URL): void {
  try {
    const mark = markOf(bytes);
    const start = readImageFile<readonly string[]>(mark, place(START_IMAGE), () => {
      throw new Error("the image that runtimes start from has no modules");
    });
    if (start === null) return;
    core.base = start.image;
    if (fs.existsSync(place(AHEAD_IMAGE))) core.ahead = aheadImage(mark, start.index, place);
  } catch {
    // Without it a runtime builds what the image would have held.
  }
}

function aheadImage(mark: Uint8Array, names: readonly string[], place: (name: string) => URL): AheadImage {
  let loaded: LoadedAhead | null = null;
  return {
    names: new Set(names),
    get loaded() {
      return loaded;
    },
    load() {
      if (loaded === null) {
        const file = readImageFile<AheadIndex>(mark, place(AHEAD_IMAGE), ({ code }, number) => {
          const part = readPart(place(AHEAD_CODE), code[number] as number, code[number + 1] as number);
          return compileTrusted(() => compileModule(part));
        });
        if (file === null) throw new Error("the image with modules is of another build");
        loaded = { image: file.image, modules: new Map(Object.entries(file.index.modules)) };
      }
      return loaded;
    },
  };
}

/** The files of images that are in the bundle, by name; `ahead` says whether those with modules are wanted. */
export function startFiles(ahead: boolean): ReadonlyMap<string, URL> {
  const names = ahead ? [START_IMAGE, AHEAD_IMAGE, AHEAD_CODE] : [START_IMAGE];
  return new Map(names.map((name) => [name, bundled(name)] as const).filter(([, url]) => fs.existsSync(url)));
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
