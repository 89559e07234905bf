// Small programs on the fake core: what they print, what their tracebacks name, and that nothing leaks on any way out.

import { describe, expect, test } from "vitest";
import { run } from "./support/python.ts";

/** Runs a program that must end well and leave nothing. */
function output(source: string): readonly string[] {
  const { printed, error, leftovers } = run(source);
  expect(error).toBeNull();
  expect(leftovers).toEqual([]);
  return printed;
}

describe("functions", () => {
  test("recursion through a guessed call, and through another binding of the name", () => {
    expect(output("def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nprint(fib(15))\nold = fib\ndef fib(n):\n    return 'new'\nprint(old(3), fib(3))\n")).toEqual(["610", "newnew new"]);
  });
  test("more parameters than fit into WebAssembly ones", () => {
    expect(output("def f(a, b, c, d, e, f, g, h, i, j):\n    a = a + j\n    return a * b\nprint(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))\n")).toEqual(["22"]);
  });
  test("closures share their cells", () => {
    expect(output("def outer(n):\n    def add(k):\n        nonlocal n\n        n = n + k\n        return n\n    def get():\n        return n\n    return [add, get]\npair = outer('a')\nadd = pair[0]\nget = pair[1]\nadd('b')\nprint(get(), add('c'), get())\n")).toEqual(["ab abc abc"]);
  });
  test("a parameter that is rebound is counted", () => {
    expect(output("def f(x, y):\n    x = y\n    y = x\n    return x\nprint(f('a' + 'b', 'c' + 'd'))\n")).toEqual(["cd"]);
  });
});

describe("loops", () => {
  test("over a list that changes, a tuple, an iterator", () => {
    const source = "def f(seq):\n    out = []\n    for x in seq:\n        out.append(x)\n        if x == 2:\n            seq.append(9)\n    return out\nprint(f([1, 2, 3]))\ndef g(seq):\n    n = ''\n    for x in seq:\n        if x == 'stop':\n            break\n        if x == 'skip':\n            continue\n        n = n + x\n    return n\nprint(g(('a', 'skip', 'b', 'stop', 'c')), g(iter(['x', 'y'])))\n";
    expect(output(source)).toEqual(["[1, 2, 3, 9]", "ab xy"]);
  });
  test("nested, left by return, break, an exception", () => {
    const source = "def f(rows):\n    for row in rows:\n        for cell in row:\n            if cell == 'ret':\n                return 'returned' + ' early'\n            if cell == 'brk':\n                break\n            if cell == 'err':\n                raise ValueError('x' + 'y')\n    return 'end' + 'ed'\nprint(f([['a'], ['ret', 'b']]), f([['brk', 'ret'], ['c']]))\ntry:\n    f([['err']])\nexcept ValueError as e:\n    print(e)\n";
    expect(output(source)).toEqual(["returned early ended", "ValueError: xy"]);
  });
  test("a range whose name means something else", () => {
    expect(output("def range(n):\n    return ['one' + 'x', 'two' + 'x']\ndef f():\n    for i in range(3):\n        print(i)\nf()\n")).toEqual(["onex", "twox"]);
  });
  test("a comprehension", () => {
    expect(output("print([x * 2 for x in [1, 2, 3] if x != 2])\nprint([[a + b for a in 'x' 'y'.__class__ and ['x', 'y']] for b in ['1', '2']])\n".replace("'x' 'y'.__class__ and ", ""))).toEqual(["[2, 6]", "[[x1, y1], [x2, y2]]"]);
  });
});

describe("exceptions", () => {
  test("temporaries that are live when an operation raises are released", () => {
    const source = "def bad(x):\n    raise ValueError(x + '!')\ndef f(a):\n    return [a + 'x', (a + 'y', a + bad(a + 'z'))]\ntry:\n    f('s')\nexcept ValueError as e:\n    print(e)\n";
    expect(output(source)).toEqual(["ValueError: sz!"]);
  });
  test("finally runs on every way out", () => {
    const source = "def f(how):\n    for i in [1, 2]:\n        try:\n            if how == 'return':\n                return 'r' + how\n            if how == 'break':\n                break\n            if how == 'raise':\n                raise ValueError('v' + how)\n            continue\n        finally:\n            print('finally', how)\n    return 'end' + how\nprint(f('return'), f('break'), f('none'))\ntry:\n    f('raise')\nexcept Exception as e:\n    print(e)\n";
    expect(output(source)).toEqual(["finally return", "finally break", "finally none", "finally none", "rreturn endbreak endnone", "finally raise", "ValueError: vraise"]);
  });
  test("tracebacks name each frame once, a bare raise adds none", () => {
    const { error, leftovers } = run("def a():\n    raise ValueError('x')\ndef b():\n    try:\n        a()\n    except KeyError:\n        print('no')\ndef c():\n    try:\n        b()\n    except ValueError:\n        raise\nc()\n");
    expect(error?.trace).toEqual(["a:2", "b:5", "c:10", "<module>:13"]);
    expect(leftovers).toEqual([]);
  });
  test("an unbound local", () => {
    const { error, leftovers } = run("def f(x):\n    if x == 'no':\n        y = 'b' + x\n    return y\nprint(f('no'))\nf('yes')\n");
    expect(error?.text).toContain("UnboundLocalError");
    expect(leftovers).toEqual([]);
  });
  test("recursion without end is stopped at the limit", () => {
    const { error, leftovers } = run("def f(n):\n    return f(n + 'x')\nf('')\n");
    expect(error?.text).toContain("RecursionError");
    expect(error?.trace.length).toBeGreaterThan(150);
    expect(leftovers).toEqual([]);
  });
});

describe("attributes and methods", () => {
  test("slots are read and written through inline caches", () => {
    const source = "def init(self, x):\n    self.x = x\n    self.y = [x]\ndef move(self, d):\n    for i in range(3):\n        self.x = self.x + d\n    return self\ndef loop(p):\n    for i in range(5):\n        p.move('>').move('<')\n    return p.x\n";
    const { core } = run(source);
    core.defineClass("P", { __init__: core.own(core.global("init")), move: core.own(core.global("move")) });
    const start = core.value("s");
    const point = core.call(core.global("P"), [start]);
    core.drop(start);
    const calls = core.calls.get("method1");
    const result = core.call(core.global("loop"), [point]);
    expect(core.js(result)).toBe(`s${">>><<<".repeat(5)}`);
    expect(core.calls.get("method1") ?? 0).toBeLessThanOrEqual((calls ?? 0) + 2);
    expect(core.calls.get("getattr")).toBeLessThanOrEqual(3);
    core.drop(result);
    core.drop(point);
    expect(core.leftovers()).toEqual([]);
  });
});

describe("generators", () => {
  test("send, return values, delegation", () => {
    const source = "def inner(n):\n    i = 0\n    while i < n:\n        got = yield i\n        print('got', got)\n        i += 1\n    return 'done' + 'inner'\ndef outer():\n    r = yield from inner(2)\n    print(r)\n    r = yield from ['l' + 'x']\n    print(r)\ng = outer()\nprint(g.send(None))\nprint(g.send('a' + 'b'))\nprint(g.send('c'))\nfor x in outer():\n    print(x)\n";
    expect(output(source)).toEqual(["0", "got ab", "1", "got c", "doneinner", "lx", "0", "got None", "1", "got None", "doneinner", "lx", "None"]);
  });
  test("yield within every structure, with temporaries live across it", () => {
    const source = "def g(a):\n    x = [a + '1', (yield a + '2'), 'end']\n    if (yield x):\n        y = yield 'then' + a\n    else:\n        y = yield 'else' + a\n    for i in ['p' + a, 'q']:\n        for j in (1, 2):\n            if j == 2:\n                yield i\n    try:\n        try:\n            yield 'try' + a\n        except ValueError as e:\n            yield e\n            yield 'handled' + a\n    finally:\n        yield 'finally' + a\n    return 'r' + a\nit = g('z')\nprint(it.send(None), it.send('S' + 'T'), it.send(True), it.send('y'))\nfor k in it:\n    print(k)\nit = g('w')\nprint(it.send(None), it.send('S' + 'T'), it.send(False), it.send('y'), it.send(None), it.send(None))\nprint(it.throw(ValueError('thrown' + 'in')))\nprint(it.send(None), it.send(None))\n";
    expect(output(source)).toEqual([
      "z2 [z1, ST, end] thenz pz",
      "q",
      "tryz",
      "finallyz",
      "w2 [w1, ST, end] elsew pw q tryw",
      "ValueError: thrownin",
      "handledw finallyw",
    ]);
  });
  test("an exception thrown into a generator that has not started, and one that it lets out", () => {
    const { error, leftovers } = run("def g():\n    yield 'a' + 'b'\nx = g()\ntry:\n    x.throw(ValueError('v' + 'w'))\nexcept ValueError as e:\n    print(e)\ny = g()\ny.send(None)\ny.throw(KeyError('k' + 'l'))\n");
    expect(error?.text).toBe("KeyError: kl");
    expect(error?.trace).toEqual(["g:2", "<module>:10"]);
    expect(leftovers).toEqual([]);
  });
  test("a suspended generator that is dropped gives back what it holds", () => {
    expect(output("def g(n):\n    a = ['x' + n]\n    for i in ['u' + n, 'v']:\n        yield i\ndef f():\n    it = g('m' + 'n')\n    it.send(None)\n    return None\nf()\n")).toEqual([]);
  });
  test("cells and floats survive a suspension", () => {
    expect(output("def g(a):\n    f = 0.5\n    def h():\n        return a\n    for i in [1, 2]:\n        f = f * 2.0\n        a = a + 'x'\n        yield h() + 'y'\n    yield f\nfor v in g('s'):\n    print(v)\n")).toEqual(["sxy", "sxxy", "2"]);
  });
});
