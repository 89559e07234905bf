/** Compares Cargo's own graph, and the lint tables that carry the ban on unsafe code, with the table. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { crateName, type Finding, type Graph } from "../graph.ts";

interface Metadata {
  readonly packages: readonly {
    readonly name: string;
    readonly dependencies: readonly { readonly name: string; readonly kind: string | null; readonly path?: string }[];
  }[];
}

function metadata(root: string, workspace: string): Metadata {
  const result = spawnSync("cargo", ["metadata", "--format-version", "1", "--no-deps", "--manifest-path", join(root, workspace, "Cargo.toml")], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) throw new Error(`cargo metadata failed: ${result.error?.message ?? result.stderr}`);
  return JSON.parse(result.stdout) as Metadata;
}

/** The `[name]` section of a manifest as trimmed lines without comments. */
function section(manifest: string, name: string): string[] {
  const lines = manifest.split("\n").map((line) => line.trim());
  const start = lines.indexOf(`[${name}]`);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith("["));
  return (end < 0 ? rest : rest.slice(0, end)).filter((line) => line !== "" && !line.startsWith("#"));
}

/** Crates whose edges or lint tables differ from the table. Throws when cargo cannot read the workspace. */
export function checkCargoGraph(root: string, graph: Graph): Finding[] {
  const findings: Finding[] = [];
  const known = new Map(Object.keys(graph.crates).map((key) => [crateName(key), key]));
  const workspaces = [...new Set(Object.values(graph.crates).map((node) => node.workspace ?? "."))];
  const packages = workspaces.flatMap((workspace) => metadata(root, workspace).packages);
  for (const folder of readdirSync(join(root, "native"))) {
    if (existsSync(join(root, "native", folder, "Cargo.toml")) && !graph.crates[folder]) {
      findings.push({ file: `native/${folder}`, message: "is not in the table (tools/tidy/graph.json)" });
    }
  }
  const rootManifest = readFileSync(join(root, "Cargo.toml"), "utf8");
  for (const [key, node] of Object.entries(graph.crates)) {
    const file = `native/${key}/Cargo.toml`;
    const found = packages.find((candidate) => candidate.name === crateName(key));
    if (!found) {
      findings.push({ file, message: "is in the table and cargo does not know it" });
      continue;
    }
    const uses = [...new Set(found.dependencies.filter((dependency) => dependency.path !== undefined).map((dependency) => known.get(dependency.name) ?? dependency.name))];
    for (const used of uses) if (!node.uses.includes(used)) findings.push({ file, message: `depends on ${used}, an edge that the table does not have` });
    for (const used of node.uses) if (!uses.includes(used)) findings.push({ file, message: `lacks the dependency on ${used}, which the table states` });

    const manifest = readFileSync(join(root, file), "utf8");
    const shared = section(manifest, "lints").includes("workspace = true");
    if (node.unsafe) {
      for (const table of ["rust", "clippy"]) {
        const wanted = section(rootManifest, `workspace.lints.${table}`).filter((line) => !line.startsWith("unsafe_code"));
        const has = section(manifest, `lints.${table}`);
        for (const line of wanted) if (!has.includes(line)) findings.push({ file, message: `[lints.${table}] lacks "${line}" of the workspace's table` });
      }
    } else if (!shared && node.workspace === undefined) {
      findings.push({ file, message: "needs [lints] workspace = true" });
    }
  }
  return findings;
}
