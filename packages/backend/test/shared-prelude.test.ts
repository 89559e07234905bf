// The shared part of the prelude holds what modules may import from it.

import { expect, test } from "vitest";
import { SHARED } from "../src/emit/shared-names.ts";
import { emitPrelude } from "../src/emit/shared-prelude.ts";

test("exports every shared function and imports the core's only", () => {
  const module = new WebAssembly.Module(emitPrelude());
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  expect([...SHARED].filter((name) => !exported.has(name))).toEqual([]);
  expect(new Set(WebAssembly.Module.imports(module).map(({ module: from }) => from))).toEqual(new Set(["core"]));
});
