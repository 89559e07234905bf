/** Who holds whom across the boundary: scopes, `using`, the garbage collector as the last resort, cycles through both sides. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { Molt, type PyCallable, type PyObject, PythonError, StaleHandleError } from "../src/index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects until a condition holds; finalization registries are told some time after a collection. */
async function collectUntil(holds: () => boolean): Promise<boolean> {
  for (let round = 0; round < 50; round++) {
    if (holds()) return true;
    // What `deref` gave is alive until the end of the job.
    await new Promise((resolve) => setTimeout(resolve, 1));
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return holds();
}

/** Anything that Python holds as it is: plain objects are copied. */
class Held {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** Steps of the random walk; `MOLT_TEST_SCALE=10` makes millions of them. */
const STEPS = 100_000 * Number(process.env["MOLT_TEST_SCALE"] ?? 1);

it("a scope disposes of what was made in it, but for its result and what is kept", async () => {
  await using py = await Molt.create();
  py.run("class Node: pass\nnodes = [Node() for _ in range(5)]");
  const before = py.metrics().handles;
  let [inside, kept]: (PyObject | null)[] = [null, null];
  const result = py.scope((keep) => {
    inside = py.run("nodes[0]") as PyObject;
    kept = keep(py.run("nodes[1]") as PyObject);
    const list = py.run("nodes") as PyObject[];
    expect(list).toHaveLength(5);
    expect(py.metrics().handles).toBe(before + 5);
    return list[2] as PyObject;
  });
  expect((inside as unknown as PyObject).disposed).toBe(true);
  expect([(kept as unknown as PyObject).disposed, result.disposed]).toEqual([false, false]);
  expect(py.metrics().handles).toBe(before + 2);
  result.dispose();
  (kept as unknown as PyObject).dispose();
  expect(py.metrics().handles).toBe(before);
});

it("scopes nest, end with errors too, and leave the main module's names alone", async () => {
  await using py = await Molt.create();
  const names = py.scope(() => {
    const outer = py.run("lambda: 1") as PyObject;
    const handed = py.scope((keep) => {
      py.run("lambda: 2");
      return [keep(py.run("lambda: 3") as PyObject)];
    });
    const errors: unknown[] = [];
    try {
      py.scope(() => {
        py.run("lambda: 4");
        py.run("x = [1]\nraise ValueError(x)");
      });
    } catch (error) {
      if (error instanceof PythonError) errors.push(error.type, error.exception.disposed, error.exception.repr());
    }
    expect(errors).toEqual(["ValueError", false, "ValueError([1])"]);
    expect([outer.disposed, handed[0]?.disposed]).toEqual([false, false]);
    return [outer, handed[0] as PyObject];
  });
  expect(names.map((name) => name.disposed)).toEqual([true, true]);
  expect(py.run("x")).toEqual([1]);
  expect(py.globals.get("x")).toEqual([1]);
});

it("`using` gives an object back at the end of its block", async () => {
  await using py = await Molt.create();
  py.run("import weakref\nclass Node: pass\nn = Node(); gone = []\nweakref.finalize(n, gone.append, 1)");
  {
    using node = py.run("n") as PyObject;
    py.run("del n");
    expect(node.typeName).toBe("Node");
    expect(py.run("gone")).toEqual([]);
  }
  expect(py.run("gone")).toEqual([1]);
});

it("a proxy that JavaScript dropped gives its handle back when it is collected", async () => {
  await using py = await Molt.create();
  py.run("class Node: pass");
  const before = py.metrics().handles;
  const kept = py.run("Node()") as PyObject;
  (() => {
    for (let count = 0; count < 100; count++) py.run("Node()");
  })();
  expect(py.metrics().handles).toBeGreaterThan(before + 1);
  expect(await collectUntil(() => py.metrics().handles === before + 1)).toBe(true);
  expect(kept.typeName).toBe("Node");
  expect(kept.disposed).toBe(false);
});

it("a proxy that is collected after its runtime ended harms nobody", async () => {
  const [py, other] = [await Molt.create(), await Molt.create()];
  let proxies: unknown[] = [];
  for (let count = 0; count < 100; count++) proxies.push(py.run("lambda: 1"));
  const own = other.run("lambda: 7") as PyCallable;
  await py.close();
  proxies = [];
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(proxies).toEqual([]);
  expect(own()).toBe(7);
  await other.close();
  expect(other.left).toBe(0);
});

it("a cycle through JavaScript and back lives until one side is told to let go", async () => {
  await using py = await Molt.create();
  py.run("import gc, weakref\nclass Node: pass\ngone = []\ndef link(js):\n    n = Node(); n.js = js\n    weakref.finalize(n, gone.append, 1)\n    return n");
  const link = py.run("link") as PyCallable;
  const [handles, objects] = [py.metrics().handles, py.metrics().hostObjects];
  class Holder {
    node: PyObject | null = null;
  }
  // The object holds the proxy, the proxy its Python object, and that holds the JavaScript object.
  const make = (): WeakRef<Holder> => {
    const object = new Holder();
    object.node = link(object) as PyObject;
    return new WeakRef(object);
  };
  const [held, cut] = [make(), make()];
  cut.deref()?.node?.dispose();
  expect(py.run("gone")).toEqual([1]);
  expect(py.metrics()).toMatchObject({ handles: handles + 1, hostObjects: objects + 1 });
  expect(await collectUntil(() => cut.deref() === undefined)).toBe(true);
  py.run("gc.collect()");
  // Neither collector sees the other's half.
  expect(held.deref()).toBeDefined();
  py.run("gc.collect()\nfor n in gc.get_objects():\n    if type(n) is Node: n.js = None\ndel n");
  expect(await collectUntil(() => held.deref() === undefined && py.metrics().handles === handles)).toBe(true);
  expect(py.run("gone")).toEqual([1, 1]);
  expect(py.metrics().hostObjects).toBe(objects);
  link.dispose();
});

it("random moves of JavaScript's objects in Python agree with a model", { timeout: 600_000 }, async () => {
  await using py = await Molt.create();
  py.run("slots = [None] * 64\ndef put(i, o): slots[i] = o\ndef copy(i, j): slots[i] = slots[j]\ndef get(i): return slots[i]\ndef drop(i): slots[i] = None");
  const [put, copy, get, drop] = ["put", "copy", "get", "drop"].map((name) => py.run(name) as PyCallable) as [PyCallable, PyCallable, PyCallable, PyCallable];
  const objects = Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? new Held(number) : () => number));
  const model: unknown[] = Array.from({ length: 64 }, () => null);
  const before = py.metrics().hostObjects;
  let state = 20_261_124;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let step = 0; step < STEPS; step++) {
    const [i, j] = [random(64), random(64)];
    switch (random(4)) {
      case 0:
        put(i, (model[i] = objects[random(objects.length)]));
        break;
      case 1:
        copy(i, j);
        model[i] = model[j];
        break;
      case 2:
        drop(i);
        model[i] = null;
        break;
      default:
        if (get(i) !== model[i]) throw new Error(`slot ${i} holds another object after ${step} steps`);
    }
    if (step % 1000 === 0) expect(py.metrics().hostObjects - before).toBe(new Set(model.filter((object) => object !== null)).size);
  }
  for (let i = 0; i < 64; i++) drop(i);
  expect(py.metrics().hostObjects).toBe(before);
  for (const f of [put, copy, get, drop]) f.dispose();
});

it("an object of a runtime that ended is stale, not another's", async () => {
  const py = await Molt.create();
  const f = py.run("lambda: 1") as PyCallable;
  await py.close();
  await using other = await Molt.create();
  const g = other.run("lambda: 2") as PyCallable;
  expect(() => f()).toThrow(StaleHandleError);
  expect(g()).toBe(2);
  g.dispose();
});
