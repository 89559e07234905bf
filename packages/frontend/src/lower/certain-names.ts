/** Which names of a module are bound whenever its body has run past their statement: what is assigned under a condition, in a loop or to be deleted is not. */

import type { Expr, Root, Stmt } from "../ast/nodes.ts";

/** Blocks nested deeper, such as long chains of `elif`, are not looked at. */
const DEEPEST = 20;

/** The names that the top level of `root` binds whatever happens, if it runs to its end. */
export function certainNames(root: Root): ReadonlySet<string> {
  if (root.kind !== "Module") return new Set();
  const names = boundBy(root.body, 0);
  for (const name of deletedBy(root.body, 0)) names.delete(name);
  return names;
}

function boundBy(body: readonly Stmt[], depth: number): Set<string> {
  const names = new Set<string>();
  if (depth > DEEPEST) return names;
  const add = (target: Expr): void => {
    if (target.kind === "Name") names.add(target.id);
    else if (target.kind === "Tuple" || target.kind === "List") target.elts.forEach(add);
    else if (target.kind === "Starred") add(target.value);
  };
  for (const node of body) {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        names.add(node.name);
        break;
      case "Assign":
        node.targets.forEach(add);
        break;
      case "AnnAssign":
        if (node.value !== null) add(node.target);
        break;
      case "TypeAlias":
        add(node.name);
        break;
      case "Import":
        for (const { name, asname } of node.names) names.add(asname ?? name.split(".")[0] ?? name);
        break;
      case "ImportFrom":
        for (const { name, asname } of node.names) names.add(asname ?? name);
        break;
      case "If":
        for (const name of inAll([node.body, node.orelse], depth + 1)) names.add(name);
        break;
      case "Try":
        for (const name of inAll([[...node.body, ...node.orelse], ...node.handlers.map((handler) => handler.body)], depth + 1)) names.add(name);
        for (const name of boundBy(node.finalbody, depth + 1)) names.add(name);
        break;
      default:
        break;
    }
  }
  return names;
}

// The names that all of these ways bind; one that ends by raising does not count.
function inAll(ways: readonly (readonly Stmt[])[], depth: number): Set<string> {
  const sets = ways.filter((way) => way.at(-1)?.kind !== "Raise").map((way) => boundBy(way, depth));
  const [first = new Set<string>(), ...rest] = sets;
  return new Set([...first].filter((name) => rest.every((set) => set.has(name))));
}

function deletedBy(body: readonly Stmt[], depth: number): string[] {
  if (depth > DEEPEST) return [];
  const inside = (part: readonly Stmt[]): string[] => deletedBy(part, depth + 1);
  return body.flatMap((node): string[] => {
    switch (node.kind) {
      case "Delete":
        return node.targets.flatMap((target) => (target.kind === "Name" ? [target.id] : []));
      case "If":
      case "For":
      case "While":
        return [...inside(node.body), ...inside(node.orelse)];
      case "With":
        return inside(node.body);
      case "Try":
        return [node.body, node.orelse, node.finalbody, ...node.handlers.map((handler) => handler.body)].flatMap(inside);
      default:
        return [];
    }
  });
}
