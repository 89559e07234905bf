/** dependency-cruiser, with the rules made from the table, finds imports that cross the graph. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cruiserRules } from "../src/cruiser-rules.ts";
import { loadGraph, repositoryRoot } from "../src/graph.ts";
import { scratch } from "./scratch.ts";

interface Outcome {
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] };
}

/** Names of the rules that a small repository with the packages `object` and `call` violates. */
function violations(files: Readonly<Record<string, string>>): string[] {
  const manifest = (key: string): string => JSON.stringify({ name: `@molt-py/${key}`, type: "module", exports: { ".": "./src/index.ts" } });
  const root = scratch({
    "packages/object/package.json": manifest("object"),
    "packages/call/package.json": manifest("call"),
    "packages/object/src/index.ts": "export const object = 1;\n",
    "packages/call/src/index.ts": "export const call = 1;\n",
    "package.json": '{ "name": "scratch", "type": "module" }',
    "cruiser.json": JSON.stringify({
      forbidden: cruiserRules(loadGraph()),
      options: { tsPreCompilationDeps: true, combinedDependencies: true, doNotFollow: { path: ["node_modules"] }, enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import"] } },
    }),
    ...files,
  });
  for (const [from, to] of [["object", "call"], ["call", "object"]] as const) {
    mkdirSync(join(root, `packages/${from}/node_modules/@molt-py`), { recursive: true });
    symlinkSync(`../../../${to}`, join(root, `packages/${from}/node_modules/@molt-py/${to}`));
  }
  const cruiser = join(repositoryRoot, "node_modules/.bin/depcruise");
  const result = spawnSync(cruiser, ["packages", "--config", "cruiser.json", "--output-type", "json"], { cwd: root, encoding: "utf8" });
  if (result.stdout === "") throw new Error(result.stderr);
  return (JSON.parse(result.stdout) as Outcome).summary.violations.map((violation) => violation.rule.name).sort();
}

describe("imports between packages", () => {
  test("a downward import is allowed", () => {
    expect(violations({ "packages/call/src/index.ts": 'import { object } from "@molt-py/object";\nexport const call = object;\n' })).toEqual([]);
  });

  test("an upward import is found", () => {
    expect(violations({ "packages/object/src/index.ts": 'import { call } from "@molt-py/call";\nexport const object = call;\n' })).toEqual(["graph-object"]);
  });

  test("an upward import of types only is found", () => {
    expect(violations({ "packages/object/src/index.ts": 'import type { call } from "@molt-py/call";\nexport type O = typeof call;\n' })).toEqual(["graph-object"]);
  });

  test("a dynamic upward import is found", () => {
    expect(violations({ "packages/object/src/index.ts": 'export const object = () => import("@molt-py/call");\n' })).toEqual(["graph-object"]);
  });

  test("a path into another package is found, even along an allowed edge", () => {
    expect(violations({ "packages/call/src/index.ts": 'import { object } from "../../object/src/index.ts";\nexport const call = object;\n' })).toEqual([
      "no-path-into-another-package",
    ]);
  });

  test("a circle of files is found", () => {
    expect(
      violations({ "packages/object/src/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n', "packages/object/src/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n' }),
    ).toContain("no-cycles");
  });

  test("a test imported by a source is found", () => {
    expect(violations({ "packages/object/test/x.ts": "export const x = 1;\n", "packages/object/src/index.ts": 'import { x } from "../test/x.ts";\nexport const object = x;\n' })).toEqual([
      "no-tests-in-sources",
    ]);
  });
});
