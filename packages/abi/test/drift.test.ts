// The generated TypeScript is what native/abi says today.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { FALSE, HELPERS, TAG_INT, TRUE } from "../src/index.ts";

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
  expect(TAG_INT).toBe(0xffff_0000_0000_0000n);
  expect(FALSE | 1n).toBe(TRUE);
  expect(HELPERS.call2).toEqual({ params: ["i64", "i64", "i64"], result: "i64" });
});
