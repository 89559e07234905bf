// Programs that cannot be read, compiled or finished: a clear error with the right exit code, never a crash.

import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { type Ended, molt, Scratch } from "./support/molt.ts";

function expectClearError(ended: Ended): void {
  expect(ended.stderr).not.toMatch(/internal error|panicked|RuntimeError: unreachable|RangeError: Maximum call stack|\n {4}at /);
  expect(ended.code).not.toBe(70);
}

async function runText(text: string | Uint8Array): Promise<Ended> {
  using scratch = new Scratch();
  const ended = await molt(["run", scratch.write("program.py", text)]);
  expectClearError(ended);
  return ended;
}

describe("files that cannot be a program", () => {
  it("one that does not exist", async () => {
    using scratch = new Scratch();
    const file = join(scratch.path, "missing.py");
    const ended = await molt(["run", file]);
    expect(ended).toEqual({ stdout: "", stderr: `molt: can't open file '${file}': [Errno 2] No such file or directory\n`, code: 2 });
  });

  it("a folder without __main__.py", async () => {
    using scratch = new Scratch();
    const ended = await molt(["run", scratch.path]);
    expect(ended).toEqual({ stdout: "", stderr: `molt: can't find '__main__' module in '${scratch.path}'\n`, code: 1 });
  });

  it("a path through a file", async () => {
    using scratch = new Scratch();
    const file = join(scratch.write("file.py", "pass"), "inside.py");
    const ended = await molt(["run", file]);
    expect(ended).toEqual({ stdout: "", stderr: `molt: can't open file '${file}': [Errno 20] Not a directory\n`, code: 2 });
  });

  it("one that is not UTF-8", async () => {
    const ended = await runText(Buffer.from("x = 1\nprint('gr\xf6\xdfe')\n", "latin1"));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/SyntaxError: \(unicode error\) 'utf-8' codec can't decode byte 0xf6|SyntaxError: Non-UTF-8 code starting with '\\xf6'/);
  });

  it("one in an encoding that is unknown", async () => {
    const ended = await runText("# coding: no-such-codec\nprint(1)\n");
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/SyntaxError: (encoding problem|unknown encoding): no-such-codec/);
  });

  it("one that holds a NUL", async () => {
    const ended = await runText("print(1)\nx = '\0'\n");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toMatch(/SyntaxError: source code (string )?cannot contain null bytes/);
  });

  it("one that is binary", async () => {
    const ended = await runText(Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + 13) % 256));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/(Syntax|Unicode\w*)Error: /);
  });
});

describe("a misspelled keyword", () => {
  const misspelled: [string, string, string][] = [
    ["improt sys", "improt", "import"],
    ["whlie True: pass", "whlie", "while"],
    ["def f(x):\n    y = x\n    retrun y", "retrun", "return"],
    ["clas A:\n    pass", "clas", "class"],
    ["from x imprt y", "imprt", "import"],
    ["for x ni y: pass", "ni", "in"],
    ["x = 1 fo 2", "fo", "or"],
  ];
  it.each(misspelled)("%j is told", async (source, word, keyword) => {
    const { stderr, code } = await runText(source);
    const shown = (source.split("\n").find((line) => line.includes(word)) as string).trimStart();
    const marks = " ".repeat(shown.indexOf(word)) + "^".repeat(word.length);
    expect(stderr).toContain(`    ${shown}\n    ${marks}\nSyntaxError: invalid syntax. Did you mean '${keyword}'?\n`);
    expect(code).toBe(1);
  });

  it("is not suggested where it does not help", async () => {
    expect((await runText("a b\n")).stderr).toMatch(/SyntaxError: invalid syntax\n$/);
  });
});

describe("programs of unusual size", () => {
  it("10 MB of comments", async () => {
    const ended = await runText(`${`# ${"-".repeat(97)}\n`.repeat(100_000)}print("end")\n`);
    expect(ended).toEqual({ stdout: "end\n", stderr: "", code: 0 });
  });

  it("10 MB in one string", async () => {
    const ended = await runText(`text = "${"x".repeat(10_000_000)}"\nprint(len(text))\n`);
    expect(ended).toEqual({ stdout: "10000000\n", stderr: "", code: 0 });
  });

  it("a list of 100,000 numbers", async () => {
    const ended = await runText(`data = [${Array.from({ length: 100_000 }, (_, i) => i).join(", ")}]\nprint(len(data), sum(data))\n`);
    expect(ended).toEqual({ stdout: "100000 4999950000\n", stderr: "", code: 0 });
  });

  it("5,000 functions", async () => {
    const functions = Array.from({ length: 5_000 }, (_, i) => `def f${i}(x):\n    return x + ${i}\n`).join("");
    expect(await runText(`${functions}print(f0(1), f4999(1))\n`)).toEqual({ stdout: "1 5000\n", stderr: "", code: 0 });
  });

  it("a line of 1,000,000 characters", async () => {
    const ended = await runText(`x = ${"1 + ".repeat(200)}1${" ".repeat(1_000_000)}\nprint(x)\n`);
    expect(ended).toEqual({ stdout: "201\n", stderr: "", code: 0 });
  });
});

describe("programs nested 10,000 deep", () => {
  const n = 10_000;
  const nested: [string, string][] = [
    ["parentheses", `x = ${"(".repeat(n)}1${")".repeat(n)}`],
    ["lists", `x = ${"[".repeat(n)}${"]".repeat(n)}`],
    ["calls", `x = ${"f(".repeat(n)}${")".repeat(n)}`],
    ["dicts", `x = ${"{1: ".repeat(n)}1${"}".repeat(n)}`],
    ["lambdas", `x = ${"lambda: ".repeat(n)}1`],
    ["signs", `x = ${"-".repeat(n)}1`],
    ["nots", `x = ${"not ".repeat(n)}1`],
    ["conditions", `x = ${"1 if 1 else ".repeat(n)}1`],
    ["powers", `x = ${"1 ** ".repeat(n)}1`],
    ["sums", `x = ${"1 + ".repeat(n)}1`],
    ["attributes", `x = y${".a".repeat(n)}`],
    ["blocks", `${Array.from({ length: n }, (_, i) => `${" ".repeat(i)}if 1:\n`).join("")}${" ".repeat(n)}pass`],
    ["elifs", `if 0: pass\n${"elif 0: pass\n".repeat(n)}`],
    ["f-strings", `x = ${'f"{'.repeat(n)}1${'}"'.repeat(n)}`],
    ["unclosed parentheses", `x = ${"(".repeat(n)}`],
    ["patterns", `match 1:\n    case ${"[".repeat(n)}${"]".repeat(n)}: pass`],
    ["targets", `for ${"(".repeat(n)}a${")".repeat(n)} in []: pass`],
  ];
  it.each(nested)("%s", async (_, source) => {
    const ended = await runText(`${source}\nprint("ran")\n`);
    if (ended.code === 0) expect(ended).toEqual({ stdout: "ran\n", stderr: "", code: 0 });
    else {
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(/(SyntaxError|IndentationError|MemoryError|RecursionError|NameError): /);
    }
  });
});

describe("deep recursion", () => {
  const deep: [string, string, string][] = [
    ["of a function", "def f(n): return f(n + 1)", "f(0)"],
    ["of two functions", "def f(n): return g(n)\ndef g(n): return f(n)", "f(0)"],
    ["of a method", "class A:\n    def m(self): return self.m()", "A().m()"],
    ["of a property", "class A:\n    @property\n    def p(self): return self.p", "A().p"],
    ["of __getattr__", "class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')", "A().a"],
    ["of __repr__", "class A:\n    def __repr__(self): return repr(self)", "repr(A())"],
    ["of __add__", "class A:\n    def __add__(self, o): return self + o", "A() + 1"],
    ["of __eq__", "class A:\n    def __eq__(self, o): return self == o", "A() == A()"],
    ["of __call__", "class A:\n    def __call__(self): return self()", "A()()"],
    ["of __init__", "class A:\n    def __init__(self): A()", "A()"],
    ["of __iter__", "class A:\n    def __iter__(self): return iter(self)", "list(A())"],
    ["through map", "def f(n): return list(map(f, [n + 1]))", "f(0)"],
    ["through sorted", "def f(n): return sorted([2, 1], key=f)", "f(0)"],
    ["through a generator", "def f(n):\n    yield from f(n + 1)", "list(f(0))"],
    ["through a comprehension", "def f(n): return [f(x) for x in [n]]", "f(0)"],
    ["with keywords", "def f(**kw): return f(**kw, **{})", "f(a=1)"],
    ["of a decorated function", "def d(f): return lambda *a: f(*a)\n@d\ndef f(n): return f(n)", "f(0)"],
    ["of nested closures", "def f(g): return f(lambda: g)", "f(None)"],
    ["of a with block", "class M:\n    def __enter__(self):\n        with M(): pass\n    def __exit__(self, *a): pass", "M().__enter__()"],
  ];
  it.each(deep)("%s can be caught", async (_, setup, call) => {
    const ended = await runText(`${setup}\nfor _ in range(3):\n    try:\n        ${call}\n    except RecursionError as error:\n        print(type(error).__name__)\nprint("alive")\n`);
    expect(ended).toEqual({ stdout: "RecursionError\nRecursionError\nRecursionError\nalive\n", stderr: "", code: 0 });
  });

  it("ends an uncaught one with a short traceback", async () => {
    const ended = await runText("def f(n):\n    return f(n + 1)\nf(0)\n");
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("more times]\n");
    expect(ended.stderr.split("\n").length).toBeLessThan(20);
    expect(ended.stderr).toMatch(/RecursionError: maximum recursion depth exceeded\n$/);
  });

  it("survives a limit that the stack cannot carry", async () => {
    const source = "import sys\ntry:\n    sys.setrecursionlimit(10**8)\nexcept ValueError as error: print(error)\ndef f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError: print('caught')\nprint('alive')\n";
    const ended = await runText(source);
    expect(ended.stdout.endsWith("caught\nalive\n")).toBe(true);
    expect(ended).toMatchObject({ stderr: "", code: 0 });
  });

  it("carries a limit of 20,000 for a plain function", async () => {
    const ended = await runText("import sys\nsys.setrecursionlimit(20_000)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(5000))\n");
    expect(ended).toEqual({ stdout: "5000\n", stderr: "", code: 0 });
  });

  it("collects after ten thousand generators in each other, whose pages are empty then", async () => {
    const source =
      "import sys\nsys.setrecursionlimit(10_000)\ndef h(n):\n    for x in h(n + 1): yield x\ntry: next(h(0))\nexcept RecursionError: print('RecursionError')\nx = [[i] * 10 for i in range(20_000)]\nprint(sum(map(len, x)))\n";
    expect(await runText(source)).toEqual({ stdout: "RecursionError\n200000\n", stderr: "", code: 0 });
  });

  it("frees and compares deep structures", async () => {
    const source = "a = None\nfor i in range(300_000): a = [a]\na = None\nd = {}\nfor i in range(100_000): d = {'k': d}\nd = None\nclass N: pass\nn = N()\nfor i in range(100_000):\n    m = N(); m.next = n; n = m\nn = m = None\nprint('freed')\n";
    expect(await runText(source)).toEqual({ stdout: "freed\n", stderr: "", code: 0 });
    const compare = "a = b = None\nfor i in range(100_000): a, b = [a], [b]\nfor act in (lambda: a == b, lambda: repr(a), lambda: str(a)):\n    try: act()\n    except RecursionError: print('RecursionError')\n";
    expect((await runText(compare)).stdout).toBe("RecursionError\nRecursionError\nRecursionError\n");
  });
});

describe("operations that are too large", () => {
  const large: [string, string, RegExp][] = [
    ["a list", "[0] * 10**12", /MemoryError/],
    ["a string", "'x' * 10**12", /MemoryError/],
    ["a number", "1 << 10**11", /MemoryError|OverflowError/],
    ["bytes", "bytes(10**12)", /MemoryError/],
    ["a width", "f'{1:{10**12}}'", /MemoryError|ValueError/],
  ];
  it.each(large)("%s", async (_, expression, expected) => {
    const ended = await runText(`try:\n    ${expression}\nexcept Exception as error:\n    print(type(error).__name__)\nprint("alive")\n`);
    expect(ended.stdout).toMatch(expected);
    expect(ended.stdout.endsWith("alive\n")).toBe(true);
    expect(ended.code).toBe(0);
  });
});
