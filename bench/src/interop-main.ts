// The process that measures calls and conversions between JavaScript and Python on one engine: `interop-main.ts molt LIBRARY` or `pyodide`.

import type { InteropTimes } from "./interop.ts";

type Function = (...args: unknown[]) => unknown;

/** What both engines do, each in its own way. */
interface Bridge {
  run(source: string): void;
  /** A global of Python: a function, or an object as a proxy. */
  get(name: string): unknown;
  /** A global of Python as JavaScript has it, dicts as objects. */
  read(name: string): unknown;
  /** Calls with a copy of a value of JavaScript. */
  give(callee: unknown, value: unknown): unknown;
}

interface Convertible {
  toJs(options: object): unknown;
  destroy(): void;
}

async function openMolt(library: string): Promise<Bridge> {
  const { Molt } = (await import(library)) as typeof import("molt-py");
  const python = await Molt.create({ dicts: "object" });
  return {
    run: (source) => void python.run(source),
    get: (name) => python.globals.get(name),
    read: (name) => python.globals.get(name),
    give: (callee, value) => (callee as Function)(value),
  };
}

async function openPyodide(): Promise<Bridge> {
  const { loadPyodide } = await import("pyodide");
  const python = await loadPyodide();
  const convert = (proxy: Convertible): unknown => {
    const value = proxy.toJs({ dict_converter: Object.fromEntries });
    proxy.destroy();
    return value;
  };
  return {
    run: (source) => void python.runPython(source),
    get: (name) => python.globals.get(name) as unknown,
    read: (name) => convert(python.globals.get(name) as Convertible),
    give: (callee, value) => {
      const copy = python.toPy(value) as Convertible;
      try {
        return (callee as Function)(copy);
      } finally {
        copy.destroy();
      }
    },
  };
}

const SOURCE = `
def nothing(): return None
def add(a, b): return a + b
def same(x): return x
def times(f, n):
    for i in range(n): f()
def add_times(f, n):
    total = 0
    for i in range(n): total += f(i, 2)
    return total
def same_times(f, n):
    for i in range(n):
        if f("identifier") != "identifier": raise ValueError
def read_times(o, n):
    total = 0
    for i in range(n): total += o.x
    return total
def sort(f, n): return sorted(range(n), key=f)[0]
def count(n):
    for i in range(n): yield i
class Point:
    def __init__(self): self.x = 1
    def moved(self, by): return self.x + by
point = Point()
records = [{"id": i, "name": f"name{i}"} for i in range(100000)]
numbers = [i * 0.5 for i in range(100000)]
words = [f"word {i}" for i in range(100000)]
data = bytes(range(256)) * 4096
def check(rows): return len(rows) + rows[77]["id"] + len(rows[99999]["name"])
def check_list(items): return len(items)
`;

function expectEqual(got: unknown, expected: unknown): void {
  if (got !== expected) throw new Error(`got ${String(got)} instead of ${String(expected)}`);
}

/** Names of what is measured, how many operations are done at once, and what does them. */
function cases(python: Bridge): [string, number, (count: number) => void][] {
  const [nothing, add, same, times, addTimes, sameTimes, readTimes, sort, generate, check, checkList] = [
    "nothing", "add", "same", "times", "add_times", "same_times", "read_times", "sort", "count", "check", "check_list",
  ].map((name) => python.get(name) as Function) as [Function, Function, Function, Function, Function, Function, Function, Function, Function, Function, Function];
  const point = python.get("point") as { x: number; moved: (by: number) => number };
  const moved = point.moved;
  const own = new (class Own { x = 1; })();
  const records = Array.from({ length: 100_000 }, (_, id) => ({ id, name: `name${id}` }));
  const numbers = Array.from({ length: 100_000 }, (_, index) => index * 0.5);
  const words = Array.from({ length: 100_000 }, (_, index) => `word ${index}`);
  const bytes = new Uint8Array(1 << 20).fill(7);
  const repeated = (body: (turn: number) => void) => (count: number) => {
    for (let turn = 0; turn < count; turn++) body(turn);
  };
  return [
    ["JavaScript calls Python: f()", 10_000, repeated(() => void nothing())],
    ["JavaScript calls Python: f(int, int)", 10_000, repeated((turn) => expectEqual(add(turn, 2), turn + 2))],
    ["JavaScript calls Python: f(float, float)", 10_000, repeated((turn) => expectEqual(add(turn + 0.5, 2.25), turn + 2.75))],
    ["JavaScript calls Python: f(str)", 10_000, repeated(() => expectEqual(same("identifier"), "identifier"))],
    ["JavaScript calls a bound method of Python", 10_000, repeated((turn) => expectEqual(moved(turn), turn + 1))],
    ["JavaScript reads an attribute", 10_000, repeated(() => expectEqual(point.x, 1))],
    ["JavaScript iterates over a generator", 10_000, (count) => {
      let sum = 0;
      const generator = generate(count) as Iterable<number> & Partial<Convertible & Disposable>;
      for (const item of generator) sum += item;
      generator.destroy?.();
      generator[Symbol.dispose]?.();
      expectEqual(sum, (count * (count - 1)) / 2);
    }],
    ["Python calls JavaScript: f()", 10_000, (count) => void times(() => undefined, count)],
    ["Python calls JavaScript: f(int, int)", 10_000, (count) => expectEqual(addTimes((a: number, b: number) => a + b, count), (count * (count + 3)) / 2)],
    ["Python calls JavaScript: f(str)", 10_000, (count) => void sameTimes((x: unknown) => x, count)],
    ["Python reads a property", 10_000, (count) => expectEqual(readTimes(own, count), count)],
    ["sorted(key=function of JavaScript)", 10_000, (count) => expectEqual(sort((x: number) => -x, count), count - 1)],
    ["100,000 records to JavaScript", 100_000, () => {
      const rows = python.read("records") as typeof records;
      expectEqual(rows.length + (rows[77]?.id ?? 0) + (rows[99_999]?.name.length ?? 0), 100_086);
    }],
    ["100,000 records to Python", 100_000, () => expectEqual(python.give(check, records), 100_086)],
    ["100,000 floats to JavaScript", 100_000, () => expectEqual((python.read("numbers") as number[])[99_999], 49_999.5)],
    ["100,000 floats to Python", 100_000, () => expectEqual(python.give(checkList, numbers), 100_000)],
    ["100,000 texts to JavaScript", 100_000, () => expectEqual((python.read("words") as string[])[99_999], "word 99999")],
    ["100,000 texts to Python", 100_000, () => expectEqual(python.give(checkList, words), 100_000)],
    ["1 MiB of bytes to JavaScript", 1 << 20, () => expectEqual((python.read("data") as Uint8Array)[1_000_003], 67)],
    ["1 MiB of bytes to Python", 1 << 20, () => expectEqual(python.give(checkList, bytes), 1 << 20)],
  ];
}

/** Seconds of the fastest of several repetitions: for about half a second, but at least three times. */
function best(body: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  const end = performance.now() + 400;
  for (let turn = 0; turn < 3 || performance.now() < end; turn++) {
    const start = performance.now();
    body();
    least = Math.min(least, performance.now() - start);
  }
  return least / 1000;
}

const [engine, library] = process.argv.slice(2);
const python = engine === "molt" ? await openMolt(library ?? "") : await openPyodide();
python.run(SOURCE);
const times: InteropTimes = {};
for (const [name, count, body] of cases(python)) {
  try {
    times[name] = best(() => body(count)) / count;
  } catch (error) {
    times[name] = String(error instanceof Error ? error.message : error);
  }
}
process.stdout.write(`${JSON.stringify(times)}\n`);
process.exit();
