/**
 * Compares every package's manifest and tsconfig with the table. TypeScript says nothing when a project reference is
 * missing, and pnpm lets any package declare any other, so both are compared here.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, type Graph, npmName, referencesOf } from "../graph.ts";

interface Manifest {
  readonly name?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly description?: string;
  readonly files?: readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function differences(what: string, has: readonly string[], wants: readonly string[]): string[] {
  return [
    ...has.filter((name) => !wants.includes(name)).map((name) => `${what} ${name}, an edge that the table does not have`),
    ...wants.filter((name) => !has.includes(name)).map((name) => `lacks ${what.replace(/s$/, "")} of ${name}, which the table states (pnpm graph writes it)`),
  ];
}

/** Packages whose manifest, references or publishing data differ from the table. */
export function checkTypescriptGraph(root: string, graph: Graph): Finding[] {
  const findings: Finding[] = [];
  const names = new Map(Object.keys(graph.packages).map((key) => [npmName(graph, key), key]));
  const folders = existsSync(join(root, "packages")) ? readdirSync(join(root, "packages")) : [];
  for (const folder of folders) {
    if (!graph.packages[folder]) findings.push({ file: `packages/${folder}`, message: "is not in the table (tools/tidy/graph.json)" });
  }
  for (const [key, node] of Object.entries(graph.packages)) {
    const file = `packages/${key}/package.json`;
    const tsconfig = `packages/${key}/tsconfig.json`;
    if (!existsSync(join(root, file)) || !existsSync(join(root, tsconfig))) {
      findings.push({ file, message: "is in the table and has no package.json or no tsconfig.json" });
      continue;
    }
    const manifest = JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest;
    const report = (message: string): number => findings.push({ file, message });
    const workspace = (set: Readonly<Record<string, string>> | undefined): string[] =>
      Object.keys(set ?? {}).flatMap((name) => names.get(name) ?? (name.startsWith("@molt-py/") ? [name] : []));
    for (const message of differences("depends on", workspace({ ...manifest.dependencies, ...manifest.peerDependencies }), node.uses)) report(message);
    for (const message of differences("builds with", workspace(manifest.devDependencies), node.build ?? [])) report(message);
    if (manifest.name !== npmName(graph, key)) report(`is named ${manifest.name}, not ${npmName(graph, key)}`);
    if (manifest.type !== "module") report('needs "type": "module"');
    if (!manifest.private) {
      if (manifest.license !== "MIT") report('needs "license": "MIT"');
      if (manifest.sideEffects !== false) report('needs "sideEffects": false: importing a package does nothing');
      if (!manifest.engines?.["node"]) report('needs "engines": { "node": … }');
      if (!manifest.files?.includes("dist")) report('needs "files" with "dist"');
      if (!manifest.description) report('needs a "description"');
      if (!manifest.exports?.["."]) report('needs "exports" with "."');
    }
    const config = JSON.parse(readFileSync(join(root, tsconfig), "utf8")) as { extends?: string; references?: { path: string }[] };
    const references = (config.references ?? []).map((reference) => reference.path.replace(/^\.\.\//, "").replace(/\/$/, ""));
    for (const message of differences("references", references, referencesOf(node))) findings.push({ file: tsconfig, message });
    if (config.extends !== `../../tsconfig.${node.profile}.json`) {
      findings.push({ file: tsconfig, message: `must extend ../../tsconfig.${node.profile}.json, its profile in the table` });
    }
  }
  return findings;
}
