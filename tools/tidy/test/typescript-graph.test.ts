/** The comparison of manifests and references with the table fires on every kind of difference. */
import { describe, expect, test } from "vitest";
import { checkTypescriptGraph } from "../src/checks/typescript-graph.ts";
import { checkTable, type Graph, loadGraph, repositoryRoot } from "../src/graph.ts";
import { scratch } from "./scratch.ts";

const graph: Graph = {
  packages: {
    object: { layer: 0, profile: "pure", uses: [] },
    call: { layer: 1, profile: "pure", uses: ["object"] },
  },
  crates: {},
};

const manifest = (key: string, dependencies: Record<string, string>, extra: Record<string, unknown> = {}): string =>
  JSON.stringify({
    name: `@molt-py/${key}`, type: "module", license: "MIT", sideEffects: false, description: key, files: ["dist"], engines: { node: ">=24" },
    exports: { ".": "./dist/index.js" }, dependencies, ...extra,
  });
const config = (references: string[], profile = "pure"): string =>
  JSON.stringify({ extends: `../../tsconfig.${profile}.json`, references: references.map((path) => ({ path: `../${path}` })) });

const sound = {
  "packages/object/package.json": manifest("object", {}),
  "packages/object/tsconfig.json": config([]),
  "packages/call/package.json": manifest("call", { "@molt-py/object": "workspace:*" }),
  "packages/call/tsconfig.json": config(["object"]),
};
const messages = (files: Record<string, string>): string[] => checkTypescriptGraph(scratch(files), graph).map((finding) => `${finding.file}: ${finding.message}`);

describe("package graph of TypeScript", () => {
  test("this repository agrees with its table", () => {
    expect(checkTypescriptGraph(repositoryRoot, loadGraph())).toEqual([]);
    expect(checkTable(loadGraph())).toEqual([]);
  });

  test("a sound repository has no findings", () => expect(messages(sound)).toEqual([]));

  test("an upward dependency is found", () => {
    expect(messages({ ...sound, "packages/object/package.json": manifest("object", { "@molt-py/call": "workspace:*" }) })).toEqual([
      "packages/object/package.json: depends on call, an edge that the table does not have",
    ]);
  });

  test("an upward dependency is found among peers and build dependencies too", () => {
    const edge = { "@molt-py/call": "workspace:*" };
    expect(messages({ ...sound, "packages/object/package.json": manifest("object", {}, { peerDependencies: edge }) })).toHaveLength(1);
    expect(messages({ ...sound, "packages/object/package.json": manifest("object", {}, { devDependencies: edge }) })).toHaveLength(1);
  });

  test("a missing project reference, silent in TypeScript, is found", () => {
    expect(messages({ ...sound, "packages/call/tsconfig.json": config([]) })).toEqual([
      "packages/call/tsconfig.json: lacks reference of object, which the table states (pnpm graph writes it)",
    ]);
  });

  test("a reference the table does not have is found", () => {
    expect(messages({ ...sound, "packages/object/tsconfig.json": config(["call"]) })).toEqual([
      "packages/object/tsconfig.json: references call, an edge that the table does not have",
    ]);
  });

  test("a pure package cannot take the host's profile", () => {
    expect(messages({ ...sound, "packages/object/tsconfig.json": config([], "host") })).toHaveLength(1);
  });

  test("a package outside the table is found", () => {
    expect(messages({ ...sound, "packages/utils/package.json": "{}" })).toEqual(["packages/utils: is not in the table (tools/tidy/graph.json)"]);
  });

  test("a publishable package states license, engines and freedom from side effects", () => {
    const found = messages({ ...sound, "packages/object/package.json": manifest("object", {}, { license: undefined, engines: undefined, sideEffects: undefined }) });
    expect(found).toHaveLength(3);
  });

  test("the table itself may not point upward, sideways or at nothing", () => {
    const wrong: Graph = { packages: { a: { layer: 1, profile: "pure", uses: ["b", "c", "d"] }, b: { layer: 2, profile: "pure", uses: [] }, c: { layer: 1, profile: "pure", uses: [] } }, crates: {} };
    expect(checkTable(wrong)).toHaveLength(3);
  });
});
