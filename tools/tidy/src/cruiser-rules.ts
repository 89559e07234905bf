/** dependency-cruiser's rules, made from the table: one per package, plus cycles and imports that leave a package by path. */
import { type Graph, referencesOf } from "./graph.ts";

/** A rule as dependency-cruiser's configuration states it. */
export interface CruiserRule {
  readonly name: string;
  readonly severity: "error";
  readonly comment: string;
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

/** The `forbidden` list for a graph. */
export function cruiserRules(graph: Graph): CruiserRule[] {
  const edges = Object.entries(graph.packages).map(([key, node]): CruiserRule => {
    const allowed = [key, ...referencesOf(node)].join("|");
    return {
      name: `graph-${key}`,
      severity: "error",
      comment: `${key} may know ${referencesOf(node).join(", ") || "no other package"} (tools/tidy/graph.json)`,
      from: { path: `^packages/${key}/src/` },
      to: { path: "^packages/", pathNot: `^packages/(${allowed})/` },
    };
  });
  return [
    ...edges,
    {
      name: "no-path-into-another-package",
      severity: "error",
      comment: "Import a package by its name: a relative path goes around what it exports.",
      from: { path: "^packages/([^/]+)/src/" },
      to: { path: "^packages/", pathNot: "^packages/$1/", dependencyTypes: ["local"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Neither packages nor files may depend on each other in a circle (types included).",
      from: { path: "^packages/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-tests-in-sources",
      severity: "error",
      comment: "Sources do not import tests or tools.",
      from: { path: "^packages/[^/]+/src/" },
      to: { path: "^(tools|tests|bench)/|/test/" },
    },
  ];
}
