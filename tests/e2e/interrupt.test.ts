// Ctrl-C: an exception that a program can catch wherever it is, and the end of a program that does not.

import { describe, expect, it } from "vitest";

import { command, type Ended, molt, node, Scratch, type StartOptions } from "./support/molt.ts";

/** Runs code and sends SIGINT each time that it has written `ready`. */
function interrupted(code: string, options: StartOptions = {}): Promise<Ended> {
  let sent = 0;
  return molt(["-c", code], {
    patience: 20_000,
    ...options,
    onOutput(text) {
      const asked = text.split("ready\n").length - 1;
      if (asked === sent) return undefined;
      sent = asked;
      return "SIGINT";
    },
  });
}

const READY = "print('ready', flush=True)";

/** What a program is doing when it is interrupted. */
const activities: [string, string, string][] = [
  ["a loop that does nothing", "", "while True: pass"],
  ["a loop over numbers", "", "for i in range(10**15): pass"],
  ["a loop in a function", "def f():\n    n = 0\n    while True: n += 1", "f()"],
  ["a recursion without loops", "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)", "fib(80)"],
  ["functions with short loops", "def f():\n    for i in range(10): pass\ndef g():\n    for i in range(50): f()", "while True: g()"],
  ["a method that calls itself through an operator", "class A:\n    def __init__(self, n): self.n = n\n    def __add__(self, o): return o if self.n == 0 else A(self.n - 1) + (A(self.n - 1) + o)", "A(60) + A(0)"],
  ["a comprehension", "", "[i for i in range(10**9) if i < 0]"],
  ["a generator", "def g():\n    while True: pass\n    yield", "next(g())"],
  ["a consumer of a generator", "def g():\n    while True: yield 1", "for x in g(): pass"],
  ["time.sleep", "import time", "time.sleep(60)"],
  ["short sleeps", "import time", "while True: time.sleep(0.001)"],
  ["sum of a range", "", "sum(range(10**15))"],
  ["set of a range", "", "set(range(10**9))"],
  ["a search in an iterator", "", "-1 in iter(range(10**15))"],
  ["filter without matches", "", "list(filter(None, iter(int, 1)))"],
  ["sorted with a key", "", "sorted(range(10**7), key=lambda x: -x)"],
  ["try in a loop", "", "while True:\n        try: raise ValueError\n        except ValueError: pass"],
];

describe.skipIf(process.platform === "win32")("an interrupt", () => {
  it.each(activities)("of %s can be caught", async (_, setup, body) => {
    const ended = await interrupted(`${setup}\ntry:\n    ${READY}\n    ${body}\nexcept KeyboardInterrupt as error:\n    print('caught', repr(error))\nprint('alive')\n`);
    expect(ended).toEqual({ stdout: "ready\ncaught KeyboardInterrupt()\nalive\n", stderr: "", code: 0 });
  });

  it("of input() can be caught, and what comes later is read", async () => {
    const ended = await interrupted(`print(input())\ntry:\n    ${READY}\n    input()\nexcept KeyboardInterrupt: print('caught')\n`, { stdin: "first\n", openInput: true });
    expect(ended).toEqual({ stdout: "first\nready\ncaught\n", stderr: "", code: 0 });
  });

  it("runs finally and with, then ends the process by the signal with a traceback", async () => {
    const source = [
      "class M:",
      "    def __enter__(self): return self",
      "    def __exit__(self, kind, *rest): print('left', kind.__name__)",
      "def work():",
      "    with M():",
      "        try:",
      `            ${READY}`,
      "            while True: pass",
      "        finally: print('finally')",
      "print('kept in the buffer')",
      "work()",
    ].join("\n");
    const ended = await interrupted(source);
    expect(ended.stdout).toBe("kept in the buffer\nready\nfinally\nleft KeyboardInterrupt\n");
    expect(ended.stderr).toMatch(/^Traceback \(most recent call last\):\n {2}File "<string>", line 11, in <module>\n[\s\S]* line 8, in work\n[\s\S]*KeyboardInterrupt\n$/);
    expect(ended.code).toBe(130);
  });

  it("can come again and again", async () => {
    const source = `import time\nfor i in range(5):\n    try:\n        ${READY}\n        while True: time.sleep(i / 3)\n    except KeyboardInterrupt: print(i)\n`;
    const ended = await interrupted(source);
    expect(ended).toEqual({ stdout: "ready\n0\nready\n1\nready\n2\nready\n3\nready\n4\n", stderr: "", code: 0 });
  });

  it("ends the process where the engine cannot let programs wait", async () => {
    using scratch = new Scratch();
    const without = scratch.write("without.cjs", "delete WebAssembly.promising;\ndelete WebAssembly.Suspending;\n");
    const ended = await node(["-r", without, command, "-c", `${READY}\nwhile True: pass`], { patience: 20_000, onOutput: () => "SIGINT" });
    expect(ended).toMatchObject({ stdout: "ready\n", code: 130 });
  });

  it("does not wait for a program that ends by itself", async () => {
    const ended = await molt(["-c", "import sys\nfor line in sys.stdin:\n    print(line.strip())\n    break\n"], { stdin: "one\ntwo\n", openInput: true, patience: 20_000 });
    expect(ended).toEqual({ stdout: "one\n", stderr: "", code: 0 });
  });
});
