/** From changed paths to the owner scopes that have to be checked, along the package graph. */
import { type Graph } from "../../tidy/src/graph.ts";

/** A scope of CI with turbo's filters for its packages. */
export interface Scope {
  readonly name: string;
  readonly filters: string;
}

/** What CI has to check. */
export interface Affected {
  readonly scopes: readonly Scope[];
  readonly native: boolean;
}

/** Owner of each folder of CODEOWNERS, by path without the leading slash; the name is that of the team. */
export function owners(codeowners: string): Map<string, string> {
  const entries = codeowners.split("\n").map((line) => /^\/(\S+)\s+@[\w-]+\/([\w-]+)/.exec(line));
  return new Map(entries.flatMap((match): [string, string][] => (match?.[1] && match[2] ? [[match[1], match[2]]] : [])));
}

/** Packages and crates that use one of `changed`, directly or through others, and `changed` themselves. */
function upward(nodes: Readonly<Record<string, { readonly uses: readonly string[]; readonly build?: readonly string[] }>>, changed: ReadonlySet<string>): Set<string> {
  const reached = new Set(changed);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const [key, node] of Object.entries(nodes)) if ([...node.uses, ...(node.build ?? [])].some((used) => reached.has(used))) reached.add(key);
  }
  return reached;
}

const nothing = /^(?:docs\/|LICENSE$|[^/]+\.md$|\.changeset\/|packages\/[^/]+\/README\.md$|native\/[^/]+\/README\.md$)/;

/** The scopes that `files` affect; null stands for "not known", which affects everything. */
export function affected(files: readonly string[] | null, graph: Graph, codeowners: string): Affected {
  const relevant = files?.filter((file) => !nothing.test(file)) ?? null;
  const folder = (group: string): Set<string> =>
    new Set((relevant ?? []).flatMap((file) => (file.startsWith(`${group}/`) ? (file.split("/")[1] ?? []) : [])));
  const elsewhere = relevant === null || relevant.some((file) => !/^(?:packages|native|tests|examples|bench|tools)\//.test(file));
  const crates = elsewhere ? new Set(Object.keys(graph.crates)) : upward(graph.crates, folder("native"));
  // A changed crate reaches TypeScript through the artifact it is linked into.
  const artifacts = [...(crates.has("core") ? ["provenance"] : []), ...(crates.has("parser") ? ["frontend"] : [])];
  const packages = elsewhere ? new Set(Object.keys(graph.packages)) : upward(graph.packages, new Set([...folder("packages"), ...artifacts]));

  const byScope = new Map<string, string[]>();
  const add = (path: string, filter: string): void => {
    const name = owners(codeowners).get(`${path}/`) ?? owners(codeowners).get(`${path.split("/")[0]}/`);
    if (name !== undefined) byScope.set(name, [...(byScope.get(name) ?? []), filter]);
  };
  for (const key of packages) if (graph.packages[key]) add(`packages/${key}`, `--filter=./packages/${key}`);
  if (elsewhere || (relevant ?? []).some((file) => file.startsWith("tools/"))) add("tools", "--filter=./tools/*");
  return { scopes: [...byScope].map(([name, filters]) => ({ name, filters: filters.join(" ") })), native: crates.size > 0 };
}
