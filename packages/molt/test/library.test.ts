/** The library: runtimes, values, proxies, callbacks, errors, the end of a runtime. */
import { describe, expect, it } from "vitest";
import { AbiVersionError, ConversionError, InvalidModuleError, isPyObject, Molt, PythonError, type PyCallable, type PyObject, RuntimeBusyError, RuntimeClosedError, StaleHandleError } from "../src/index.ts";

/** What a piece of code throws. */
function thrown(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("running", () => {
  it("gives the value of the last expression, and keeps globals between runs", async () => {
    using py = await Molt.create();
    expect(py.run("x = 20\nx + 1")).toBe(21);
    expect(py.run("x + 22")).toBe(42);
    expect(py.run("y = 1")).toBeNull();
    expect(py.run("")).toBeNull();
    expect([...py.globals.names()].filter((name) => !name.startsWith("__"))).toEqual(["x", "y"]);
    expect(py.globals.delete("x")).toBe(true);
    expect(py.globals.has("x")).toBe(false);
    expect(py.globals.get("x")).toBeUndefined();
  });

  it("takes names for one run", async () => {
    using py = await Molt.create();
    expect(py.run("z = a + b\nz", { globals: { a: 1, b: 2 } })).toBe(3);
    expect(py.run("a", { globals: new Map([["a", "text"]]) })).toBe("text");
    expect(py.globals.has("z")).toBe(false);
  });

  it("loads a source that is run again and again once", async () => {
    using py = await Molt.create();
    py.run("n = 0");
    const source = "def step(by):\n    global n\n    n += by\n    return n\nstep(2)";
    py.run(source);
    const before = py.metrics();
    for (let count = 0; count < 500; count++) py.run(source);
    expect(py.run("n")).toBe(1002);
    const after = py.metrics();
    expect(after.objects - before.objects).toBeLessThan(50);
    expect(after.memory).toBe(before.memory);
  });

  it("runs in namespaces of their own as often as wanted", async () => {
    using py = await Molt.create();
    using one = py.newGlobals({ n: 1 });
    using two = py.newGlobals(new Map([["n", 2]]));
    for (const globals of [one, two]) {
      py.run("def next_n():\n    global n\n    n += 10\n    return n", { globals });
      py.run("next_n()", { globals });
    }
    expect([one.get("n"), two.get("n"), py.globals.has("n")]).toEqual([11, 12, false]);
    one.dispose();
    expect(thrown(() => py.run("n", { globals: one }))).toBeInstanceOf(StaleHandleError);
  });

  it("hands output on by the end of the run, and input in", async () => {
    const out: string[] = [];
    const err: string[] = [];
    using py = await Molt.create({ stdout: (text) => out.push(text), stderr: (text) => err.push(text), stdin: "one\ntwo\n" });
    py.run("import sys\nprint(input() + '!', 'é😀')\nprint('err', file=sys.stderr)\nprint(sys.stdin.read())");
    expect(out.join("")).toBe("one! é😀\ntwo\n\n");
    expect(err.join("")).toBe("err\n");
  });

  it("imports files in memory, compiles them once, and reports missing ones", async () => {
    using py = await Molt.create({ files: { "/shapes.py": "SIDES = 4\ndef area(w, h=1):\n    return w * h\n", "/pack/__init__.py": "from . import inner\n", "/pack/inner.py": "name = __name__\n" } });
    const shapes = py.import<{ readonly SIDES: number; area: PyCallable }>("shapes");
    expect([shapes.SIDES, shapes.area(3, 5), shapes.area.callKw([3], { h: 2 })]).toEqual([4, 15, 6]);
    expect(py.run("import pack.inner\npack.inner.name")).toBe("pack.inner");
    expect(py.import("pack.inner").getAttr("name")).toBe("pack.inner");
    expect(thrown(() => py.import("nowhere"))).toMatchObject({ type: "ModuleNotFoundError", message: "No module named 'nowhere'" });
  });
});

describe("values", () => {
  it("cross as people expect", async () => {
    using py = await Molt.create();
    const list = py.run("[None, True, 1, -(2**53) + 1, 2**53, -2**200, 1.5, 'é\\ud800', b'\\x00\\xff', bytearray(b'ab'), (1, [2]), {'k': {1: 2}}, {3, 3}, frozenset()]");
    const expected = [null, true, 1, -(2 ** 53) + 1, 2n ** 53n, -(2n ** 200n), 1.5, "é\ud800", new Uint8Array([0, 255]), new Uint8Array([97, 98]), [1, [2]]];
    expect(list).toEqual([...expected, new Map([["k", new Map([[1, 2]])]]), new Set([3]), new Set()]);
    const types = (value: unknown): unknown => {
      py.globals.set("v", value);
      return py.run("(type(v).__name__, repr(v))");
    };
    expect(types(undefined)).toEqual(["NoneType", "None"]);
    expect(types(3)).toEqual(["int", "3"]);
    expect(types(-0)).toEqual(["float", "-0.0"]);
    expect(types(3.5)).toEqual(["float", "3.5"]);
    expect(types(2 ** 60)).toEqual(["float", "1.152921504606847e+18"]);
    expect(types(-(2n ** 70n))).toEqual(["int", "-1180591620717411303424"]);
    expect(types(new Uint8Array([65]))).toEqual(["bytes", "b'A'"]);
    expect(types([1, "a"])).toEqual(["list", "[1, 'a']"]);
    expect(types({ a: [1] })).toEqual(["dict", "{'a': [1]}"]);
    expect(types(new Map<unknown, unknown>([[1, "x"], ["y", 2]]))).toEqual(["dict", "{1: 'x', 'y': 2}"]);
    expect(types(new Set([7]))).toEqual(["set", "{7}"]);
    expect(types(Int32Array.of(1, 2))).toEqual(["list", "[1, 2]"]);
  });

  it("convert a hundred thousand records in bulk", async () => {
    using py = await Molt.create({ dicts: "object" });
    const records = Array.from({ length: 100_000 }, (_, id) => ({ id, name: `n${id}`, price: id / 4 }));
    py.globals.set("records", records);
    expect(py.run("sum(r['id'] for r in records)")).toBe(4_999_950_000);
    expect(py.globals.get("records")).toEqual(records);
  });

  it("are refused when they contain themselves, on both sides", async () => {
    using py = await Molt.create();
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(thrown(() => py.globals.set("c", cycle))).toBeInstanceOf(ConversionError);
    expect(thrown(() => py.run("l = []\nl.append(l)\nl"))).toMatchObject({ type: "ValueError" });
    expect(py.run("1")).toBe(1);
  });
});

describe("proxies", () => {
  it("stand for objects that JavaScript does not have", async () => {
    using py = await Molt.create();
    py.run(
      "class Stack:\n    'A stack.'\n    def __init__(self, *items): self.items = list(items)\n    def push(self, x): self.items.append(x); return self\n    def __len__(self): return len(self.items)\n    def __getitem__(self, i): return self.items[i]\n    def __setitem__(self, i, v): self.items[i] = v\n    def __delitem__(self, i): del self.items[i]\n    def __contains__(self, x): return x in self.items\n    def __iter__(self): return iter(self.items)\n    def __repr__(self): return f'Stack{tuple(self.items)}'",
    );
    const Stack = py.globals.get("Stack") as PyCallable;
    expect(typeof Stack).toBe("function");
    using stack = Stack(1, 2) as PyObject & { items: number[]; push: PyCallable; extra?: unknown };
    expect(isPyObject(stack)).toBe(true);
    expect([stack.typeName, String(stack), stack.repr(), stack.len(), stack.getItem(0), stack.contains(2), stack.contains(9)]).toEqual(["Stack", "Stack(1, 2)", "Stack(1, 2)", 2, 1, true, false]);
    using same = stack.push(3) as PyObject;
    expect([...same]).toEqual([1, 2, 3]);
    stack.setItem(0, "zero");
    stack.delItem(1);
    expect(stack.items).toEqual(["zero", 3]);
    stack.extra = { a: 1 };
    expect(stack.extra).toEqual(new Map([["a", 1]]));
    expect("extra" in stack).toBe(true);
    delete stack.extra;
    expect(stack.extra).toBeUndefined();
    expect(thrown(() => stack.getAttr("extra"))).toMatchObject({ type: "AttributeError" });
    expect(py.run("s is t", { globals: { s: stack, t: same } })).toBe(true);
    await expect(Promise.resolve(stack)).resolves.toBe(stack);
  });

  it("are counted, stale after dispose, and refused by other runtimes", async () => {
    using py = await Molt.create();
    using other = await Molt.create();
    py.run("pass");
    const before = py.metrics().handles;
    const object = py.run("object()") as PyObject;
    const again = object.copy();
    expect(py.metrics().handles).toBe(before + 1);
    object.dispose();
    object.dispose();
    expect(object.disposed).toBe(true);
    expect(thrown(() => object.repr())).toBeInstanceOf(StaleHandleError);
    expect(again.repr()).toMatch(/^<object object at/);
    expect(thrown(() => other.globals.set("x", again))).toBeInstanceOf(StaleHandleError);
    again.dispose();
    expect(py.metrics().handles).toBe(before);
  });

  it("convert instances of subclasses when asked to", async () => {
    using py = await Molt.create();
    using value = py.run("class D(dict): pass\nclass L(list): pass\nD(a=L([1, 2]))") as PyObject;
    expect(value.toJs()).toEqual(new Map([["a", [1, 2]]]));
  });
});

describe("callbacks", () => {
  it("let Python call JavaScript, with keywords, and JavaScript call Python inside", async () => {
    using py = await Molt.create();
    py.globals.set("js", (x: number, options?: { by: number }) => x * (options?.by ?? 1) + (py.run("1 + 1") as number));
    expect(py.run("[js(3), js(3, by=10), sorted([3, 1, 2], key=lambda x: js(-x))]")).toEqual([5, 32, [3, 2, 1]]);
  });

  it("that call each other too deeply end in a RecursionError, and the runtime goes on", async () => {
    using py = await Molt.create();
    py.run("def f(n): return js(n) if n else 0");
    const f = py.globals.get("f") as PyCallable;
    py.globals.set("js", (n: number) => 1 + (f(n - 1) as number));
    expect(f(60)).toBe(60);
    expect(thrown(() => f(10_000))).toMatchObject({ type: "RecursionError" });
    expect(f(60)).toBe(60);
  });

  it("give Python objects with properties, methods and iteration", async () => {
    class Counter {
      count = 1;
      add(by: number): number {
        return (this.count += by);
      }
      *[Symbol.iterator](): Generator<number> {
        yield 1;
        yield 2;
      }
    }
    using py = await Molt.create();
    const counter = new Counter();
    py.globals.set("c", counter);
    expect(py.run("[c.count, c.add(4), c.count, list(c), hasattr(c, 'nothing'), c == c]")).toEqual([1, 5, 5, [1, 2], false, true]);
    py.run("c.count = 9");
    expect(counter.count).toBe(9);
    expect(py.run("c")).toBe(counter);
    expect(py.metrics().hostObjects).toBeGreaterThan(0);
    py.run("del c");
    expect(py.metrics().hostObjects).toBe(0);
  });

  it("do not lead to the platform's own means: constructors and prototypes", async () => {
    using py = await Molt.create();
    class Safe {
      value = 1;
      static make(): Safe {
        return new Safe();
      }
    }
    py.globals.set("f", () => 1).set("o", new Safe()).set("S", Safe).set("d", new Date(0));
    for (const code of ["f.constructor", "o.constructor", "o['constructor']", "f.call", "o.__proto__", "S.prototype", "o.valueOf", "o.toString", "f['bind']", "o.__defineGetter__"]) {
      expect(["AttributeError", "KeyError"], code).toContain((thrown(() => py.run(code)) as PythonError).type);
    }
    for (const code of ["o.__proto__ = 1", "o['__proto__'] = 1", "o.constructor = 1"]) expect(thrown(() => py.run(code)), code).toBeInstanceOf(PythonError);
    expect(py.run("[o.value, S.make().value, S.new().value, d.getTime()]")).toEqual([1, 1, 1, 0]);
    py.globals.set("k", (options: object) => Object.getPrototypeOf(options) === Object.prototype);
    expect(py.run("k(**{'__proto__': {}})")).toBe(true);
  });

  it("are given back while a long program runs", async () => {
    using py = await Molt.create();
    let most = 0;
    py.globals.set("make", () => {
      most = Math.max(most, py.metrics().hostObjects);
      return new Date();
    });
    py.run("for _ in range(2000): make()");
    expect(most).toBeLessThan(200);
  });

  it("that throw are exceptions in Python, and the cause of the error outside", async () => {
    using py = await Molt.create();
    const failure = new RangeError("too far");
    py.globals.set("fail", () => {
      throw failure;
    });
    expect(py.run("try:\n    fail()\nexcept Exception as e:\n    r = f'{type(e).__name__}: {e}'\nr")).toBe("JsError: RangeError: too far");
    const error = thrown(() => py.run("fail()")) as PythonError;
    expect(error).toBeInstanceOf(PythonError);
    expect(error.cause).toBe(failure);
    py.globals.set("odd", () => {
      throw "a string";
    });
    expect(thrown(() => py.run("odd()"))).toMatchObject({ message: expect.stringContaining("a string") });
    expect(py.run("'alive'")).toBe("alive");
  });

  it("may throw anything at all", async () => {
    using py = await Molt.create();
    using other = await Molt.create();
    const hostile = new Proxy(
      {},
      {
        getPrototypeOf() {
          throw new Error("no prototype");
        },
        get() {
          throw new Error("no property");
        },
      },
    );
    const things: unknown[] = [undefined, null, 0, Symbol("s"), hostile, Object.create(null), thrown(() => other.run("1 / 0"))];
    for (const thing of things) {
      py.globals.set("fail", () => {
        throw thing;
      });
      expect(thrown(() => py.run("fail()"))).toBeInstanceOf(PythonError);
    }
    expect(thrown(() => py.run("fail()"))).toMatchObject({ type: "JsError", message: "PythonError: division by zero" });
    py.globals.set("odd", () => hostile);
    expect(thrown(() => py.run("str(odd())"))).toBeInstanceOf(PythonError);
    expect(py.run("1 + 1")).toBe(2);
  });

  it("pass a Python exception on as the same object", async () => {
    using py = await Molt.create();
    py.run("error = KeyError('k')\ndef raiser(): raise error");
    const raiser = py.globals.get("raiser") as PyCallable;
    py.globals.set("through", () => raiser());
    expect(py.run("try:\n    through()\nexcept KeyError as e:\n    same = e is error\nsame")).toBe(true);
  });
});

describe("errors", () => {
  it("carry type, message, traceback and causes", async () => {
    using py = await Molt.create();
    const error = thrown(() => py.run("def f():\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise ValueError('bad') from e\nf()", { filename: "calc.py" })) as PythonError;
    expect([error.type, error.module, error.message, String(error)]).toEqual(["ValueError", "builtins", "bad", "ValueError: bad"]);
    expect(error.traceback).toContain('File "calc.py", line 3, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n\nThe above exception was the direct cause');
    expect(error.traceback).toMatch(/ValueError: bad\n$/);
    expect(error.cause).toMatchObject({ type: "ZeroDivisionError", message: "division by zero" });
    expect(error.exception.typeName).toBe("ValueError");
  });

  it("of the compiler are SyntaxErrors", async () => {
    using py = await Molt.create();
    const error = thrown(() => py.run("x = (", { filename: "s.py" })) as PythonError;
    expect(error).toMatchObject({ type: "SyntaxError", message: "'(' was never closed (s.py, line 1)" });
    expect(error.traceback).toBe('  File "s.py", line 1\n    x = (\n        ^\nSyntaxError: \'(\' was never closed\n');
    expect(py.run("try:\n    compile('1 +', 'c', 'eval')\nexcept SyntaxError as e:\n    r = e.msg\nr")).toBe("invalid syntax");
  });

  it("of modules compiled for another ABI name both versions", async () => {
    const kept = new Map<string, Uint8Array>();
    const cache = { get: (key: string) => kept.get(key) ?? null, put: (key: string, bytes: Uint8Array) => void kept.set(key, bytes), drop: (key: string) => void kept.delete(key) };
    using first = await Molt.create({ cache });
    first.run("1");
    using py = await Molt.create({ cache });
    for (const [key, bytes] of kept) {
      const changed = bytes.slice();
      changed[Buffer.from(changed).indexOf("MOLT") + 4] = 77;
      kept.set(key, changed);
    }
    expect(thrown(() => py.run("1"))).toBeInstanceOf(AbiVersionError);
    expect(String(thrown(() => py.run("1")))).toMatch(/ABI 77, this runtime has \d+/);
    for (const [key, bytes] of kept) {
      const changed = bytes.slice();
      changed[Buffer.from(changed).indexOf("MOLT")] = 0;
      kept.set(key, changed);
    }
    expect(thrown(() => py.run("1"))).toBeInstanceOf(InvalidModuleError);
    expect(py.run("2")).toBe(2);
  });
});

describe("the end", () => {
  it("makes everything stale, once, and not from inside", async () => {
    const py = await Molt.create();
    const f = py.run("lambda: 1") as PyCallable;
    let busy: unknown = null;
    py.globals.set("close", () => {
      busy = thrown(() => py[Symbol.dispose]());
    });
    py.run("close()");
    expect(busy).toBeInstanceOf(RuntimeBusyError);
    expect(py.closed).toBe(false);
    await py.close();
    await py.close();
    expect(py.closed).toBe(true);
    expect(thrown(() => py.run("1"))).toBeInstanceOf(RuntimeClosedError);
    expect(thrown(() => py.import("sys"))).toBeInstanceOf(RuntimeClosedError);
    expect(thrown(() => f())).toBeInstanceOf(StaleHandleError);
  });

  it("of one runtime leaves the others alone", async () => {
    const runtimes = await Promise.all(Array.from({ length: 4 }, () => Molt.create()));
    runtimes.forEach((py, index) => py.run(`n = ${index}\nimport sys\nsys.mark = n`));
    await runtimes[1]?.close();
    expect(runtimes.map((py) => (py.closed ? null : py.run("n, sys.mark")))).toEqual([[0, 0], null, [2, 2], [3, 3]]);
    for (const py of runtimes) await py.close();
  });
});

describe("the policy", () => {
  it("grants files in memory for reading and nothing of the platform", async () => {
    using py = await Molt.create();
    expect(thrown(() => py.run("import time\ntime.sleep(1)"))).toMatchObject({ type: "PermissionError", message: expect.stringContaining('"sleep"') });
  });
});

it("random values survive the way to Python and back", async () => {
  using py = await Molt.create();
  const echo = py.run("lambda x: x") as PyCallable;
  let state = 99;
  const random = (below: number): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % below;
  const make = (depth: number): unknown => {
    const kind = random(depth > 3 ? 6 : 9);
    if (kind < 2) return [null, true, false][random(3)];
    if (kind === 2) return random(1 << 30) - (1 << 29);
    if (kind === 3) return random(1000) / 8 + 0.0625;
    if (kind === 4) return String.fromCodePoint(...Array.from({ length: random(20) }, () => 32 + random(0x2_0000)));
    if (kind === 5) return BigInt(random(1 << 30)) ** 4n - 2n ** 80n;
    if (kind === 6) return new Set(Array.from({ length: random(5) }, () => random(50)));
    if (kind === 7) return new Map(Array.from({ length: random(6) }, () => [`k${random(9)}`, make(depth + 1)]));
    return Array.from({ length: random(6) }, () => make(depth + 1));
  };
  for (let round = 0; round < 200; round++) {
    const value = make(0);
    expect(echo(value)).toEqual(value);
  }
});
