/** What a program may do. Nothing is granted unless it is named; a program cannot widen its policy. */
import type { HostAdapter, HostWaits } from "./adapter.ts";
import { HostException } from "./errors.ts";

/** What is granted. Everything left out is denied. */
export interface Policy {
  /** Folders whose files may be read; `true` for all. */
  readonly read?: readonly string[] | true;
  /** Folders whose files may be written; `true` for all. */
  readonly write?: readonly string[] | true;
  /** Names of environment variables that may be seen; `true` for all. */
  readonly env?: readonly string[] | true;
  /** Standard input. */
  readonly stdin?: boolean;
  /** Standard output and error. */
  readonly output?: boolean;
  /** The wall clock. The monotonic one is always there. */
  readonly clock?: boolean;
  /** Random numbers of the platform. */
  readonly random?: boolean;
  /** Waiting, which blocks the thread. */
  readonly sleep?: boolean;
}

/** Everything: for programs that are trusted as a command's are. */
export const GRANT_ALL: Policy = { read: true, write: true, env: true, stdin: true, output: true, clock: true, random: true, sleep: true };

function denied(capability: string, detail = ""): HostException {
  return new HostException("PermissionError", `the capability "${capability}" is not granted${detail === "" ? "" : `: ${detail}`}`);
}

/** An adapter that asks a policy before each call. Denials are `PermissionError`s that name the capability. */
export function guard(adapter: HostAdapter, policy: Policy): HostAdapter {
  const roots = (granted: readonly string[] | true | undefined): readonly string[] | true =>
    granted === true ? true : (granted ?? []).map((root) => adapter.resolve(root));
  const readable = roots(policy.read);
  const writable = roots(policy.write);
  const allowed = (granted: readonly string[] | true, path: string): boolean => {
    if (granted === true) return true;
    const resolved = adapter.resolve(path);
    return granted.some((root) => resolved === root || resolved.startsWith(root.endsWith("/") ? root : `${root}/`));
  };
  return {
    platform: adapter.platform,
    terminals: adapter.terminals,
    write(fd, data) {
      if (policy.output === true) adapter.write(fd, data);
    },
    flush(fd) {
      if (policy.output === true) adapter.flush(fd);
    },
    readLine(limit) {
      if (policy.stdin !== true) throw denied("stdin");
      return adapter.readLine(limit);
    },
    read(limit) {
      if (policy.stdin !== true) throw denied("stdin");
      return adapter.read(limit);
    },
    // What is not granted does not show whether it is there.
    stat: (path) => (allowed(readable, path) ? adapter.stat(path) : null),
    readFile(path) {
      if (!allowed(readable, path)) throw denied("read", path);
      return adapter.readFile(path);
    },
    writeFile(path, data, mode) {
      if (!allowed(writable, path)) throw denied("write", path);
      adapter.writeFile(path, data, mode);
    },
    resolve: (path) => adapter.resolve(path),
    clock(which) {
      if (which !== 0 && policy.clock !== true) throw denied("clock");
      return adapter.clock(which);
    },
    random(count) {
      if (policy.random !== true) throw denied("random");
      return adapter.random(count);
    },
    sleep(seconds) {
      if (policy.sleep !== true) throw denied("sleep");
      adapter.sleep(seconds);
    },
    env(name) {
      const granted = policy.env ?? [];
      return granted === true || granted.includes(name) ? adapter.env(name) : null;
    },
    envNames() {
      const granted = policy.env ?? [];
      return granted === true ? adapter.envNames() : adapter.envNames().filter((name) => granted.includes(name));
    },
    interrupted: () => adapter.interrupted?.() === true,
    ...(adapter.waits === undefined ? {} : { waits: guardWaits(adapter.waits, policy) }),
  };
}

function guardWaits(waits: HostWaits, policy: Policy): HostWaits {
  return {
    started: () => waits.started(),
    turn: () => waits.turn(),
    async sleep(seconds) {
      if (policy.sleep !== true) throw denied("sleep");
      await waits.sleep(seconds);
    },
    async readLine(limit) {
      if (policy.stdin !== true) throw denied("stdin");
      return waits.readLine(limit);
    },
    async read(limit) {
      if (policy.stdin !== true) throw denied("stdin");
      return waits.read(limit);
    },
  };
}
