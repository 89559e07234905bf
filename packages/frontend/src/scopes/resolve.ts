/**
 * Where each name lives.
 *
 * A name that a scope does not bind itself is looked for outwards: function scopes that bind it give a free variable, a function
 * that declares it global ends the search, class bodies are skipped, and what is left is the module's. Inlined
 * comprehensions take part as if they were functions, except that reading from the owner's variables captures nothing.
 */

import type { Position } from "../ast/nodes.ts";
import { SourceFault } from "./fault.ts";
import { BOUND, type Resolution, type Table, Use, type Variable } from "./table.ts";

const GLOBAL: Resolution = { access: "global", variable: null };
const NAME: Resolution = { access: "name", variable: null };
const NOWHERE: Position = { line: 0, col: 0, endLine: 0, endCol: 0 };

/** Resolves the names of `table` and of everything inside it. Throws {@link SourceFault} for impossible `nonlocal`s. */
export function resolve(table: Table): void {
  for (const name of table.symbols.keys()) bind(table, name);
  for (const [name, uses] of table.symbols) table.resolutions.set(name, find(table, name, uses));
  for (const child of table.children) resolve(child);
}

/** Enters the variables that the table itself makes. */
function bind(table: Table, name: string): void {
  const uses = table.uses(name);
  if ((uses & Use.Global) !== 0) table.explicitGlobals.add(name);
  if ((uses & Use.Nonlocal) !== 0) table.nonlocals.add(name);
  if ((uses & BOUND) === 0) return;
  table.bound.add(name);
  if ((uses & (Use.Global | Use.Nonlocal)) !== 0 || !table.isFunctionLike) return;
  table.variables.set(name, { table, slot: name, captured: false });
}

function find(table: Table, name: string, uses: number): Resolution {
  if ((uses & Use.Global) !== 0) {
    // A walrus in a comprehension binds in the module; a statement may name both.
    if ((uses & Use.Nonlocal) !== 0 && table.directives.has(name)) {
      throw new SourceFault(`name '${name}' is nonlocal and global`, table.directives.get(name) ?? NOWHERE);
    }
    return GLOBAL;
  }
  if ((uses & Use.Nonlocal) !== 0) return findNonlocal(table, name);
  if ((uses & BOUND) !== 0) {
    const variable = table.variables.get(name);
    return variable === undefined ? NAME : { access: "local", variable };
  }
  if (table.seesClass) {
    const seen = findInClass(table, name);
    if (seen !== null) return seen;
  }
  const variable = findOutside(table, name);
  if (variable !== null) return capture(table, name, variable);
  // What runs as a part of the module's body sees the namespace that `exec` was given.
  if (table.inlined) return table.owner.kind === "module" ? NAME : GLOBAL;
  return table.dynamicNamespace === null ? GLOBAL : NAME;
}

/** An annotation-like scope reads what its class binds from the class's namespace, even where a function outside binds it too. */
function findInClass(table: Table, name: string): Resolution | null {
  let outer: Table | null = table.parent;
  while (outer !== null && outer.kind !== "class") {
    // Type parameters and comprehension targets in between hide the class.
    if (outer.variables.has(name)) return null;
    outer = outer.parent;
  }
  if (outer === null || isClassCell(name)) return null;
  const uses = outer.uses(name);
  if ((uses & Use.Global) !== 0) return GLOBAL;
  return (uses & BOUND) !== 0 && (uses & Use.Nonlocal) === 0 ? NAME : null;
}

function findNonlocal(table: Table, name: string): Resolution {
  const place = table.directives.get(name) ?? NOWHERE;
  const variable = findOutside(table, name);
  if (variable === null) {
    if (table.kind === "module") throw new SourceFault("nonlocal declaration not allowed at module level", place);
    throw new SourceFault(`no binding for nonlocal '${name}' found`, place);
  }
  if ((variable.table.uses(name) & Use.TypeParameter) !== 0) {
    throw new SourceFault(`nonlocal binding not allowed for type parameter '${name}'`, place);
  }
  return capture(table, name, variable);
}

/** The variable of an enclosing function, or a class's special cell; `null` when the name is the module's. */
function findOutside(table: Table, name: string): Variable | null {
  for (let outer = table.parent; outer !== null; outer = outer.parent) {
    if (outer.kind === "module") return null;
    if (outer.kind === "class") {
      if (isClassCell(name)) return classCell(outer, name);
      continue;
    }
    const variable = outer.variables.get(name);
    if (variable !== undefined) return variable;
    if ((outer.uses(name) & Use.Global) !== 0) return null;
  }
  return null;
}

function isClassCell(name: string): boolean {
  return name === "__class__" || name === "__classdict__";
}

/** The cell that a class body makes for `super()` and for annotations that look into its namespace. */
function classCell(table: Table, name: string): Variable {
  if (name === "__class__") table.needsClassClosure = true;
  else table.needsClassDict = true;
  let variable = table.variables.get(name);
  if (variable === undefined) {
    variable = { table, slot: name, captured: true };
    table.variables.set(name, variable);
  }
  return variable;
}

/** Enters `variable` as a free variable in all functions from `table` outwards to the one that runs its scope. */
function capture(table: Table, name: string, variable: Variable): Resolution {
  const home = variable.table.owner;
  if (table.owner === home) return { access: variable.table.kind === "class" ? "cell" : "local", variable };
  variable.captured = true;
  for (let inner: Table | null = table; inner !== null && inner.owner !== home; inner = inner.parent) {
    if (!inner.inlined) inner.free.set(name, variable);
  }
  return { access: "free", variable };
}
