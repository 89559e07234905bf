/** The command as people use it: one process per case, its streams and its exit code. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDiskCache } from "../src/node/disk-cache.ts";

const command = join(import.meta.dirname, "../bin/molt.js");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "molt-command-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

function molt(args: readonly string[], options: { readonly input?: string; readonly env?: Record<string, string> } = {}): Outcome {
  const { stdout, stderr, status, signal } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input: options.input ?? "",
    encoding: "utf8",
    env: { ...process.env, MOLT_CACHE_DIR: join(folder, "cache"), ...options.env },
  });
  // As a shell shows it.
  return { out: stdout, err: stderr, code: signal === "SIGINT" ? 130 : status };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe("molt run --stats", () => {
  it("prints counters on standard error when the program has ended", () => {
    const path = file("stats.py", "print('out')\nkept = [[] for _ in range(500)]\n");
    const { out, err, code } = molt(["run", "--stats", path]);
    expect([out, code]).toEqual(["out\n", 0]);
    expect(err).toMatch(/^objects +\d+\nbytes +\d+\n/);
    expect(err).toMatch(/^type list +\d+ \(\d+ bytes\)$/m);
    expect(err).toMatch(/^compiled +1$/m);
  });
});

describe("molt run", () => {
  it("runs a file with its arguments", () => {
    const path = file("args.py", "import sys\nprint(sys.argv, __name__, __file__)\n");
    const expected = { out: `['args.py', 'a', '-b'] __main__ ${path}\n`, err: "", code: 0 };
    expect(molt(["run", "args.py", "a", "-b"])).toEqual(expected);
    expect(molt(["args.py", "a", "-b"])).toEqual(expected);
  });

  it("runs code from the command line and from standard input", () => {
    expect(molt(["-c", "import sys; print(sys.argv)", "x"])).toEqual({ out: "['-c', 'x']\n", err: "", code: 0 });
    expect(molt(["-"], { input: "print(1 + 1)\n" })).toEqual({ out: "2\n", err: "", code: 0 });
    expect(molt([], { input: "print('no arguments')\n" }).out).toBe("no arguments\n");
  });

  it("reads standard input and keeps the order of both output streams", () => {
    file("echo.py", "import sys\nname = input('name? ')\nprint('hi', name)\nprint('oops', file=sys.stderr)\nprint(sys.stdin.read().upper(), end='')\n");
    expect(molt(["echo.py"], { input: "Ann\nthe rest\n" })).toEqual({ out: "name? hi Ann\nTHE REST\n", err: "oops\n", code: 0 });
  });

  it("ends with Python's exit codes", () => {
    expect(molt(["-c", "raise SystemExit(7)"])).toEqual({ out: "", err: "", code: 7 });
    expect(molt(["-c", "raise SystemExit"]).code).toBe(0);
    expect(molt(["-c", "raise SystemExit('gone')"])).toEqual({ out: "", err: "gone\n", code: 1 });
    expect(molt(["-c", "import sys\ntry:\n    sys.exit(-1)\nfinally:\n    print('cleaned')"])).toEqual({ out: "cleaned\n", err: "", code: 255 });
    expect(molt(["-c", "raise KeyboardInterrupt"]).code).toBe(130);
  });

  it("prints uncaught exceptions as Python does, after what was printed before", () => {
    const path = file("fail.py", "def f(x):\n    return 1 / x\n\nprint('before')\nf(0)\n");
    const err = `Traceback (most recent call last):\n  File "${path}", line 5, in <module>\n    f(0)\n    ~^^^\n  File "${path}", line 2, in f\n    return 1 / x\n           ~~^~~\nZeroDivisionError: division by zero\n`;
    expect(molt(["fail.py"])).toEqual({ out: "before\n", err, code: 1 });
  });

  it("imports sibling modules and packages, and runs a folder's __main__.py", () => {
    file("app/tools.py", "def twice(x):\n    return 2 * x\n");
    file("app/pack/__init__.py", "from .inner import VALUE\n");
    file("app/pack/inner.py", "VALUE = 21\n");
    file("app/__main__.py", "from tools import twice\nimport pack\nprint(twice(pack.VALUE))\n");
    expect(molt(["app"])).toEqual({ out: "42\n", err: "", code: 0 });
  });

  it("ends deep recursion in a RecursionError, and goes as deep as it is told to", () => {
    file("deep.py", "import sys\ndef f(n):\n    return n and 1 + f(n - 1)\ntry:\n    f(10**6)\nexcept RecursionError as e:\n    print(e)\nsys.setrecursionlimit(20_000)\nprint(f(19_000))\nsys.setrecursionlimit(10**6)\ntry:\n    f(10**6)\nexcept RecursionError as e:\n    print(e)\n");
    expect(molt(["deep.py"])).toEqual({ out: "maximum recursion depth exceeded\n19000\nmaximum recursion depth exceeded\n", err: "", code: 0 });
  });
});

describe("molt -m", () => {
  it("runs modules and packages by their names, with Python's sys.argv, sys.path and __spec__", () => {
    const show = "import sys\nprint(__name__, __package__, __spec__.name, sys.argv[1:], sys.path[0] == sys.argv[0].rsplit('/mpkg', 1)[0])\nprint(__file__ == sys.argv[0])\n";
    file("mpkg/__init__.py", "print('init', __name__)\n");
    file("mpkg/__main__.py", show);
    file("mpkg/tool.py", `${show}from . import other\n`);
    file("mpkg/other.py", "print('other', __package__)\n");
    file("mpkg/bare/__init__.py", "");
    file("mpkg/failing.py", "def f():\n    1 / 0\nf()\n");
    expect(molt(["-m", "mpkg", "a", "-b"])).toEqual({ out: "init mpkg\n__main__ mpkg mpkg.__main__ ['a', '-b'] True\nTrue\n", err: "", code: 0 });
    expect(molt(["run", "-m", "mpkg.tool"])).toEqual({ out: "init mpkg\n__main__ mpkg mpkg.tool [] True\nTrue\nother mpkg\n", err: "", code: 0 });
    const failing = molt(["-m", "mpkg.failing"]);
    expect([failing.code, failing.err.endsWith("line 2, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n")]).toEqual([1, true]);
    const told = (name: string): unknown => [molt(["-m", name]).err, molt(["-m", name]).code];
    expect(told("absent")).toEqual(["molt: No module named absent\n", 1]);
    expect(told("mpkg.absent")).toEqual(["molt: No module named mpkg.absent\n", 1]);
    expect(told("mpkg.bare")).toEqual(["molt: No module named mpkg.bare.__main__; 'mpkg.bare' is a package and cannot be directly executed\n", 1]);
    expect(told("absent.sub")).toEqual(["molt: Error while finding module specification for 'absent.sub' (ModuleNotFoundError: No module named 'absent')\n", 1]);
    expect(told(".relative")).toEqual(["molt: Relative module names not supported\n", 1]);
    expect(molt(["-m"])).toEqual({ out: "", err: "molt: argument expected for the -m option\nTry 'molt --help' for more information.\n", code: 2 });
  });

  it("hints at modules that hide one of the standard library", () => {
    file("hiding/random.py", "x = 1\n");
    file("hiding/main.py", "import random\ntry:\n    random.random\nexcept AttributeError as e:\n    print(e)\nfrom random import randint\n");
    const { out, err } = molt(["hiding/main.py"]);
    const hint = `(consider renaming '${join(folder, "hiding/random.py")}' since it has the same name as the standard library module named 'random' and prevents importing that standard library module)`;
    expect(out).toBe(`module 'random' has no attribute 'random' ${hint}\n`);
    expect(err.endsWith(`ImportError: cannot import name 'randint' from 'random' ${hint}\n`)).toBe(true);
  });
});

describe("bad input", () => {
  it("is told in one line, or as a SyntaxError, with the right exit code", () => {
    const missing = join(folder, "missing.py");
    expect(molt(["missing.py"])).toEqual({ out: "", err: `molt: can't open file '${missing}': [Errno 2] No such file or directory\n`, code: 2 });
    mkdirSync(join(folder, "empty"));
    expect(molt(["empty"])).toEqual({ out: "", err: `molt: can't find '__main__' module in 'empty'\n`, code: 1 });
    file("latin.py", new Uint8Array([0x78, 0x20, 0x3d, 0x20, 0x22, 0xff, 0x22, 0x0a]));
    const latin = molt(["latin.py"]);
    expect(latin.err).toContain("SyntaxError: Non-UTF-8 code starting with '\\xff'");
    expect(latin.code).toBe(1);
    file("nul.py", "x = 1\0\n");
    expect(molt(["nul.py"])).toMatchObject({ err: expect.stringContaining("null bytes"), code: 1 });
    file("nested.py", `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n`);
    expect(molt(["nested.py"])).toMatchObject({ err: expect.stringContaining("too many nested parentheses"), code: 1 });
    const bad = file("bad.py", "x = = 1\n");
    expect(molt(["bad.py"])).toEqual({ out: "", err: `  File "${bad}", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n`, code: 1 });
    expect(molt(["--nonsense"])).toMatchObject({ err: "molt: unknown option --nonsense\nTry 'molt --help' for more information.\n", code: 2 });
    expect(molt(["-c"]).code).toBe(2);
  });

  it("runs a source of ten megabytes", () => {
    file("long.py", `text = """\n${"a line of text that is long enough\n".repeat(300_000)}"""\nprint(len(text))\n`);
    expect(molt(["long.py"])).toEqual({ out: "10500001\n", err: "", code: 0 });
  });
});

describe("the cache", () => {
  it("is used, can be switched off, and survives damaged entries", () => {
    const env = { MOLT_CACHE_DIR: join(folder, "cache-test") };
    const entries = (): string[] => readdirSync(env.MOLT_CACHE_DIR, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".wasm"));
    file("cached.py", "print('cached')\n");
    const expected = { out: "cached\n", err: "", code: 0 };
    expect(molt(["cached.py"], { env: { ...env, MOLT_CACHE: "off" } })).toEqual(expected);
    expect(() => entries()).toThrow("ENOENT");
    expect(molt(["cached.py"], { env })).toEqual(expected);
    expect(entries().length).toBe(1);
    const entry = join(env.MOLT_CACHE_DIR, entries()[0] as string);
    const intact = readFileSync(entry);
    for (const damaged of [intact.subarray(0, 40), Buffer.from(intact).fill(0, 60, 80), Buffer.alloc(0)]) {
      writeFileSync(entry, damaged);
      expect(molt(["cached.py"], { env })).toEqual(expected);
      expect(readFileSync(entry).equals(intact)).toBe(true);
    }
  });
});

it("the cache keeps to its limit, the newest entries first", () => {
  const env = { MOLT_CACHE_DIR: join(folder, "cache-limit") };
  const cache = openDiskCache(env, { bytes: 5000, chance: 1 });
  const keys = Array.from({ length: 12 }, (_, index) => `${index.toString(16).padStart(2, "0")}entry`);
  keys.forEach((key, index) => {
    cache.put(key, new Uint8Array(1000).fill(index));
    const past = new Date(Date.now() - (keys.length - index) * 60_000);
    utimesSync(join(env.MOLT_CACHE_DIR, key.slice(0, 2), `${key.slice(2)}.wasm`), past, past);
  });
  expect(keys.map((key) => cache.get(key)?.[0] ?? null)).toEqual([null, null, null, null, null, null, null, null, 8, 9, 10, 11]);
  expect(openDiskCache({ MOLT_CACHE: "off" }).get(keys[11] as string)).toBeNull();
});

describe("molt build", () => {
  it("makes a program that runs without the compiler", () => {
    file("shop/app.py", "import sys\nfrom stock import Item\nfrom store import names\nprint(Item('pen', 3).total(), names.FIRST, sys.argv[1:])\nraise SystemExit(4)\n");
    file("shop/stock.py", "class Item:\n    def __init__(self, name, count):\n        self.name, self.count = name, count\n    def total(self):\n        return self.name * self.count\n");
    file("shop/store/__init__.py", "");
    file("shop/store/names.py", "FIRST = 'first'\n");
    const out = join(folder, "built");
    expect(molt(["build", "shop/app.py", "-o", out])).toEqual({ out: "", err: "", code: 0 });
    rmSync(join(folder, "shop"), { recursive: true });
    const own = ["_frozen_importlib.wasm", "_frozen_importlib_external.wasm", "_molt_sys.wasm"];
    expect(readdirSync(join(out, "modules")).sort()).toEqual(["__main__.wasm", ...own, "stock.wasm", "store.names.wasm", "store.wasm"]);
    expect(readdirSync(out, { recursive: true, encoding: "utf8" }).some((name) => /parser|compiler/.test(name))).toBe(false);
    const ran = spawnSync(process.execPath, [join(out, "app.js"), "a"], { encoding: "utf8" });
    expect([ran.stdout, ran.stderr, ran.status]).toEqual(["penpenpen first ['a']\n", "", 4]);
    // A module of another ABI version is refused by the core.
    const main = join(out, "modules/__main__.wasm");
    const bytes = readFileSync(main);
    bytes[bytes.indexOf("MOLT") + 4] = 99;
    writeFileSync(main, bytes);
    const refused = spawnSync(process.execPath, [join(out, "app.js")], { encoding: "utf8" });
    expect(refused.stderr).toMatch(/^molt: compiled for ABI 99, this runtime has \d+: compile the module again\n$/);
    expect(refused.status).toBe(1);
  });

  it("prints what a program is compiled to", () => {
    file("small.py", "print('small')\n");
    const { out, code } = molt(["build", "small.py", "--emit", "ir,wat"]);
    expect(code).toBe(0);
    expect(out).toContain("loadglobal print");
    expect(out).toContain("(module");
    expect(molt(["build", "small.py", "--emit", "asm"]).code).toBe(2);
    expect(molt(["build", "nowhere.py", "-o", "x"]).code).toBe(2);
  });
});

it("says its version", () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8")) as { version: string };
  expect(molt(["--version"])).toEqual({ out: `Molt ${version} (Python 3.14)\n`, err: "", code: 0 });
});
