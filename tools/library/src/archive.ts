/** Writing the archives that `packages/stdlib` reads. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

import { ARCHIVE_MARK, type ArchiveIndex } from "../../../packages/stdlib/src/archive.ts";

const compress = promisify(brotliCompress);

/** How large a group may become by joining files: larger ones are smaller on disk and slower to get one file from. */
const GROUP = 160_000;

/** Packs files, in their order; `quality` is brotli's, from 0 to 11. */
export async function packArchive(files: ReadonlyMap<string, Uint8Array>, version: string, quality = 9): Promise<Uint8Array> {
  const groups: Uint8Array[][] = [];
  const places: Record<string, readonly [number, number, number]> = {};
  let size = Infinity;
  for (const [path, content] of files) {
    if (size + content.length > GROUP) {
      groups.push([]);
      size = 0;
    }
    (groups.at(-1) as Uint8Array[]).push(content);
    places[path] = [groups.length - 1, size, content.length];
    size += content.length;
  }
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22 };
  const packed = await Promise.all(groups.map((group) => compress(Buffer.concat(group), { params })));
  let offset = 0;
  const index: ArchiveIndex = {
    version,
    groups: packed.map((bytes, number) => {
      const group = [offset, bytes.length, (groups[number] as Uint8Array[]).reduce((sum, part) => sum + part.length, 0)] as const;
      offset += bytes.length;
      return group;
    }),
    files: places,
  };
  const json = Buffer.from(JSON.stringify(index));
  const head = Buffer.alloc(ARCHIVE_MARK.length + 4);
  head.write(ARCHIVE_MARK);
  head.writeUInt32LE(json.length, ARCHIVE_MARK.length);
  return Buffer.concat([head, json, ...packed]);
}

/** A digest of files and of their paths. */
export function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [path, content] of files) hash.update(`${path} ${content.length}\n`).update(content);
  return hash.digest("hex").slice(0, 32);
}
