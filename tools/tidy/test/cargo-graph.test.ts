/** The comparison of cargo's graph and lint tables with the table fires. */
import { describe, expect, test } from "vitest";
import { checkCargoGraph } from "../src/checks/cargo-graph.ts";
import { type Graph, loadGraph, repositoryRoot } from "../src/graph.ts";
import { scratch } from "./scratch.ts";

const graph: Graph = {
  packages: {},
  crates: { provenance: { layer: 0, unsafe: true, uses: [] }, object: { layer: 1, uses: ["provenance"] } },
};
const crate = (key: string, dependencies: string, lints = "[lints]\nworkspace = true\n"): string =>
  `[package]\nname = "molt-${key}"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n${dependencies}\n${lints}`;
const sound = {
  "Cargo.toml": '[workspace]\nresolver = "3"\nmembers = ["native/*"]\n\n[workspace.lints.rust]\nunsafe_code = "forbid"\nmissing_docs = "warn"\n',
  "native/provenance/Cargo.toml": crate("provenance", "", '[lints.rust]\nmissing_docs = "warn"\n'),
  "native/provenance/src/lib.rs": "",
  "native/object/Cargo.toml": crate("object", 'molt-provenance = { path = "../provenance" }\n'),
  "native/object/src/lib.rs": "",
};
const messages = (files: Record<string, string>): string[] => checkCargoGraph(scratch(files), graph).map((finding) => `${finding.file}: ${finding.message}`);

describe("package graph of Rust", () => {
  test("this repository agrees with its table", () => expect(checkCargoGraph(repositoryRoot, loadGraph())).toEqual([]));

  test("a sound workspace has no findings", () => expect(messages(sound)).toEqual([]));

  test("an upward edge is found, also when it is for tests only", () => {
    const upward = (table: string): string => `${crate("provenance", "", '[lints.rust]\nmissing_docs = "warn"\n')}\n[${table}]\nmolt-object = { path = "../object" }\n`;
    const without = { ...sound, "native/object/Cargo.toml": crate("object", "") };
    expect(messages({ ...without, "native/provenance/Cargo.toml": upward("dev-dependencies") })).toContain(
      "native/provenance/Cargo.toml: depends on object, an edge that the table does not have",
    );
    expect(messages({ ...without, "native/provenance/Cargo.toml": upward("build-dependencies") })).toContain(
      "native/provenance/Cargo.toml: depends on object, an edge that the table does not have",
    );
  });

  test("a crate without the workspace's lints is found", () => {
    expect(messages({ ...sound, "native/object/Cargo.toml": crate("object", 'molt-provenance = { path = "../provenance" }\n', "") })).toEqual([
      "native/object/Cargo.toml: needs [lints] workspace = true",
    ]);
  });

  test("the unsafe crate's own lint table may not fall behind", () => {
    expect(messages({ ...sound, "native/provenance/Cargo.toml": crate("provenance", "", "") })).toEqual([
      'native/provenance/Cargo.toml: [lints.rust] lacks "missing_docs = "warn"" of the workspace\'s table',
    ]);
  });

  test("a crate outside the table is found", () => {
    expect(messages({ ...sound, "native/extra/Cargo.toml": crate("extra", ""), "native/extra/src/lib.rs": "" })).toEqual([
      "native/extra: is not in the table (tools/tidy/graph.json)",
    ]);
  });
});
