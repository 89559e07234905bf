// Special methods of Python classes as prelude functions: one that is a plain function is found in the table of the instance's type and called
// from here. Each answers UNBOUND when it is up to the core: nothing has been called then.

import {
  FALSE,
  FUNC_CALL_KEY,
  FUNC_TABLE,
  INT_ZERO,
  NOT_IMPLEMENTED,
  NULL,
  OBJ_TYPE,
  SPECIAL_BOOL,
  SPECIAL_COMPARE,
  SPECIAL_INPLACE,
  SPECIAL_LEN,
  SPECIAL_REFLECTED,
  TRUE,
  TS_TYPE_INT,
  TYPE_ORDER,
  TYPE_ORDER_END,
  TYPE_SPECIALS,
  UNBOUND,
} from "@molt-py/abi";
import type { CompareOperator } from "@molt-py/frontend";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref, pushIsPointer } from "./counting.ts";
import { isNoInt, pushIsFloat, pushIsNoFloat } from "./numbers.ts";

/** Bytes of a place in the table. */
const PLACE = 8;
/** Order of the comparisons in the table, and who answers for each when the operands are exchanged. */
const COMPARISONS: readonly CompareOperator[] = ["lt", "le", "eq", "ne", "gt", "ge"];
const REFLECTED: Record<CompareOperator, CompareOperator> = { lt: "gt", le: "ge", eq: "eq", ne: "ne", gt: "lt", ge: "le" };

/** Pushes the type of the object that `value` points to. */
function pushType(b: CodeBuilder, value: Local): void {
  b.get(value);
  b.op(OP.i32_wrap_i64);
  b.load32(OBJ_TYPE);
}

/** Sets `table` to the table of the type of a pointer; leaves for `otherwise` when it has none. */
function openTable(b: CodeBuilder, value: Local, table: Local, otherwise: Label): void {
  pushType(b, value);
  b.load32(TYPE_SPECIALS);
  b.tee(table);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** Leaves for `otherwise` unless `value` is a pointer. */
function needPointer(b: CodeBuilder, value: Local, otherwise: Label): void {
  pushIsPointer(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
}

/** Calls the function in `method` with `args`, if it takes just those; pushes the result. It is not counted: see `retire` in the core. */
function callMethod(b: CodeBuilder, module: ModuleContext, method: Local, args: readonly Local[], otherwise: Label): void {
  const address = b.local("i32");
  needPointer(b, method, otherwise);
  b.get(method);
  b.op(OP.i32_wrap_i64);
  b.tee(address);
  b.load32(FUNC_CALL_KEY);
  b.i32(args.length);
  b.op(OP.i32_ne);
  b.brIf(otherwise);
  b.get(address);
  for (const local of args) b.get(local);
  b.get(address);
  b.load32(FUNC_TABLE);
  b.callIndirect(module.callType(args.length));
}

/** `derives(type, base)`: whether a type has another among its bases. */
function derivesFunction(module: ModuleContext): FunctionRef {
  return module.prelude("derives", ["i32", "i32"], ["i32"], (b) => {
    const base = b.local("i32");
    const end = b.local("i32");
    const absent = b.block();
    b.get(0);
    b.load32(TYPE_ORDER);
    b.set(base);
    b.get(0);
    b.load32(TYPE_ORDER_END);
    b.set(end);
    const again = b.loop();
    b.get(base);
    b.get(end);
    b.op(OP.i32_eq);
    b.brIf(absent);
    b.get(base);
    b.load32(0);
    b.get(1);
    b.op(OP.i32_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(base);
    b.i32(PLACE);
    b.op(OP.i32_add);
    b.set(base);
    b.br(again);
    b.end();
    b.end();
    b.i32(0);
  });
}

/**
 * Leaves for `otherwise` when the right operand may have to be asked first: its type derives from the left one's and has the method at
 * `place`.
 */
function needLeftFirst(b: CodeBuilder, module: ModuleContext, pushPlace: () => void, otherwise: Label): void {
  const table = b.local("i32");
  pushIsPointer(b, 1);
  b.if();
  pushType(b, 0);
  pushType(b, 1);
  b.op(OP.i32_ne);
  b.if();
  pushType(b, 1);
  b.load32(TYPE_SPECIALS);
  b.tee(table);
  b.if();
  b.get(table);
  pushPlace();
  b.op(OP.i32_add);
  b.load64(0);
  b.i64(UNBOUND);
  b.op(OP.i64_ne);
  b.if();
  pushType(b, 1);
  pushType(b, 0);
  b.call(derivesFunction(module));
  b.brIf(otherwise);
  b.end();
  b.end();
  b.end();
  b.end();
}

/** `special_binary(a, b, operator, flags)`: `a op b`; `flags` is what `binary_rest` wants to know besides the operator. */
function binaryFunction(module: ModuleContext): FunctionRef {
  return module.prelude("special_binary", ["i64", "i64", "i32", "i32"], ["i64"], (b) => {
    const table = b.local("i32");
    const method = b.local("i64");
    const result = b.local("i64");
    const other = b.block();
    const rest = b.block();
    pushIsPointer(b, 0);
    b.if();
    openTable(b, 0, table, other);
    const pushReflected = (): void => {
      b.get(2);
      b.i32(PLACE);
      b.op(OP.i32_mul);
      b.i32(SPECIAL_REFLECTED * PLACE);
      b.op(OP.i32_add);
    };
    needLeftFirst(b, module, pushReflected, other);
    b.get(table);
    b.get(2);
    b.i32(PLACE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.load64(0);
    b.set(method);
    callMethod(b, module, method, [0, 1], other);
    b.set(result);
    b.else();
    // A number on the left has no answer for an instance, which is asked then, but for a float and an instance of a kind of int.
    pushIsNoFloat(b, 0);
    b.get(0);
    isNoInt(b);
    b.op(OP.i32_and);
    b.brIf(other);
    needPointer(b, 1, other);
    openTable(b, 1, table, other);
    pushIsFloat(b, 0);
    b.if();
    pushType(b, 1);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_INT);
    b.call(derivesFunction(module));
    b.brIf(other);
    b.end();
    b.get(table);
    pushReflected();
    b.op(OP.i32_add);
    b.load64(0);
    b.set(method);
    callMethod(b, module, method, [1, 0], other);
    b.set(result);
    b.end();
    b.get(result);
    b.i64(NOT_IMPLEMENTED);
    b.op(OP.i64_eq);
    b.brIf(rest);
    b.get(result);
    b.op(OP.return);
    b.end();
    b.get(2);
    b.get(3);
    b.op(OP.i32_or);
    b.get(0);
    b.get(1);
    b.call(module.helper("binary_rest"));
    b.op(OP.return);
    b.end();
    b.i64(UNBOUND);
  });
}

/** `special_inplace(a, b, operator)`: `a op= b` */
function inplaceFunction(module: ModuleContext): FunctionRef {
  return module.prelude("special_inplace", ["i64", "i64", "i32"], ["i64"], (b) => {
    const table = b.local("i32");
    const method = b.local("i64");
    const result = b.local("i64");
    const other = b.block();
    const plain = b.block();
    needPointer(b, 0, plain);
    openTable(b, 0, table, other);
    b.get(table);
    b.get(2);
    b.i32(PLACE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.load64(SPECIAL_INPLACE * PLACE);
    b.tee(method);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(plain);
    callMethod(b, module, method, [0, 1], other);
    b.tee(result);
    b.i64(NOT_IMPLEMENTED);
    b.op(OP.i64_eq);
    b.brIf(plain);
    b.get(result);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.get(2);
    b.i32(16);
    b.call(binaryFunction(module));
    b.op(OP.return);
    b.end();
    b.i64(UNBOUND);
  });
}

/** Pushes `a op b` of the first two parameters by special methods, if that works, and returns it; else goes on. `operator` is the core's number. */
export function trySpecialBinary(b: CodeBuilder, module: ModuleContext, operator: number, inplace: boolean): void {
  const result = b.local("i64");
  b.get(0);
  b.get(1);
  b.i32(operator);
  if (!inplace) b.i32(0);
  b.call(inplace ? inplaceFunction(module) : binaryFunction(module));
  b.tee(result);
  b.i64(UNBOUND);
  b.op(OP.i64_ne);
  b.if();
  b.get(result);
  b.op(OP.return);
  b.end();
}

/** `special_compare_op(a, b)`: an owned value, NULL or UNBOUND. */
export function specialComparison(module: ModuleContext, operator: CompareOperator): FunctionRef {
  const place = (which: CompareOperator): number => (SPECIAL_COMPARE + COMPARISONS.indexOf(which)) * PLACE;
  const identity = operator === "eq" || operator === "ne";
  return module.prelude(`special_${operator}`, ["i64", "i64"], ["i64"], (b) => {
    const table = b.local("i32");
    const method = b.local("i64");
    const result = b.local("i64");
    const other = b.block();
    needPointer(b, 0, other);
    openTable(b, 0, table, other);
    b.get(table);
    b.load64(place(operator));
    b.set(method);
    needLeftFirst(b, module, () => b.i32(place(REFLECTED[operator])), other);
    if (identity) {
      b.get(method);
      b.i64(UNBOUND);
      b.op(OP.i64_eq);
      b.if();
      sameObject(b, operator, table, [place("eq"), place("ne")], other);
      b.end();
    }
    callMethod(b, module, method, [0, 1], other);
    b.tee(result);
    b.i64(NOT_IMPLEMENTED);
    b.op(OP.i64_eq);
    b.if();
    b.i32(COMPARISONS.indexOf(operator));
    b.get(0);
    b.get(1);
    b.call(module.helper("compare_rest"));
    b.op(OP.return);
    b.end();
    b.get(result);
    b.op(OP.return);
    b.end();
    b.i64(UNBOUND);
  });
}

/** Equality of two instances for which nobody defines it. What `ne` finds depends on `__eq__` too. */
function sameObject(b: CodeBuilder, operator: "eq" | "ne", table: Local, [equal, unequal]: readonly [number, number], otherwise: Label): void {
  const right = b.local("i32");
  needPointer(b, 1, otherwise);
  openTable(b, 1, right, otherwise);
  const asked: readonly (readonly [Local, number])[] =
    operator === "eq"
      ? [[right, equal]]
      : [
          [table, equal],
          [right, equal],
          [right, unequal],
        ];
  for (const [side, place] of asked) {
    b.get(side);
    b.load64(place);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.brIf(otherwise);
  }
  b.get(0);
  b.get(1);
  b.op(operator === "eq" ? OP.i64_eq : OP.i64_ne);
  b.op(OP.i64_extend_i32_u);
  b.i64(FALSE);
  b.op(OP.i64_or);
  b.op(OP.return);
}

/** `special_N(self, a1 … an, place)`: calls the method at a byte offset of the table; an owned value, NULL or UNBOUND. */
export function specialFunction(module: ModuleContext, count: number): FunctionRef {
  const params = new Array<"i64">(count + 1).fill("i64");
  return module.prelude(`special_${count}`, [...params, "i32"], ["i64"], (b) => {
    const table = b.local("i32");
    const method = b.local("i64");
    const other = b.block();
    needPointer(b, 0, other);
    openTable(b, 0, table, other);
    b.get(table);
    b.get(count + 1);
    b.op(OP.i32_add);
    b.load64(0);
    b.set(method);
    callMethod(b, module, method, Array.from(params, (_, index) => index), other);
    b.op(OP.return);
    b.end();
    b.i64(UNBOUND);
  });
}

/** `method_at(object, place)`: another count of the plain function at a place of the type's table, or UNBOUND. */
export function methodAtFunction(module: ModuleContext): FunctionRef {
  return module.prelude("method_at", ["i64", "i32"], ["i64"], (b) => {
    const table = b.local("i32");
    const method = b.local("i64");
    const other = b.block();
    needPointer(b, 0, other);
    openTable(b, 0, table, other);
    b.get(table);
    b.get(1);
    b.i32(PLACE);
    b.op(OP.i32_mul);
    b.op(OP.i32_add);
    b.load64(0);
    b.set(method);
    needPointer(b, method, other);
    b.get(method);
    b.call(incref(module));
    b.get(method);
    b.op(OP.return);
    b.end();
    b.i64(UNBOUND);
  });
}

/** Calls the special method at `place` with the parameters 0 … `count`; when that works `use` gets the local with the result, which may be NULL. */
export function trySpecial(b: CodeBuilder, module: ModuleContext, place: number, count: number, use: (result: Local) => void): void {
  const result = b.local("i64");
  for (let index = 0; index <= count; index++) b.get(index);
  b.i32(place * PLACE);
  b.call(specialFunction(module, count));
  b.tee(result);
  b.i64(UNBOUND);
  b.op(OP.i64_ne);
  b.if();
  use(result);
  b.end();
}

/** `special_truth(v)`: 0, 1, -1, or 2 when it is up to the core. */
export function specialTruth(module: ModuleContext): FunctionRef {
  return module.prelude("special_truth", ["i64"], ["i32"], (b) => {
    const table = b.local("i32");
    const truth = b.local("i32");
    const method = b.local("i64");
    const result = b.local("i64");
    const other = b.block();
    const byLength = b.block();
    needPointer(b, 0, other);
    openTable(b, 0, table, other);
    b.get(table);
    b.load64(SPECIAL_BOOL * PLACE);
    b.tee(method);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.brIf(byLength);
    callMethod(b, module, method, [0], other);
    b.tee(result);
    b.i64(TRUE);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(result);
    b.i64(FALSE);
    b.op(OP.i64_eq);
    b.if();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.i32(-1);
    b.set(truth);
    b.get(result);
    b.i64(NULL);
    b.op(OP.i64_ne);
    b.if();
    b.get(result);
    b.call(module.helper("check_bool"));
    b.set(truth);
    b.get(result);
    b.call(decref(module));
    b.end();
    b.get(truth);
    b.op(OP.return);
    b.end();
    b.get(table);
    b.load64(SPECIAL_LEN * PLACE);
    b.tee(method);
    b.i64(UNBOUND);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    callMethod(b, module, method, [0], other);
    b.call(lengthFunction(module));
    b.tee(result);
    b.op(OP.i64_eqz);
    b.if();
    b.i32(-1);
    b.op(OP.return);
    b.end();
    b.get(result);
    b.i64(INT_ZERO);
    b.op(OP.i64_ne);
    b.op(OP.return);
    b.end();
    b.i32(2);
  });
}

/** What tells the sign and tag of an int. */
const SIGN_SHIFT = 47n;

/** `length(r)`: the length that `__len__` answered (taken), or NULL. */
export function lengthFunction(module: ModuleContext): FunctionRef {
  return module.prelude("length", ["i64"], ["i64"], (b) => {
    const result = b.local("i64");
    // An inline int of the non-negative half, or NULL.
    b.get(0);
    b.i64(SIGN_SHIFT);
    b.op(OP.i64_shr_u);
    b.i64(INT_ZERO >> SIGN_SHIFT);
    b.op(OP.i64_eq);
    b.get(0);
    b.op(OP.i64_eqz);
    b.op(OP.i32_or);
    b.if();
    b.get(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("check_len"));
    b.set(result);
    b.get(0);
    b.call(decref(module));
    b.get(result);
  });
}
