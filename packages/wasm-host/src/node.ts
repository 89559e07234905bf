/**
 * The platform that Node.js is. Streams are written and read synchronously by their file descriptors: Python's order of output is the
 * order on the screen, and nothing is lost at exit.
 */
import { blockThread } from "@molt-py/provenance";
import type { HostAdapter } from "./adapter.ts";
import { type HostOsError, osError } from "./errors.ts";

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");
const path = process.getBuiltinModule("node:path");

/** How Node's streams are used. */
export interface NodeHostOptions {
  /** Bytes of output that are kept before they are written; 0 writes at once. */
  readonly bufferSize?: number;
}

const BUFFER = 1 << 16;

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? "EIO");
}

function failure(error: unknown, filename = ""): HostOsError {
  return osError(codeOf(error), filename);
}

/** A stream of output with a buffer. */
class Output {
  readonly #fd: number;
  readonly #held: Uint8Array;
  /** A terminal sees whole lines at once. */
  readonly #lines: boolean;
  #used = 0;

  constructor(fd: number, size: number, lines: boolean) {
    this.#fd = fd;
    this.#held = new Uint8Array(size);
    this.#lines = lines;
  }

  write(data: Uint8Array): void {
    if (this.#used + data.length > this.#held.length) {
      this.flush();
      if (data.length >= this.#held.length) {
        writeAll(this.#fd, data);
        return;
      }
    }
    this.#held.set(data, this.#used);
    this.#used += data.length;
    if (this.#lines && data.includes(10)) this.flush();
  }

  flush(): void {
    if (this.#used === 0) return;
    const used = this.#used;
    // What cannot be written is dropped, as the next attempt would fail too.
    this.#used = 0;
    writeAll(this.#fd, this.#held.subarray(0, used));
  }
}

function writeAll(fd: number, data: Uint8Array): void {
  for (let at = 0; at < data.length; ) {
    try {
      at += fs.writeSync(fd, data, at, data.length - at);
    } catch (error) {
      // A pipe that Node made non-blocking is full: its reader needs time.
      if (codeOf(error) !== "EAGAIN") throw failure(error);
      blockThread(1);
    }
  }
}

/** Standard input, read in pieces. */
class Input {
  #held: Uint8Array = new Uint8Array(0);
  #start = 0;

  line(limit: number): Uint8Array {
    let searched = 0;
    for (;;) {
      const found = this.#held.indexOf(10, this.#start + searched);
      if (found >= 0) return this.#take(Math.min(limit, found + 1 - this.#start));
      searched = this.#held.length - this.#start;
      if (searched >= limit || !this.#fill()) return this.#take(Math.min(limit, this.#held.length - this.#start));
    }
  }

  bytes(limit: number): Uint8Array {
    while (this.#held.length - this.#start < limit && this.#fill());
    return this.#take(Math.min(limit, this.#held.length - this.#start));
  }

  #take(count: number): Uint8Array {
    const taken = this.#held.slice(this.#start, this.#start + count);
    this.#start += count;
    return taken;
  }

  /** Reads another piece; false at the end. A terminal can go on after its end of file. */
  #fill(): boolean {
    const left = this.#held.length - this.#start;
    const piece = new Uint8Array(BUFFER);
    const count = readSome(piece);
    if (count === 0) return false;
    const joined = new Uint8Array(left + count);
    joined.set(this.#held.subarray(this.#start));
    joined.set(piece.subarray(0, count), left);
    this.#held = joined;
    this.#start = 0;
    return true;
  }
}

function readSome(into: Uint8Array): number {
  for (;;) {
    try {
      return fs.readSync(0, into);
    } catch (error) {
      switch (codeOf(error)) {
        case "EAGAIN":
          blockThread(5);
          break;
        case "EOF":
          return 0;
        default:
          throw failure(error);
      }
    }
  }
}

/** Makes the platform of a Node process. */
export function createNodeHost(options: NodeHostOptions = {}): HostAdapter {
  const terminals = (isTerminal(0) ? 1 : 0) | (isTerminal(1) ? 2 : 0) | (isTerminal(2) ? 4 : 0);
  const output = new Output(1, options.bufferSize ?? BUFFER, (terminals & 2) !== 0);
  const input = new Input();
  const started = process.hrtime.bigint();
  return {
    platform: process.platform,
    terminals,
    write(fd, data) {
      if (fd === 1) output.write(data);
      else {
        // Both streams may be the same terminal or file.
        output.flush();
        writeAll(fd, data);
      }
    },
    flush(fd) {
      if (fd === 1) output.flush();
    },
    readLine(limit) {
      if ((terminals & 1) !== 0) output.flush();
      return input.line(limit);
    },
    read(limit) {
      if ((terminals & 1) !== 0) output.flush();
      return input.bytes(limit);
    },
    stat(file) {
      const found = fs.statSync(file, { throwIfNoEntry: false });
      if (found === undefined) return null;
      return found.isDirectory() ? "directory" : "file";
    },
    readFile(file) {
      try {
        return fs.readFileSync(file);
      } catch (error) {
        throw failure(error, file);
      }
    },
    writeFile(file, data, mode) {
      try {
        fs.writeFileSync(file, data, { flag: mode === "append" ? "a" : mode === "create" ? "wx" : "w" });
      } catch (error) {
        throw failure(error, file);
      }
    },
    resolve: resolveExisting,
    clock(which) {
      if (which === 1) return (performance.timeOrigin + performance.now()) / 1000;
      if (which === 2) {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1e6;
      }
      return Number(process.hrtime.bigint() - started) / 1e9;
    },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sleep(seconds) {
      output.flush();
      blockThread(seconds * 1000);
    },
    env: (name) => process.env[name] ?? null,
  };
}

/** Whether a stream is a terminal. Node's own module for it takes milliseconds to load, so it is asked about devices only. */
function isTerminal(fd: number): boolean {
  try {
    const status = fs.fstatSync(fd);
    const isNull = process.platform === "linux" && status.rdev >> 8 === 1;
    return status.isCharacterDevice() && !isNull && process.getBuiltinModule("node:tty").isatty(fd);
  } catch {
    return false;
  }
}

/** The absolute path with symbolic links followed; what does not exist yet is kept as it is below what does. */
function resolveExisting(file: string): string {
  const absolute = path.resolve(file);
  try {
    return fs.realpathSync(absolute);
  } catch {
    const parent = path.dirname(absolute);
    return parent === absolute ? absolute : path.join(resolveExisting(parent), path.basename(absolute));
  }
}
