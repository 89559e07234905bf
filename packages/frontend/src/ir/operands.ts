/**
 * What an operation reads, defines and contains, for passes that treat all operations alike.
 *
 * The lists are in the order of evaluation; a pass that only wants to walk needs no knowledge of single operations.
 */

import type { Op, Operand, Region } from "./types.ts";

/** The operands that `op` reads itself (not those of its regions), in evaluation order. */
export function operandsOf(op: Op): readonly Operand[] {
  switch (op.op) {
    case "move":
    case "drop":
    case "setlocal":
    case "storeglobal":
    case "storename":
    case "storecell":
    case "return":
    case "yield":
    case "yieldfrom":
    case "await":
    case "aiter":
    case "unpack":
    case "unpackstar":
    case "len":
    case "listtotuple":
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
    case "findmethod":
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
    case "callspecial":
      return [op.callee, op.self, ...op.args];
    case "callsuper":
      return [op.callee, op.cls, op.self, ...op.args];
    case "call":
    case "buildclass":
    case "forrange":
      return [op.callee, ...op.args];
    case "callmethod":
      return op.found === undefined ? [op.obj, ...op.args] : [op.obj, op.found, ...op.args];
    case "intrinsic":
      return op.args;
    case "callex":
      return op.kwargs ? [op.callee, op.args, op.kwargs] : [op.callee, op.args];
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
      return op.spec ? [op.value, op.spec] : [op.value];
    case "makefunction":
      return [op.defaults, op.kwdefaults, op.annotate].filter((operand) => operand !== null);
    case "if":
      return [op.cond];
    case "for":
    case "asyncnext":
      return [op.iter];
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
    case "dellocal":
    case "checklocal":
    case "loadglobal":
    case "delglobal":
    case "loadname":
    case "delname":
    case "loadnamespace":
    case "loadcell":
    case "delcell":
    case "newcell":
    case "loadclasscell":
    case "cellobject":
    case "block":
    case "loop":
    case "break":
    case "continue":
    case "try":
    case "assertionerror":
    case "importname":
      return [];
  }
}

/** The temporaries that `op` defines for the operations after it; those of `for` and `try` are defined inside their regions instead. */
export function definitionsOf(op: Op): readonly number[] {
  switch (op.op) {
    case "unpack":
    case "unpackstar":
    case "loadspecial":
    case "asyncnext":
      return op.dsts;
    case "for":
    case "forrange":
      return [];
    default:
      return "dst" in op ? [op.dst] : [];
  }
}

/** The regions that `op` owns, in the order in which they can run. */
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

/** Whether an exception can come out of one of the operations of `region`, however deep. */
export function mayRaise(region: Region): boolean {
  return region.some((op) => {
    if (op.op === "rethrow") return true;
    if (op.op === "dellocal" ? op.check : "pos" in op) return true;
    return regionsOf(op).some(mayRaise);
  });
}

/** Whether control never goes on after `op` by itself. */
export function isTerminator(op: Op): boolean {
  switch (op.op) {
    case "break":
    case "continue":
    case "return":
    case "raise":
    case "rethrow":
      return true;
    default:
      return false;
  }
}
