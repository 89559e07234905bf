/** Reading, binding and unbinding names, wherever they live. */

import type { Position as Range } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { NameAccess, Scope } from "../scopes/scope-tree.ts";
import { constant, type FunctionLowering } from "./function-lowering.ts";

/** The value of a name. A local is borrowed. */
export function loadName(f: FunctionLowering, name: string, at: Range): Operand {
  if (name === "__debug__") return constant({ type: "True" });
  const slot = f.scope.slot(name);
  const access = accessOf(f, name);
  switch (access) {
    case "local": {
      const local = f.local(slot);
      if (!f.isBound(local)) {
        f.emit({ op: "checklocal", local, pos: f.at(at) });
        f.markBound(local);
      }
      return { kind: "local", id: local };
    }
    case "cell":
    case "free": {
      const cell = f.cell(slot, access);
      const pos = f.at(at);
      if (access === "free" && f.scope.dynamicNamespace === "class") return f.define({ op: "loadclasscell", cell, name: slot, pos });
      if (access === "free" && f.scope.dynamicNamespace === "classdict") {
        return f.define({ op: "loadfromnamespace", namespace: loadClassDict(f, at), name: slot, cell, pos });
      }
      return f.define({ op: "loadcell", cell, pos });
    }
    case "global":
      return f.define({ op: "loadglobal", name: slot, pos: f.at(at) });
    case "name":
      if (f.scope.dynamicNamespace === "classdict") {
        return f.define({ op: "loadfromnamespace", namespace: loadClassDict(f, at), name: slot, cell: null, pos: f.at(at) });
      }
      return f.define({ op: "loadname", name: slot, pos: f.at(at) });
  }
}

/** Binds a name. */
export function storeName(f: FunctionLowering, name: string, src: Operand, at: Range): void {
  const slot = f.scope.slot(name);
  const access = accessOf(f, name);
  switch (access) {
    case "local": {
      const local = f.local(slot);
      f.emit({ op: "setlocal", local, src });
      f.markBound(local);
      return;
    }
    case "cell":
    case "free":
      f.emit({ op: "storecell", cell: f.cell(slot, access), src });
      return;
    case "global":
      f.emit({ op: "storeglobal", name: slot, src, pos: f.at(at) });
      return;
    case "name":
      f.emit({ op: "storename", name: slot, src, pos: f.at(at) });
  }
}

/** Unbinds a name; it is an error if it is not bound. */
export function deleteName(f: FunctionLowering, name: string, at: Range): void {
  const slot = f.scope.slot(name);
  const access = accessOf(f, name);
  switch (access) {
    case "local": {
      const local = f.local(slot);
      f.emit({ op: "dellocal", local, check: !f.isBound(local), pos: f.at(at) });
      f.markUnbound(local);
      return;
    }
    case "cell":
    case "free":
      f.emit({ op: "delcell", cell: f.cell(slot, access), pos: f.at(at) });
      return;
    case "global":
      f.emit({ op: "delglobal", name: slot, pos: f.at(at) });
      return;
    case "name":
      f.emit({ op: "delname", name: slot, pos: f.at(at) });
  }
}

/** How a name is reached from here. Names of a module body are globals unless it runs with a namespace of its own. */
export function accessOf(f: FunctionLowering, name: string): NameAccess {
  const access = f.scope.lookup(name);
  if (access === "name" && f.owner.kind === "module" && !f.module.hasNamespace) return "global";
  return access;
}

/** Whether `name` is that of a global or built-in, so that `range` or `super` can be meant. */
export function isGlobal(f: FunctionLowering, name: string): boolean {
  const access = f.scope.lookup(name);
  return access === "global" || access === "name";
}

/** The cells of this function that become the free variables of `inner`, in their order. */
export function capturesOf(f: FunctionLowering, inner: Scope): number[] {
  return inner.freevars.map((name) => {
    const { owner } = f;
    const isClassCell = owner.kind === "class" && (name === "__class__" || name === "__classdict__") && owner.cellvars.includes(name);
    if (isClassCell) return f.cell(name, "cell");
    const access = f.scope.lookup(name);
    if (access === "cell" || access === "free") return f.cell(f.scope.slot(name), access);
    // A class body that has the name in its namespace passes on the variable of the same name around it.
    return f.cell(name, owner.freevars.includes(name) ? "free" : "cell");
  });
}

/** The namespace of the class around an annotation. */
function loadClassDict(f: FunctionLowering, at: Range): Operand {
  return f.define({ op: "loadcell", cell: f.cell("__classdict__", "free"), pos: f.at(at) });
}
