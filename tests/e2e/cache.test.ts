// Compiled modules are kept in the user's cache folder; nothing that is wrong with it may break a program.

import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { molt, Scratch } from "./support/molt.ts";

const hello = { stdout: "hello 3\n", stderr: "", code: 0 };

describe("the cache of compiled modules", () => {
  it("is moved by MOLT_CACHE_DIR and used by the second run", async () => {
    using scratch = new Scratch();
    const file = scratch.write("hello.py", "print('hello', 1 + 2)\n");
    const env = { MOLT_CACHE_DIR: join(scratch.path, "cache") };
    expect(await molt(["run", file], { env })).toEqual(hello);
    expect(await molt(["run", file], { env })).toEqual(hello);
  });

  it("is left alone with MOLT_CACHE=off", async () => {
    using scratch = new Scratch();
    const file = scratch.write("hello.py", "print('hello', 1 + 2)\n");
    expect(await molt(["run", file], { env: { MOLT_CACHE: "off", MOLT_CACHE_DIR: join(scratch.path, "cache") } })).toEqual(hello);
    expect(readdirSync(scratch.path)).toEqual(["hello.py"]);
  });

  it("may be damaged", async () => {
    using scratch = new Scratch();
    const file = scratch.write("hello.py", "print('hello', 1 + 2)\n");
    const folder = join(scratch.path, "cache");
    const env = { MOLT_CACHE_DIR: folder };
    await molt(["run", file], { env });
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), "damaged");
    }
    expect(await molt(["run", file], { env })).toEqual(hello);
  });

  it("may be impossible to write", async () => {
    using scratch = new Scratch();
    const file = scratch.write("hello.py", "print('hello', 1 + 2)\n");
    const blocked = scratch.write("blocked", "a file, not a folder");
    chmodSync(blocked, 0o400);
    expect(await molt(["run", file], { env: { MOLT_CACHE_DIR: join(blocked, "cache") } })).toEqual(hello);
  });
});
