// The programs of the suite, and what is read from their output.

import { expect, test } from "vitest";

import { findPrograms, readPrinted } from "../src/suite.ts";

test("every program names its group, and the goals' groups are there", () => {
  const programs = findPrograms([]);
  expect(programs.length).toBeGreaterThanOrEqual(20);
  const groups = new Set(programs.map(({ group }) => group));
  expect(groups).toContain("calls");
  expect(groups).toContain("numeric");
});

test("a filter selects by name and by group", () => {
  expect(findPrograms(["pi_dig"]).map(({ name }) => name)).toEqual(["pi_digits"]);
  expect(findPrograms(["dicts"]).map(({ name }) => name)).toEqual(["dict_int", "dict_str"]);
});

test("the time is the last line of the output and the checksum the rest", () => {
  expect(readPrinted("(1, 2)\nmore\n@time 0.125000\n")).toEqual({ seconds: 0.125, checksum: "(1, 2)\nmore" });
});

test("output without a time is refused with its end", () => {
  expect(() => readPrinted("42\n")).toThrow("no time in the output: 42");
  expect(() => readPrinted("")).toThrow("no time in the output: (empty)");
});
