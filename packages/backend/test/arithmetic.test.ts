// Every operator on every pair of awkward numbers: the emitted fast paths against BigInt and IEEE semantics, and no leak.

import { describe, expect, test } from "vitest";
import { intOperator } from "./support/fake-data.ts";
import { run } from "./support/python.ts";

const EDGE = 2n ** 47n;
const INTS = [0n, 1n, -1n, 2n, 3n, -3n, 7n, -7n, 10n, 255n, 65_535n, 2n ** 31n - 1n, 2n ** 31n, -(2n ** 31n), -(2n ** 31n) - 1n, 2n ** 32n, 123_456_789_012n, EDGE - 1n, EDGE - 2n, -EDGE, -EDGE + 1n, EDGE, -EDGE - 1n, 2n ** 63n, 2n ** 64n - 1n, -(2n ** 63n), 10n ** 25n];
const FLOATS = [0, -0, 1, -1, 0.5, -2.5, 1e300, -1e300, 1e-310, Infinity, -Infinity, NaN];
const SYMBOLS = { add: "+", sub: "-", mul: "*", truediv: "/", floordiv: "//", mod: "%", and: "&", or: "|", xor: "^", lshift: "<<", rshift: ">>" };
const COMPARISONS = { lt: "<", le: "<=", eq: "==", ne: "!=", gt: ">", ge: ">=" };

describe("two ints of any size", () => {
  for (const [name, symbol] of Object.entries(SYMBOLS)) {
    test(symbol, () => {
      const { core } = run(`def f(a, b):\n    return a ${symbol} b\ndef g(a, b):\n    a ${symbol}= b\n    return a\n`);
      for (const x of INTS) {
        for (const y of INTS) {
          if (name.endsWith("shift") && (y < 0n || y > 200n)) continue;
          const wanted = intOperator(name, x, y);
          for (const callee of ["f", "g"]) expect([x, symbol, y, call(core, callee, x, y)]).toEqual([x, symbol, y, wanted ?? "ZeroDivisionError"]);
        }
      }
      expect(core.leftovers()).toEqual([]);
    });
  }
});

describe("a constant on the right", () => {
  for (const [name, symbol] of Object.entries(SYMBOLS)) {
    test(symbol, () => {
      const constants = INTS.filter((value) => value !== 0n && !(name.endsWith("shift") && (value < 0n || value > 200n)));
      const source = constants.map((value, index) => `def f${index}(a):\n    return a ${symbol} ${value < 0n ? `(${value})` : value}\n`).join("");
      const { core } = run(source);
      constants.forEach((y, index) => {
        for (const x of INTS) expect([x, symbol, y, call(core, `f${index}`, x)]).toEqual([x, symbol, y, intOperator(name, x, y)]);
      });
      expect(core.leftovers()).toEqual([]);
    });
  }
});

describe("floats and mixes", () => {
  const js: Record<string, (x: number, y: number) => number> = { "+": (x, y) => x + y, "-": (x, y) => x - y, "*": (x, y) => x * y, "/": (x, y) => x / y };
  for (const [symbol, operator] of Object.entries(js)) {
    test(symbol, () => {
      // In `g` inference knows that both are floats.
      const { core } = run(`def f(a, b):\n    return a ${symbol} b\ndef g(a, b):\n    x = 1.5 * 1.0\n    y = x ${symbol} 2\n    x = x ${symbol} y\n    return x\n`);
      const values: (bigint | number)[] = [...FLOATS, ...INTS.filter((value) => value < EDGE && value >= -EDGE)];
      for (const x of values) {
        for (const y of values) {
          if (typeof x === "bigint" && typeof y === "bigint") continue;
          const zero = symbol === "/" && Number(y) === 0;
          expect([x, symbol, y, call(core, "f", x, y)]).toEqual([x, symbol, y, zero ? "ZeroDivisionError" : operator(Number(x), Number(y))]);
        }
      }
      expect(call(core, "g", 0n, 0n)).toBe(operator(1.5, operator(1.5, 2)));
      expect(core.leftovers()).toEqual([]);
    });
  }
});

describe("comparisons", () => {
  for (const [name, symbol] of Object.entries(COMPARISONS)) {
    test(symbol, () => {
      const { core } = run(`def f(a, b):\n    return a ${symbol} b\ndef g(a, b):\n    if a ${symbol} b:\n        return 1\n    return 0\ndef h(a):\n    return not a ${symbol} 3\n`);
      const compare = (x: bigint | number, y: bigint | number): boolean => ({ lt: x < y, le: x <= y, eq: x >= y && x <= y, ne: !(x >= y && x <= y), gt: x > y, ge: x >= y })[name] ?? false;
      const values = [...FLOATS, ...INTS];
      for (const x of values) {
        for (const y of values) {
          if (typeof x !== typeof y && [x, y].some((value) => typeof value === "bigint" && (value >= EDGE || value < -EDGE))) continue;
          expect([x, symbol, y, call(core, "f", x, y)]).toEqual([x, symbol, y, compare(x, y)]);
          expect([x, symbol, y, call(core, "g", x, y)]).toEqual([x, symbol, y, compare(x, y) ? 1n : 0n]);
        }
        expect([x, symbol, call(core, "h", x)]).toEqual([x, symbol, !compare(x, 3n)]);
      }
      expect(core.leftovers()).toEqual([]);
    });
  }
});

test("unary operators", () => {
  const { core } = run("def neg(a):\n    return -a\ndef inv(a):\n    return ~a\ndef truth(a):\n    if a:\n        return True\n    return False\ndef no(a):\n    return not a\n");
  for (const x of INTS) {
    expect([x, call(core, "neg", x)]).toEqual([x, -x]);
    expect([x, call(core, "inv", x)]).toEqual([x, ~x]);
    expect([x, call(core, "truth", x)]).toEqual([x, x !== 0n]);
    expect([x, call(core, "no", x)]).toEqual([x, x === 0n]);
  }
  expect(core.leftovers()).toEqual([]);
});

test("ranges of every direction, through the counter and through the iterator", () => {
  const { core } = run("def f(a, b, c):\n    out = []\n    for i in range(a, b, c):\n        out.append(i)\n    return out\n");
  const steps = [1n, 2n, -1n, -3n, EDGE];
  for (const step of steps) {
    for (const [start, stop] of [[0n, 5n], [5n, 0n], [-3n, 3n], [0n, 0n], [EDGE - 3n, EDGE - 1n], [EDGE - 2n, EDGE + 1n], [-EDGE + 2n, -EDGE - 1n]] as const) {
      const wanted: bigint[] = [];
      for (let i = start; step > 0n ? i < stop : i > stop; i += step) wanted.push(i);
      expect([start, stop, step, call(core, "f", start, stop, step)]).toEqual([start, stop, step, wanted]);
    }
  }
  expect(core.leftovers()).toEqual([]);
});

/** Calls a global function; the result in JavaScript, or the name of the exception. */
function call(core: ReturnType<typeof run>["core"], name: string, ...args: (bigint | number)[]): unknown {
  const values = args.map((arg) => core.value(arg));
  const result = core.call(core.global(name), values);
  const js = core.js(result);
  core.drop(result);
  for (const value of values) core.drop(value);
  return core.caught()?.text.replace(/:.*/, "") ?? js;
}

test("a variable that is an int at first and a float later, beside one that is always a float", () => {
  const { core } = run("def f(n):\n    a, b = 1, 1.5\n    c = []\n    for _ in range(n):\n        a, b = b, a + b\n        c.append(a < b)\n        c.append(a * 2 / b)\n    return [a, b, c]\n");
  expect(call(core, "f", 2n)).toEqual([2.5, 4, [true, 3 / 2.5, true, 5 / 4]]);
  expect(call(core, "f", 0n)).toEqual([1n, 1.5, []]);
});

describe("chains of int operators", () => {
  const chains: Record<string, (x: bigint, y: bigint) => bigint> = {
    "(x * 1103515245 + 12345) & 0x7FFFFFFF": (x, y) => (y - y + x * 1103515245n + 12345n) & 0x7fffffffn,
    "(x * y + x - y) % 65537": (x, y) => mod(x * y + x - y, 65537n),
    "(x * 1000003 ^ y) & 0xFFFFFFFF": (x, y) => ((x * 1000003n) ^ y) & 0xffffffffn,
    "x * y % 7": (x, y) => mod(x * y, 7n),
    "x * y // 1000 - y": (x, y) => (x * y - mod(x * y, 1000n)) / 1000n - y,
    "(x * y ^ x) >> 3": (x, y) => ((x * y) ^ x) >> 3n,
    "((x << 5) + x | y) % 1024": (x, y) => mod(((x << 5n) + x) | y, 1024n),
    "x * 3 + 1": (x) => x * 3n + 1n,
    "12 - x * y * y": (x, y) => 12n - x * y * y,
    "x * -7 & y": (x, y) => (x * -7n) & y,
  };
  const mod = (x: bigint, y: bigint): bigint => ((x % y) + y) % y;
  for (const [text, wanted] of Object.entries(chains)) {
    test(text, () => {
      const { core } = run(`def f(x, y):\n    return ${text}\ndef g(x, y):\n    for i in range(2):\n        z = ${text}\n    return z\n`);
      for (const x of INTS) for (const y of INTS) for (const callee of ["f", "g"]) expect([x, y, call(core, callee, x, y)]).toEqual([x, y, wanted(x, y)]);
      if (!text.includes("&") && !text.includes("^") && !text.includes("|")) expect(call(core, "f", 1.5, 2n)).toBeTypeOf("number");
      expect(core.leftovers()).toEqual([]);
    });
  }
  test("are computed without the core when only what is between is no inline int", () => {
    for (const text of Object.keys(chains).filter((chain) => /& 0x|x \* y % 7/u.test(chain))) {
      const { core } = run(`def f(x, y):\n    return ${text}\n`);
      core.calls.clear();
      call(core, "f", (1n << 28n) + 3n, (1n << 28n) - 7n);
      expect([text, [...core.calls.keys()]]).toEqual([text, []]);
    }
  });
});
