/** A platform that exists in memory only: a map of files, streams as callbacks. It runs anywhere and reaches nothing. */
import { blockThread } from "@molt-py/provenance";
import type { HostAdapter, PathKind } from "./adapter.ts";
import { osError } from "./errors.ts";

/** What the platform in memory is given. */
export interface MemoryHostOptions {
  /** Files by absolute path, as text or bytes. The map is used as it is: what Python writes is found in it. */
  readonly files?: Map<string, string | Uint8Array>;
  /** Receives standard output, as it is written. */
  readonly stdout?: (data: Uint8Array) => void;
  /** Receives standard error. */
  readonly stderr?: (data: Uint8Array) => void;
  /** Gives the next piece of standard input; null or an empty one at its end. */
  readonly stdin?: () => Uint8Array | string | null;
  /** Wall clock in seconds; the platform's own when absent. */
  readonly now?: () => number;
  /** Variables. */
  readonly env?: Readonly<Record<string, string>>;
}

const encoder = new TextEncoder();

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === "string" ? encoder.encode(data) : data;
}

/** Normalizes an absolute or relative path against `/`. */
export function normalizePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** Makes a platform in memory. */
export function createMemoryHost(options: MemoryHostOptions = {}): HostAdapter {
  const files = options.files ?? new Map<string, string | Uint8Array>();
  const started = performance.now();
  let input: Uint8Array = new Uint8Array(0);
  let ended = false;
  const find = (path: string): string | Uint8Array | undefined => files.get(normalizePath(path)) ?? files.get(path);
  const stat = (path: string): PathKind | null => {
    if (find(path) !== undefined) return "file";
    const normal = normalizePath(path);
    const prefix = normal === "/" ? "/" : `${normal}/`;
    for (const name of files.keys()) if (normalizePath(name).startsWith(prefix)) return "directory";
    return null;
  };
  /** Reads until `enough` says so, or the input ends. */
  const fill = (enough: (available: Uint8Array) => boolean): void => {
    while (!ended && !enough(input)) {
      const piece = options.stdin?.() ?? null;
      const bytes = piece === null ? null : bytesOf(piece);
      if (bytes === null || bytes.length === 0) ended = true;
      else {
        const joined = new Uint8Array(input.length + bytes.length);
        joined.set(input);
        joined.set(bytes, input.length);
        input = joined;
      }
    }
  };
  const take = (count: number): Uint8Array => {
    const taken = input.slice(0, count);
    input = input.slice(taken.length);
    ended = ended && input.length > 0;
    return taken;
  };
  return {
    platform: "molt",
    terminals: 0,
    write(fd, data) {
      if (fd === 2) options.stderr?.(data);
      else options.stdout?.(data);
    },
    flush() {},
    readLine(limit) {
      fill((available) => available.length >= limit || available.includes(10));
      const end = input.indexOf(10);
      return take(Math.min(limit, end < 0 ? input.length : end + 1));
    },
    read(limit) {
      fill((available) => available.length >= limit);
      return take(Math.min(limit, input.length));
    },
    stat,
    readFile(path) {
      const data = find(path);
      if (data !== undefined) return bytesOf(data);
      throw osError(stat(path) === "directory" ? "EISDIR" : "ENOENT", path);
    },
    writeFile(path, data, mode) {
      const normal = normalizePath(path);
      const there = find(path);
      if (there !== undefined && mode === "create") throw osError("EEXIST", path);
      if (there === undefined && stat(path) === "directory") throw osError("EISDIR", path);
      const before = mode === "append" && there !== undefined ? bytesOf(there) : new Uint8Array(0);
      const joined = new Uint8Array(before.length + data.length);
      joined.set(before);
      joined.set(data, before.length);
      files.set(normal, joined);
    },
    resolve: normalizePath,
    clock: (which) => (which === 1 ? (options.now?.() ?? Date.now() / 1000) : (performance.now() - started) / 1000),
    random(count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(count, at + 65_536)));
      return bytes;
    },
    sleep(seconds) {
      if (blockThread(seconds * 1000)) return;
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until);
    },
    env: (name) => options.env?.[name] ?? null,
    envNames: () => Object.keys(options.env ?? {}),
  };
}
