/** Programs that use up the memory of their runtime get a MemoryError, and the runtime goes on. */
import { describe, expect, it } from "vitest";
import { Molt } from "../src/index.ts";

const growing: readonly (readonly [string, string])[] = [
  ["a list that is appended to", "kept = []\nwhile True: kept.append(1)"],
  ["a list of strings", "kept = []\nfor i in range(10**12): kept.append(str(i))"],
  ["a comprehension", "[str(i) for i in range(10**12)]"],
  ["list()", "list(range(10**12))"],
  ["list() of an iterator without end", "list(iter(int, 1))"],
  ["tuple()", "tuple(range(10**12))"],
  ["sorted()", "sorted(range(10**12))"],
  ["set()", "set(range(10**12))"],
  ["a set comprehension", "{i for i in range(10**12)}"],
  ["a dict", "kept = {}\nn = 0\nwhile True:\n    kept[n] = str(n)\n    n += 1"],
  ["a dict comprehension", "{i: i for i in range(10**12)}"],
  ["dict.fromkeys", "dict.fromkeys(range(10**12))"],
  ["str.join", "''.join(map(str, range(10**12)))"],
  ["str.split", "('a,' * 10**7).split(',')"],
  ["a string that doubles", "kept = 'x'\nwhile True: kept += kept"],
  ["a string that grows", "kept = 'x'\nwhile True: kept += 'hello' * 1000"],
  ["a list that doubles", "kept = [0]\nwhile True: kept = kept * 2"],
  ["a tuple that doubles", "kept = (0,)\nwhile True: kept = kept + kept"],
  ["a bytearray", "kept = bytearray(b'x')\nwhile True: kept += kept"],
  ["objects", "class N: pass\ndef f(n):\n    r = N(); r.n = n; return r\nkept = None\nwhile True: kept = f(kept)"],
  ["nested tuples", "kept = None\nwhile True: kept = (kept, 1.5)"],
  ["bytes of an iterator without end", "bytes(iter(int, 1))"],
  ["a large string at once", "'x' * 10**8"],
  ["a large bytearray at once", "bytearray(10**8)"],
  ["a large number at once", "1 << 10**9"],
];

describe("a runtime of 64 MB", () => {
  it.each(growing)("survives %s", async (_, source) => {
    await using py = await Molt.create({ maxMemory: 64 << 20 });
    expect(() => py.run(source)).toThrow(expect.objectContaining({ type: "MemoryError" }));
    expect(py.run("kept = None\nsum([i * i for i in range(1000)])")).toBe(332_833_500);
    expect(py.metrics().memory).toBeLessThanOrEqual(64 << 20);
  });

  it("lets a program catch its MemoryError, again and again", async () => {
    await using py = await Molt.create({ maxMemory: 64 << 20 });
    const source = "def fill():\n    kept = []\n    try:\n        while True: kept.append([len(kept)])\n    except MemoryError:\n        return len(kept)\n[fill() > 100_000 for _ in range(3)]";
    expect(py.run(source)).toEqual([true, true, true]);
  });
});
