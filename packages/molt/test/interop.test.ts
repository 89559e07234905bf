/** Calls and values between JavaScript and Python: the ways that are made for speed give what the general ones give, and nothing is left behind. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Molt, type PyCallable, PythonError, type PyObject, StaleHandleError } from "../src/index.ts";
import { coreBytes } from "../src/node/artifacts.ts";

const SOURCE = `
def tell(x): return type(x).__name__ + " " + repr(x)
def same(x): return x
def hand(f, *args): return f(*args)
def tell_all(xs): return [repr(x) for x in xs]
class Thing:
    def __init__(self): self.x = 1
    def add(self, y): return self.x + y
thing = Thing()
`;

let state = 20_261_125;
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const CORNERS: readonly unknown[] = [
  0, -0, 1, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 31, -(2 ** 31), 2 ** 31 - 1, 2 ** 47, -(2 ** 47), 2 ** 47 - 1, 2 ** 53 - 1, 1 - 2 ** 53, 2 ** 53, -(2 ** 53),
  2 ** 60, Number.MIN_VALUE, Number.MAX_VALUE, 0n, 5n, -(2n ** 47n) - 1n, 2n ** 53n, -(2n ** 200n), null, undefined, true, false, "", "a", "\0", "é", "ÿ", "Ā", "\ud800", "\udc00\ud800", "😀", "a😀\ud83d", "x".repeat(119),
  "x".repeat(120), "x".repeat(121), "é".repeat(300), "€".repeat(120), "y".repeat(5000), "__proto__", "constructor",
];

function text(): string {
  const [length, widest] = [random(4) === 0 ? random(200) : random(12), [0x80, 0x100, 0x300, 0x1_0000][random(4)] as number];
  return Array.from({ length }, () => String.fromCharCode(random(widest))).join("");
}

function scalar(): unknown {
  switch (random(8)) {
    case 0:
      return CORNERS[random(CORNERS.length)];
    case 1:
      return (random(2) === 0 ? 1 : -1) * random(2 ** 32) * 2 ** random(22);
    case 2:
      return (random(2 ** 32) - 2 ** 31) / 2 ** random(60);
    case 3:
      return random(2) === 0;
    case 4:
      return null;
    default:
      return random(2) === 0 ? text() : random(1000) - 500;
  }
}

function value(depth: number): unknown {
  switch (depth === 0 ? 9 : random(9)) {
    case 0:
      return Array.from({ length: random(20) }, () => value(depth - 1));
    case 1:
      return Object.fromEntries(Array.from({ length: random(6) }, () => [text(), value(depth - 1)]));
    case 2:
      return new Map(Array.from({ length: random(6) }, () => [random(2) === 0 ? random(1000) : text(), value(depth - 1)]));
    case 3:
      return Uint8Array.from({ length: random(20) }, () => random(256));
    case 4:
      return alike(() => random(2 ** 32) - 2 ** 31);
    case 5:
      return alike(text);
    case 6:
      return alike(() => (random(30) === 0 ? value(depth - 1) : random(1000) / 8));
    case 7:
      return records(depth);
    default:
      return scalar();
  }
}

function alike(item: () => unknown): unknown[] {
  return Array.from({ length: random(30) }, item);
}

/** Objects with the same keys, or nearly so. */
function records(depth: number): unknown[] {
  const keys = Array.from({ length: 1 + random(5) }, (_, index) => (random(20) === 0 ? "__proto__" : `${text()}${index}`));
  const makes = keys.map(() => [scalar, text, () => random(100), () => value(depth - 1)][random(4)] as () => unknown);
  const odd = random(3) === 0;
  return Array.from({ length: 5 + random(20) }, () => {
    const own = odd && random(10) === 0 ? keys.slice().reverse() : odd && random(10) === 0 ? keys.slice(1) : keys;
    return Object.fromEntries(own.map((key, index) => [key, (makes[index] as () => unknown)()]));
  });
}

/** What comes back of a value: Python has one nothing, and its dicts are maps. */
function back(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(back);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, back(item)]));
  if (value instanceof Uint8Array || value === null || typeof value !== "object") return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, back(item)]));
}

describe("values", () => {
  let py: Molt;
  let functions: Record<"tell" | "same" | "hand" | "tell_all", PyCallable>;
  beforeAll(async () => {
    py = await Molt.create();
    py.run(SOURCE);
    functions = Object.fromEntries(["tell", "same", "hand", "tell_all"].map((name) => [name, py.globals.get(name)])) as typeof functions;
  });
  afterAll(() => py.close());

  it("are the same without a message as with one, in both directions", () => {
    const { tell, same, hand } = functions;
    let got: unknown[] = [];
    const note = (...args: unknown[]): unknown => {
      got = args;
      return args[0];
    };
    for (let count = 0; count < 6000; count++) {
      const sent = count < CORNERS.length ? CORNERS[count] : scalar();
      expect(tell(sent)).toBe(tell.callKw([sent], {}));
      expect(same(sent)).toBe(back(sent));
      // With a list beside it the call is a message.
      expect(hand(note, sent)).toBe(back(sent));
      const [direct] = got;
      hand(note, sent, []);
      expect(direct).toBe(got[0]);
      expect(direct).toBe(back(sent));
    }
  });

  it("are as many as are given, each in its place", () => {
    const { hand } = functions;
    for (let count = 0; count < 500; count++) {
      const sent = Array.from({ length: random(12) }, () => back(scalar()));
      expect(hand((...args: unknown[]) => args, ...sent)).toEqual(sent);
      let got: unknown[] = [];
      hand((...args: unknown[]) => void (got = args), ...sent);
      expect(got).toEqual(sent);
    }
  });

  it("in lists are the same by columns as one by one", () => {
    const { tell_all: tellAll, same } = functions;
    for (let count = 0; count < 400; count++) {
      const sent = [() => records(2), () => alike(text), () => alike(scalar), () => alike(() => random(2 ** 40)), () => [value(3)]][count % 5]?.() as unknown[];
      // One at a time there is no list.
      expect(tellAll(sent)).toEqual(sent.map((item) => (tellAll([item]) as string[])[0]));
      expect(same(sent)).toEqual(back(sent));
    }
  });

  it("in records are objects where that is asked for, whatever the keys", async () => {
    await using other = await Molt.create({ dicts: "object" });
    other.run(SOURCE);
    const same = other.globals.get("same") as PyCallable;
    for (const keys of [["id"], ["id", "name"], ["a", "b", "c", "d"], ["__proto__", "x"], ["1", "0"], ["toString", "a"]]) {
      const rows = Array.from({ length: 20 }, (_, row) => Object.fromEntries(keys.map((key, index) => [key, row * 10 + index])));
      const got = same(rows) as Record<string, unknown>[];
      expect(got).toEqual(rows);
      expect(got.map((row) => Object.keys(row))).toEqual(rows.map((row) => Object.keys(row)));
      expect(Object.getPrototypeOf(got[0])).toBe(Object.prototype);
    }
  });

  it("that are computed are computed once", () => {
    let reads = 0;
    const row = (): object => ({ get id() { return reads++; }, name: "n" });
    const rows: unknown[] = Array.from({ length: 20 }, row);
    expect((functions.tell_all(rows) as string[])[19]).toBe("{'id': 19, 'name': 'n'}");
    reads = 0;
    expect((functions.tell_all([...rows, { other: 1 }]) as string[])[19]).toBe("{'id': 19, 'name': 'n'}");
    expect(reads).toBe(20);
  });

  it("are refused when records contain themselves", () => {
    const rows: { self: unknown }[] = Array.from({ length: 10 }, () => ({ self: null }));
    for (const row of rows) row.self = row;
    expect(() => functions.same(rows)).toThrow("contains itself");
    for (const row of rows) row.self = rows;
    expect(() => functions.same(rows)).toThrow("contains itself");
    expect(() => py.run("r = {}\nrows = [{'a': 1, 'r': r} for _ in range(10)]\nr['rows'] = rows\nrows")).toThrow(PythonError);
    expect(functions.same(1)).toBe(1);
  });

  it("that are objects stay what they are", () => {
    const { same, hand } = functions;
    const own = { toJSON: () => 1, f() {} };
    class Own {}
    const [instance, callback] = [new Own(), (): void => undefined];
    for (const object of [instance, callback]) {
      expect(same(object)).toBe(object);
      expect(hand((x: unknown) => x, object)).toBe(object);
    }
    // Python's only hold on them ends with the call.
    expect(hand(() => instance)).toBe(instance);
    expect(hand(() => new Own())).toBeInstanceOf(Own);
    expect((hand(() => [new Own()]) as unknown[])[0]).toBeInstanceOf(Own);
    expect((same([own]) as Map<string, unknown>[])[0]?.get("f")).toBe(own.f);
    using thing = py.globals.get("thing") as PyObject;
    using again = same(thing) as PyObject;
    expect(again.repr()).toBe(thing.repr());
    const rows = Array.from({ length: 10 }, (_, id) => ({ id, thing, instance }));
    const first = (same(rows) as Map<string, unknown>[])[9];
    expect(first?.get("instance")).toBe(instance);
    expect((first?.get("thing") as PyObject).getAttr("x")).toBe(1);
  });
});

describe("errors", () => {
  it("cross as they are, without a message as with one", async () => {
    await using py = await Molt.create();
    py.run(`${SOURCE}\ndef fail(x): raise ValueError(f"bad {x}")\ndef caught(f, *args):\n    try: f(*args)\n    except Exception as e: return type(e).__name__ + ": " + str(e)`);
    const [fail, caught, hand] = ["fail", "caught", "hand"].map((name) => py.globals.get(name)) as [PyCallable, PyCallable, PyCallable];
    const errors = [() => fail(1), () => fail.callKw([1], {})].map((body) => {
      try {
        body();
      } catch (error) {
        return error as PythonError;
      }
      throw new Error("nothing was thrown");
    });
    for (const error of errors) {
      expect(error).toMatchObject({ name: "PythonError", type: "ValueError", module: "builtins", message: "bad 1" });
      expect(error.traceback).toMatch(/line \d+, in fail\n.*raise ValueError/);
    }
    const thrown = new TypeError("from JavaScript");
    const throwing = (): never => {
      throw thrown;
    };
    for (const args of [[1], [[1]]]) {
      expect(caught(throwing, ...args)).toBe("JsError: TypeError: from JavaScript");
      expect(() => hand(throwing, ...args)).toThrow(expect.objectContaining({ type: "JsError", cause: thrown }));
      // Python's own goes through JavaScript and stays the same.
      expect(caught(fail, ...args)).toBe(`ValueError: bad ${args.length === 1 && Array.isArray(args[0]) ? "[1]" : "1"}`);
      expect(caught((...all: unknown[]) => fail(...all), ...args)).toMatch(/^ValueError: bad/);
    }
    expect(caught(null, 1)).toBe("TypeError: 'NoneType' object is not callable");
    expect(caught(() => Symbol("none"), 1)).toMatch(/a symbol has no form in Python/);
    const deep = (): unknown => deep();
    expect(caught(deep)).toMatch(/^RecursionError/);
  });

  it("say when a proxy is stale, whatever it is used for", async () => {
    await using py = await Molt.create();
    await using other = await Molt.create();
    for (const one of [py, other]) one.run(SOURCE);
    const thing = py.globals.get("thing") as PyObject & { x: number };
    const same = py.globals.get("same") as PyCallable;
    const foreign = other.globals.get("thing") as PyObject;
    expect(() => same(foreign)).toThrow(StaleHandleError);
    expect(() => same([{ foreign }])).toThrow(StaleHandleError);
    thing.dispose();
    const uses = [() => thing.x, () => (thing.x = 1), () => thing.getAttr("x"), () => thing.setAttr("x", 1), () => thing.getItem(0), () => thing.setItem(0, 1), () => thing.contains(1), () => thing.len(), () => thing.call(), () => same(thing), () => same([thing])];
    for (const use of uses) expect(use).toThrow(StaleHandleError);
    expect(same(1)).toBe(1);
  });

  it("leave no handle and no object behind", async () => {
    await using py = await Molt.create();
    py.run(`${SOURCE}\ndef fail(x): raise ValueError(x)\ndef keep_calling(f):\n    for i in range(200):\n        try: f(i)\n        except Exception: pass`);
    const [fail, same, calling] = ["fail", "same", "keep_calling"].map((name) => py.globals.get(name)) as [PyCallable, PyCallable, PyCallable];
    const thing = py.globals.get("thing") as PyObject & { add: PyCallable };
    const errors: unknown[] = [];
    const use = (): void => {
      for (let count = 0; count < 200; count++) {
        try {
          fail(count % 2 === 0 ? count : [count]);
        } catch (error) {
          (error as PythonError).exception.dispose();
        }
        same("text".repeat(count));
        same([{ count }, null]);
        using method = thing.add;
        method(count);
        using again = same(thing) as PyObject;
        expect(again.disposed).toBe(false);
        expect(() => same([() => 1, Symbol("none")])).toThrow("symbol");
      }
      calling((count: number) => {
        if (count % 3 === 0) throw new Error("thrown");
        return count % 3 === 1 ? { count } : () => count;
      });
    };
    use();
    py.run("import gc; gc.collect()");
    const before = py.metrics();
    use();
    use();
    py.run("import gc; gc.collect()");
    const after = py.metrics();
    expect([after.handles, after.hostObjects]).toEqual([before.handles, before.hostObjects]);
    expect(Math.abs(after.objects - before.objects)).toBeLessThan(10);
    expect(errors).toEqual([]);
  });
});

describe("calls on the thread's stack", () => {
  const wide = Array.from({ length: 60 }, (_, index) => `a${index}`);
  const cases: readonly (readonly [string, string, unknown])[] = [
    ["functions", "def f(n): return f(n + 1)\ndef go(): f(0)", null],
    ["functions that are not too deep", "def f(n): return f(n - 1) + 1 if n else 0\ndef go(): return f(900)", 900],
    ["functions with many variables", `def f(n):\n    ${wide.map((name, index) => `${name} = n + ${index}`).join("; ")}\n    r = f(n - 1) + 1 if n else 0\n    return r + 0 * (${wide.join(" + ")})\ndef go(): return f(700)`, 700],
    ["native functions that are not too deep", "def f(x): return sorted([x - 1], key=f)[0] if x > 0 else 0\ndef go(): return f(850)", 849],
    ["native functions", "def f(x): return sorted([1, 2], key=f)\ndef go(): f(0)", null],
    ["repr", "x = []\nfor _ in range(10**5): x = [x]\ndef go(): repr(x)", null],
    ["repr that is not too deep", "x = []\nfor _ in range(900): x = [x]\ndef go(): return len(repr(x))", 1802],
    ["special methods", "class A:\n    def __eq__(self, other): return [self] == [A()]\ndef go(): A() == A()", null],
    ["callbacks", "def f(n): return back(f, n + 1)\ndef go(): f(0)", null],
    ["callbacks now and then", "def f(n):\n    return f(n + 1) if n % 7 else back(f, n + 1)\ndef go(): f(0)", null],
    ["a raised limit", "import sys\nsys.setrecursionlimit(40000)\ndef f(n): return f(n - 1) + 1 if n else 0\ndef go(): return f(30000)", 30_000],
  ];
  // Where the WebAssembly is handed in, nothing is known of the engine, and the thread's stack is the only one.
  const wasm = { core: coreBytes(), parser: readFileSync(new URL("../../frontend/wasm/molt_parser.wasm", import.meta.url)) };
  const both = cases.flatMap((one) => [[...one, {}] as const, [`${one[0]}, without other stacks`, one[1], one[2], { wasm }] as const]);
  it.each(both)("are as deep as others, or end in order: %s", async (_, source, result, options) => {
    await using py = await Molt.create(options);
    py.globals.set("back", (f: PyCallable, n: number) => f(n));
    py.run(source);
    const go = py.globals.get("go") as PyCallable;
    const outcomes = new Set<unknown>();
    const attempt = (): void => {
      try {
        outcomes.add(go());
      } catch (error) {
        outcomes.add(error instanceof PythonError ? error.type : (error as Error).name);
      }
    };
    attempt();
    if (!("wasm" in options)) expect([...outcomes]).toEqual([result ?? "RecursionError"]);
    // From everywhere on the thread's stack, up to its end.
    const descend = (depth: number): void => {
      if (depth % 1500 === 0) attempt();
      descend(depth + 1);
    };
    expect(() => descend(1)).toThrow(RangeError);
    const expected = new Set([result ?? "RecursionError", "RecursionError", "EntryDepthError", "RangeError"]);
    for (const outcome of outcomes) expect(expected).toContain(outcome);
    expect(py.run("1 + 1")).toBe(2);
  });
});
