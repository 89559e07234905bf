/**
 * Snapshots as bytes: what a runtime's memory has that a runtime just made from the same core has not, the modules that were loaded, and a
 * record of what the layers above know. They can be read with the very same core only.
 *
 * The bytes: `MOLTSNAP`, version, flags, length, ABI, Python's version, hashes of core and base image, record, image, checksum.
 */
import { ABI_VERSION, PYTHON_VERSION } from "@molt-py/abi";
import { ByteReader, ByteWriter, type CompiledCore, CoreImage } from "@molt-py/provenance";
import { Runtime } from "./runtime.ts";
import { hmacSha256, sha256 } from "./sha256.ts";

/**
 * What is wrong with a snapshot: Python is running; something is held that cannot travel; the bytes are no snapshot, end early, were changed;
 * they are of another version, of another core; the key is missing or another one; what it needs was not given.
 */
export type SnapshotProblem = "busy" | "held" | "format" | "truncated" | "damaged" | "version" | "core" | "key" | "missing";

/** A snapshot cannot be made, or cannot be restored. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  /** Which kind of problem it is. */
  readonly problem: SnapshotProblem;

  constructor(problem: SnapshotProblem, message: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.problem = problem;
  }
}

/** What a snapshot holds. */
export interface SnapshotContent {
  readonly image: CoreImage;
  /** What the layers above wrote. */
  readonly record: Uint8Array;
}

const MAGIC = "MOLTSNAP";
const FORMAT = 1;
const SIGNED = 1;
const HASH = 16;
const CHECKSUM = 32;
/** Bytes before those that the checksum is of but the length: magic, format, flags, length. */
const HEAD = MAGIC.length + 6;

/** The image of a runtime of a core that was just made and told nothing; it is made when it is first asked for. */
export function baseImage(core: CompiledCore): CoreImage {
  core.base ??= makeBaseImage(core);
  return core.base;
}

function makeBaseImage(core: CompiledCore): CoreImage {
  const runtime = new Runtime({
    core,
    // The same in every process: snapshots are differences to it.
    config: { argv: [""], path: [], executable: "", platform: "molt", maxRecursion: 1000, terminals: 0, seed: 0 },
    host: () => ({ request: () => undefined, direct: () => 0, clock: () => 0 }),
    proxies: () => ({ make: () => null, handleOf: () => null, close: () => undefined }),
    exception: () => new Error("a runtime that is being made raised an exception"),
    // As small as it may be, whatever limit others have.
    coreOptions: {},
  });
  runtime.start();
  const image = runtime.capture();
  runtime.close();
  return image;
}

/** The image that another one is written as a difference to. */
function baseFor(core: CompiledCore, image: CoreImage): CoreImage {
  const ahead = core.ahead?.loaded?.image;
  return ahead !== undefined && image.isFrom(ahead) ? ahead : baseImage(core);
}

function imageHash(image: CoreImage): Uint8Array {
  return (image.hash ??= hashOf(image.pack()));
}

/** Bytes by which a core is known. */
function hashOf(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).subarray(0, HASH);
}

/** Writes a snapshot; with a key it is signed. */
export function writeSnapshot(core: CompiledCore, content: SnapshotContent, key?: Uint8Array): Uint8Array {
  const base = baseFor(core, content.image);
  const w = new ByteWriter(1 << 16);
  for (const character of MAGIC) w.u8(character.charCodeAt(0));
  w.u8(FORMAT).u8(key === undefined ? 0 : SIGNED).raw(new Uint8Array(4));
  w.uint(ABI_VERSION);
  w.text(PYTHON_VERSION);
  w.raw((core.hash ??= hashOf(core.bytes))).raw(imageHash(base));
  w.data(content.record);
  content.image.encode(w, base);
  w.raw(new Uint8Array(CHECKSUM));
  const bytes = w.copy();
  for (let index = 0, rest = bytes.length; index < 4; index++, rest = Math.floor(rest / 256)) bytes[MAGIC.length + 2 + index] = rest % 256;
  const message = bytes.subarray(0, bytes.length - CHECKSUM);
  bytes.set(key === undefined ? sha256(message) : hmacSha256(key, message), message.length);
  return bytes;
}

/** Reads a snapshot. Throws {@link SnapshotError} for bytes that are none, were changed, or do not fit the core or the key. */
export function readSnapshot(core: CompiledCore, bytes: Uint8Array, key?: Uint8Array): SnapshotContent {
  if (Array.from(MAGIC).some((character, index) => bytes[index] !== undefined && bytes[index] !== character.charCodeAt(0))) throw new SnapshotError("format", "the bytes are no snapshot of Molt");
  if (bytes.length < HEAD) throw new SnapshotError("truncated", "the snapshot ends early");
  const [format, flags] = [bytes[MAGIC.length] as number, bytes[MAGIC.length + 1] as number];
  if (format !== FORMAT) throw new SnapshotError("version", `the snapshot has format ${format}, and this version of Molt reads ${FORMAT}: make it again`);
  let length = 0;
  for (let index = 3; index >= 0; index--) length = length * 256 + (bytes[MAGIC.length + 2 + index] as number);
  if (bytes.length < length) throw new SnapshotError("truncated", `the snapshot ends early: ${bytes.length} of ${length} bytes are there`);
  if (bytes.length !== length || length < HEAD + CHECKSUM || flags > SIGNED) throw new SnapshotError("damaged", "the snapshot was changed after it was made");
  if ((flags === SIGNED) !== (key !== undefined)) throw new SnapshotError("key", key === undefined ? "the snapshot is signed: its key is needed" : "the snapshot is not signed, and the key says it should be");
  const message = bytes.subarray(0, length - CHECKSUM);
  const expected = key === undefined ? sha256(message) : hmacSha256(key, message);
  let difference = 0;
  for (let index = 0; index < CHECKSUM; index++) difference |= (expected[index] as number) ^ (bytes[message.length + index] as number);
  if (difference !== 0) throw key === undefined ? new SnapshotError("damaged", "the snapshot was changed after it was made") : new SnapshotError("key", "the snapshot was signed with another key, or was changed after it was made");
  try {
    return readContent(core, new ByteReader(message.subarray(HEAD)));
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError("damaged", "the snapshot cannot be read", { cause: error });
  }
}

function readContent(core: CompiledCore, r: ByteReader): SnapshotContent {
  const [abi, python] = [r.uint(), r.text()];
  if (abi !== ABI_VERSION || python !== PYTHON_VERSION) throw new SnapshotError("version", `the snapshot is of ABI ${abi} and Python ${python}, and this is ABI ${ABI_VERSION} and Python ${PYTHON_VERSION}: make it again`);
  const [coreHash, baseHash] = [r.raw(HASH), r.raw(HASH)];
  const isBase = (image: CoreImage): boolean => equal(baseHash, imageHash(image));
  const sameCore = equal(coreHash, (core.hash ??= hashOf(core.bytes)));
  const base = !sameCore ? undefined : isBase(baseImage(core)) ? baseImage(core) : core.ahead !== null && isBase(core.ahead.load().image) ? core.ahead.load().image : undefined;
  if (base === undefined) throw new SnapshotError("core", "the snapshot was made with another build of Molt's core: make it again");
  const record = r.data();
  return { record, image: CoreImage.decode(r, base) };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
