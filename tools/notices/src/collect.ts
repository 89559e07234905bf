/**
 * What of others is in what we publish: the crates that cargo links into the WebAssembly artifacts, and the npm packages
 * that published packages depend on. Build tools and procedural macros run here and do not ship.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** One component of others that ships. */
export interface Component {
  readonly ecosystem: "crates.io" | "npm";
  readonly name: string;
  readonly version: string;
  /** SPDX expression as its manifest states it. */
  readonly license: string;
  /** Text of its license files, the one we use it under; empty when it carries none. */
  readonly text: string;
}

interface Metadata {
  readonly packages: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly license: string | null;
    readonly license_file: string | null;
    readonly source: string | null;
    readonly manifest_path: string;
    readonly targets: readonly { readonly kind: readonly string[] }[];
  }[];
  readonly resolve: {
    readonly nodes: readonly { readonly id: string; readonly deps: readonly { readonly pkg: string; readonly dep_kinds: readonly { readonly kind: string | null }[] }[] }[];
  };
}

/** The license file of a folder to quote: MIT's where there is a choice. */
function licenseText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(licen[sc]e|copying|unlicense)/i.test(name)).sort();
  const chosen = names.find((name) => /mit/i.test(name)) ?? names.find((name) => !/third|apache/i.test(name)) ?? names[0];
  return chosen === undefined ? "" : readFileSync(join(folder, chosen), "utf8").replace(/\r\n/g, "\n").replace(/[ \t]+$/gm, "").trim();
}

/** Crates linked into `crate` for WebAssembly; `extra` names build dependencies whose content ships all the same. */
export function crates(root: string, manifest: string, crate: string, extra: readonly string[] = []): Component[] {
  const args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown", "--manifest-path", join(root, manifest)];
  const result = spawnSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`cargo metadata failed: ${result.error?.message ?? result.stderr}`);
  const { packages, resolve } = JSON.parse(result.stdout) as Metadata;
  const byId = new Map(packages.map((entry) => [entry.id, entry]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const entry = byId.get(id);
    if (!entry || seen.has(id) || entry.targets.some((target) => target.kind.includes("proc-macro"))) return;
    seen.add(id);
    for (const dependency of nodes.get(id)?.deps ?? []) {
      const linked = dependency.dep_kinds.some(({ kind }) => kind === null);
      if (linked || extra.includes(byId.get(dependency.pkg)?.name ?? "")) visit(dependency.pkg);
    }
  };
  for (const entry of packages) if (entry.name === crate) visit(entry.id);
  return [...seen].flatMap((id): Component[] => {
    const entry = byId.get(id);
    if (!entry || entry.source === null) return [];
    return [{ ecosystem: "crates.io", name: entry.name, version: entry.version, license: entry.license ?? "unknown", text: licenseText(dirname(entry.manifest_path)) }];
  });
}

/** The crate whose files are the standard library. Its manifest names a file with the license that CPython is under, and no expression. */
export function librarySources(root: string): Component[] {
  const args = ["metadata", "--format-version", "1", "--locked", "--manifest-path", join(root, "tools/library/Cargo.toml")];
  const result = spawnSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`cargo metadata failed: ${result.error?.message ?? result.stderr}`);
  const { packages } = JSON.parse(result.stdout) as Metadata;
  return packages.flatMap(({ name, version, license_file: file, manifest_path: manifest }): Component[] => {
    if (name !== "rustpython-pylib" || file === null) return [];
    const text = readFileSync(join(dirname(manifest), file), "utf8").replace(/\r\n/g, "\n").replace(/[ \t]+$/gm, "").trim();
    return [{ ecosystem: "crates.io", name: `CPython's library (${name})`, version, license: /PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2/.test(text) ? "Python-2.0" : "unknown", text }];
  });
}

/** npm packages that the published packages depend on, directly or through others. */
export function npmPackages(root: string): Component[] {
  const found = new Map<string, Component>();
  const visit = (folder: string): void => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string; private?: boolean; license?: string; dependencies?: Record<string, string> };
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const at = [join(folder, "node_modules", name), join(folder, "..", name), join(folder, "../..", name)].find((path) => existsSync(path));
      if (at === undefined) throw new Error(`${manifest.name} depends on ${name}, which is not installed (pnpm install)`);
      const real = realpathSync(at);
      if (real.startsWith(join(root, "packages"))) continue;
      const inner = JSON.parse(readFileSync(join(real, "package.json"), "utf8")) as { version: string; license?: string };
      const key = `${name}@${inner.version}`;
      if (found.has(key)) continue;
      found.set(key, { ecosystem: "npm", name, version: inner.version, license: inner.license ?? "unknown", text: licenseText(real) });
      visit(real);
    }
  };
  for (const key of readdirSync(join(root, "packages"))) visit(join(root, "packages", key));
  return [...found.values()];
}
