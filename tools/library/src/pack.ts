/** The archives of the library, written when they are not there or are of other sources. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

import { Archive } from "../../../packages/stdlib/src/archive.ts";
import { digestOf, packArchive } from "./archive.ts";
import { librarySources } from "./sources.ts";

/** Changes whenever archives are written in another way. */
const FORM = "1";

/** An archive in a file. */
export function readArchive(file: string): Archive {
  const bytes = readFileSync(file);
  return new Archive({ read: (offset, length) => bytes.subarray(offset, offset + length), unpack: (group) => brotliDecompressSync(group) });
}

/** What an archive in a file calls its content; null when there is none that can be read. */
export function versionOf(file: string): string | null {
  try {
    return existsSync(file) ? readArchive(file).version : null;
  } catch {
    return null;
  }
}

/** Writes a file whole or not at all. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
}

/** Brings the archive of sources up to date; gives its size in bytes. */
export async function packSources(root: string, file: string): Promise<number> {
  const sources = librarySources(root);
  const version = digestOf(new Map([["form", Buffer.from(FORM)], ...sources]));
  if (versionOf(file) !== version) writeWhole(file, await packArchive(sources, version));
  return readFileSync(file).length;
}
