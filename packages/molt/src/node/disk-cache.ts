/** The cache of compiled modules on disk: one file per key in the user's cache folder, written whole or not at all. */
import { ContentHash } from "../pipeline/content-hash.ts";
import { type ModuleCache, NO_CACHE } from "../pipeline/module-cache.ts";

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");
const path = process.getBuiltinModule("node:path");

const DIGEST = 16;

/** How large the cache may become. */
export interface CacheLimits {
  /** Bytes that are kept when it is looked after. */
  readonly bytes: number;
  /** How likely it is looked after when something is put into it: looking at all files takes its time. */
  readonly chance: number;
}

const LIMITS: CacheLimits = { bytes: 256 << 20, chance: 0.01 };

/**
 * The cache that the environment asks for: none with `MOLT_CACHE=off`, in `MOLT_CACHE_DIR` when that is set, else in the platform's folder
 * for caches. A cache that cannot be read or written is as good as none; it is never an error.
 */
export function openDiskCache(env: Readonly<Record<string, string | undefined>> = process.env, limits: CacheLimits = LIMITS): ModuleCache {
  if (env["MOLT_CACHE"] === "off") return NO_CACHE;
  const folder = folderFrom(env);
  if (folder === null) return NO_CACHE;
  const fileOf = (key: string): string => path.join(folder, key.slice(0, 2), `${key.slice(2)}.wasm`);
  return {
    get(key) {
      let bytes: Uint8Array;
      try {
        bytes = fs.readFileSync(fileOf(key));
      } catch {
        return null;
      }
      const content = bytes.subarray(0, Math.max(0, bytes.length - DIGEST));
      const digest = digestOf(key, content);
      const intact = bytes.length > DIGEST && digest.every((byte, index) => byte === bytes[content.length + index]);
      return intact ? content : null;
    },
    put(key, bytes) {
      const file = fileOf(key);
      const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      try {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        const whole = new Uint8Array(bytes.length + DIGEST);
        whole.set(bytes);
        whole.set(digestOf(key, bytes), bytes.length);
        fs.writeFileSync(draft, whole);
        fs.renameSync(draft, file);
        if (Math.random() < limits.chance) prune(folder, limits.bytes);
      } catch {
        discard(draft);
      }
    },
    drop: (key) => discard(fileOf(key)),
  };
}

/** What an entry ends with: it tells damage, and entries that lie in another one's place. */
function digestOf(key: string, content: Uint8Array): Uint8Array {
  return new ContentHash().text(key).bytes(content).digest();
}

/** Removes a file; what cannot be removed is none of the program's business. */
function discard(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // The cache is an optimization: without it everything works.
  }
}

/** A draft of this age is of a process that ended while it wrote: milliseconds. */
const ABANDONED = 3_600_000;

/** Removes the oldest files until the rest fits, and what was left half written. Other processes may do the same at the same time. */
function prune(folder: string, limit: number): void {
  const all = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const name of all.filter((each) => /\.wasm\.\d+\.\w+$/.test(each))) {
    const draft = path.join(folder, name);
    const status = fs.statSync(draft, { throwIfNoEntry: false });
    if (status !== undefined && Date.now() - status.mtimeMs > ABANDONED) discard(draft);
  }
  const files = all
    .filter((name) => name.endsWith(".wasm"))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const status = fs.statSync(file, { throwIfNoEntry: false });
      return status === undefined ? [] : [{ file, size: status.size, time: status.mtimeMs }];
    })
    .sort((a, b) => b.time - a.time);
  let kept = 0;
  for (const { file, size } of files) {
    kept += size;
    if (kept > limit) fs.rmSync(file, { force: true });
  }
}

function folderFrom(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env["MOLT_CACHE_DIR"]) return env["MOLT_CACHE_DIR"];
  if (env["XDG_CACHE_HOME"]) return path.join(env["XDG_CACHE_HOME"], "molt");
  if (process.platform === "win32") return env["LOCALAPPDATA"] ? path.join(env["LOCALAPPDATA"], "molt", "cache") : null;
  const home = env["HOME"];
  if (!home) return null;
  return process.platform === "darwin" ? path.join(home, "Library", "Caches", "molt") : path.join(home, ".cache", "molt");
}
