// Flow-insensitive type inference: one type per local variable and per temporary, the least fixed point over all operations of a function.

import type { IRFunction, Op, Operand } from "@molt-py/frontend";
import { definitionsOf, walk } from "./operations.ts";
import { ANY, BOOL, DICT, LIST, SINGLETON, SMALL, STR, TUPLE, binaryType, compareType, constType, unaryType, type ValueType } from "./value-type.ts";

/** The inferred types of one function. */
export interface InferredTypes {
  readonly locals: Uint16Array;
  readonly temps: Uint16Array;
}

/** Infers the types of a function whose first `parameters` locals hold anything at entry. */
export function infer(fn: IRFunction, parameters: number): InferredTypes {
  const locals = new Uint16Array(fn.locals.length);
  const temps = new Uint16Array(fn.temps);
  locals.fill(ANY, 0, parameters);
  const typeOf = (operand: Operand): ValueType => {
    switch (operand.kind) {
      case "const":
        return constType(operand.value);
      case "local":
        return locals[operand.id] ?? ANY;
      case "temp":
        return temps[operand.id] ?? ANY;
    }
  };
  let changed = true;
  const widen = (types: Uint16Array, id: number, type: ValueType): void => {
    const before = types[id] ?? 0;
    if ((before | type) === before) return;
    types[id] = before | type;
    changed = true;
  };
  // What gives anything gives it in every round: only the others are asked again.
  const open: { readonly op: Op; readonly dst: number }[] = [];
  walk(fn.body, (op) => {
    if (op.op === "checklocal" || op.op === "dellocal") widen(locals, op.local, SINGLETON);
    if (op.op === "setlocal") open.push({ op, dst: op.local });
    for (const dst of definitionsOf(op)) {
      const type = resultType(op, typeOf);
      widen(temps, dst, type);
      if (type !== ANY) open.push({ op, dst });
    }
  });
  while (changed) {
    changed = false;
    for (const { op, dst } of open) {
      if (op.op === "setlocal") widen(locals, dst, typeOf(op.src));
      else widen(temps, dst, resultType(op, typeOf));
    }
  }
  return { locals, temps };
}

function resultType(op: Op, typeOf: (operand: Operand) => ValueType): ValueType {
  switch (op.op) {
    case "move":
      return typeOf(op.src);
    case "binary":
      return binaryType(op.operator, typeOf(op.a), typeOf(op.b));
    case "inplace": {
      const a = typeOf(op.a);
      if (op.operator === "add" && a === LIST) return LIST;
      return binaryType(op.operator, a, typeOf(op.b));
    }
    case "unary":
      return unaryType(op.operator, typeOf(op.a));
    case "compare":
      return compareType(op.operator, typeOf(op.a), typeOf(op.b));
    case "not":
    case "is":
    case "contains":
    case "excmatch":
    case "matchsequence":
    case "matchmapping":
      return BOOL;
    case "tuple":
    case "listtotuple":
      return TUPLE;
    case "list":
      return LIST;
    case "dict":
      return DICT;
    case "joinstr":
      return STR;
    case "len":
      return SMALL;
    default:
      return ANY;
  }
}

