/**
 * Reading an archive of many files: an index, and groups of files that are compressed together, so that one file costs unpacking one small
 * group. `tools/library` writes archives.
 */

/** How the bytes of an archive are reached. The platform gives it: from a file, from memory, from a response that has come. */
export interface ArchiveBytes {
  /** `length` bytes from `offset` on. */
  read(offset: number, length: number): Uint8Array;
  /** Unpacks a group to its `size` bytes. */
  unpack(bytes: Uint8Array, size: number): Uint8Array;
}

/** The index of an archive, which is written as JSON. */
export interface ArchiveIndex {
  /** Names the content: of two archives with one version the files are the same. */
  readonly version: string;
  /** Of each group: where it begins behind the index, its length, and its size when it is unpacked. */
  readonly groups: readonly (readonly [offset: number, length: number, size: number])[];
  /** Of each file, by its path: the number of its group, where it begins in it, and its size. */
  readonly files: Readonly<Record<string, readonly [group: number, start: number, size: number]>>;
}

/** What an archive begins with; the length of the index follows, in four bytes, the lowest first. */
export const ARCHIVE_MARK = "MOLTARC1";

/** Groups that are kept unpacked. */
const KEPT = 4;

/** An archive whose index has been read. */
export class Archive {
  readonly #bytes: ArchiveBytes;
  readonly #index: ArchiveIndex;
  readonly #base: number;
  readonly #groups = new Map<number, Uint8Array>();

  /** Reads the index. Throws `Error` when the bytes are no archive. */
  constructor(bytes: ArchiveBytes) {
    this.#bytes = bytes;
    const head = bytes.read(0, ARCHIVE_MARK.length + 4);
    if (String.fromCharCode(...head.subarray(0, ARCHIVE_MARK.length)) !== ARCHIVE_MARK) throw new Error("not an archive of Molt");
    const length = head.subarray(ARCHIVE_MARK.length).reduceRight((value, byte) => value * 256 + byte, 0);
    this.#base = head.length + length;
    this.#index = JSON.parse(new TextDecoder().decode(bytes.read(head.length, length))) as ArchiveIndex;
  }

  /** Names the content. */
  get version(): string {
    return this.#index.version;
  }

  /** The paths of all files. */
  get paths(): readonly string[] {
    return Object.keys(this.#index.files);
  }

  /** Whether there is a file of this path. */
  has(path: string): boolean {
    return Object.hasOwn(this.#index.files, path);
  }

  /** The content of a file, to be read only; null when there is none of this path. */
  get(path: string): Uint8Array | null {
    if (!this.has(path)) return null;
    const [group, start, size] = this.#index.files[path] as readonly [number, number, number];
    return this.#group(group).subarray(start, start + size);
  }

  #group(number: number): Uint8Array {
    let unpacked = this.#groups.get(number);
    if (unpacked === undefined) {
      const [offset, length, size] = this.#index.groups[number] as readonly [number, number, number];
      unpacked = this.#bytes.unpack(this.#bytes.read(this.#base + offset, length), size);
      for (const oldest of this.#groups.keys()) {
        if (this.#groups.size < KEPT) break;
        this.#groups.delete(oldest);
      }
      this.#groups.set(number, unpacked);
    }
    return unpacked;
  }
}
