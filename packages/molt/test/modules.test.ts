/** Modules whose sources come from JavaScript: tables, functions, asynchronous functions; names that lead nowhere. */
import { describe, expect, it } from "vitest";
import { Molt, type ModuleAnswer, PythonError } from "../src/index.ts";

/** What a run fails with. */
function failure(py: Molt, source: string): PythonError {
  try {
    py.run(source);
  } catch (error) {
    if (error instanceof PythonError) return error;
    throw error;
  }
  throw new Error("nothing was raised");
}

describe("a table of modules", () => {
  it("is found before files, with packages by their names", async () => {
    using py = await Molt.create({
      modules: { plain: "value = __name__", "pkg.sub": "from . import other\nvalue = other.value + __package__", "pkg.other": "value = 'other of '", full: { source: "value = __file__", isPackage: true, filename: "somewhere/full.py" } },
      files: { "/plain.py": "value = 'a file'", "/beside.py": "value = 'a file'" },
    });
    expect(py.run("import plain, beside\n[plain.value, beside.value, plain.__file__]")).toEqual(["plain", "a file", "<modules>/plain.py"]);
    expect(py.run("import pkg.sub\n[pkg.sub.value, pkg.__path__, pkg.__file__]")).toEqual(["other of pkg", ["<modules>/pkg"], "<modules>/pkg/__init__.py"]);
    expect(py.run("import full\n[full.value, full.__path__]")).toEqual(["somewhere/full.py", ["somewhere"]]);
    expect(failure(py, "import pkg.absent").message).toBe("No module named 'pkg.absent'");
    expect(failure(py, "import plain.sub").message).toBe("No module named 'plain.sub'; 'plain' is not a package");
  });

  it("shows its lines in tracebacks, and gives its sources", async () => {
    using py = await Molt.create({ modules: new Map([["broken", "def fail():\n    return 1 / 0\n"]]) });
    const { traceback } = failure(py, "import broken\nbroken.fail()");
    expect(traceback).toContain('File "<modules>/broken.py", line 2, in fail\n    return 1 / 0');
    expect(py.run("broken.__loader__.get_source('broken')")).toBe("def fail():\n    return 1 / 0\n");
  });

  it("is found by a changed sys.meta_path too", async () => {
    using py = await Molt.create({ modules: { "pkg.sub": "value = 1", top: "value = 2" } });
    expect(py.run("import sys\nsys.meta_path.append(object())\nimport pkg.sub, top\n[pkg.sub.value, top.value, top.__loader__.__name__, repr(top)]")).toEqual([1, 2, "FrozenImporter", "<module 'top' from '<modules>/top.py'>"]);
    expect(py.run("import importlib\nimportlib.reload(top).value")).toBe(2);
  });
});

describe("a function that gives modules", () => {
  it("is asked for each name once for an import", async () => {
    const asked: string[] = [];
    using py = await Molt.create({
      modules: (name) => {
        asked.push(name);
        return name === "given" ? "import json_like\nvalue = json_like.value" : name === "json_like" ? { source: "value = 3" } : null;
      },
      files: { "/file.py": "value = 4" },
    });
    expect(py.run("import given, file\n[given.value, file.value]")).toEqual([3, 4]);
    expect(asked).toEqual(["given", "json_like", "file"]);
    expect(failure(py, "import nowhere").type).toBe("ModuleNotFoundError");
  });

  it("fails as the cause of an ImportError", async () => {
    const cause = new Error("no network");
    using py = await Molt.create({
      modules: (name) => {
        if (name === "far") throw cause;
        return (name === "promised" ? Promise.resolve("x = 1") : name === "odd" ? 5 : null) as ModuleAnswer;
      },
    });
    const error = failure(py, "import far");
    expect([error.type, error.message]).toEqual(["ImportError", "cannot load module 'far'"]);
    expect(py.run("try:\n    import far\nexcept ImportError as e:\n    seen = [e.name, type(e.__cause__).__name__, str(e.__cause__)]\nseen")).toEqual(["far", "JsError", "Error: no network"]);
    expect((error.cause as PythonError).cause).toBe(cause);
    expect(failure(py, "import promised").message).toContain("is a promise");
    expect(failure(py, "import odd").message).toContain("is no text");
    const changed = failure(py, "import sys\nsys.meta_path.append(object())\nimport far");
    expect([changed.type, changed.message]).toEqual(["ImportError", "cannot load module 'far'"]);
  });

  it("may use the runtime that asks it", async () => {
    using py = await Molt.create({
      modules: (name) => {
        if (name === "calls") py.globals.set("never", 1);
        return null;
      },
    });
    expect(failure(py, "import calls").type).toBe("ModuleNotFoundError");
    expect(py.globals.get("never")).toBe(1);
  });

  it("is not asked for names that are no names of files", async () => {
    const asked: string[] = [];
    using py = await Molt.create({ modules: (name) => void asked.push(name), files: { "/secret.py": "x = 1", "/app/main.py": "" }, path: ["/app"] });
    const hostile = ["../secret", "/secret", "a/../../secret", "..\\secret", "x\0y", "", ".", "..", "...", "a..b", ".secret", "\u202e", "x".repeat(100_000)];
    for (const name of hostile) {
      const error = failure(py, `__import__(${JSON.stringify(name)})`);
      expect(["ModuleNotFoundError", "ValueError"]).toContain(error.type);
    }
    expect(asked.filter((name) => /[/\\\0]|^\.|\.\.|^$/.test(name))).toEqual([]);
    expect(failure(py, "import secret").type).toBe("ModuleNotFoundError");
    for (const name of hostile) {
      const error = failure(py, `import sys\nif len(sys.meta_path) < 4: sys.meta_path.append(object())\n__import__(${JSON.stringify(name)})`);
      expect(["ModuleNotFoundError", "ValueError"]).toContain(error.type);
    }
  });
});

describe("modules that are fetched ahead", () => {
  it("come with what they import", async () => {
    const sources: Record<string, string> = { app: "from lib.tools import double\nimport math\nresult = double(21)", lib: "", "lib.tools": "from .more import two\ndouble = lambda x: x * two", "lib.more": "two = 2", broken: "def (" };
    const asked: string[] = [];
    using py = await Molt.create();
    await py.prefetch(["app", "broken"], async (name) => {
      asked.push(name);
      await Promise.resolve();
      return sources[name];
    });
    expect(py.run("import app\napp.result")).toBe(42);
    expect(new Set(asked)).toEqual(new Set(["app", "broken", "lib", "lib.tools", "lib.tools.double", "math", "lib.more", "lib.more.two"]));
    expect(asked.length).toBe(new Set(asked).size);
    expect(failure(py, "import broken").type).toBe("SyntaxError");
    await expect(py.prefetch("far", () => Promise.reject(new Error("offline")))).rejects.toThrow("offline");
  });
});
