/**
 * Bundles the command's files from what tsc wrote, and stamps the compiler with a hash of everything that it is made of: the stamp is
 * part of the keys of compiled modules in the cache.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

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

await build({
  configFile: false,
  root: dist,
  logLevel: "warn",
  define: { __MOLT_BUILD__: JSON.stringify(stamp.digest("hex").slice(0, 32)) },
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: true,
    outDir: join(dist, "bundle"),
    emptyOutDir: true,
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
