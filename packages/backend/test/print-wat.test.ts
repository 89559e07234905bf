// The text dump names what it prints and reads every module that the emitter makes.

import { expect, test } from "vitest";
import { printWat } from "../src/index.ts";
import { compile } from "./support/python.ts";

test("functions, imports, blocks and constants are shown", () => {
  const text = printWat(compile("def twice(x):\n    return x + x * 2.5\n"));
  expect(text).toContain('(import "core" "memory" (memory 1))');
  expect(text).toContain("(func $twice (param i32 i64) (result i64)");
  expect(text).toContain("f64.const 2.5");
  expect(text).toContain("    block\n      block");
  expect(text).toContain("call $molt.add_plain");
  expect(text.endsWith(")\n")).toBe(true);
});
