/** Which modules a module's code imports by name: what can be known before it runs. */
import { type IRModule, type Op, regionsOf } from "@molt-py/frontend";

/** Full names of all modules that a module's code may import, packages before what is in them. */
export function importedNames(ir: IRModule, name: string, isPackage: boolean): Set<string> {
  const found = new Set<string>();
  const note = (full: string): void => {
    const parts = full.split(".");
    parts.forEach((_, index) => found.add(parts.slice(0, index + 1).join(".")));
  };
  const parents = name === "__main__" ? [] : isPackage ? name.split(".") : name.split(".").slice(0, -1);
  const walk = (ops: readonly Op[]): void => {
    for (const op of ops) {
      if (op.op === "importname") {
        const base = op.level === 0 ? [] : parents.slice(0, parents.length - (op.level - 1));
        const full = [...base, ...(op.name === "" ? [] : [op.name])].join(".");
        if (full !== "") note(full);
        for (const item of op.fromlist ?? []) if (item !== "*") note(full === "" ? item : `${full}.${item}`);
      }
      for (const region of regionsOf(op)) walk(region);
    }
  };
  for (const fn of ir.functions) walk(fn.body);
  return found;
}
