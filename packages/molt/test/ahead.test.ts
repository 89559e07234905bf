/** Modules that the image of a runtime holds before a program imports them: out of sight until then, and then as any other module. */
import { CoreImage } from "@molt-py/provenance";
import { readSnapshot } from "@molt-py/state";
import { Archive, ARCHIVE_MARK, Library } from "@molt-py/stdlib";
import { createMemoryHost } from "@molt-py/wasm-host";
import { describe, expect, it } from "vitest";
import { loadCore, loadParser } from "../src/node/artifacts.ts";
import { importAhead } from "../src/pipeline/ahead.ts";
import { createCompiler } from "../src/pipeline/compiler.ts";
import { readRecord } from "../src/pipeline/resume.ts";
import { Session, type SessionOptions } from "../src/pipeline/session.ts";

const SOURCES: Readonly<Record<string, string>> = {
  "figures.py": `
import math, naming
from weakref_like import Registry
registry = Registry()
class Figure:
    made = []
    def __init__(self): self.name = naming.name(self)
    def __init_subclass__(cls): registry.add(cls)
class Square(Figure):
    def __init__(self, side): super().__init__(); self.side = side
    def diagonal(self): return self.side * math.sqrt(2)
def squares(n):
    for i in range(n): yield Square(i)
first = squares(3)
next(first)
template = eval("lambda x: x + 1")
`,
  "naming.py": "def name(o): return type(o).__name__.lower()\n",
  "weakref_like.py": "import _weakref\nclass Registry:\n    def __init__(self): self.known = []\n    def add(self, c): self.known.append(_weakref.ref(c, self.drop))\n    def drop(self, r): self.known.remove(r)\n",
  "pair/__init__.py": "from . import left\nvalue = left.value + 1\n",
  "pair/left.py": "value = 41\nimport pair\n",
  "pair/right.py": "value = 43\n",
  "leaves.py": "import atexit\natexit.register(print)\n",
  "chance.py": "import time\nstarted = time.time()\n",
  "broken.py": "import nothing_of_this_name\n",
  "follows.py": "import figures, broken\n",
};

/** A library over sources in memory. */
function libraryOf(sources: Readonly<Record<string, string>>): Library {
  const encoder = new TextEncoder();
  const files: Record<string, [number, number, number]> = {};
  let all = "";
  for (const [path, source] of Object.entries(sources)) {
    files[path] = [0, all.length, source.length];
    all += source;
  }
  const index = encoder.encode(JSON.stringify({ version: "test", groups: [[0, all.length, all.length]], files }));
  const bytes = new Uint8Array([...encoder.encode(ARCHIVE_MARK), ...new Uint8Array(Uint32Array.of(index.length).buffer), ...index, ...encoder.encode(all)]);
  return new Library(new Archive({ read: (offset, length) => bytes.subarray(offset, offset + length), unpack: (group) => group }));
}

const core = loadCore();
const compiler = createCompiler(loadParser);
const library = libraryOf(SOURCES);
const made = importAhead({ core, compiler, prelude: () => compiler.prelude(), library, names: ["figures", "pair", "leaves", "chance", "broken", "follows"] });
// As it comes from a file: no code is instantiated.
const packed = made.image.pack();
let compiled = 0;
const image = CoreImage.unpack(packed, (number) => {
  compiled++;
  return made.image.moduleOf(number);
});
const loaded = { image, modules: made.modules };
core.ahead = { names: new Set(made.modules.keys()), loaded, load: () => loaded };

function session(options: Partial<SessionOptions> = {}): Session {
  return new Session({ core, image, compiler, library: () => library, adapter: createMemoryHost(), ...options });
}

function run(on: Session, source: string): unknown {
  return on.runIn({ source, filename: "<test>", name: "__main__", mode: "module", resultOfLastExpression: true }, on.main);
}

const VISIBLE = "import sys\n[name for name in sys.modules if name not in ('sys', 'builtins', '__main__')]";
const HIDDEN_CLASSES = "[c.__name__ for c in object.__subclasses__() if c.__module__ in ('figures', 'weakref_like')]";
const USE = "import figures\nx = figures.Square(2)\n(x.name, round(x.diagonal(), 3), next(figures.first).side, figures.template(1), figures.Figure.__subclasses__() == [figures.Square])";
const ANSWER = ["square", 2.828, 1, 2, true];

describe("a module that was imported ahead", () => {
  it("is not seen before it is imported, and costs no code", () => {
    const before = compiled;
    const py = session();
    expect(run(py, VISIBLE)).toEqual([]);
    expect(run(py, HIDDEN_CLASSES)).toEqual([]);
    expect(() => run(py, "figures")).toThrow(expect.objectContaining({ type: "NameError" }));
    py.close();
    expect(py.runtime.left).toBe(0);
    expect(compiled).toBe(before);
  });

  it("is then as any other, with what it imported", () => {
    const py = session();
    expect(run(py, USE)).toEqual(ANSWER);
    expect(run(py, VISIBLE)).toEqual(["math", "naming", "_weakref", "weakref_like", "figures"]);
    expect(run(py, HIDDEN_CLASSES)).toEqual(["Registry", "Figure"]);
    expect(run(py, "import math\nmath is figures.math and figures.__name__, figures.__file__, sys.modules['naming'] is figures.naming")).toEqual(["figures", "<molt>/figures.py", true]);
    expect(() => run(py, "figures.Square()")).toThrow(expect.objectContaining({ traceback: expect.stringContaining("Square.__init__() missing 1 required positional argument: 'side'") }));
    py.close();
    expect(py.runtime.left).toBe(0);
  });

  it("comes with its package, or without", () => {
    const py = session();
    expect(run(py, "import pair.left\npair.value, pair.left.value")).toEqual([42, 41]);
    expect(run(py, "hasattr(pair, 'right')")).toBe(false);
    expect(run(py, "from pair import right\npair.right.value")).toBe(43);
    py.close();
    expect(py.runtime.left).toBe(0);
  });

  it("is no other runtime's, whatever a program does to it", () => {
    const [one, two] = [session(), session()];
    run(one, `${USE}\nfigures.Figure.made.append(x)\nfigures.mark = x\nclass Own(figures.Figure): pass\nfigures.registry.kept = [Own(), figures]\nfigures.Square.diagonal = None`);
    expect(run(two, USE)).toEqual(ANSWER);
    expect(run(two, "figures.Figure.made, hasattr(figures, 'mark'), len(figures.registry.known)")).toEqual([[], false, 1]);
    expect(run(one, "len(figures.registry.known)")).toBe(2);
    for (const py of [one, two]) {
      py.close();
      expect(py.runtime.left).toBe(0);
    }
  });

  it("is imported anew when a program removed it, and yields to a file of the same name", () => {
    const py = session();
    expect(run(py, "import sys, figures\nold = sys.modules.pop('figures')\nimport figures\nold is figures, old.Square is figures.Square, figures.Square(1).name")).toEqual([false, false, "square"]);
    py.close();
    expect(py.runtime.left).toBe(0);
    const other = session({ adapter: createMemoryHost({ files: new Map([["/naming.py", "def name(o): return 'own'"]]) }), path: ["/"] });
    expect(run(other, "import naming\nnaming.name(1)")).toBe("own");
    expect(run(other, "import figures\nfigures.Square(1).name")).toBe("square");
    other.close();
    expect(other.runtime.left).toBe(0);
  });

  it("travels with snapshots and forks, imported or not", () => {
    const py = session();
    run(py, "y = 1");
    const sizes: number[] = [];
    for (const source of ["y", "import pair\npair.value", USE]) {
      run(py, source);
      const bytes = py.snapshot();
      sizes.push(bytes.length);
      const { image: restored, record } = readSnapshot(core, bytes);
      const copies = [session({ resume: readRecord(record, restored, {}) }), session({ resume: py.capture() })];
      for (const copy of copies) {
        expect(run(copy, "import pair\npair.value")).toBe(42);
        expect(run(copy, "import figures\nfigures.Square(3).name")).toBe("square");
        copy.close();
        expect(copy.runtime.left).toBe(0);
      }
    }
    py.close();
    // The base's modules and their code are not part of it.
    expect(sizes[0]).toBeLessThan(20_000);
  });

  it("can be found by the collector's functions, and used", () => {
    const py = session();
    expect(run(py, "import gc\n[f('x') for f in gc.get_objects() if type(f).__name__ == 'function' and f.__name__ == 'name' and f.__module__ == 'naming']")).toEqual(["str"]);
    py.close();
    expect(py.runtime.left).toBe(0);
  });

  it("takes less than a millisecond", () => {
    const times: number[] = [];
    for (let round = 0; round < 30; round++) {
      const py = session();
      const started = performance.now();
      py.importModule("figures");
      times.push(performance.now() - started);
      py.close();
    }
    expect(Math.min(...times)).toBeLessThan(1);
  });
});

describe("a module that cannot be imported ahead", () => {
  it("is told, with the reason", () => {
    expect(Object.fromEntries(made.refused)).toEqual({
      leaves: "it wants to do something at exit",
      chance: expect.stringContaining("it asks the platform for something when it is imported"),
      broken: expect.stringContaining("No module named 'nothing_of_this_name'"),
      follows: expect.stringContaining("nothing_of_this_name"),
    });
    expect([...made.modules.keys()].sort()).toEqual(["figures", "naming", "pair", "pair.left", "weakref_like"]);
  });

  it("is a submodule that its package does not import", () => {
    const plain = loadCore();
    expect(() => importAhead({ core: plain, compiler, prelude: () => compiler.prelude(), library, names: ["pair.right"] })).toThrow("pair.right cannot be imported ahead");
  });
});
