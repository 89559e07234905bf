/** A change is checked in every scope it reaches, and in no other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadGraph, repositoryRoot } from "../../tidy/src/graph.ts";
import { affected, owners } from "../src/scopes.ts";

const graph = loadGraph();
const codeowners = readFileSync(join(repositoryRoot, ".github/CODEOWNERS"), "utf8");
const names = (...files: string[]): string[] => affected(files, graph, codeowners).scopes.map((scope) => scope.name).sort();

describe("affected scopes", () => {
  test("every package and crate has an owner", () => {
    const known = owners(codeowners);
    for (const key of Object.keys(graph.packages)) expect(known.get(`packages/${key}/`), key).toBeDefined();
    for (const key of Object.keys(graph.crates)) expect(known.get(`native/${key}/`), key).toBeDefined();
  });

  test("a change of the compiler reaches what is above it, and not the runtime", () => {
    expect(names("packages/backend/src/index.ts")).toEqual(["compiler", "facade", "library"]);
  });

  test("a change of the lowest layer reaches all above", () => {
    expect(names("packages/abi/src/index.ts")).toEqual(["compiler", "core", "facade", "host", "library"]);
  });

  test("a changed crate reaches TypeScript through its artifact", () => {
    expect(affected(["native/parser/src/lib.rs"], graph, codeowners).native).toBe(true);
    expect(names("native/parser/src/lib.rs")).toContain("compiler");
    expect(names("native/parser/src/lib.rs")).not.toContain("core");
  });

  test("prose affects nothing; the root and an unknown base affect everything", () => {
    expect(affected(["docs/abi.md", "README.md"], graph, codeowners)).toEqual({ scopes: [], native: false });
    expect(affected(["pnpm-lock.yaml"], graph, codeowners).scopes.length).toBe(affected(null, graph, codeowners).scopes.length);
    expect(affected(null, graph, codeowners).native).toBe(true);
  });
});
