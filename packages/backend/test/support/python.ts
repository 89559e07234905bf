// Small Python programs on the fake core: compiled by the real front end, run, printed lines compared, leaks shown.

import { readFileSync } from "node:fs";
import { compileToIR, createParser, type IRModule } from "@molt-py/frontend";
import { emitModule } from "../../src/index.ts";
import { FakeCore } from "./fake-core.ts";
import type { Bits } from "./fake-data.ts";

const parser = createParser(readFileSync(new URL("../../../frontend/wasm/molt_parser.wasm", import.meta.url)));

/** The IR of a program. */
export function irOf(source: string): IRModule {
  const result = compileToIR(parser, source, { filename: "test.py", name: "__main__" });
  if (!result.ok) throw new Error(`${result.error.message}, line ${result.error.line}`);
  return result.module;
}

/** Compiles a program. */
export function compile(source: string): Uint8Array<ArrayBuffer> {
  return emitModule(irOf(source), { sourceHash: new Uint8Array(8) });
}

/** What a run of a program left. */
export interface Run {
  readonly core: FakeCore;
  readonly result: Bits;
  readonly printed: readonly string[];
  readonly error: { text: string; trace: string[] } | null;
  readonly leftovers: readonly string[];
}

/** Compiles and runs a program. */
export function run(source: string, prepare: (core: FakeCore) => void = () => undefined): Run {
  const core = new FakeCore();
  prepare(core);
  const result = core.load(compile(source));
  const error = core.caught();
  if (core.depth !== 0) throw new Error(`${core.depth} frames are left`);
  return { core, result, printed: core.printed, error, leftovers: core.leftovers() };
}
