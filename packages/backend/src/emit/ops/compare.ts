// Comparisons, identity, membership, `not`: what gives a bool or decides a branch.

import { BOOL, FLOAT, SMALL, STR, within } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { comparisonFunction, objectComparison, textEqualityFunction } from "../prelude/arithmetic.ts";
import { textContainsFunction } from "../prelude/text.ts";
import { FLOAT_COMPARISONS, INT_COMPARISONS } from "../prelude/int-operators.ts";
import { containsFunction } from "../prelude/items.ts";

import { knownFloats, pushAsFloat, testFloats, testInts } from "./arithmetic.ts";
import { pushTruth } from "./truth.ts";
import type { OpOf } from "./op-of.ts";

/** Where a comparison goes on that decides an `if`; when it is answered by a call it goes to the first arm by falling through. */
export interface Arms {
  readonly then: Label;
  readonly otherwise: Label;
}

/** Emits a comparison; with `arms` its result is not defined but branched on. */
export function emitCompare(e: FunctionEmitter, op: OpOf<"compare">, arms: Arms | null = null): void {
  const { b } = e;
  const left = e.typeOf(op.a);
  const right = e.typeOf(op.b);
  if (knownFloats(left, right)) {
    e.pushFloat(op.a);
    e.pushFloat(op.b);
    b.op(FLOAT_COMPARISONS[op.operator]);
    e.finish([op.a, op.b]);
    return e.defineCondition(op.dst);
  }
  const condition = e.tempRepresentation(op.dst) === "i32" || e.tempType(op.dst) === BOOL;
  const intCase = e.shape.fast && (left & SMALL) !== 0 && (right & SMALL) !== 0;
  const floatCase = e.shape.fast && floatLikely(left, right);
  if (e.rare || (!intCase && !floatCase)) return call(e, op, condition);
  if (arms === null && e.shape.facts.branches.has(op.dst) && e.deferred === null) {
    e.deferred = op;
    return;
  }
  const x = e.valueLocal(op.a);
  const y = e.valueLocal(op.b);
  const result = e.temps.scratch("i32");
  const value = condition ? null : e.temps.scratch("i64");
  const done = arms === null ? b.block() : null;
  const slow = b.coldBlock();
  const answer = (): void => {
    if (arms !== null) {
      b.brIf(arms.then);
      return b.br(arms.otherwise);
    }
    if (value === null) {
      b.set(result);
    } else {
      e.boxCondition();
      b.set(value);
    }
    if (done !== null) b.br(done);
  };
  if (intCase) {
    const notInts = floatCase ? b.block() : slow;
    testInts(e, op.a, op.b, x, y, notInts);
    intComparison(e, op, x, y);
    answer();
    if (floatCase) b.end();
  }
  if (floatCase) {
    testFloats(e, op.a, op.b, x, y, slow);
    pushAsFloat(e, op.a, x);
    pushAsFloat(e, op.b, y);
    b.op(FLOAT_COMPARISONS[op.operator]);
    answer();
  }
  b.end();
  e.position(op.pos);
  e.push(op.a);
  e.push(op.b);
  const live = e.temps.snapshot();
  if (value === null) e.callPrelude(comparisonFunction(e.module, op.operator));
  else e.callPrelude(objectComparison(e.module, op.operator));
  e.finish([op.a, op.b]);
  if (value === null) {
    b.tee(result);
    e.checkStatus();
  } else {
    b.tee(value);
    e.checkNull();
  }
  e.temps.restore(live);
  if (done !== null) b.end();
  for (const operand of [op.a, op.b]) if (operand.kind === "temp" && operand.keep !== true) e.temps.kill(operand.id);
  if (arms !== null) {
    b.get(result);
    b.op(OP.i32_eqz);
    return b.brIf(arms.otherwise);
  }
  if (value === null) {
    b.get(result);
    return e.defineCondition(op.dst);
  }
  b.get(value);
  e.define(op.dst);
}

/** Whether a float comparison in line is worth its code: one side is known to be a float, or both may be and neither is a constant int. */
function floatLikely(left: number, right: number): boolean {
  const possible = (type: number): boolean => (type & FLOAT) !== 0 || within(type, SMALL);
  return possible(left) && possible(right) && ((left | right) & FLOAT) !== 0 && !within(left, SMALL) && !within(right, SMALL);
}

function intComparison(e: FunctionEmitter, op: OpOf<"compare">, x: Local, y: Local): void {
  const { b } = e;
  b.get(x);
  b.get(y);
  b.op(INT_COMPARISONS[op.operator]);
}

function call(e: FunctionEmitter, op: OpOf<"compare">, condition: boolean): void {
  const operands = [op.a, op.b];
  const push = (): void => operands.forEach((operand) => e.push(operand));
  if (!condition) {
    return e.valueResult(op.dst, op.pos, operands, () => {
      push();
      if (e.shape.fast) e.callPrelude(objectComparison(e.module, op.operator));
      else e.helper(op.operator);
    });
  }
  e.conditionResult(op.dst, op.pos, operands, false, () => {
    push();
    const { operator } = op;
    const text = (operator === "eq" || operator === "ne") && e.typeOf(op.b) === STR;
    e.callPrelude(text ? textEqualityFunction(e.module, operator) : comparisonFunction(e.module, operator));
  });
}

export function emitIs(e: FunctionEmitter, op: OpOf<"is">): void {
  e.push(op.a);
  e.push(op.b);
  e.b.op(op.negate ? OP.i64_ne : OP.i64_eq);
  e.finish([op.a, op.b]);
  e.defineCondition(op.dst);
}

export function emitContains(e: FunctionEmitter, op: OpOf<"contains">): void {
  e.conditionResult(op.dst, op.pos, [op.a, op.b], op.negate, () => {
    const [item, container] = [op.a, op.b];
    if (e.shape.fast && e.typeOf(container) === STR) {
      e.push(item);
      e.push(container);
      return e.callPrelude(textContainsFunction(e.module));
    }
    if (e.shape.fast) {
      e.push(container);
      e.push(item);
      return e.callPrelude(containsFunction(e.module));
    }
    e.push(item);
    e.push(container);
    e.helper("contains");
  });
}

export function emitNot(e: FunctionEmitter, op: OpOf<"not">): void {
  pushTruth(e, op.a, op.pos);
  e.b.op(OP.i32_eqz);
  e.defineCondition(op.dst);
}

