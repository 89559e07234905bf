/** Where the parts of an installed Molt lie: the core's and the parser's WebAssembly, and the compiler, which is loaded when it is needed. */
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { SourceCompiler } from "../pipeline/compiler.ts";

declare const __MOLT_BUILD__: string | undefined;

/** Names the build of the compiler; undefined when it runs from unbundled files, which can change at any time. */
export const COMPILER_BUILD: string | undefined = typeof __MOLT_BUILD__ === "string" ? __MOLT_BUILD__ : undefined;

const here = import.meta.url;

/** A file of another package. Where packages are linked into `node_modules`, its place is known without the resolver. */
function artifact(name: string, file: string): Uint8Array {
  for (const up of ["../../", "../../../"]) {
    try {
      return fs.readFileSync(new URL(`${up}node_modules/@molt-py/${name}/wasm/${file}`, here));
    } catch {
      // Installed in another way: ask.
    }
  }
  return fs.readFileSync(fileURLToPath(import.meta.resolve(`@molt-py/${name}/${file}`)));
}

/** The bytes of the core. */
export function coreBytes(): Uint8Array {
  return artifact("provenance", "molt_core.wasm");
}

/** The bytes of the parser. */
export function parserBytes(): Uint8Array {
  return artifact("frontend", "molt_parser.wasm");
}

/** A compiler that is loaded from its files with the first source: a program that is in the cache never pays for it. */
export function lazyCompiler(): SourceCompiler {
  let loaded: SourceCompiler | null = null;
  const get = (): SourceCompiler => {
    if (loaded === null) {
      const file = here.endsWith(".ts") ? "../pipeline/compiler.ts" : "../pipeline/compiler.js";
      const { createCompiler } = createRequire(here)(file) as typeof import("../pipeline/compiler.ts");
      loaded = createCompiler(parserBytes);
    }
    return loaded;
  };
  return { compile: (unit) => get().compile(unit), decode: (bytes, filename) => get().decode(bytes, filename), toIR: (unit) => get().toIR(unit) };
}
