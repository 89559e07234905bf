/** The layout of each scope's variables, and its qualified name: what remains when every name has been resolved. */

import { type Resolution, type Table, Use, type Variable } from "./table.ts";

/** Functions through which a frame's variables may be asked for by name. */
const LOCALS_CALLS = ["locals", "vars", "dir", "exec", "eval"];

/** Lays out `table` and everything inside it. */
export function finish(table: Table): void {
  table.qualname = qualname(table);
  if (!table.inlined) layOut(table);
  for (const child of table.children) finish(child);
}

/** Once slots and captures are known: a captured variable is a cell where it lives. */
export function settle(table: Table): void {
  for (const [name, resolution] of table.resolutions) {
    if (resolution.access === "local" && resolution.variable?.captured === true) {
      table.resolutions.set(name, { access: "cell", variable: resolution.variable } satisfies Resolution);
    }
  }
  for (const name of LOCALS_CALLS) {
    const access = table.resolutions.get(name)?.access;
    if ((access === "global" || access === "name") && (table.uses(name) & Use.Load) !== 0) {
      table.usesLocalsCall = true;
      table.owner.usesLocalsCall = true;
    }
  }
  for (const child of table.children) settle(child);
}

/** Fills `varnames` and `cellvars` of a scope that runs by itself, with those of the comprehensions inlined into it. */
function layOut(table: Table): void {
  const parameters = new Set(table.parameters);
  const taken = new Set(table.symbols.keys());
  for (const variable of table.free.values()) taken.add(variable.slot);
  table.varnames.push(...table.parameters);
  const place = (name: string, variable: Variable): void => {
    if (variable.captured) table.cellvars.push(variable.slot);
    else if (variable.table !== table || !parameters.has(name)) table.varnames.push(variable.slot);
  };
  for (const [name, variable] of table.variables) place(name, variable);
  const visit = (inner: Table): void => {
    for (const child of inner.children) {
      if (!child.inlined) continue;
      for (const [name, variable] of child.variables) {
        variable.slot = freshSlot(name, taken);
        place(name, variable);
      }
      visit(child);
    }
  };
  visit(table);
}

/** `name`, or when the scope has such a name already, `name#1`, `name#2`, … */
function freshSlot(name: string, taken: Set<string>): string {
  let slot = name;
  for (let n = 1; taken.has(slot); n++) slot = `${name}#${n}`;
  taken.add(slot);
  return slot;
}

function qualname(table: Table): string {
  let outer = table.parent?.owner ?? null;
  // The function around a generic definition does not show.
  if (outer?.kind === "typeParams") outer = outer.parent?.owner ?? null;
  if (outer === null || outer.kind === "module") return table.name;
  const isDefinition = table.kind === "function" || table.kind === "class";
  if (isDefinition && (outer.uses(outer.mangle(table.name)) & Use.Global) !== 0) return table.name;
  const isFunction = outer.kind === "function" || outer.kind === "lambda";
  return isFunction ? `${outer.qualname}.<locals>.${table.name}` : `${outer.qualname}.${table.name}`;
}
