/** `import` and `from … import`. */

import type { Alias, Import, ImportFrom } from "../ast/nodes.ts";
import { type FunctionLowering, keep } from "./function-lowering.ts";
import { storeName } from "./names.ts";

export function lowerImport(f: FunctionLowering, node: Import): void {
  for (const alias of node.names) lowerImportAlias(f, node, alias);
}

function lowerImportAlias(f: FunctionLowering, node: Import, alias: Alias): void {
  const [top = "", ...rest] = alias.name.split(".");
  let module = f.define({ op: "importname", name: alias.name, fromlist: null, level: 0, pos: f.at(node) });
  if (alias.asname === null) {
    storeName(f, top, module, node);
    return;
  }
  // `import a.b.c as d` binds the submodule, which is reached from the package that the import gives.
  for (const name of rest) module = f.define({ op: "importfrom", module, name, pos: f.at(node) });
  storeName(f, alias.asname, module, node);
}

export function lowerImportFrom(f: FunctionLowering, node: ImportFrom): void {
  const fromlist = node.names.map((alias) => alias.name);
  const module = f.define({ op: "importname", name: node.module ?? "", fromlist, level: node.level, pos: f.at(node) });
  if (fromlist[0] === "*") {
    f.emit({ op: "importstar", module, pos: f.at(node) });
    return;
  }
  for (const alias of node.names) {
    const value = f.define({ op: "importfrom", module: keep(module), name: alias.name, pos: f.at(node) });
    storeName(f, alias.asname ?? alias.name, value, node);
  }
  f.discard(module);
}
