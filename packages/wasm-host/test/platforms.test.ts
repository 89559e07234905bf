/** Platforms and the policy before them. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryHost, guard, HostException, HostOsError } from "@molt-py/wasm-host";
import { createNodeHost } from "@molt-py/wasm-host/node";
import { describe, expect, it } from "vitest";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("the platform in memory", () => {
  it("reads, writes and lists by path", () => {
    const host = createMemoryHost({ files: new Map([["/a/b.txt", "one\n"]]) });
    expect(host.stat("/a")).toBe("directory");
    expect(host.stat("/a/./b.txt")).toBe("file");
    host.writeFile("/a/b.txt", new TextEncoder().encode("two\n"), "append");
    expect(text(host.readFile("/a/../a/b.txt"))).toBe("one\ntwo\n");
    expect(() => host.writeFile("/a/b.txt", new Uint8Array(), "create")).toThrow(HostOsError);
    expect(() => host.readFile("/a")).toThrow("[Errno 21] Is a directory: '/a'");
    expect(() => host.readFile("/nowhere")).toThrow("[Errno 2] No such file or directory: '/nowhere'");
  });

  it("gives standard input by lines, whatever the pieces", () => {
    const pieces = ["a", "b\ncd", "\n", "e"];
    const host = createMemoryHost({ stdin: () => pieces.shift() ?? null });
    expect([text(host.readLine(100)), text(host.readLine(1)), text(host.readLine(100)), text(host.readLine(100)), text(host.readLine(100))]).toEqual(["ab\n", "c", "d\n", "e", ""]);
  });
});

describe("a policy", () => {
  it("denies everything that it does not name, by the capability's name", () => {
    const host = guard(createMemoryHost({ files: new Map([["/a", "x"]]) }), {});
    expect(host.stat("/a")).toBeNull();
    for (const [attempt, name] of [
      [() => host.readFile("/a"), "read"],
      [() => host.writeFile("/a", new Uint8Array(), "truncate"), "write"],
      [() => host.readLine(1), "stdin"],
      [() => host.clock(1), "clock"],
      [() => host.random(1), "random"],
      [() => host.sleep(0), "sleep"],
    ] as const) {
      expect(attempt).toThrow(HostException);
      expect(attempt).toThrow(`the capability "${name}" is not granted`);
    }
    expect(host.clock(0)).toBeGreaterThanOrEqual(0);
    expect(host.env("HOME")).toBeNull();
  });

  it("keeps reading inside the granted folders, also through links and dots", () => {
    const folder = mkdtempSync(join(tmpdir(), "molt-policy-"));
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "secret"), "s");
    writeFileSync(join(folder, "in/open"), "o");
    symlinkSync(join(folder, "secret"), join(folder, "in/link"));
    const host = guard(createNodeHost(), { read: [join(folder, "in")] });
    expect(text(host.readFile(join(folder, "in/open")))).toBe("o");
    for (const path of ["in/../secret", "in/link", "secret", "inner"]) {
      expect(() => host.readFile(`${folder}/${path}`), path).toThrow('capability "read"');
    }
  });
});
