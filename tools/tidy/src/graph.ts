/** The package graph of `graph.json` as typed data, and the few names that derive from it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A TypeScript package of the graph. */
export interface PackageNode {
  /** Higher layers may know lower ones, never the other way. */
  readonly layer: number;
  /** `pure`: no host interfaces in scope. `host`: Node's and the browser's are. */
  readonly profile: "pure" | "host";
  /** npm name, where it is not `@molt-py/<key>`. */
  readonly name?: string;
  /** Packages it depends on. */
  readonly uses: readonly string[];
  /** Packages it needs only while it is built. */
  readonly build?: readonly string[];
  /** Files that may view byte arrays of their own through `DataView` (never a runtime's memory). */
  readonly bytes?: readonly string[];
}

/** A Rust crate of the graph. */
export interface CrateNode {
  /** Higher layers may know lower ones, never the other way. */
  readonly layer: number;
  /** Crates of this repository it depends on. */
  readonly uses: readonly string[];
  /** The one crate that may hold unsafe code. */
  readonly unsafe?: boolean;
  /** Folder of its Cargo workspace, where that is not the root. */
  readonly workspace?: string;
}

/** The whole table. */
export interface Graph {
  readonly packages: Readonly<Record<string, PackageNode>>;
  readonly crates: Readonly<Record<string, CrateNode>>;
}

/** One thing a check found wrong; `file` is relative to the root it was given. */
export interface Finding {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
  /** Warnings are shown and do not fail. */
  readonly severity?: "warning";
}

/** The repository this file belongs to. */
export const repositoryRoot: string = join(import.meta.dirname, "../../..");

/** Reads the table of the repository at `root`. Throws when it is not there. */
export function loadGraph(root: string = repositoryRoot): Graph {
  return JSON.parse(readFileSync(join(root, "tools/tidy/graph.json"), "utf8")) as Graph;
}

/** npm name of a package of the graph. */
export function npmName(graph: Graph, key: string): string {
  return graph.packages[key]?.name ?? `@molt-py/${key}`;
}

/** Cargo name of a crate of the graph. */
export function crateName(key: string): string {
  return `molt-${key}`;
}

/** What a package's tsconfig must reference: what it uses, at run time or while it is built. */
export function referencesOf(node: PackageNode): readonly string[] {
  return [...node.uses, ...(node.build ?? [])];
}

/** Edges of the table itself that point upward or sideways, or at nothing. */
export function checkTable(graph: Graph): Finding[] {
  const findings: Finding[] = [];
  const file = "tools/tidy/graph.json";
  for (const [kind, nodes] of [["package", graph.packages], ["crate", graph.crates]] as const) {
    for (const [key, node] of Object.entries(nodes)) {
      const targets = "profile" in node ? referencesOf(node) : node.uses;
      for (const target of targets) {
        const below = nodes[target];
        if (!below) findings.push({ file, message: `${kind} ${key} uses ${target}, which the table does not know` });
        else if (below.layer >= node.layer) {
          findings.push({ file, message: `${kind} ${key} (layer ${node.layer}) may not use ${target} (layer ${below.layer})` });
        }
      }
    }
  }
  return findings;
}
