// The statistics behind the figures.

import { expect, test } from "vitest";

import { geometricMean, median, minimum } from "../src/statistics.ts";

test("the median of an even number of values lies between the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
});

test("a ratio and its inverse cancel out in the geometric mean", () => {
  expect(geometricMean([4, 0.25])).toBeCloseTo(1, 12);
  expect(geometricMean([2, 8])).toBeCloseTo(4, 12);
});

test("there is no statistic of nothing", () => {
  expect([median([]), minimum([]), geometricMean([])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
