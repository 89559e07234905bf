/**
 * Bundles the command's files from what tsc wrote, and stamps the compiler with a hash of everything that it is made of: the stamp is
 * part of the keys of compiled modules in the cache. Beside them goes the image that runtimes start from: the memory of one that was just made,
 * with the built-in types and modules, and the library.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "vite";

import { AHEAD } from "./ahead.ts";
import { packSources } from "../../library/src/pack.ts";

const root = join(import.meta.dirname, "../../..");
const dist = join(root, "packages/molt/dist");

/** All files below the folders, in a fixed order. */
function filesBelow(...folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
    .sort();
}

const made = filesBelow(join(root, "packages/abi/dist"), join(root, "packages/frontend/dist"), join(root, "packages/backend/dist"), join(root, "native/parser/src"));
const stamp = createHash("sha256");
for (const file of made) if (/\.(js|rs)$/.test(file)) stamp.update(file.slice(root.length)).update(readFileSync(file));

// The archives stay: they are made anew when what is in them has changed.
for (const made of ["aot", "chunks", "cli", "pipeline"]) rmSync(join(dist, "bundle", made), { recursive: true, force: true });
await build({
  configFile: false,
  root: dist,
  logLevel: "warn",
  define: { __MOLT_BUILD__: JSON.stringify(stamp.digest("hex").slice(0, 32)) },
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: true,
    outDir: join(dist, "bundle"),
    emptyOutDir: false,
    target: "node24",
    minify: true,
    rolldownOptions: {
      input: {
        "cli/main": join(dist, "cli/main.js"),
        "pipeline/compiler": join(dist, "pipeline/compiler.js"),
        "aot/run-ahead": join(dist, "aot/run-ahead.js"),
      },
      output: {
        format: "es",
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        // One file for what every program needs; the compiler and the builder stay apart.
        codeSplitting: { groups: [{ name: "runtime", test: /packages\/(abi|provenance|concurrency|object|state|call|wasm-host)\/|molt\/dist\/(node|version|cli\/run|pipeline\/(?!compiler))/ }] },
      },
    },
  },
});

const { emitPrelude } = (await import(join(root, "packages/backend/dist/index.js"))) as { readonly emitPrelude: () => Uint8Array };
writeFileSync(join(dist, "bundle/molt_prelude.wasm"), emitPrelude());

const size = await packSources(root, join(dist, "bundle/library.bin"));
console.log(`library.bin: ${(size / 1e6).toFixed(2)} MB`);

// What was just built makes the images; old ones must not take part in that.
for (const name of ["start.img", "ahead.img"]) rmSync(join(dist, "bundle", name), { force: true });
const modulesOf = <T>(...names: readonly string[]): Promise<T[]> => Promise.all(names.map((name) => import(pathToFileURL(join(root, "packages", name)).href) as Promise<T>));
const [artifacts, ahead, compilers, state] = await modulesOf<unknown>("molt/dist/node/artifacts.js", "molt/dist/pipeline/ahead.js", "molt/dist/pipeline/compiler.js", "state/dist/index.js");
const { coreBytes, loadCore, loadParser, openLibrary, startImageFiles } = artifacts as typeof import("../../../packages/molt/src/node/artifacts.ts");
const { importAhead } = ahead as typeof import("../../../packages/molt/src/pipeline/ahead.ts");
const { baseImage } = state as typeof import("../../../packages/state/src/index.ts");
const compiler = (compilers as typeof import("../../../packages/molt/src/pipeline/compiler.ts")).createCompiler(loadParser);
const library = openLibrary();
if (library === null) throw new Error("the library that was just packed cannot be read");
const core = loadCore();
const plain = baseImage(core);
const imported = importAhead({ core, compiler, prelude: () => compiler.prelude(), library, names: AHEAD });
for (const [name, bytes] of startImageFiles(coreBytes(), plain, imported)) {
  writeFileSync(join(dist, "bundle", name), bytes);
  console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB, compressed ${(deflateRawSync(bytes, { level: 9 }).length / 1000).toFixed(1)} kB`);
}
console.log(`${imported.modules.size} modules are imported ahead`);
for (const [name, reason] of imported.refused) console.log(`not imported ahead: ${name}: ${reason}`);
