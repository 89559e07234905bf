// `molt run` and its shorter forms: where the program comes from, its arguments and streams, how it ends.

import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { type Ended, molt, Scratch } from "./support/molt.ts";

const show = "import sys\nprint(sys.argv, __name__, sys.stdin.read())\n";

describe("where the program comes from", () => {
  it("runs a file with arguments", async () => {
    using scratch = new Scratch();
    const file = scratch.write("show.py", show);
    const ended = await molt(["run", file, "a", "--flag", "-x", ""], { stdin: "typed" });
    expect(ended).toEqual({ stdout: `['${file}', 'a', '--flag', '-x', ''] __main__ typed\n`, stderr: "", code: 0 });
  });

  it("runs a file without the word run", async () => {
    using scratch = new Scratch();
    scratch.write("show.py", show);
    const ended = await molt(["show.py", "run"], { cwd: scratch.path });
    expect(ended).toEqual({ stdout: "['show.py', 'run'] __main__ \n", stderr: "", code: 0 });
  });

  it("runs code from the command line", async () => {
    for (const form of [["-c"], ["run", "-c"]]) {
      const ended = await molt([...form, show, "one", "-c"], { stdin: "in" });
      expect(ended).toEqual({ stdout: "['-c', 'one', '-c'] __main__ in\n", stderr: "", code: 0 });
    }
  });

  it("runs code from standard input", async () => {
    for (const form of [["-"], ["run", "-"]]) {
      const ended = await molt([...form, "arg"], { stdin: "import sys\nprint(sys.argv, 6 * 7)" });
      expect(ended).toEqual({ stdout: "['-', 'arg'] 42\n", stderr: "", code: 0 });
    }
    expect(await molt([], { stdin: "import sys; print(sys.argv)" })).toEqual({ stdout: "['']\n", stderr: "", code: 0 });
  });

  it("runs the __main__.py of a folder", async () => {
    using scratch = new Scratch();
    scratch.write("app/__main__.py", "from helper import answer\nprint(answer)\n");
    scratch.write("app/helper.py", "answer = 42\n");
    expect(await molt(["run", join(scratch.path, "app")])).toEqual({ stdout: "42\n", stderr: "", code: 0 });
  });

  it("runs an empty file", async () => {
    using scratch = new Scratch();
    expect(await molt(["run", scratch.write("empty.py", "")])).toEqual({ stdout: "", stderr: "", code: 0 });
  });

  it("finds modules beside the program, wherever it is started", async () => {
    using scratch = new Scratch();
    scratch.write("app/main.py", "import sys, pkg.mod, sibling\nprint(pkg.mod.name, sibling.value, sys.path[0])\n");
    scratch.write("app/sibling.py", "value = [1]\n");
    scratch.write("app/pkg/__init__.py", "");
    scratch.write("app/pkg/mod.py", "name = __name__\n");
    const ended = await molt(["run", "app/main.py"], { cwd: scratch.path });
    expect(ended).toEqual({ stdout: `pkg.mod [1] ${scratch.path}/app\n`, stderr: "", code: 0 });
  });

  it("sees a module that changed since the last run", async () => {
    using scratch = new Scratch();
    const file = scratch.write("main.py", "import value\nprint(value.x)\n");
    for (const x of [1, 2]) {
      scratch.write("value.py", `x = ${x}\n`);
      expect((await molt(["run", file])).stdout).toBe(`${x}\n`);
    }
  });

  it("understands a byte order mark and an encoding comment", async () => {
    using scratch = new Scratch();
    const bom = scratch.write("bom.py", "\uFEFFprint('größe')\n");
    expect((await molt(["run", bom])).stdout).toBe("größe\n");
    const latin = scratch.write("latin.py", Buffer.from("# -*- coding: latin-1 -*-\nprint('gr\u00f6\u00dfe')\n", "latin1"));
    expect((await molt(["run", latin])).stdout).toBe("größe\n");
  });

  it("understands all line ends", async () => {
    using scratch = new Scratch();
    const file = scratch.write("ends.py", "x = 1\r\nif x:\r\n    print('windows')\r\nprint('''a\r\nb'''.encode())\r\n");
    expect((await molt(["run", file])).stdout).toBe("windows\nb'a\\nb'\n");
  });
});

describe("how it ends", () => {
  const endings: [string, string, number, string][] = [
    ["sys.exit()", "import sys; sys.exit()", 0, ""],
    ["sys.exit(3)", "import sys; sys.exit(3)", 3, ""],
    ["sys.exit(-1)", "import sys; sys.exit(-1)", 255, ""],
    ["sys.exit(True)", "import sys; sys.exit(True)", 1, ""],
    ["sys.exit(text)", "import sys; sys.exit('went wrong')", 1, "went wrong\n"],
    ["raise SystemExit", "raise SystemExit(7)", 7, ""],
    ["an exception", "1 / 0", 1, 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n'],
    ["a syntax error", "x = = 1", 1, '  File "<string>", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n'],
  ];
  it.each(endings)("%s", async (_, code, exit, stderr) => {
    expect(await molt(["-c", code])).toEqual({ stdout: "", stderr, code: exit });
  });

  it("shows the traceback of a file with its absolute path", async () => {
    using scratch = new Scratch();
    const file = scratch.write("boom.py", "def f(x):\n    return x.missing\n\nprint('before')\nf(1)\n");
    const ended = await molt(["run", "boom.py"], { cwd: scratch.path });
    const frames = `  File "${file}", line 5, in <module>\n    f(1)\n    ~^^^\n  File "${file}", line 2, in f\n    return x.missing\n           ^^^^^^^^^\n`;
    expect(ended).toEqual({ stdout: "before\n", stderr: `Traceback (most recent call last):\n${frames}AttributeError: 'int' object has no attribute 'missing'\n`, code: 1 });
  });

  it("ends with 130 on an uncaught KeyboardInterrupt", async () => {
    const ended = await molt(["-c", "try:\n    raise KeyboardInterrupt\nfinally:\n    print('cleanup')"]);
    expect(ended.code).toBe(130);
    expect(ended.stdout).toBe("cleanup\n");
    expect(ended.stderr).toContain("\nKeyboardInterrupt\n");
  });

  it("tells of an uncaught exception by the program's own sys.excepthook", async () => {
    const run = (hook: string): Promise<Ended> => molt(["-c", `import sys\ndef hook(t, v, tb): ${hook}\nsys.excepthook = hook\n1 / 0`]);
    expect(await run("print('hook', t.__name__, v, tb.tb_lineno)")).toEqual({ stdout: "hook ZeroDivisionError division by zero 4\n", stderr: "", code: 1 });
    expect(await run("sys.exit(9)")).toEqual({ stdout: "", stderr: "", code: 9 });
    expect((await run("raise ValueError('worse')")).stderr).toMatch(/^Error in sys\.excepthook:\nTraceback[\s\S]*ValueError: worse\n\nOriginal exception was:\nTraceback[\s\S]*ZeroDivisionError: division by zero\n$/);
    expect((await molt(["-c", "import sys\ndel sys.excepthook\n1 / 0"])).stderr).toMatch(/^sys\.excepthook is missing\nTraceback/);
  });

  it("keeps the order of both streams and writes all of a large output", async () => {
    const ended = await molt(["-c", "import sys\nfor i in range(20000): print(i, 'x' * 40)\nprint('end', file=sys.stderr)\nsys.exit(4)"]);
    expect(ended.code).toBe(4);
    expect(ended.stdout.split("\n")).toHaveLength(20001);
    expect(ended.stdout.endsWith(`19999 ${"x".repeat(40)}\n`)).toBe(true);
    expect(ended.stderr).toBe("end\n");
  });

  it("runs finalizers at the end", async () => {
    const ended = await molt(["-c", "class A:\n    def __del__(self): print('bye')\na = A()\nprint('end')"]);
    expect(ended).toEqual({ stdout: "end\nbye\n", stderr: "", code: 0 });
  });
});

describe("streams", () => {
  it("reads lines as they are asked for", async () => {
    const ended = await molt(["-c", "print(input('? ') + input())\ntry: input()\nexcept EOFError as e: print(e)"], { stdin: "a\nb\n" });
    expect(ended).toEqual({ stdout: "? ab\nEOF when reading a line\n", stderr: "", code: 0 });
  });

  it("passes text beyond ASCII in all directions", async () => {
    const ended = await molt(["-c", "import sys\nprint(input(), sys.argv[1], len(sys.argv[1]))\nprint('é', file=sys.stderr)", "漢😀"], { stdin: "größe\n" });
    expect(ended).toEqual({ stdout: "größe 漢😀 2\n", stderr: "é\n", code: 0 });
  });

  it("does not write a prompt of its own", async () => {
    expect((await molt(["-c", "pass"])).stdout).toBe("");
  });
});
