/** Writes what derives from the table: tsconfig references and the workspace dependencies of every package. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkTable, loadGraph, npmName, referencesOf, repositoryRoot } from "./graph.ts";

type Json = Record<string, unknown>;

const graph = loadGraph();
const problems = checkTable(graph);
if (problems.length > 0) {
  for (const problem of problems) console.error(`${problem.file}: ${problem.message}`);
  process.exit(1);
}

function rewrite(path: string, change: (value: Json) => void): void {
  const file = join(repositoryRoot, path);
  const before = readFileSync(file, "utf8");
  const value = JSON.parse(before) as Json;
  const original = JSON.stringify(value);
  change(value);
  if (JSON.stringify(value) === original) return;
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  console.log(`wrote ${path}`);
}

/** `existing` with its workspace packages replaced by `keys`, sorted by name; undefined when nothing is left. */
function dependencies(existing: unknown, keys: readonly string[]): Record<string, string> | undefined {
  const workspace = new Set(Object.keys(graph.packages).map((key) => npmName(graph, key)));
  const kept = Object.entries((existing ?? {}) as Record<string, string>).filter(([name]) => !workspace.has(name));
  const entries = [...kept, ...keys.map((key) => [npmName(graph, key), "workspace:*"] as const)].sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function assign(value: Json, key: string, entry: unknown): void {
  if (entry === undefined) delete value[key];
  else value[key] = entry;
}

for (const [key, node] of Object.entries(graph.packages)) {
  rewrite(`packages/${key}/package.json`, (manifest) => {
    assign(manifest, "dependencies", dependencies(manifest["dependencies"], node.uses));
    assign(manifest, "devDependencies", dependencies(manifest["devDependencies"], node.build ?? []));
  });
  rewrite(`packages/${key}/tsconfig.json`, (config) => {
    config["extends"] = `../../tsconfig.${node.profile}.json`;
    config["references"] = referencesOf(node).map((used) => ({ path: `../${used}` }));
  });
}
for (const path of ["tsconfig.json", "tsconfig.tests.json"]) {
  rewrite(path, (config) => {
    const others = ((config["references"] ?? []) as { path: string }[]).filter((reference) => !reference.path.startsWith("packages/"));
    config["references"] = [...Object.keys(graph.packages).map((key) => ({ path: `packages/${key}` })), ...others];
  });
}
