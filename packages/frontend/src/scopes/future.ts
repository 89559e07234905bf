/** `from __future__ import …`. */

import type { Root, Stmt } from "../ast/nodes.ts";
import { SourceFault } from "./fault.ts";

/** The features that CPython 3.14 knows; all but `annotations` have become the rule. */
const FEATURES: ReadonlySet<string> = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

/** The features that the program asks for. Throws {@link SourceFault} for unknown ones and for imports in the wrong place. */
export function futureFeatures(root: Root): ReadonlySet<string> {
  const features = new Set<string>();
  if (root.kind === "Expression") return features;
  let mayFollow = true;
  root.body.forEach((node, index) => {
    if (isFutureImport(node)) {
      if (!mayFollow) throw new SourceFault("from __future__ imports must occur at the beginning of the file", node);
      for (const alias of node.names) {
        const { name } = alias;
        if (name === "braces") throw new SourceFault("not a chance", alias);
        if (!FEATURES.has(name)) throw new SourceFault(`future feature ${name} is not defined`, alias);
        features.add(name);
      }
    } else if (index > 0 || !isDocstring(node)) {
      mayFollow = false;
    }
  });
  return features;
}

/** Whether the statement is a future import; anywhere but at the beginning of a file it is an error. */
export function isFutureImport(node: Stmt): node is Stmt & { kind: "ImportFrom" } {
  return node.kind === "ImportFrom" && node.module === "__future__" && node.level === 0;
}

function isDocstring(node: Stmt): boolean {
  return node.kind === "Expr" && node.value.kind === "Constant" && typeof node.value.value === "string";
}
