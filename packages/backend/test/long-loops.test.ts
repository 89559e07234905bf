// Loops that run long go on in the function's continuation: with every kind of state, out of every structure, without leaks.

import { expect, test } from "vitest";
import { run } from "./support/python.ts";

/** Runs a program that must end well and leave nothing. */
function output(source: string): readonly string[] {
  const { printed, error, leftovers } = run(source);
  expect(error).toBeNull();
  expect(leftovers).toEqual([]);
  return printed;
}

test("ints, floats, strings, cells and parameters", () => {
  const source = `
def f(n, prefix, a, b):
    total = 0
    half = 0.5
    text = prefix + ''
    last = None
    def peek():
        return total2
    total2 = 0
    for i in range(n):
        total += i
        half = half + 0.25
        total2 = total2 + 1
        if i % 4000 == 0:
            text = text + 'x'
            last = [i, text]
    a = a + b
    return [total, half, text, last, peek(), a]
print(f(20000, 'p', 'a' + 'a', 'b'))
print(f(1500, 'q', 'a' + 'a', 'b'))
print(f(10, 'r', 'a' + 'a', 'b'))
`;
  expect(output(source)).toEqual([
    "[199990000, 5000.5, pxxxxx, [16000, pxxxxx], 20000, aab]",
    "[1124250, 375.5, qx, [0, qx], 1500, aab]",
    "[45, 3, rx, [0, rx], 10, aab]",
  ]);
});

test("nested loops of every kind, left by break, continue and return", () => {
  const source = `
def f(rows, n):
    out = []
    for row in rows:
        k = 0
        for word in ('a' + row, 'b' + row):
            while True:
                k += 1
                if k % 7 == 0:
                    continue
                if k > n:
                    break
            for j in range(n, 0, -1):
                if j == 3 and word == 'bz':
                    return [out, word, k, j]
            out.append(word)
    return out
print(f(['x' + 'x', 'y', 'z', 'w'], 3000))
print(f(['x' + 'x', 'y', 'z', 'w'], 2))
`;
  expect(output(source)).toEqual(["[[axx, bxx, ay, by, az], bz, 3002, 3]", "[axx, bxx, ay, by, az, bz, aw, bw]"]);
});

test("within try, with exceptions before and after the change", () => {
  const source = `
def f(n, bad):
    seen = []
    try:
        for i in range(n):
            try:
                if i == bad:
                    raise ValueError('at' + 'x')
                if i % 3000 == 0:
                    raise KeyError('k' + 'y')
            except KeyError as e:
                seen.append(i)
    except ValueError as e:
        seen.append('caught')
    finally:
        seen.append('end')
    return seen
print(f(10000, 8000), f(10000, 10), f(10, 20))
def g(n):
    for i in range(n):
        if i == n - 1:
            raise ValueError('out' + 'x')
try:
    g(9000)
except ValueError as e:
    print(e)
g(7000)
`;
  const { printed, error, leftovers } = run(source);
  expect(printed).toEqual(["[0, 3000, 6000, caught, end] [0, caught, end] [0, end]", "ValueError: outx"]);
  expect(error?.trace).toEqual(["g:22", "<module>:27"]);
  expect(leftovers).toEqual([]);
});

test("in a module's body, over lists that grow, with temporaries around", () => {
  const source = `
items = ['s' + 't']
for x in items:
    if len(items) < 6500:
        items.append(x + '')
print(len(items))
print(['l' + 'm', [y for y in range(8000) if y % 2000 == 0], 'r' + 's'])
`;
  expect(output(source)).toEqual(["6500", "[lm, [0, 2000, 4000, 6000], rs]"]);
});

test("more parameters than fit into WebAssembly ones, and recursion through long loops", () => {
  const source = `
def f(a, b, c, d, e, f2, g, h, depth, n):
    total = 0
    for i in range(n):
        total += 1
        if i == n - 1 and depth > 0:
            total += f(a, b, c, d, e, f2, g, h + 'x', depth - 1, n)
    a = a + h
    print(a)
    return total
print(f('a' + 'b', 1, 2, 3, 4, 5, 6, 'h', 2, 4000))
`;
  expect(output(source)).toEqual(["abhxx", "abhx", "abh", "12000"]);
});
