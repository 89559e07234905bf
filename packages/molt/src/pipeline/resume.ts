/** What a session's copy has to know besides the memory, and its form in a snapshot. */
import type { HeldObject } from "@molt-py/object";
import { ByteReader, ByteWriter, type CoreImage } from "@molt-py/provenance";
import { SnapshotError } from "@molt-py/state";

/** A session that another one goes on from. */
export interface SessionState {
  readonly image: CoreImage;
  /** Sources by file name, for tracebacks. */
  readonly sources: ReadonlyMap<string, string>;
  /** Loaded sources of the main module: their keys and numbers. */
  readonly loaded: readonly (readonly [string, number])[];
  /** Handle of the main module's namespace; null when nobody asked for it yet. */
  readonly main: number | null;
  /** Python objects that are handed over, by name: their handles. */
  readonly kept: readonly (readonly [string, number])[];
  /** JavaScript objects that Python holds. */
  readonly objects: readonly HeldObject[];
}

/** Everything but the image. Objects are written by the name that `nameOf` has for them. */
export function writeRecord(state: SessionState, nameOf: (held: HeldObject) => string): Uint8Array {
  const w = new ByteWriter(1024);
  const pairs = (entries: Iterable<readonly [string, number]>, count: number): void => {
    w.uint(count);
    for (const [name, number] of entries) {
      w.text(name);
      w.uint(number);
    }
  };
  w.uint(state.sources.size);
  for (const [filename, source] of state.sources) {
    w.text(filename);
    w.text(source);
  }
  pairs(state.loaded, state.loaded.length);
  w.uint(state.main === null ? 0 : state.main + 1);
  pairs(state.kept, state.kept.length);
  w.uint(state.objects.length);
  for (const held of state.objects) {
    w.text(nameOf(held));
    w.uint(held.number).uint(held.count);
  }
  return w.copy();
}

/** Reads what {@link writeRecord} wrote; `objects` are the JavaScript objects by name. Throws `SnapshotError` when one is missing. */
export function readRecord(record: Uint8Array, image: CoreImage, objects: Readonly<Record<string, unknown>>): SessionState {
  const r = new ByteReader(record);
  const pairs = (): [string, number][] => Array.from({ length: r.uint() }, () => [r.text(), r.uint()]);
  const sources = new Map(Array.from({ length: r.uint() }, (): [string, string] => [r.text(), r.text()]));
  const loaded = pairs();
  const main = r.uint();
  const kept = pairs();
  const held = Array.from({ length: r.uint() }, (): HeldObject => {
    const name = r.text();
    const object = Object.hasOwn(objects, name) ? objects[name] : undefined;
    if (object === null || (typeof object !== "object" && typeof object !== "function")) throw new SnapshotError("missing", `the snapshot needs the JavaScript object '${name}': pass it as keep.${name}`);
    return { number: r.uint(), count: r.uint(), object, self: null };
  });
  return { image, sources, loaded, main: main === 0 ? null : main - 1, kept, objects: held };
}
