/** Which files make the library: CPython's, as a crate carries them, and our own in their place or beside them. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Folders and modules that are left out: they need a window system, install packages, or are documents. */
const LEFT_OUT = /^(idlelib|tkinter|turtledemo|ensurepip|venv|pydoc_data|_pyrepl|__phello__|lib2to3)\/|^(turtle|__hello__)\.py$|(^|\/)tests?\//;

/** What the crate has beyond CPython: parts of the interpreter that it was made for. */
const NOT_PYTHONS = /^(_dummy_os|_dummy_thread|dummy_threading|_pycodecs)\.py$/;

/** The folder of CPython's library in cargo's cache; cargo fetches what is not there yet. Throws when cargo cannot. */
export function libraryFolder(root: string): string {
  const manifest = join(root, "tools/library/Cargo.toml");
  const result = spawnSync("cargo", ["metadata", "--format-version", "1", "--locked", "--manifest-path", manifest], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`cargo metadata failed: ${result.error?.message ?? result.stderr}`);
  const { packages } = JSON.parse(result.stdout) as { packages: readonly { readonly name: string; readonly manifest_path: string }[] };
  const crate = packages.find(({ name }) => name === "rustpython-pylib");
  if (crate === undefined) throw new Error(`${manifest} does not name the library's crate`);
  return join(dirname(crate.manifest_path), "Lib");
}

/** The files of the library in a fixed order: text by path, such as `collections/__init__.py`. */
export function librarySources(root: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const add = (folder: string, wanted: (path: string) => boolean): void => {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).split(sep).join("/");
      if (entry.isFile() && path.endsWith(".py") && wanted(path)) files.set(path, readFileSync(file));
    }
  };
  add(libraryFolder(root), (path) => !LEFT_OUT.test(path) && !NOT_PYTHONS.test(path));
  add(join(root, "packages/stdlib/src/python"), () => true);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The names of all modules of the library, in order: `collections`, `collections.abc`, … */
export function libraryModules(root: string): string[] {
  const names = [...librarySources(root).keys()].map((path) => path.replace(/(\/__init__)?\.py$/, "").replaceAll("/", "."));
  return [...new Set(names)].sort();
}
