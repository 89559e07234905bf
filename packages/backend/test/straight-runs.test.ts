// Straight runs of numbers, items and attributes: the same answers whichever version an operation ends up in, and no leak on the way.

import { describe, expect, test } from "vitest";
import { ModuleBuilder } from "../src/encoder/module-builder.ts";
import { CodeBuilder } from "../src/encoder/code-builder.ts";
import { OP } from "../src/encoder/instructions.ts";
import { run } from "./support/python.ts";

/** Runs a program that must end well and leave nothing. */
function output(source: string): readonly string[] {
  const { printed, error, leftovers } = run(source);
  expect(error).toBeNull();
  expect(leftovers).toEqual([]);
  return printed;
}

const SUM = "def f(a, b):\n    total = 0.5\n    for k in range(3):\n        total = total + a[k] * b[k]\n    return total\n";
const STEP = "def g(items):\n    for i in range(2):\n        items[i] = items[i] + items[i + 1]\n    return items\n";

describe("items of lists", () => {
  test("floats, ints, and both", () => {
    expect(output(`${SUM}print(f([1.5, 2.5, 3.0], [2.0, 2.0, 1.0]), f([1, 2, 3], [4, 5, 6]), f([1.5, 2, 3], [2, 0.5, 1]))\n`)).toEqual(["11.5 32.5 7.5"]);
  });
  test("what is no number takes the general version, counted as it should be", () => {
    expect(output(`${STEP}print(g(['a' + 'x', 'b' + 'y', 'c' + 'z']), g([1, 2, 3]), g([1.5, 2, 3.5]))\n`)).toEqual([
      "[axby, bycz, cz] [3, 5, 3] [3.5, 5.5, 3.5]",
    ]);
  });
  test("a failure in the middle of a run releases what is loaded", () => {
    const source = `${STEP}def h(x):\n    try:\n        g(x)\n    except Exception as e:\n        print(e)\n    print(x)\nh(['a' + 'x', 'b' + 'y'])\nh([1.5, 'b' + 'y', 'c' + 'z'])\n`;
    const { error, leftovers, printed } = run(source);
    expect(error).toBeNull();
    expect(leftovers).toEqual([]);
    expect(printed).toHaveLength(4);
  });
  test("nested lists", () => {
    const source = "def f(rows, n):\n    for i in range(n):\n        for j in range(n):\n            rows[i][j] = rows[i][j] + rows[j][i] + rows[i][j]\n    return rows\nprint(f([[1, 2], [3, 4]], 2), f([[1.5, 2.5], [3.5, 4.5]], 2), f([['a', 'b'], ['c', 'd']], 2))\n";
    expect(output(source)).toEqual(["[[3, 7], [13, 12]] [[4.5, 8.5], [15.5, 13.5]] [[aaa, bcb], [cbcbc, ddd]]"]);
  });
});

describe("attributes", () => {
  test("of objects that hold numbers, then text", () => {
    const source = "def init(self, x):\n    self.x = x\n    self.y = x\ndef move(self, d):\n    for i in range(4):\n        self.x = self.x + d\n        self.y = d + self.y + d\n    return self\ndef show(p):\n    return [p.x, p.y]\n";
    const { core } = run(source);
    core.defineClass("P", { __init__: core.own(core.global("init")), move: core.own(core.global("move")) });
    for (const [start, by, wanted] of [[1.5, 0.5, "[3.5, 5.5]"], [1n, 2n, "[9, 17]"], [1.5, 2n, "[9.5, 17.5]"], ["a", "b", "[abbbb, bbbbabbbb]"]] as const) {
      const [first, second] = [core.value(start), core.value(by)];
      const point = core.call(core.global("P"), [first]);
      const moved = core.call(core.global("move"), [point, second]);
      const shown = core.call(core.global("show"), [moved]);
      const items = core.js(shown) as readonly unknown[];
      expect(`[${items.map((item) => (typeof item === "number" && Number.isInteger(item) ? `${item}.0` : String(item))).join(", ")}]`).toBe(wanted);
      for (const value of [shown, moved, point, first, second]) core.drop(value);
    }
    expect(core.leftovers()).toEqual([]);
  });
});

test("hints about branches are written where the branches are", () => {
  const builder = new ModuleBuilder();
  const target = builder.declare("f", { params: ["i32"], results: ["i32"] });
  const body = new CodeBuilder(["i32"]);
  const cold = body.coldBlock();
  body.get(0);
  body.brIf(cold);
  body.get(0);
  body.likely();
  body.if();
  body.end();
  body.end();
  body.get(0);
  builder.define(target, [new CodeBuilder(["i32"]), body]);
  const bytes = builder.finish();
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), "metadata.code.branch_hint");
  // One function, number 0, with two hints: its body is `00 block 40 local.get 0 br_if 0 local.get 0 if …`.
  expect([...new Uint8Array(section ?? new ArrayBuffer(0))]).toEqual([1, 0, 2, 5, 1, 0, 9, 1, 1]);
  expect(OP.br_if).toBe(0x0d);
});
