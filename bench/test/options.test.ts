// What the command line accepts.

import { expect, test } from "vitest";

import { readOptions } from "../src/options.ts";

test("without arguments everything is measured in three rounds", () => {
  const options = readOptions([]);
  expect(options.rounds).toBe(3);
  expect(options.engines).toEqual(["molt", "python3", "pyodide", "js"]);
  expect(options.parts).toEqual(["programs", "interop", "startup", "compile", "memory"]);
});

test("a filter measures programs only, unless parts are named", () => {
  expect(readOptions(["fib"]).parts).toEqual(["programs"]);
  expect(readOptions(["fib", "--parts", "memory,programs"]).parts).toEqual(["programs", "memory"]);
});

test("engines keep their order however they are listed", () => {
  expect(readOptions(["--engines", "js,molt"]).engines).toEqual(["molt", "js"]);
});

test("an argument that cannot be used is named", () => {
  expect(() => readOptions(["--rounds", "0"])).toThrow("--rounds wants a whole number above 0, not 0");
  expect(() => readOptions(["--engines", "molt,pypy"])).toThrow('--engines does not know "pypy"');
});
