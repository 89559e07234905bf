/**
 * A core's memory at rest: what takes to make another core that goes on from there. All state of a core is in its memory, and in where the
 * code of compiled modules lies; below the stack's end there is only what calls left behind.
 *
 * An image keeps the pages that are not all zeros. Written to bytes it is a list of the words in which it differs from a base image.
 */
import { type CompiledModule, compileModule } from "./compiled.ts";
import { type ByteReader, type ByteWriter } from "./wire.ts";

/** Bytes of a page of an image. */
const PAGE = 1024;
const PAGE_WORDS = PAGE / 4;
/** Words before everything else in a packed image, and of each module. */
const HEAD_WORDS = 3;
const MODULE_WORDS = 4;
/** Bytes of a page of WebAssembly. */
const WASM_PAGE = 65_536;

/** Where a module's code and data lie. */
export interface PlacedModule {
  /** The module; one that nobody needed yet may be compiled now. */
  readonly module: () => CompiledModule;
  /** Its code is not to be instantiated before somebody asks for it: nothing that runs leads to it. */
  readonly dormant: boolean;
  readonly tableBase: number;
  readonly tableSize: number;
  readonly dataBase: number;
  readonly threadState: number;
}

/** The bytes are no image, or end early. */
export class InvalidImageError extends Error {
  override readonly name = "InvalidImageError";
}

/** What an image consists of. */
interface Parts {
  /** Pages of WebAssembly that the memory has. */
  readonly size: number;
  /** Numbers of the pages that are kept, rising. */
  readonly pages: Uint32Array;
  /** Their content, one after the other. */
  readonly content: Uint8Array;
  readonly modules: readonly PlacedModule[];
}

/** The memory of a core at rest, with the modules that were placed in it. It is never changed, and may be used any number of times. */
export class CoreImage {
  readonly #parts: Parts;
  /** A hash of the packed image, once somebody made one. */
  hash: Uint8Array | null = null;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @internal Takes the pages from address `from` on; those below `always` are kept whatever they hold, those from `end` on hold nothing. */
  static capture(memory: Uint8Array, from: number, always: number, end: number, modules: readonly PlacedModule[]): CoreImage {
    const first = Math.floor(from / PAGE);
    const total = Math.min(memory.length, Math.ceil(end / WASM_PAGE) * WASM_PAGE) / PAGE;
    const words = new Float64Array(memory.buffer, 0, memory.length / 8);
    const bits = new Int32Array(memory.buffer, 0, memory.length / 4);
    const kept = new Uint32Array(total - first);
    let count = 0;
    for (let page = first; page < total; page++) {
      if (page * PAGE < always || !isZero(bits, words, page)) kept[count++] = page;
    }
    const pages = kept.slice(0, count);
    const content = new Uint8Array(count * PAGE);
    eachRun(pages, (at, page, length) => content.set(memory.subarray(page * PAGE, (page + length) * PAGE), at * PAGE));
    return new CoreImage({ size: memory.length / WASM_PAGE, pages, content, modules: [...modules] });
  }

  /** @internal */
  static partsOf(image: CoreImage): { readonly size: number; readonly modules: readonly PlacedModule[] } {
    return image.#parts;
  }

  /** @internal Writes the pages into a memory that has room for them. */
  static apply(image: CoreImage, memory: Uint8Array): void {
    const { pages, content } = image.#parts;
    eachRun(pages, (at, page, length) => memory.set(content.subarray(at * PAGE, (at + length) * PAGE), page * PAGE));
  }

  /** Bytes of the pages that are kept. */
  get bytes(): number {
    return this.#parts.content.length;
  }

  /** Number of compiled modules that are part of it. */
  get modules(): number {
    return this.#parts.modules.length;
  }

  /** Whether the core of this image went on from another image: then it has the same modules, and perhaps more. */
  isFrom(other: CoreImage): boolean {
    return other.#parts.modules.every(({ module }, index) => this.#parts.modules[index]?.module === module);
  }

  /** A module of the image by its number. Throws `RangeError` for other numbers. */
  moduleOf(number: number): CompiledModule {
    const placed = this.#parts.modules[number];
    if (placed === undefined) throw new RangeError(`the image has no module ${number}`);
    return placed.module();
  }

  /** The image as it is, without the code of its modules: quick to read. */
  pack(): Uint8Array {
    const { size, pages, content, modules } = this.#parts;
    const head = new Uint32Array(HEAD_WORDS + modules.length * MODULE_WORDS + pages.length);
    head.set([size, pages.length, modules.length]);
    modules.forEach(({ tableBase, tableSize, dataBase, threadState }, index) => head.set([tableBase, tableSize, dataBase, threadState], HEAD_WORDS + index * MODULE_WORDS));
    head.set(pages, HEAD_WORDS + modules.length * MODULE_WORDS);
    const bytes = new Uint8Array(head.byteLength + content.length);
    bytes.set(new Uint8Array(head.buffer));
    bytes.set(content, head.byteLength);
    return bytes;
  }

  /**
   * Reads what {@link CoreImage.pack} wrote; `bytes` must not change afterwards. The modules are dormant, and `moduleOf` gives them by their
   * numbers. Throws {@link InvalidImageError} for other bytes.
   */
  static unpack(bytes: Uint8Array, moduleOf: (number: number) => CompiledModule): CoreImage {
    // Not `slice`, which of a Buffer is no copy.
    const words = (from: number, count: number): Uint32Array => new Uint32Array(new Uint8Array(bytes.subarray(from * 4, (from + count) * 4)).buffer);
    if (bytes.length < HEAD_WORDS * 4) throw new InvalidImageError("the bytes are no image of a core, or end early");
    const [size, count, placed] = words(0, HEAD_WORDS) as unknown as [number, number, number];
    const start = HEAD_WORDS + placed * MODULE_WORDS;
    if (bytes.length !== (start + count) * 4 + count * PAGE) throw new InvalidImageError("the bytes are no image of a core, or end early");
    const numbers = words(HEAD_WORDS, placed * MODULE_WORDS);
    const modules = Array.from({ length: placed }, (_, index): PlacedModule => {
      const [tableBase, tableSize, dataBase, threadState] = numbers.subarray(index * MODULE_WORDS) as unknown as [number, number, number, number];
      return { module: once(() => moduleOf(index)), dormant: true, tableBase, tableSize, dataBase, threadState };
    });
    return new CoreImage({ size, pages: words(start, count), content: bytes.subarray((start + count) * 4), modules });
  }

  /** Writes in which words this image differs from `base`, and its modules. */
  encode(writer: ByteWriter, base: CoreImage): void {
    const { size, modules, pages } = this.#parts;
    const bases = base.#parts.modules;
    // A core that went on from the base has the base's modules first.
    const known = this.isFrom(base) ? bases.length : 0;
    writer.uint(size).uint(known);
    for (const { dormant } of modules.slice(0, known)) writer.u8(dormant ? 1 : 0);
    writer.uint(modules.length - known);
    for (const { module, tableBase, tableSize, dataBase, threadState } of modules.slice(known)) {
      writer.uint(tableBase).uint(tableSize).uint(dataBase).uint(threadState).data(module().bytes);
    }
    const own = this.#views();
    const theirs = base.#views();
    const all = new Set<number>([...pages, ...base.#parts.pages]);
    // A run of words starts after a gap of equal ones; the end of all is a run without words.
    let last = 0;
    for (const page of [...all].sort((a, b) => a - b)) {
      const [mine, other] = [own(page), theirs(page)];
      for (let word = 0; word < PAGE_WORDS; word++) {
        if (mine[word] === other[word]) continue;
        let end = word + 1;
        let equal = 0;
        // Two equal words between others cost less than another run.
        for (let next = end; next < PAGE_WORDS && equal < 3; next++) {
          if (mine[next] === other[next]) equal++;
          else [equal, end] = [0, next + 1];
        }
        const at = page * PAGE_WORDS + word;
        writer.uint(at - last).uint(end - word);
        writer.raw(new Uint8Array(mine.buffer, mine.byteOffset + word * 4, (end - word) * 4));
        last = at + (end - word);
        word = end - 1;
      }
    }
    writer.uint(0).uint(0);
  }

  /** Reads what {@link CoreImage.encode} wrote. Throws {@link InvalidImageError}, `InvalidModuleError` or `RangeError` for other bytes. */
  static decode(reader: ByteReader, base: CoreImage): CoreImage {
    const size = reader.uint();
    const modules: PlacedModule[] = [];
    for (let count = reader.uint(); count > 0; count--) {
      const known = base.#parts.modules[modules.length];
      if (known === undefined) throw new InvalidImageError("the image names modules that its base does not have");
      modules.push({ ...known, dormant: reader.u8() !== 0 });
    }
    for (let count = reader.uint(); count > 0; count--) {
      const [tableBase, tableSize, dataBase, threadState] = [reader.uint(), reader.uint(), reader.uint(), reader.uint()];
      const module = compileModule(reader.data());
      modules.push({ tableBase, tableSize, dataBase, threadState, dormant: false, module: () => module });
    }
    const changed = new Map<number, Uint8Array>();
    const theirs = base.#views();
    const pageOf = (page: number): Uint8Array => {
      let bytes = changed.get(page);
      if (bytes === undefined) {
        const view = theirs(page);
        bytes = new Uint8Array(view.buffer, view.byteOffset, PAGE).slice();
        changed.set(page, bytes);
      }
      return bytes;
    };
    const limit = (size * WASM_PAGE) / 4;
    for (let at = 0; ; ) {
      at += reader.uint();
      const count = reader.uint();
      if (count === 0) break;
      const word = at % PAGE_WORDS;
      if (word + count > PAGE_WORDS || at + count > limit) throw new InvalidImageError("the image names words that its memory does not have");
      pageOf((at - word) / PAGE_WORDS).set(reader.raw(count * 4), word * 4);
      at += count;
    }
    const pages = Uint32Array.from(new Set([...base.#parts.pages, ...changed.keys()])).sort();
    const content = new Uint8Array(pages.length * PAGE);
    for (const [index, page] of pages.entries()) {
      const view = theirs(page);
      content.set(changed.get(page) ?? new Uint8Array(view.buffer, view.byteOffset, PAGE), index * PAGE);
    }
    return new CoreImage({ size, pages, content, modules });
  }

  /** The words of a page by its number. */
  #views(): (page: number) => Int32Array {
    const { pages } = this.#parts;
    let { content } = this.#parts;
    // Views of words need an aligned start.
    if (content.byteOffset % 4 !== 0) content = new Uint8Array(content);
    const index = new Map<number, number>();
    for (const [at, page] of pages.entries()) index.set(page, at);
    return (page) => {
      const at = index.get(page);
      return at === undefined ? ZERO : new Int32Array(content.buffer, content.byteOffset + at * PAGE, PAGE_WORDS);
    };
  }
}

function once<R>(make: () => R): () => R {
  let made: R | undefined;
  return () => (made ??= make());
}

const ZERO = new Int32Array(PAGE_WORDS);

function isZero(bits: Int32Array, words: Float64Array, page: number): boolean {
  const end = (page + 1) * (PAGE / 8);
  for (let at = page * (PAGE / 8); at < end; at++) {
    // The bits of a float that is 0 are not all 0 when it is negative; a NaN is not 0 either.
    if (words[at] !== 0 || bits[at * 2 + 1] !== 0) return false;
  }
  return true;
}

/** Calls back for each run of neighboring pages: where it starts in the list, its first page, how many. */
function eachRun(pages: Uint32Array, visit: (at: number, page: number, length: number) => void): void {
  for (let at = 0; at < pages.length; ) {
    const page = pages[at] as number;
    let length = 1;
    while (at + length < pages.length && pages[at + length] === page + length) length++;
    visit(at, page, length);
    at += length;
  }
}
