/** Long operations stop soon after an interrupt or at a limit, and recursion of every kind ends in an error that programs can catch. */
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Molt, type PyCallable, RuntimePoisonedError, TimeLimitError } from "../src/index.ts";

/** After how long the worker interrupts, in milliseconds. */
const DELAY = 60;

const WORKER = `
const { workerData: word } = require("node:worker_threads");
const pause = new Int32Array(new SharedArrayBuffer(4));
while (word[1] !== 2) {
  Atomics.wait(word, 1, 0);
  if (word[1] === 2) break;
  Atomics.wait(pause, 0, 0, ${DELAY});
  Atomics.store(word, 1, 0);
  Atomics.store(word, 0, 1);
}`;

const LONG: readonly (readonly [string, string])[] = [
  ["a loop", "while True: pass"],
  ["a sum", "sum(range(10**15))"],
  ["a power", "7 ** 30_000_000"],
  ["a power modulo", "pow(3, big, big + 1)"],
  ["a product", "huge * huge * huge"],
  ["a quotient", "(huge * huge) // (huge + 1)"],
  ["text of an int", "str(huge ** 3)"],
  ["an int of text", "int('7' * 5_000_000)"],
  ["a formatted int", "format(huge ** 3, 'd')"],
  ["a factorial", "math.factorial(10_000_000)"],
  ["combinations", "math.comb(4_000_000, 2_000_000)"],
  ["a common divisor", "math.gcd(huge, huge + 12345)"],
  ["a root", "math.isqrt(huge ** 4)"],
  ["copies of a list", "[items[::-1] for _ in range(10**6)]"],
  ["tuples of a list", "for _ in range(10**6): tuple(items)"],
  ["comparisons of lists", "[items == list(items) for _ in range(10**6)]"],
  ["sets", "[set(items) & set(items) for _ in range(10**6)]"],
  ["parts of a text", "[len(text.split('a')) for _ in range(10**6)]"],
  ["counts in a text", "[text.count('ab') for _ in range(10**6)]"],
  ["a search in a text", "all('ab' not in text for _ in range(10**6))"],
  ["sorting with a key", "while True: items.sort(key=lambda x: -x)"],
  ["sorting", "while True: sorted(items, reverse=True)"],
  ["texts that are joined", "''.join(map(str, range(10**12)))"],
];

describe("an interrupt", () => {
  const word = new Int32Array(new SharedArrayBuffer(8));
  let worker: Worker;
  let py: Molt;
  beforeAll(async () => {
    worker = new Worker(WORKER, { eval: true, workerData: word });
    py = await Molt.create({ interrupt: word });
    py.run("import math, sys\nsys.set_int_max_str_digits(0)\nhuge = 3 ** 600_000\nbig = 3 ** 60_000\nitems = [(i * 7919) % 1_000_003 for i in range(300_000)]\ntext = 'a' * 2_000_000");
  });
  afterAll(async () => {
    Atomics.store(word, 1, 2);
    Atomics.notify(word, 1);
    await worker.terminate();
    await py.close();
  });

  it.each(LONG)("stops %s", (_, source) => {
    Atomics.store(word, 1, 1);
    Atomics.notify(word, 1);
    const started = performance.now();
    expect(() => py.run(source)).toThrow(expect.objectContaining({ type: "KeyboardInterrupt" }));
    // The goal is 50 milliseconds at rest; tests run beside each other.
    expect(performance.now() - started).toBeLessThan(DELAY + 400);
    expect(py.run("len(items), huge % 1000, 7 ** 5")).toEqual([300_000, 1, 16_807]);
  });

  it("leaves nothing wrong behind what it stopped", () => {
    Atomics.store(word, 1, 1);
    Atomics.notify(word, 1);
    const source = "found = None\ntry:\n    found = 7 ** 30_000_000\nexcept KeyboardInterrupt:\n    pass\nfound, 3 ** 50 == 717897987691852588770249, math.gcd(3 ** 400, 3 ** 399 * 2) == 3 ** 399";
    expect(py.run(source)).toEqual([null, true, true]);
  });
});

describe("recursion without end", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["functions", "def f(n): return f(n + 1)\nf(0)"],
    ["methods", "class A:\n    def m(self): return self.m()\nA().m()"],
    ["repr of a nested list", "x = []\nfor _ in range(10**5): x = [x]\nrepr(x)"],
    ["repr of a nested dict", "x = {}\nfor _ in range(10**5): x = {1: x}\nrepr(x)"],
    ["comparison of nested tuples", "a = b = ()\nfor _ in range(10**5): a, b = (a,), (b,)\na == b"],
    ["hashes of nested tuples", "x = ()\nfor _ in range(10**5): x = (x,)\nhash(x)"],
    ["sort keys", "def f(x): return sorted([1, 2], key=f)\nf(0)"],
    ["__getattr__", "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().a"],
    ["__repr__", "class A:\n    def __repr__(self): return repr([self])\nrepr(A())"],
    ["__eq__", "class A:\n    def __eq__(self, other): return [self] == [A()]\nA() == A()"],
    ["__hash__", "class A:\n    def __hash__(self): return hash((self,))\nhash(A())"],
    ["__add__", "class A:\n    def __add__(self, other): return self + other\nA() + A()"],
    ["__iter__", "class A:\n    def __iter__(self): return iter(list(self))\nlist(A())"],
    ["__call__", "class A: pass\nA.__call__ = A()\nA()()"],
    ["properties", "class A:\n    @property\n    def p(self): return self.p\nA().p"],
    ["map", "def f(x): return list(map(f, [x]))\nf(1)"],
    ["generators", "def f():\n    yield from f()\nlist(f())"],
    ["comprehensions", "def f(x): return [f(y) for y in [x]]\nf(1)"],
    ["str.format", "class A:\n    def __format__(self, spec): return f'{self}'\nf'{A()}'"],
    ["a tree as a parser builds it", "def parse(n): return {'items': [parse(n + 1)], 'next': (parse(n + 1),)}\nparse(0)"],
    ["a tree as a writer walks it", "def write(x): return '[' + ','.join(write(y) for y in x) + ']'\nx = []\nfor _ in range(10**5): x = [x]\nwrite(x)"],
    ["callbacks of JavaScript", "def f(n): return back(f, n + 1)\nf(0)"],
    ["code made at run time", "def f(): return eval('f()')\nf()"],
    ["classes made by classes", "class M(type):\n    def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()"],
    ["isinstance", "x = int\nfor _ in range(10**5): x = (x,)\nisinstance('', x)"],
  ];
  for (const limit of [1000, 100_000]) {
    it.each(cases)(`in %s is a RecursionError, at a limit of ${limit}`, async (_, source) => {
      await using py = await Molt.create();
      py.run(`import sys\nsys.setrecursionlimit(${limit})`);
      py.globals.set("back", (f: (n: number) => unknown, n: number) => f(n));
      const error = (() => {
        try {
          py.run(source);
        } catch (thrown) {
          return thrown;
        }
        return null;
      })();
      // What CPython does without an error for want of recursion may be done so here.
      if (error !== null) expect(error).toMatchObject({ type: "RecursionError" });
      expect(py.run("sys.setrecursionlimit(1000)\nx = None\ndef g(n): return g(n - 1) + 1 if n else 0\ng(500)")).toBe(500);
    });
  }
});

describe("a limit of time", () => {
  const limits = { timeMs: 100 };

  it("ends a run, a call and a wait in order, and the runtime goes on", async () => {
    await using py = await Molt.create({ limits, policy: { sleep: true, clock: true } });
    const ended: string[] = [];
    py.globals.set("note", (what: string) => ended.push(what));
    const spin = py.run("def spin():\n    try:\n        while True: pass\n    finally: note('finally')\nspin") as PyCallable;
    for (const use of [() => py.run("spin()"), () => spin(), () => py.run("import time\ntime.sleep(100)"), () => py.run("7 ** 30_000_000")]) {
      const started = performance.now();
      expect(use).toThrow(TimeLimitError);
      expect(performance.now() - started).toBeLessThan(600);
    }
    await expect(py.runAsync("spin()")).rejects.toThrow("the program ran for longer than its limit of 100 ms");
    expect(ended).toEqual(["finally", "finally", "finally"]);
    expect(py.run("sum(range(1000))")).toBe(499_500);
    expect(py.closed).toBe(false);
  });

  it("counts from the outermost call on", async () => {
    await using py = await Molt.create({ limits });
    py.globals.set("again", () => py.run("n = 0\nfor _ in range(1000): n += 1"));
    expect(() => py.run("while True: again()")).toThrow(TimeLimitError);
  });

  it("cannot be caught by the program", async () => {
    const py = await Molt.create({ limits });
    const started = performance.now();
    expect(() => py.run("while True:\n    try:\n        while True: pass\n    except BaseException: pass")).toThrow(TimeLimitError);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(() => py.run("1")).toThrow(RuntimePoisonedError);
    await py.close();
    await using other = await Molt.create({ limits });
    expect(other.run("1 + 1")).toBe(2);
  });
});

describe("metrics", () => {
  it("count what there is and what happened, once", async () => {
    await using py = await Molt.create();
    const before = py.metrics({ types: true });
    py.run("import math, gc\nclass Node: pass\nkept = [Node() for _ in range(1000)]\nfor n in kept: n.me = n\ndel kept, n\ngc.collect()\nnodes = [Node() for _ in range(10)]");
    py.globals.set("f", () => 1);
    py.run("for _ in range(5): f()");
    const after = py.metrics({ types: true });
    expect(after.types?.get("Node")?.objects).toBe(10);
    expect(before.types?.get("Node")).toBeUndefined();
    expect([...(after.types?.values() ?? [])].reduce((sum, { objects }) => sum + objects, 0)).toBe(after.objects);
    expect(after.collections.fullFound).toBeGreaterThanOrEqual(1000);
    expect(after.hostCalls - before.hostCalls).toBeGreaterThanOrEqual(5);
    expect(after.hostCalls - before.hostCalls).toBeLessThan(20);
    expect([after.modules, after.compiled, after.cacheHits, after.hostObjects, after.handles]).toEqual([2, 2, 0, 1, 1]);
    expect(after.bytes).toBeLessThanOrEqual(after.reserved);
    expect(after.reserved).toBeLessThan(after.memory);
    expect(py.metrics().types).toBeNull();
  });
});
