// The child process of `runtime-engine.ts`: runs one program after the other, each in a runtime and on a platform of its own.

import type { HostAdapter } from "@molt-py/wasm-host";
import { createNodeHost } from "@molt-py/wasm-host/node";
import { runProgram } from "molt-py/run-program";

/** What the parent asks for; `stdin` is in base 64. */
export interface RunRequest {
  readonly path: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** Whether to count the objects that are left. */
  readonly countObjects: boolean;
}

/** How it went; both streams are in base 64. */
export interface RunReply {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** By how many objects of which type what was left differs from what a runtime begins with, when that was asked for. */
  readonly left: readonly (readonly [string, number])[];
}

process.on("message", (request: RunRequest) => {
  void run(request).then((reply) => process.send?.(reply));
});

async function run({ path, args, stdin, countObjects }: RunRequest): Promise<RunReply> {
  const written: Record<number, Buffer[]> = { 1: [], 2: [] };
  const input = Buffer.from(stdin, "base64");
  let at = 0;
  const take = (count: number): Uint8Array => {
    const taken = new Uint8Array(input.subarray(at, at + count));
    at += taken.length;
    return taken;
  };
  const adapter: HostAdapter = {
    ...createNodeHost(),
    terminals: 0,
    write: (fd, data) => void written[fd]?.push(Buffer.from(data)),
    flush: () => undefined,
    read: take,
    readLine(limit) {
      const end = input.indexOf(10, at);
      return take(Math.min(limit, end < 0 ? input.length - at : end + 1 - at));
    },
  };
  const { code, left } = await runProgram({ kind: "file", path }, [path, ...args], adapter, { countObjects });
  const text = (fd: number): string => Buffer.concat(written[fd] ?? []).toString("base64");
  return { stdout: text(1), stderr: text(2), code, left: [...(left ?? [])] };
}
