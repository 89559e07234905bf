/** The lint that keeps raw memory in packages/provenance fires on each forbidden line, with the repository's own rules. */
import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../src/graph.ts";

const forbidden = [
  "export const m = new WebAssembly.Memory({ initial: 1 });",
  "export function f(m: WebAssembly.Memory): void { void m; }",
  "export function f(m: WebAssembly.Module): WebAssembly.Instance { return new WebAssembly.Instance(m); }",
  'export const m = WebAssembly["Memory"];',
  "export const w = WebAssembly;",
  "export const w = globalThis.WebAssembly;",
  "export const { WebAssembly: w } = globalThis;",
  "export function f(m: { buffer: ArrayBuffer }): number { return m.buffer.byteLength; }",
  'export function f(m: { buffer: ArrayBuffer }): unknown { return m["buffer"]; }',
  "export function f(m: { buffer: ArrayBuffer }): unknown { const { buffer } = m; return buffer; }",
  "export const v = new DataView(new ArrayBuffer(8));",
  "export const v = new Uint32Array(new ArrayBuffer(8), 4);",
  "export const v = new BigUint64Array(new ArrayBuffer(8), 0, 1);",
  "export const s = new SharedArrayBuffer(8);",
  "export const s = Atomics.load(new Int32Array(1), 0);",
];
const eslint = new ESLint({ cwd: repositoryRoot });

async function rules(path: string, line: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`/** Probe. */\n${line}\n`, { filePath: join(repositoryRoot, path) });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

describe("raw memory in TypeScript", () => {
  test.each(forbidden)("outside provenance this is found: %s", async (line) => {
    for (const path of ["packages/object/src/probe.ts", "packages/molt/src/deep/probe.ts", "packages/wasm-host/src/probe.ts"]) {
      expect((await rules(path, line)).filter((rule) => rule?.startsWith("no-restricted-")).length, path).toBeGreaterThan(0);
    }
  });

  test.each(forbidden)("inside provenance this is allowed: %s", async (line) => {
    expect(await rules("packages/provenance/src/probe.ts", line)).toEqual([]);
  });

  test("a compiled module and WebAssembly's errors may be named", async () => {
    const line = "export const check = (m: WebAssembly.Module): boolean => m instanceof WebAssembly.Module || m instanceof WebAssembly.RuntimeError;";
    expect(await rules("packages/frontend/src/probe.ts", line)).toEqual([]);
  });

  test("a file the table lists may view bytes of its own, and still not a memory", async () => {
    expect(await rules("packages/frontend/src/ast/decode.ts", "export const v = new DataView(new ArrayBuffer(8));")).toEqual([]);
    expect(await rules("packages/frontend/src/ast/decode.ts", "export const m = new WebAssembly.Memory({ initial: 1 });")).not.toEqual([]);
  });

  test("arrays of one's own are no raw memory", async () => {
    expect(await rules("packages/object/src/probe.ts", "export const a = new Uint8Array(8);")).toEqual([]);
  });

  test("default exports and enums are found", async () => {
    expect(await rules("packages/object/src/probe.ts", "export default 1;")).toEqual(["no-restricted-syntax"]);
    expect(await rules("packages/provenance/src/probe.ts", "export enum A { B }")).toEqual(["no-restricted-syntax"]);
  });
});
