// The encoder: integers of every length, references that are filled in late, modules that engines accept.

import { expect, test } from "vitest";
import { ByteBuffer } from "../src/encoder/byte-buffer.ts";
import { CodeBuilder } from "../src/encoder/code-builder.ts";
import { OP } from "../src/encoder/instructions.ts";
import { ModuleBuilder } from "../src/encoder/module-builder.ts";
import { utf8 } from "../src/encoder/utf8.ts";

test("LEB128", () => {
  const out = new ByteBuffer(1);
  out.u32(0);
  out.u32(127);
  out.u32(128);
  out.u32(4_294_967_295);
  out.s32(-1);
  out.s32(63);
  out.s32(64);
  out.s32(-65);
  expect([...out.finish()]).toEqual([0, 127, 128, 1, 255, 255, 255, 255, 15, 127, 63, 192, 0, 191, 127]);
  const long = new ByteBuffer();
  long.s64(-(1n << 63n));
  long.s64(0xffff_0000_0000_0000n);
  expect([...long.finish()]).toEqual([128, 128, 128, 128, 128, 128, 128, 128, 128, 127, 128, 128, 128, 128, 128, 128, 64]);
});

test("texts with and without lone surrogates", () => {
  expect([...utf8("aé€😀")]).toEqual([97, 195, 169, 226, 130, 172, 240, 159, 152, 128]);
  expect([...utf8("\ud800x")]).toEqual([237, 160, 128, 120]);
  expect([...utf8("\ud800x", true)]).toEqual([239, 191, 189, 120]);
});

test("a module with an import that is asked for after the code that calls it was written", () => {
  const builder = new ModuleBuilder();
  const base = builder.importGlobal("core", "base");
  builder.importTable("core", "table");
  const derived = builder.derivedGlobal(base, () => 7);
  const twice = builder.declare("twice", { params: ["i64"], results: ["i64"] });
  const offset = builder.declare("offset", { params: [], results: ["i32"] });
  const code = new CodeBuilder(["i64"]);
  code.get(0);
  code.call(builder.importFunction("core", "double", { params: ["i64"], results: ["i64"] }));
  builder.define(twice, [code]);
  const get = new CodeBuilder([]);
  get.globalGet(derived);
  builder.define(offset, [get]);
  builder.element(base, [twice, offset]);
  const bytes = builder.finish();
  expect(WebAssembly.validate(bytes)).toBe(true);
  const table = new WebAssembly.Table({ element: "anyfunc", initial: 10 });
  const imports = { table, base: new WebAssembly.Global({ value: "i32" }, 3), double: (value: bigint) => value * 2n };
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { core: imports });
  expect((table.get(3) as (value: bigint) => bigint)(21n)).toBe(42n);
  expect((table.get(4) as () => number)()).toBe(10);
});

test("branches count the blocks between", () => {
  const builder = new ModuleBuilder();
  builder.importTable("core", "table");
  const base = builder.importGlobal("core", "base");
  const pick = builder.declare("pick", { params: ["i32"], results: ["i32"] });
  const b = new CodeBuilder(["i32"]);
  const outer = b.block();
  const inner = b.block();
  b.get(0);
  b.brTable([inner, outer], outer);
  b.end();
  b.i32(1);
  b.op(OP.return);
  b.end();
  b.i32(2);
  builder.define(pick, [b]);
  builder.element(base, [pick]);
  const table = new WebAssembly.Table({ element: "anyfunc", initial: 2 });
  new WebAssembly.Instance(new WebAssembly.Module(builder.finish()), { core: { table, base: new WebAssembly.Global({ value: "i32" }, 0) } });
  const call = table.get(0) as (value: number) => number;
  expect([call(0), call(1), call(5)]).toEqual([1, 2, 2]);
});
