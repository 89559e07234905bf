/**
 * The platform that Node.js is. Streams are written and read synchronously by their file descriptors: Python's order of output is the
 * order on the screen, and nothing is lost at exit.
 */
import { blockThread, hasOwnStacks } from "@molt-py/provenance";
import type { HostAdapter, HostWaits } from "./adapter.ts";
import { interruption } from "./errors.ts";
import { codeOf, failure } from "./node-errors.ts";
import { Input } from "./node-input.ts";
import { NodeSignals } from "./node-signals.ts";

export { NodeSignals };

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");
const path = process.getBuiltinModule("node:path");

/** The monotonic clock. `performance` would load more of Node. */
function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** How Node's streams are used. */
export interface NodeHostOptions {
  /** Bytes of output that are kept before they are written; 0 writes at once. */
  readonly bufferSize?: number;
  /** The interrupts of the process, when programs are to get them. */
  readonly signals?: NodeSignals;
}

const BUFFER = 1 << 16;

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

/** Makes the platform of a Node process. */
export function createNodeHost(options: NodeHostOptions = {}): HostAdapter {
  const terminals = (isTerminal(0) ? 1 : 0) | (isTerminal(1) ? 2 : 0) | (isTerminal(2) ? 4 : 0);
  const output = new Output(1, options.bufferSize ?? BUFFER, (terminals & 2) !== 0);
  const input = new Input();
  const { signals } = options;
  const started = milliseconds();
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
      try {
        const found = fs.statSync(file, { throwIfNoEntry: false });
        if (found === undefined) return null;
        return found.isDirectory() ? "directory" : "file";
      } catch {
        // No path, too long for one, or behind a folder that may not be looked into.
        return null;
      }
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
      return (milliseconds() - started) / 1000;
    },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sleep(seconds) {
      output.flush();
      blockThread(seconds * 1000);
    },
    env: (name) => process.env[name] ?? null,
    envNames: () => Object.keys(process.env),
    // Where programs cannot wait, nobody would take in a signal: then it ends the process as it ends any.
    ...(signals === undefined || !hasOwnStacks() ? {} : { interrupted: () => signals.taken(), waits: nodeWaits(signals, input, output, (terminals & 1) !== 0) }),
  };
}

/** Longest timer of Node. */
const LONGEST = 0x7fff_ffff;
/** Waits up to this length block the thread, as a timer would come late: milliseconds. */
const SHORT = 2;
/** Time after which the event loop has to turn. */
const TURN = 20;

function nodeWaits(signals: NodeSignals, input: Input, output: Output, prompts: boolean): HostWaits {
  let turned = milliseconds();
  const turn = (): Promise<void> => {
    turned = milliseconds();
    return signals.turn();
  };
  const before = (): void => {
    if (prompts) output.flush();
  };
  return {
    started: () => signals.listen(),
    turn,
    async sleep(seconds) {
      output.flush();
      const until = milliseconds() + seconds * 1000;
      for (let left = seconds * 1000; left > 0; left = until - milliseconds()) {
        if (left <= SHORT) blockThread(left);
        else {
          const time = Math.min(Math.floor(left), LONGEST);
          await signals.waitFor((done) => {
            const timer = setTimeout(done, time);
            return () => clearTimeout(timer);
          });
          turned = milliseconds();
        }
      }
      if (milliseconds() - turned > TURN) await turn();
      if (signals.taken()) throw interruption();
    },
    async readLine(limit) {
      before();
      return input.lineLater(limit, signals);
    },
    async read(limit) {
      before();
      return input.bytesLater(limit, signals);
    },
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
