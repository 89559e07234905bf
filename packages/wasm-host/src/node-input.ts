/** Standard input of a Node process, read in pieces: by blocking the thread, or by waiting for what a terminal or a pipe brings. */
import { blockThread } from "@molt-py/provenance";
import { codeOf, failure } from "./node-errors.ts";
import type { NodeSignals } from "./node-signals.ts";

// Not `import`: that reads every property of the module, and some of them load more of Node.
const fs = process.getBuiltinModule("node:fs");

const PIECE = 1 << 16;

/** Standard input. */
export class Input {
  #held: Uint8Array = new Uint8Array(0);
  #start = 0;
  #ended = false;

  /** A line with its line break, at most `limit` bytes; what is left at the end. */
  line(limit: number): Uint8Array {
    for (;;) {
      const line = this.#heldLine(limit);
      if (line !== null) return line;
      if (!this.#fill()) return this.#take(limit);
    }
  }

  /** Bytes, fewer than `limit` only at the end. */
  bytes(limit: number): Uint8Array {
    while (this.#available < limit && this.#fill());
    return this.#take(limit);
  }

  /** As `line`, without blocking where the input is a terminal or a pipe. */
  async lineLater(limit: number, signals: NodeSignals): Promise<Uint8Array> {
    for (;;) {
      const line = this.#heldLine(limit);
      if (line !== null) return line;
      if (!(await this.#fillLater(signals))) return this.#take(limit);
    }
  }

  /** As `bytes`, without blocking where the input is a terminal or a pipe. */
  async bytesLater(limit: number, signals: NodeSignals): Promise<Uint8Array> {
    while (this.#available < limit && (await this.#fillLater(signals)));
    return this.#take(limit);
  }

  get #available(): number {
    return this.#held.length - this.#start;
  }

  /** Where the search for the end of the line goes on, relative to the start. */
  #searched = 0;

  #heldLine(limit: number): Uint8Array | null {
    const found = this.#held.indexOf(10, this.#start + this.#searched);
    if (found >= 0) return this.#take(Math.min(limit, found + 1 - this.#start));
    this.#searched = this.#available;
    return this.#available >= limit ? this.#take(limit) : null;
  }

  #take(limit: number): Uint8Array {
    const taken = this.#held.slice(this.#start, this.#start + Math.min(limit, this.#available));
    this.#start += taken.length;
    this.#searched = 0;
    return taken;
  }

  /** Reads another piece; false at the end. A terminal can go on after its end of file. */
  #fill(): boolean {
    const piece = new Uint8Array(PIECE);
    return this.#add(piece.subarray(0, readSome(piece)));
  }

  #add(piece: Uint8Array): boolean {
    if (piece.length === 0) return false;
    const left = this.#available;
    const joined = new Uint8Array(left + piece.length);
    joined.set(this.#held.subarray(this.#start));
    joined.set(piece, left);
    this.#held = joined;
    this.#start = 0;
    return true;
  }

  async #fillLater(signals: NodeSignals): Promise<boolean> {
    // What is no stream is there at once.
    if (this.#ended || !isStream()) return this.#fill();
    const { stdin } = process;
    for (;;) {
      const piece = stdin.read() as Uint8Array | null;
      if (piece !== null) return this.#add(piece);
      if (stdin.errored !== null) throw failure(stdin.errored);
      if (stdin.readableEnded || stdin.destroyed) {
        this.#ended = true;
        return false;
      }
      await signals.waitFor((done) => {
        for (const event of EVENTS) stdin.on(event, done);
        stdin.ref();
        return () => {
          for (const event of EVENTS) stdin.off(event, done);
          stdin.unref();
        };
      });
    }
  }
}

const EVENTS = ["readable", "end", "close", "error"] as const;

/** Whether standard input is something that may keep its reader waiting. */
function isStream(): boolean {
  try {
    const status = fs.fstatSync(0);
    return status.isFIFO() || status.isSocket() || (status.isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(0));
  } catch {
    return false;
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
