// A guess at what inference cannot know: which variables and temporaries are probably floats, which ints. What comes from outside (arguments,
// attributes, items, results of calls) says nothing, and what constants and operators say spreads. Wrong guesses cost time, nothing else.

import type { IRFunction, Op, Operand } from "@molt-py/frontend";
import { definitionsOf, walk } from "./operations.ts";
import { FLOAT, INT, SMALL, constType, type ValueType } from "./value-type.ts";

/** The probable kinds of one function's values: `FLOAT`, `SMALL`, both, or 0 where nothing is known. */
export interface LikelyTypes {
  readonly locals: Uint16Array;
  readonly temps: Uint16Array;
}

const FLOAT_RESULT: ReadonlySet<string> = new Set(["truediv"]);
const INT_RESULT: ReadonlySet<string> = new Set(["and", "or", "xor", "lshift", "rshift"]);

/** Guesses the types of a function. */
export function guessTypes(fn: IRFunction): LikelyTypes {
  const locals = new Uint16Array(fn.locals.length);
  const temps = new Uint16Array(fn.temps);
  const of = (operand: Operand): ValueType => {
    switch (operand.kind) {
      case "const":
        return number(constType(operand.value));
      case "local":
        return locals[operand.id] ?? 0;
      case "temp":
        return temps[operand.id] ?? 0;
    }
  };
  let changed = true;
  const widen = (types: Uint16Array, id: number, type: ValueType): void => {
    const before = types[id] ?? 0;
    if ((before | type) === before) return;
    types[id] = before | type;
    changed = true;
  };
  const open: Op[] = [];
  walk(fn.body, (op) => {
    if (op.op === "setlocal" || DEPENDENT.has(op.op)) open.push(op);
    const type = result(op, of);
    if (type !== 0) for (const dst of definitionsOf(op)) widen(temps, dst, type);
  });
  while (changed) {
    changed = false;
    for (const op of open) {
      if (op.op === "setlocal") widen(locals, op.local, of(op.src));
      else if ("dst" in op) widen(temps, op.dst, result(op, of));
    }
  }
  return { locals, temps };
}

/** Operations whose result depends on their operands. */
const DEPENDENT: ReadonlySet<Op["op"]> = new Set(["move", "binary", "inplace", "unary"]);

function number(type: ValueType): ValueType {
  return (type & FLOAT) | ((type & INT) === 0 ? 0 : SMALL);
}

function result(op: Op, of: (operand: Operand) => ValueType): ValueType {
  switch (op.op) {
    case "move":
      return of(op.src);
    case "binary":
    case "inplace": {
      if (FLOAT_RESULT.has(op.operator)) return FLOAT;
      if (INT_RESULT.has(op.operator)) return SMALL;
      const both = of(op.a) | of(op.b);
      return (both & FLOAT) === 0 ? both : FLOAT;
    }
    case "unary":
      return op.operator === "invert" ? SMALL : of(op.a);
    case "forrange":
    case "len":
      return SMALL;
    default:
      return 0;
  }
}
