/** `wit/molt-runtime.wit` is the one declaration of the calls; the numbers in Rust and TypeScript have to follow it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COLUMN, DIRECT, TAG } from "@molt-py/object";
import { GUEST } from "@molt-py/state";
import { HOST } from "@molt-py/wasm-host";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Names of the calls of an interface, in order, in capitals. */
function calls(name: string): Record<string, number> {
  const body = new RegExp(`^interface ${name} \\{$([\\s\\S]*?)^\\}$`, "m").exec(read("wit/molt-runtime.wit"))?.[1] ?? "";
  const names = [...body.matchAll(/^ {2}([a-z][a-z-]*): func\(/gm)].map((match) => (match[1] as string).replaceAll("-", "_").toUpperCase());
  return Object.fromEntries(names.map((call, index) => [call, index + 1]));
}

/** The constants of a Rust module of a file. */
function constants(path: string, module: string): Record<string, number> {
  const body = new RegExp(`pub mod ${module} \\{([\\s\\S]*?)\\n\\}`).exec(read(path))?.[1] ?? "";
  return Object.fromEntries([...body.matchAll(/pub const ([A-Z_]+): u\d+ = (\d+);/g)].map((match) => [match[1] as string, Number(match[2])]));
}

describe("the interface file", () => {
  it("numbers what the core asks of JavaScript", () => {
    const declared = calls("host");
    expect(Object.keys(declared).length).toBeGreaterThan(20);
    expect(HOST).toEqual(declared);
    expect(constants("native/state/src/host.rs", "op")).toEqual(declared);
  });

  it("numbers what JavaScript asks of the core", () => {
    const declared = calls("guest");
    expect(Object.keys(declared).length).toBeGreaterThan(20);
    expect(GUEST).toEqual(declared);
    expect(constants("native/wasm-host/src/ops.rs", "op")).toEqual(declared);
  });

  it("agrees on the tags of values", () => {
    expect(TAG).toEqual(constants("native/wasm-host/src/codec.rs", "tag"));
    expect(COLUMN).toEqual(constants("native/wasm-host/src/columns.rs", "column"));
    expect(DIRECT).toEqual(constants("native/wasm-host/src/direct.rs", "kind"));
  });
});
