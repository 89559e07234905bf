/** What a platform has to offer for Python programs to run on it. */

/** What is at a path. */
export type PathKind = "file" | "directory";

/**
 * What a platform can wait for without blocking its thread. An interrupt that comes meanwhile rejects with `KeyboardInterrupt`
 * (see `interruption`).
 */
export interface HostWaits {
  /** The program has shown that it runs, so from now on an interrupt is its own to handle. Before, it may just end it. */
  started(): void;
  /** Lets the platform do what it has to do, such as to take in a signal. */
  turn(): Promise<void>;
  /** As {@link HostAdapter.sleep}. */
  sleep(seconds: number): Promise<void>;
  /** As {@link HostAdapter.readLine}. */
  readLine(limit: number): Promise<Uint8Array>;
  /** As {@link HostAdapter.read}. */
  read(limit: number): Promise<Uint8Array>;
}

/**
 * A platform. Every function is synchronous, as a running program waits for it. Failures are thrown as `HostOsError` or `HostException`.
 * Paths are the platform's own, with `/` between their parts.
 */
export interface HostAdapter {
  /** `sys.platform` */
  readonly platform: string;
  /** Whether standard input, output and error are terminals: bits 0, 1, 2. */
  readonly terminals: number;
  /** Writes to standard output (1) or error (2); may buffer. */
  write(fd: number, data: Uint8Array): void;
  /** Writes out what is buffered. */
  flush(fd: number): void;
  /** One line of standard input with its line break; empty at the end. At most `limit` bytes. */
  readLine(limit: number): Uint8Array;
  /** Bytes of standard input, at most `limit`; empty at the end. `Infinity` reads everything. */
  read(limit: number): Uint8Array;
  /** What is at a path; null when nothing is. */
  stat(path: string): PathKind | null;
  /** The bytes of a file. */
  readFile(path: string): Uint8Array;
  /** Writes a file: replaces it, adds to its end, or fails when it is there. */
  writeFile(path: string, data: Uint8Array, mode: "truncate" | "append" | "create"): void;
  /** The path with `.` and `..` resolved, absolute, and with symbolic links followed as far as it exists. */
  resolve(path: string): string;
  /** Seconds: 0 monotonic, 1 wall, 2 processor time. */
  clock(which: number): number;
  /** Random bytes. */
  random(count: number): Uint8Array;
  /** Waits. */
  sleep(seconds: number): void;
  /** An environment variable; null when it is not set. */
  env(name: string): string | null;
  /** The names of all environment variables. */
  envNames(): readonly string[];
  /** Takes an interrupt: whether one was asked for since. Called every few hundredths of a second while Python runs. */
  interrupted?(): boolean;
  /** What can be waited for while the platform goes on; used where the engine lets programs wait. */
  readonly waits?: HostWaits;
}

/** Joins a folder and a name. */
export function joinPath(folder: string, name: string): string {
  if (folder === "") return name;
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}
