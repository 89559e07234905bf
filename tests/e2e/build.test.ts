// `molt build`: a folder that runs with Node alone, without a compiler.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { molt, node, root, Scratch } from "./support/molt.ts";

async function build(file: string, scratch: Scratch): Promise<string> {
  const out = join(scratch.path, "out");
  const ended = await molt(["build", file, "-o", out]);
  expect(ended).toMatchObject({ stderr: "", code: 0 });
  return out;
}

describe("molt build", () => {
  it("makes a program that behaves as the source does", async () => {
    using scratch = new Scratch();
    const file = scratch.write("app.py", "import sys\nimport helper\nprint(sys.argv[1:], helper.double(21), input())\nsys.exit(3)\n");
    scratch.write("helper.py", "def double(n):\n    return n * 2\n");
    const out = await build(file, scratch);
    const ended = await node([join(out, "app.js"), "a", "b c"], { cwd: scratch.path, stdin: "typed\n" });
    expect(ended).toEqual({ stdout: "['a', 'b c'] 42 typed\n", stderr: "", code: 3 });
  });

  it("takes neither the compiler nor the sources along", async () => {
    using scratch = new Scratch();
    const file = scratch.write("app.py", "import pkg.part\nprint(pkg.part.name)\n");
    scratch.write("pkg/__init__.py", "");
    scratch.write("pkg/part.py", "name = __name__\n");
    const out = await build(file, scratch);
    const files = readdirSync(out, { recursive: true }).map(String);
    expect(files.filter((name) => name.endsWith(".py") || name.includes("parser"))).toEqual([]);
    expect(files.some((name) => name.endsWith(".wasm"))).toBe(true);
    expect(await node([join(out, "app.js")])).toEqual({ stdout: "pkg.part\n", stderr: "", code: 0 });
  });

  it("takes the image along that runtimes start from, with the library's modules in it", async () => {
    using scratch = new Scratch();
    const out = await build(scratch.write("app.py", "import heapq, sys\nprint('bisect' in sys.modules)\nimport bisect\nprint(heapq.nlargest(2, [3, 1, 2]), bisect.bisect([1, 2, 3], 2))\nprint(heapq.__file__)\n"), scratch);
    const files = readdirSync(out, { recursive: true }).map(String);
    expect(files).toEqual(expect.arrayContaining(["start.img", "ahead.img", "ahead.code"]));
    expect(files.filter((name) => /heapq|bisect/.test(name))).toEqual([]);
    expect(await node([join(out, "app.js")])).toEqual({ stdout: "False\n[3, 2] 2\n<molt>/heapq.py\n", stderr: "", code: 0 });
  });

  it("makes modules that are valid WebAssembly", async () => {
    using scratch = new Scratch();
    const out = await build(join(root, "examples/tour.py"), scratch);
    const modules = readdirSync(out, { recursive: true }).map(String).filter((name) => name.endsWith(".wasm"));
    for (const module of modules) expect(WebAssembly.validate(new Uint8Array(readFileSync(join(out, module))))).toBe(true);
    const ended = await node([join(out, "tour.js")]);
    expect(ended.stdout).toBe(readFileSync(join(root, "examples/tour.out"), "utf8"));
  });

  it("shows tracebacks of a built program", async () => {
    using scratch = new Scratch();
    const out = await build(scratch.write("app.py", "def f():\n    raise ValueError('built')\nf()\n"), scratch);
    const ended = await node([join(out, "app.js")]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^Traceback \(most recent call last\):\n {2}File ".*app\.py", line 3, in <module>\n/);
    expect(ended.stderr).toMatch(/ValueError: built\n$/);
  });

  it("reports a syntax error and builds nothing", async () => {
    using scratch = new Scratch();
    const file = scratch.write("bad.py", "def f(:\n    pass\n");
    const out = join(scratch.path, "out");
    const ended = await molt(["build", file, "-o", out]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("SyntaxError: invalid syntax");
    expect(existsSync(join(out, "bad.js"))).toBe(false);
  });

  it("reports a file that is not there", async () => {
    const ended = await molt(["build", "no/such/file.py", "-o", "unused"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("No such file or directory");
  });

  it("prints the IR and the WebAssembly of a program", async () => {
    using scratch = new Scratch();
    const file = scratch.write("app.py", "def add(a, b):\n    return a + b\nprint(add(1, 2))\n");
    const ir = await molt(["build", file, "--emit", "ir"]);
    expect(ir).toMatchObject({ stderr: "", code: 0 });
    expect(ir.stdout).toContain("add");
    const both = await molt(["build", file, "--emit", "ir,wat"]);
    expect(both.stdout.startsWith(ir.stdout.trimEnd())).toBe(true);
    expect(both.stdout).toContain("(module");
  });
});
