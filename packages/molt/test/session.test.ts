/** The boundary itself: requests that make no sense, numbers that name nothing, platforms without files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeModule } from "@molt-py/builtins";
import { ByteWriter } from "@molt-py/provenance";
import { GUEST, RequestRefusedError, RuntimePoisonedError } from "@molt-py/state";
import { createMemoryHost } from "@molt-py/wasm-host";
import { expect, it } from "vitest";
import { Molt, type PyObject, PythonError, StaleHandleError } from "../src/index.ts";
import { loadCore } from "../src/node/artifacts.ts";
import { Session } from "../src/pipeline/session.ts";

const packages = join(import.meta.dirname, "../..");

function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor(state / 8) % below;
  };
}

it("refuses requests of random bytes, and carries on", () => {
  const session = new Session({ core: loadCore(), adapter: createMemoryHost() });
  const random = makeRandom(2026);
  const seen = new Set<string>();
  for (let round = 0; round < 4000; round++) {
    const op = random(32);
    // Loading is left out: its bytes come from Molt's own compiler. So is what ends or reconfigures the runtime.
    if (op === GUEST.CONFIGURE || op === GUEST.LOAD || op === GUEST.FINISH || op === GUEST.AHEAD) continue;
    const bytes = new ByteWriter();
    for (let length = random(24); length > 0; length--) bytes.u8(random(3) === 0 ? random(256) : random(24));
    try {
      session.runtime.request(op, (w) => w.raw(bytes.bytes));
    } catch (error) {
      expect(error).not.toBeInstanceOf(RuntimePoisonedError);
      seen.add((error as Error).name);
    }
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(["RequestRefusedError", "StaleHandleError"]));
  expect(session.runtime.life).toBe("ready");
  expect(session.importModule("sys").typeName).toBe("module");
  session.close();
});

it("refuses damaged modules of every kind, and carries on", () => {
  const session = new Session({ core: loadCore(), adapter: createMemoryHost() });
  const random = makeRandom(7);
  const { runtime } = session;
  // A module with the constants 1 and "a", and a code object that ends early.
  const section = new Uint8Array([0x4d, 0x4f, 0x4c, 0x54, 1, 4, 0x33, 0x2e, 0x31, 0x34, 0, 1, 0x6d, 1, 0x66, 1, 3, 1, 1, 5, 1, 0x61, 9, 1, 1, 0, 1, 0, 0, 0, 0]);
  for (let round = 0; round < 2000; round++) {
    const damaged = section.slice(0, random(section.length + 1));
    for (let count = random(4); count > 0 && damaged.length > 0; count--) damaged[random(damaged.length)] = random(256);
    try {
      runtime.request(GUEST.LOAD, (w) => w.raw(damaged));
    } catch (error) {
      expect(error).not.toBeInstanceOf(RuntimePoisonedError);
      expect((error as Error).message).not.toBe("");
    }
  }
  expect(runtime.life).toBe("ready");
  session.close();
});

it("knows random numbers, released and foreign handles as stale", () => {
  const [one, two] = [1, 2].map(() => new Session({ core: loadCore(), adapter: createMemoryHost() })) as [Session, Session];
  const random = makeRandom(5);
  const numbers: number[] = [0, 1, Number.MAX_SAFE_INTEGER];
  for (let count = 0; count < 50; count++) {
    // The answer of `new-namespace` is a proxy: tag, kind, name, handle.
    const answer = one.runtime.request(GUEST.NEW_NAMESPACE, (w) => w.text("n"));
    answer.u8();
    answer.u8();
    answer.text();
    const handle = answer.uint();
    expect(Number.isSafeInteger(handle)).toBe(true);
    one.runtime.request(GUEST.RELEASE, (w) => w.uint(1).uint(handle));
    numbers.push(handle, handle + 1, random(2 ** 30));
  }
  for (const session of [one, two]) {
    for (const number of numbers) expect(() => session.runtime.request(GUEST.LENGTH, (w) => w.uint(number)), `${number}`).toThrow(StaleHandleError);
    session.close();
  }
});

it("says that there is no compiler where there is none", () => {
  const session = new Session({ core: loadCore(), adapter: createMemoryHost({ files: new Map([["/m.py", "x = 1\n"]]) }), path: ["/"] });
  expect(() => session.importModule("m")).toThrow("this build of Molt has no compiler");
  expect(session.importModule("sys").typeName).toBe("module");
  expect(() => session.runtime.request(99)).toThrow(RequestRefusedError);
  session.close();
});

it("runs from WebAssembly that it is given, as in a browser", async () => {
  const wasm = { core: readFileSync(join(packages, "provenance/wasm/molt_core.wasm")), parser: readFileSync(join(packages, "frontend/wasm/molt_parser.wasm")) };
  using py = await Molt.create({ wasm });
  expect(py.run("[n ** 2 for n in range(4)]")).toEqual([0, 1, 4, 9]);
  const error = (() => {
    try {
      return py.run("import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return f(n + 1)\nf(0)");
    } catch (failure) {
      return failure;
    }
  })();
  expect(error).toBeInstanceOf(PythonError);
  expect(error).toMatchObject({ type: "RecursionError" });
});

it("ends a runtime whose memory runs out in the middle of an operation, and no other", async () => {
  await expect(Molt.create({ maxMemory: 1 << 20 })).rejects.toThrow("a runtime needs at least");
  using other = await Molt.create();
  const py = await Molt.create({ maxMemory: 40 << 20 });
  expect(() => py.run("repr(['x' * 100] * 10**6)")).toThrow("used up the runtime's memory");
  expect(py.closed).toBe(true);
  expect(() => py.run("1")).toThrow(RuntimePoisonedError);
  await py.close();
  expect(other.run("1 + 1")).toBe(2);
});

it("describes what a module offers", async () => {
  using py = await Molt.create();
  const described = describeModule(py.import("math"), py.run("dir") as PyObject);
  expect(described.map(({ name }) => name)).toEqual(expect.arrayContaining(["pi", "sqrt", "floor"]));
  expect(described.find(({ name }) => name === "sqrt")).toMatchObject({ typeName: "builtin_function_or_method", doc: expect.stringMatching(/square root/) });
});
