// The anatomy of each IR operation: what it reads, what it defines, which regions it owns. Every analysis is written over these three.

import type { Op, Operand, Region } from "@molt-py/frontend";

/** The operands of `op` in evaluation order. */
export function operandsOf(op: Op): readonly Operand[] {
  switch (op.op) {
    case "move":
    case "drop":
    case "setlocal":
    case "storeglobal":
    case "storename":
    case "storecell":
    case "listtotuple":
    case "unpack":
    case "unpackstar":
    case "return":
    case "yield":
    case "yieldfrom":
    case "len":
    case "iter":
      return [op.src];
    case "loadfromnamespace":
      return [op.namespace];
    case "binary":
    case "inplace":
    case "compare":
    case "is":
    case "contains":
      return [op.a, op.b];
    case "unary":
    case "not":
      return [op.a];
    case "getattr":
    case "delattr":
    case "loadspecial":
      return [op.obj];
    case "setattr":
      return [op.obj, op.src];
    case "getitem":
    case "delitem":
      return [op.obj, op.index];
    case "setitem":
      return [op.obj, op.index, op.src];
    case "superattr":
      return [op.callee, op.cls, op.self];
    case "call":
    case "buildclass":
      return [op.callee, ...op.args];
    case "callmethod":
      return [op.obj, ...op.args];
    case "callsuper":
      return [op.callee, op.cls, op.self, ...op.args];
    case "callex":
      return op.kwargs === null ? [op.callee, op.args] : [op.callee, op.args, op.kwargs];
    case "tuple":
    case "list":
    case "set":
    case "dict":
    case "joinstr":
      return op.items;
    case "slice":
      return [op.start, op.stop, op.step];
    case "listappend":
    case "listextend":
    case "setadd":
    case "setupdate":
    case "dictupdate":
      return [op.target, op.src];
    case "dictmerge":
      return [op.target, op.src, op.callee];
    case "dictset":
      return [op.target, op.key, op.src];
    case "format":
      return op.spec === null ? [op.value] : [op.value, op.spec];
    case "makefunction":
      return [op.defaults, op.kwdefaults, op.annotate].filter((operand) => operand !== null);
    case "if":
      return [op.cond];
    case "for":
      return [op.iter];
    case "forrange":
      return [op.callee, ...op.args];
    case "raise":
      return [op.exc, op.cause].filter((operand) => operand !== null);
    case "rethrow":
    case "pushexc":
      return [op.exc];
    case "popexc":
      return [op.saved];
    case "excmatch":
      return [op.exc, op.type];
    case "importfrom":
    case "importstar":
      return [op.module];
    case "matchsequence":
    case "matchmapping":
      return [op.subject];
    case "matchkeys":
      return [op.subject, op.keys];
    case "matchclass":
      return [op.subject, op.cls];
    default:
      return [];
  }
}

/** The temporaries that `op` itself defines (not those defined within its regions). */
export function definitionsOf(op: Op): readonly number[] {
  if ("dst" in op) return [op.dst];
  if ("dsts" in op) return op.dsts;
  return op.op === "try" ? [op.exc] : [];
}

/** The regions that `op` owns. */
export function regionsOf(op: Op): readonly Region[] {
  switch (op.op) {
    case "if":
      return [op.then, op.else];
    case "block":
    case "loop":
    case "for":
    case "forrange":
      return [op.body];
    case "try":
      return [op.body, op.handler];
    default:
      return [];
  }
}

/** Adds to `into` the temporaries that operations of a region consume. */
export function consumedIn(region: Region, into: Set<number>): Set<number> {
  walk(region, (op) => {
    for (const operand of operandsOf(op)) if (operand.kind === "temp" && operand.keep !== true) into.add(operand.id);
  });
  return into;
}

/** Calls `visit` for every operation of a region and of the regions below it, in order; `next` is the one after it in its region. */
export function walk(region: Region, visit: (op: Op, next: Op | undefined) => void): void {
  region.forEach((op, index) => {
    visit(op, region[index + 1]);
    for (const inner of regionsOf(op)) walk(inner, visit);
  });
}
