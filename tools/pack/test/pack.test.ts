/** What would be published works outside the workspace. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installed, installPacked } from "../src/install.ts";

const root = join(import.meta.dirname, "../../..");
const target = mkdtempSync(join(tmpdir(), "molt-packed-"));
let installed: Installed[] = [];

beforeAll(() => {
  installed = installPacked(root, target);
}, 120_000);
afterAll(() => rmSync(target, { recursive: true, force: true }));

test("no package refers to the workspace or ships its sources", () => {
  for (const { name, folder, manifest } of installed) {
    expect(JSON.stringify(manifest["dependencies"] ?? {}), name).not.toContain("workspace:");
    expect(existsSync(join(folder, "src")), name).toBe(false);
    expect(existsSync(join(folder, "dist/index.d.ts")), name).toBe(true);
  }
});

test("every package can be imported, and importing it prints nothing", () => {
  const code = installed.map(({ name }) => `await import(${JSON.stringify(name)});`).join("\n");
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: target, encoding: "utf8" });
  expect(result.stderr).toBe("");
  expect(result.stdout).toBe("");
  expect(result.status).toBe(0);
});
