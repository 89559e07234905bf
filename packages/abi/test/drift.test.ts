// The generated TypeScript is what native/abi says today.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { FALSE, FLOAT_SHIFT, HELPERS, NULL, TAG_INT, TAG_POINTER, TAG_SINGLETON, TRUE } from "../src/index.ts";

test("generated.ts is up to date with native/abi", { timeout: 120_000 }, () => {
  const run = spawnSync("cargo", ["run", "--quiet", "-p", "molt-abi", "--bin", "generate", "--", "--check"], {
    cwd: new URL("../../..", import.meta.url).pathname,
    encoding: "utf8",
  });
  expect(run.error).toBeUndefined();
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});

test("constants have the kinds that the emitter counts on", () => {
  expect(NULL).toBe(0n);
  // What no other two tags give.
  expect(TAG_POINTER | TAG_SINGLETON).not.toBe(TAG_INT);
  expect(BigInt.asUintN(64, ~0xfff8_0000_0000_0000n) >> FLOAT_SHIFT).not.toBe(0n);
  expect(FALSE | 1n).toBe(TRUE);
  expect(HELPERS.call2).toEqual({ params: ["i64", "i64", "i64"], result: "i64" });
});
