/** Where compiled modules are kept between runs. */

/** Bytes by key. A cache may forget anything, and answers null for what it does not have or does not trust. */
export interface ModuleCache {
  /** The bytes of a key; null when there are none. */
  get(key: string): Uint8Array | null;
  /** Keeps bytes. Never fails: what cannot be kept is forgotten. */
  put(key: string, bytes: Uint8Array): void;
  /** The bytes of a key turned out to be damaged. */
  drop(key: string): void;
}

/** Forgets everything. */
export const NO_CACHE: ModuleCache = { get: () => null, put: () => undefined, drop: () => undefined };

/** A cache in memory, bounded by the number of bytes it keeps; the oldest go first. */
export function createMemoryCache(limit = 32 << 20): ModuleCache {
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  const drop = (key: string): void => {
    size -= kept.get(key)?.length ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => kept.get(key) ?? null,
    put(key, bytes) {
      drop(key);
      kept.set(key, bytes);
      size += bytes.length;
      for (const oldest of kept.keys()) {
        if (size <= limit) break;
        drop(oldest);
      }
    },
    drop,
  };
}
