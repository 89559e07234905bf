// Which file emits which operation.

import type { Op } from "@molt-py/frontend";
import { emitBinary, emitUnary } from "../ops/arithmetic.ts";
import { emitDelattr, emitDelitem, emitGetattr, emitGetitem, emitLoadspecial, emitSetattr, emitSetitem, emitSuperattr } from "../ops/attributes.ts";
import {
  emitDict,
  emitDictset,
  emitFormat,
  emitInPlace,
  emitJoin,
  emitListToTuple,
  emitSequence,
  emitSlice,
  emitUnpack,
  emitUnpackstar,
} from "../ops/building.ts";
import { emitBuildclass, emitCall, emitCallex, emitCallmethod, emitCallspecial, emitCallsuper, emitFindmethod, emitIntrinsic, emitMakefunction } from "../ops/calls.ts";
import { emitCompare, emitContains, emitIs, emitNot } from "../ops/compare.ts";
import { emitBlock, emitBreak, emitContinue, emitIf, emitLoop, emitReturn } from "../ops/control.ts";
import { emitAssertionError, emitExcmatch, emitPopexc, emitPushexc, emitTry } from "../ops/exceptions.ts";
import { emitRaise, emitRethrow } from "../ops/raise.ts";
import { emitAiter, emitAsyncnext, emitAwait, emitYield, emitYieldfrom } from "../ops/generators.ts";
import { emitImportfrom, emitImportname, emitImportstar } from "../ops/imports.ts";
import { emitFor, emitForrange, emitIter } from "../ops/loops.ts";
import { emitLen, emitMatchclass, emitMatchkeys, emitMatchtest } from "../ops/matching.ts";
import {
  emitDelcell,
  emitDelglobal,
  emitDelname,
  emitLoadcell,
  emitLoadclasscell,
  emitLoadfromnamespace,
  emitLoadglobal,
  emitLoadname,
  emitNewcell,
  emitStorecell,
  emitStoreglobal,
  emitStorename,
} from "../ops/names.ts";
import { isHarmless } from "../ops/method-order.ts";
import { emitChecklocal, emitDellocal, emitDrop, emitMove, emitSetlocal } from "../ops/variables.ts";
import type { FunctionEmitter } from "./emitter.ts";
import type { EntryPoint } from "./region.ts";

/** Emits one operation; false when control never goes on after it. */
export function emitOp(e: FunctionEmitter, op: Op, entry: EntryPoint): boolean {
  switch (op.op) {
    case "if":
      return emitIf(e, op, entry);
    case "block":
      return emitBlock(e, op, entry);
    case "loop":
      return emitLoop(e, op, entry);
    case "for":
      return emitFor(e, op, entry);
    case "forrange":
      return emitForrange(e, op, entry);
    case "try":
      return emitTry(e, op, entry);
    case "yield":
      return emitYield(e, op, entry);
    case "yieldfrom":
      return emitYieldfrom(e, op, entry);
    case "await":
      return emitAwait(e, op, entry);
    case "asyncnext":
      return emitAsyncnext(e, op, entry);
    case "break":
      return emitBreak(e, op);
    case "continue":
      return emitContinue(e, op);
    case "return":
      return emitReturn(e, op);
    case "raise":
      return emitRaise(e, op);
    case "rethrow":
      return emitRethrow(e, op);
    default:
      emitPlain(e, op);
      return true;
  }
}

function emitPlain(e: FunctionEmitter, op: Op): void {
  if (e.finds.length === 0) return emitOne(e, op);
  e.harmless = isHarmless(e, op);
  emitOne(e, op);
  e.harmless = false;
}

function emitOne(e: FunctionEmitter, op: Op): void {
  switch (op.op) {
    case "move":
      return emitMove(e, op);
    case "drop":
      return emitDrop(e, op);
    case "setlocal":
      return emitSetlocal(e, op);
    case "dellocal":
      return emitDellocal(e, op);
    case "checklocal":
      return emitChecklocal(e, op);
    case "loadglobal":
      return emitLoadglobal(e, op);
    case "storeglobal":
      return emitStoreglobal(e, op);
    case "delglobal":
      return emitDelglobal(e, op);
    case "loadname":
      return emitLoadname(e, op);
    case "storename":
      return emitStorename(e, op);
    case "delname":
      return emitDelname(e, op);
    case "loadnamespace":
      return e.defineNamespace(op.dst);
    case "loadcell":
      return emitLoadcell(e, op);
    case "storecell":
      return emitStorecell(e, op);
    case "delcell":
      return emitDelcell(e, op);
    case "newcell":
      return emitNewcell(e, op);
    case "loadfromnamespace":
      return emitLoadfromnamespace(e, op);
    case "iter":
      return emitIter(e, op);
    case "aiter":
      return emitAiter(e, op);
    case "loadclasscell":
      return emitLoadclasscell(e, op);
    case "cellobject":
      return e.defineCell(op.dst, op.cell);
    case "binary":
    case "inplace":
      return emitBinary(e, op);
    case "unary":
      return emitUnary(e, op);
    case "not":
      return emitNot(e, op);
    case "compare":
      return emitCompare(e, op);
    case "is":
      return emitIs(e, op);
    case "contains":
      return emitContains(e, op);
    case "getattr":
      return emitGetattr(e, op);
    case "setattr":
      return emitSetattr(e, op);
    case "delattr":
      return emitDelattr(e, op);
    case "getitem":
      return emitGetitem(e, op);
    case "setitem":
      return emitSetitem(e, op);
    case "delitem":
      return emitDelitem(e, op);
    case "loadspecial":
      return emitLoadspecial(e, op);
    case "superattr":
      return emitSuperattr(e, op);
    case "call":
      return emitCall(e, op);
    case "callmethod":
      return emitCallmethod(e, op);
    case "findmethod":
      return emitFindmethod(e, op);
    case "intrinsic":
      return emitIntrinsic(e, op);
    case "callspecial":
      return emitCallspecial(e, op);
    case "callsuper":
      return emitCallsuper(e, op);
    case "callex":
      return emitCallex(e, op);
    case "tuple":
    case "list":
    case "set":
      return emitSequence(e, op);
    case "dict":
      return emitDict(e, op);
    case "slice":
      return emitSlice(e, op);
    case "listappend":
    case "listextend":
    case "setadd":
    case "setupdate":
    case "dictupdate":
    case "dictmerge":
      return emitInPlace(e, op);
    case "dictset":
      return emitDictset(e, op);
    case "listtotuple":
      return emitListToTuple(e, op);
    case "joinstr":
      return emitJoin(e, op);
    case "format":
      return emitFormat(e, op);
    case "unpack":
      return emitUnpack(e, op);
    case "unpackstar":
      return emitUnpackstar(e, op);
    case "makefunction":
      return emitMakefunction(e, op);
    case "buildclass":
      return emitBuildclass(e, op);
    case "pushexc":
      return emitPushexc(e, op);
    case "popexc":
      return emitPopexc(e, op);
    case "excmatch":
      return emitExcmatch(e, op);
    case "assertionerror":
      return emitAssertionError(e, op);
    case "importname":
      return emitImportname(e, op);
    case "importfrom":
      return emitImportfrom(e, op);
    case "importstar":
      return emitImportstar(e, op);
    case "matchsequence":
    case "matchmapping":
      return emitMatchtest(e, op);
    case "len":
      return emitLen(e, op);
    case "matchkeys":
      return emitMatchkeys(e, op);
    case "matchclass":
      return emitMatchclass(e, op);
    default:
      throw new Error(`operation ${op.op} is no plain operation`);
  }
}
