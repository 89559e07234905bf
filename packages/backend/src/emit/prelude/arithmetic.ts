// Operators as prelude functions: every mix of inline ints and floats, then the core's helper. Compiled code calls them when its own in-line
// case did not apply, so they repeat it.

import { FALSE, INT_ZERO, LIST_LEN, NONE, OBJ_TYPE, SPECIAL_UNARY, TRUE, TS_TYPE_LIST, UNBOUND } from "@molt-py/abi";
import type { BinaryOperator, CompareOperator, Op } from "@molt-py/frontend";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef } from "../../encoder/types.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, pushIsPointer } from "./counting.ts";
import { FLOAT_COMPARISONS, FLOAT_OPERATORS, INT_COMPARISONS, INT_OPERATORS } from "./int-operators.ts";
import { specialComparison, specialTruth, trySpecial, trySpecialBinary } from "./specials.ts";
import { returnTextComparison, returnTextSum } from "./text.ts";
import { boxFloat, boxInt, pushBothInts, pushIsFloat, pushIsInt, pushNumber, unboxFloat } from "./numbers.ts";

/** Order of the operators in the core's `inplace`. */
const OPERATOR_ORDER: readonly BinaryOperator[] = [
  "add",
  "sub",
  "mul",
  "matmul",
  "truediv",
  "floordiv",
  "mod",
  "pow",
  "lshift",
  "rshift",
  "and",
  "or",
  "xor",
];

/** A unary operator. */
type UnaryOperator = Extract<Op, { readonly op: "unary" }>["operator"];

/** Order of the unary operators among the special methods. */
const UNARY_ORDER: readonly UnaryOperator[] = ["neg", "pos", "invert"];

/** How an operator is spelled: `a + b`, `a += b`, or `a += b` where `a` is a local that is rebound at once. */
export type OperatorForm = "plain" | "inplace" | "inplace-local";

/** Pushes the call of the helper of an operator, whose operands `push` pushes. */
export function callOperator(b: CodeBuilder, module: ModuleContext, operator: BinaryOperator, form: OperatorForm, push: () => void): void {
  if (form === "plain") {
    push();
    return b.call(module.helper(operator === "pow" ? "power" : operator));
  }
  if (form === "inplace-local" && operator === "add") {
    push();
    return b.call(module.helper("inplace_add_local"));
  }
  b.i32(OPERATOR_ORDER.indexOf(operator));
  push();
  b.call(module.helper("inplace"));
}

/** `a op b` of any two values. */
export function operatorFunction(module: ModuleContext, operator: BinaryOperator, form: OperatorForm): FunctionRef {
  return module.prelude(`${operator}_${form}`, ["i64", "i64"], ["i64"], (b) => {
    const slow = b.coldBlock();
    const integer = INT_OPERATORS[operator];
    if (integer !== undefined) {
      pushBothInts(b, 0, 1);
      b.if();
      if (operator === "mul") {
        wideProduct(b, slow);
      } else {
        integer(b, { x: 0, y: 1, constant: null, scratch: () => b.local("i64") }, slow);
        b.op(OP.return);
      }
      b.end();
    }
    const float = FLOAT_OPERATORS[operator];
    if (float !== undefined) {
      const x = toFloat(b, 0, slow);
      const y = toFloat(b, 1, slow);
      if (operator === "truediv") {
        b.get(y);
        b.f64(0);
        b.op(OP.f64_eq);
        b.brIf(slow);
      }
      b.get(x);
      b.get(y);
      b.op(float);
      boxFloat(b);
      b.op(OP.return);
    }
    b.end();
    if (operator === "add" && form !== "inplace-local") returnTextSum(b, module);
    trySpecialBinary(b, module, OPERATOR_ORDER.indexOf(operator), form !== "plain");
    callOperator(b, module, operator, form, () => {
      b.get(0);
      b.get(1);
    });
  });
}

/** Products of factors beyond 32 bits: the magnitude is estimated as a float, whose error is far below the margin. */
function wideProduct(b: CodeBuilder, slow: Label): void {
  for (const local of [0, 1]) {
    pushNumber(b, local);
    b.op(OP.f64_convert_i64_s);
  }
  b.op(OP.f64_mul);
  b.op(OP.f64_abs);
  b.f64(2 ** 47 - 1);
  b.op(OP.f64_gt);
  b.brIf(slow);
  pushNumber(b, 0);
  pushNumber(b, 1);
  b.op(OP.i64_mul);
  boxInt(b);
  b.op(OP.return);
}

/** A local with the float or inline int `value` as f64; anything else goes to `otherwise`. */
function toFloat(b: CodeBuilder, value: Local, otherwise: Label): Local {
  const result = b.local("f64");
  pushIsFloat(b, value);
  b.if();
  b.get(value);
  unboxFloat(b);
  b.set(result);
  b.else();
  pushIsInt(b, value);
  b.op(OP.i32_eqz);
  b.brIf(otherwise);
  pushNumber(b, value);
  b.op(OP.f64_convert_i64_s);
  b.set(result);
  b.end();
  return result;
}

/** The truth of `a op b`: 0, 1 or -1. */
export function comparisonFunction(module: ModuleContext, operator: CompareOperator): FunctionRef {
  return module.prelude(`${operator}_truth`, ["i64", "i64"], ["i32"], (b) => {
    const slow = b.coldBlock();
    pushBothInts(b, 0, 1);
    b.if();
    b.get(0);
    b.get(1);
    b.op(INT_COMPARISONS[operator]);
    b.op(OP.return);
    b.end();
    const x = toFloat(b, 0, slow);
    const y = toFloat(b, 1, slow);
    b.get(x);
    b.get(y);
    b.op(FLOAT_COMPARISONS[operator]);
    b.op(OP.return);
    b.end();
    returnTextComparison(b, module, operator);
    b.get(0);
    b.get(1);
    b.call(objectComparison(module, operator));
    b.call(resultTruth(module));
  });
}

/** `op a` of what is no inline number: an owned value or NULL. */
export function unaryFunction(module: ModuleContext, operator: UnaryOperator): FunctionRef {
  return module.prelude(`${operator}_object`, ["i64"], ["i64"], (b) => {
    trySpecial(b, module, SPECIAL_UNARY + UNARY_ORDER.indexOf(operator), 0, (result) => {
      b.get(result);
      b.op(OP.return);
    });
    b.get(0);
    b.call(module.helper(operator));
  });
}

/** `a op b` of what is probably no number: an owned value or NULL. */
export function objectComparison(module: ModuleContext, operator: CompareOperator): FunctionRef {
  return module.prelude(`${operator}_object`, ["i64", "i64"], ["i64"], (b) => {
    const result = b.local("i64");
    b.get(0);
    b.get(1);
    b.call(specialComparison(module, operator));
    b.tee(result);
    b.i64(UNBOUND);
    b.op(OP.i64_ne);
    b.if();
    b.get(result);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.get(1);
    b.call(module.helper(operator));
  });
}

/** The truth of `a == b` or `a != b` where `b` is known to be exactly a string. */
export function textEqualityFunction(module: ModuleContext, operator: "eq" | "ne"): FunctionRef {
  return module.prelude(`str_${operator}`, ["i64", "i64"], ["i32"], (b) => {
    b.get(0);
    b.get(1);
    b.op(OP.i64_eq);
    b.if();
    b.i32(operator === "eq" ? 1 : 0);
    b.op(OP.return);
    b.end();
    returnTextComparison(b, module, operator, true);
    b.get(0);
    b.get(1);
    b.call(comparisonFunction(module, operator));
  });
}

/** The truth of an owned result, which is released: 0, 1, or -1 for NULL and when asking raises. */
export function resultTruth(module: ModuleContext): FunctionRef {
  return module.prelude("result_truth", ["i64"], ["i32"], (b) => {
    const truth = b.local("i32");
    b.get(0);
    b.i64(TRUE);
    b.op(OP.i64_eq);
    b.if();
    b.i32(1);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.i64(FALSE);
    b.op(OP.i64_eq);
    b.if();
    b.i32(0);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.op(OP.i64_eqz);
    b.if();
    b.i32(-1);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("truth"));
    b.set(truth);
    b.get(0);
    b.call(decref(module));
    b.get(truth);
  });
}

/** The truth of a value: 0, 1 or -1. */
export function truthFunction(module: ModuleContext): FunctionRef {
  return module.prelude("truth", ["i64"], ["i32"], (b) => {
    const truth = b.local("i32");
    const pointer = b.block();
    pushIsPointer(b, 0);
    b.brIf(pointer);
    // The singletons are false but for True, NotImplemented and Ellipsis, of which the core knows more.
    pushIsInt(b, 0);
    b.if();
    b.get(0);
    b.i64(INT_ZERO);
    b.op(OP.i64_ne);
    b.op(OP.return);
    b.end();
    for (const [bits, answer] of [
      [TRUE, 1],
      [FALSE, 0],
      [NONE, 0],
    ] as const) {
      b.get(0);
      b.i64(bits);
      b.op(OP.i64_eq);
      b.if();
      b.i32(answer);
      b.op(OP.return);
      b.end();
    }
    pushIsFloat(b, 0);
    b.if();
    b.get(0);
    unboxFloat(b);
    b.f64(0);
    b.op(OP.f64_ne);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("truth"));
    b.op(OP.return);
    b.end();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(OBJ_TYPE);
    b.globalGet(module.threadState);
    b.load32(TS_TYPE_LIST);
    b.op(OP.i32_eq);
    b.if();
    b.get(0);
    b.op(OP.i32_wrap_i64);
    b.load32(LIST_LEN);
    b.i32(0);
    b.op(OP.i32_ne);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(specialTruth(module));
    b.tee(truth);
    b.i32(2);
    b.op(OP.i32_ne);
    b.if();
    b.get(truth);
    b.op(OP.return);
    b.end();
    b.get(0);
    b.call(module.helper("truth"));
  });
}
