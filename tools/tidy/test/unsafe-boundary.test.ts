/** The unsafe boundary fires on each forbidden construct, and the compiler's own ban does too. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkSafetyComments, checkUnsafeBoundary } from "../src/checks/unsafe-boundary.ts";
import { type Graph, loadGraph, repositoryRoot } from "../src/graph.ts";
import { scratch } from "./scratch.ts";

const graph: Graph = { packages: {}, crates: { provenance: { layer: 0, unsafe: true, uses: [] }, object: { layer: 1, uses: ["provenance"] } } };
const head = "#![forbid(unsafe_code)]\n";
const forbidden = [
  "fn read(p: *const u8) -> u8 { unsafe { *p } }",
  "unsafe fn read() {}",
  "unsafe impl Send for Cell {}",
  "#[unsafe(no_mangle)] pub extern \"C\" fn entry() {}",
  "#[export_name = \"entry\"] pub fn entry() {}",
  "#[link_section = \"data\"] static X: u8 = 0;",
  "#[macro_export]",
  "#![allow(unsafe_code)]",
];
const lines = (files: Record<string, string>): number[] => checkUnsafeBoundary(scratch(files), graph).map((finding) => finding.line ?? 0);

describe("unsafe boundary of Rust", () => {
  test("this repository keeps it", () => expect(checkUnsafeBoundary(repositoryRoot, loadGraph())).toEqual([]));

  test.each(forbidden)("outside provenance this is found: %s", (line) => {
    expect(lines({ "native/object/src/lib.rs": `${head}\n${line}\n` })).toEqual([3]);
    expect(lines({ "native/object/src/deep/file.rs": `${line}\n`, "native/object/src/lib.rs": head })).toEqual([1]);
    expect(lines({ "native/object/build.rs": `${line}\n`, "native/object/src/lib.rs": head })).toEqual([1]);
  });

  test.each(forbidden)("inside provenance this is allowed: %s", (line) => {
    expect(lines({ "native/provenance/src/lib.rs": `${line}\n` })).toEqual([]);
  });

  test("prose and strings may speak of it", () => {
    expect(lines({ "native/object/src/lib.rs": `${head}// unsafe is not needed here\nconst S: &str = "unsafe no_mangle";\n` })).toEqual([]);
  });

  test("a crate that forgot to forbid is found", () => {
    expect(checkUnsafeBoundary(scratch({ "native/object/src/lib.rs": "//! Objects.\n" }), graph)).toEqual([
      { file: "native/object/src/lib.rs", message: "needs #![forbid(unsafe_code)]" },
    ]);
  });

  test.each(forbidden.slice(0, 4))("the compiler refuses it under forbid(unsafe_code): %s", (line) => {
    const root = scratch({ "probe.rs": `${head}pub struct Cell;\n${line}\n` });
    const result = spawnSync("rustc", ["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "-o", join(root, "probe.rmeta"), join(root, "probe.rs")], { encoding: "utf8" });
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/unsafe[_ ]/);
  });
});

describe("safety comments", () => {
  const found = (text: string): (number | undefined)[] => checkSafetyComments(scratch({ "native/provenance/src/lib.rs": text }), graph).map((finding) => finding.line);

  test("this repository has them", () => expect(checkSafetyComments(repositoryRoot, loadGraph())).toEqual([]));

  test("an unsafe block without its reason is found", () => {
    expect(found("fn f() {\n    unsafe { g() }\n}\n")).toEqual([2]);
    expect(found("// SAFETY: of another block.\nfn e() {}\n\nfn f() {\n    unsafe { g() }\n}\n")).toEqual([5]);
    expect(found("unsafe impl Sync for A {}\n")).toEqual([1]);
  });

  test("a reason above the statement or beside the block counts", () => {
    expect(found("fn f() {\n    // SAFETY: g is sound\n    // for every input.\n    let x =\n        unsafe { g() };\n}\n")).toEqual([]);
    expect(found("unsafe { g() } // SAFETY: sound.\n")).toEqual([]);
  });
});
