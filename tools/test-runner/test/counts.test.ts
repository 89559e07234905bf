/** A failure is never lost between a tool's report and the sum. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { byCargo, byExit, byLine, byVitest } from "../src/counts.ts";

const outcome = (output: string, status = 0): { output: string; status: number; root: string } => ({ output, status, root: "" });

describe("counts of a step", () => {
  test("a step without tests of its own counts as one", () => {
    expect(byExit(outcome(""))).toEqual({ passed: 1, failed: 0 });
    expect(byExit(outcome("", 3))).toEqual({ passed: 0, failed: 1 });
  });

  test("the last line of the agreed form counts", () => {
    expect(byLine(outcome("1 passed, 1 failed\nmore\n12 passed, 0 failed\n"))).toEqual({ passed: 12, failed: 0 });
    expect(byLine(outcome("12 passed, 0 failed (1 expected)\n"))).toEqual({ passed: 12, failed: 0 });
  });

  test("a step that says nothing, or says success and exits with failure, has failed", () => {
    expect(byLine(outcome("fine!\n"))).toEqual({ passed: 0, failed: 1 });
    expect(byLine(outcome("12 passed, 0 failed\n", 1))).toEqual({ passed: 12, failed: 1 });
  });

  test("cargo's results are added over its binaries, and a build error is a failure", () => {
    const line = (passed: number, failed: number): string => `test result: ok. ${passed} passed; ${failed} failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n`;
    expect(byCargo(outcome(`${line(2, 0)}\n${line(3, 1)}`, 101))).toEqual({ passed: 5, failed: 1 });
    expect(byCargo(outcome("error[E0308]: mismatched types\n", 101))).toEqual({ passed: 0, failed: 1 });
  });

  test("vitest's report is read, and its absence is a failure", () => {
    const root = mkdtempSync(join(tmpdir(), "molt-counts-"));
    writeFileSync(join(root, "report.json"), '{ "numPassedTests": 4, "numFailedTests": 0 }');
    expect(byVitest("report.json")({ output: "", status: 0, root })).toEqual({ passed: 4, failed: 0 });
    expect(byVitest("report.json")({ output: "", status: 1, root })).toEqual({ passed: 4, failed: 1 });
    expect(byVitest("missing.json")({ output: "", status: 0, root })).toEqual({ passed: 0, failed: 1 });
  });
});
