/** Memory over long runs: chains die without recursion, cycles are found without being asked for, and what was freed is used again. */
import { describe, expect, it } from "vitest";
import { Molt } from "../src/index.ts";

/** What each makes of the link before it. */
const links: readonly (readonly [string, string])[] = [
  ["instances", "Node(last)"],
  ["instances with slots", "slotted(last)"],
  ["lists", "[last]"],
  ["tuples", "(last,)"],
  ["dicts", "{'x': last}"],
  ["frozensets", "frozenset([last])"],
  ["functions", "(lambda held: lambda: held)(last)"],
  ["generators", "(x for x in [last])"],
  ["exceptions", "chained(last)"],
  ["iterators", "iter([last])"],
  ["methods", "[last].append"],
  ["finalizers", "Loud(last)"],
];

const classes = `
class Node:
    def __init__(self, next): self.next = next
class Loud(Node):
    dead = 0
    def __del__(self): Loud.dead += 1
class Slotted:
    __slots__ = ("next",)
def slotted(next):
    s = Slotted()
    s.next = next
    return s
def chained(next):
    e = ValueError()
    e.__context__ = next
    return e
`;

const MB = 1 << 20;

describe("a chain of up to a million links", () => {
  it.each(links)("of %s is freed", async (name, link) => {
    await using py = await Molt.create();
    const count = ["instances", "lists", "tuples", "dicts"].includes(name) ? 1_000_000 : 100_000;
    const objects = py.run(`${classes}\nimport gc\n0`) === 0 ? py.metrics().objects : 0;
    py.run(`def build():\n    last = None\n    for i in range(${count}): last = ${link}\n    return last\nchain = build()`);
    expect(py.metrics().objects - objects).toBeGreaterThanOrEqual(count);
    py.run("chain = None");
    expect(py.metrics().objects - objects).toBeLessThan(100);
    if (name === "finalizers") expect(py.run("Loud.dead")).toBe(count);
  });

  it("that ends where it begins is found", async () => {
    await using py = await Molt.create();
    const source = "def ring(make, count):\n    first = last = make(None)\n    for i in range(count): last = make(last)\n    first.next = last\n";
    expect(py.run(`${classes}${source}\nimport gc\ngc.disable()\nring(Node, 1_000_000)\ngc.collect()`)).toBe(1_000_001);
    expect(py.run("ring(Loud, 50_000)\n(gc.collect(), Loud.dead)")).toEqual([50_001, 50_001]);
  });
});

describe("memory", () => {
  it("stays as it is over ten million allocations of mixed sizes", async () => {
    await using py = await Molt.create();
    py.run(`${classes}
def churn(count):
    kept = [None] * 5000
    seed = 1
    for i in range(count):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        size = seed >> 8 & 1023
        kind = seed & 7
        if kind == 0: made = "x" * size
        elif kind == 1: made = [i] * (size & 63)
        elif kind == 2: made = (i, size)
        elif kind == 3: made = {i: size, "k": 1}
        elif kind == 4: made = Node(i)
        elif kind == 5: made = bytes(size * 4)
        elif kind == 6: made = [[i], [size]]
        else: made = str(i)
        kept[seed % 5000] = made
`);
    py.run("churn(500_000)");
    const before = py.metrics().memory;
    // Each turn makes about two objects and their buffers.
    for (let round = 0; round < 10; round++) py.run("churn(500_000)");
    expect(py.metrics().memory - before).toBeLessThanOrEqual(2 * MB);
  }, 60_000);

  it("of one size is used again for others", async () => {
    await using py = await Molt.create();
    py.run(`
def fill(kind):
    if kind == 0: return [(i, i) for i in range(400_000)]
    if kind == 1: return ["x" * 200 + str(i) for i in range(80_000)]
    if kind == 2: return [[i] * 40 for i in range(50_000)]
    if kind == 3: return ["y" * 3000 for i in range(6_000)] + ["y" * 3000 + str(i) for i in range(6_000)]
    if kind == 4: return [{i: i, "a": i} for i in range(80_000)]
    return ["z" * (1 << 20) + str(i) for i in range(18)]
def rounds():
    for kind in range(6):
        fill(kind)
`);
    py.run("fill(0)\nfill(4)\nfill(5)\nNone");
    const before = py.metrics().memory;
    for (let round = 0; round < 4; round++) py.run("rounds()");
    expect(py.metrics().memory).toBeLessThanOrEqual(before * 1.75);
  });

  it("of cycles comes back by itself", async () => {
    await using py = await Molt.create();
    py.run(`${classes}
def cycles(count):
    for i in range(count):
        a = Node(None)
        b = [a, "x" * 100, {"a": a}]
        a.next = b
`);
    py.run("cycles(100_000)");
    const before = py.metrics().memory;
    py.run("cycles(1_000_000)");
    expect(py.metrics().memory - before).toBeLessThanOrEqual(8 * MB);
  });
});
