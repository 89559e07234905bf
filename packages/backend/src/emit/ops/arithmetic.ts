// Arithmetic: the common cases in line, as far as inference has not settled them already, and the prelude for the rest.

import { INT_ZERO } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import { FLOAT, SMALL, within, type ValueType } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { callOperator, operatorFunction, unaryFunction, type OperatorForm } from "../prelude/arithmetic.ts";
import { FLOAT_OPERATORS, INT_OPERATORS } from "../prelude/int-operators.ts";
import { boxFloat, checkInt, isNoFloat, isNoInt, pushIsFloat, unboxFloat } from "../prelude/numbers.ts";
import type { OpOf } from "./op-of.ts";

type Binary = OpOf<"binary"> | OpOf<"inplace">;

export function emitBinary(e: FunctionEmitter, op: Binary): void {
  const form: OperatorForm = op.op === "binary" ? "plain" : op.a.kind === "local" ? "inplace-local" : "inplace";
  const operands = [op.a, op.b];
  const a = e.typeOf(op.a);
  const b = e.typeOf(op.b);
  if (!e.shape.fast || op.operator === "matmul") {
    return e.valueResult(op.dst, op.pos, operands, () => {
      callOperator(e.b, e.module, op.operator, form, () => {
        e.push(op.a);
        e.push(op.b);
      });
    });
  }
  if (FLOAT_OPERATORS[op.operator] !== undefined && knownFloats(a, b)) {
    return pureFloat(e, op);
  }
  const intCase = INT_OPERATORS[op.operator] !== undefined && (a & SMALL) !== 0 && (b & SMALL) !== 0;
  const floatCase = FLOAT_OPERATORS[op.operator] !== undefined && floatPossible(a) && floatPossible(b) && ((a | b) & FLOAT) !== 0;
  const call = (): void => {
    e.position(op.pos);
    e.push(op.a);
    e.push(op.b);
    e.callPrelude(operatorFunction(e.module, op.operator, form));
  };
  if (e.rare || (!intCase && !floatCase)) return e.valueResult(op.dst, null, operands, call);
  mixed(e, op, intCase, floatCase, call);
}

/** Whether both are known to be floats or inline ints, each one of the two, and one is a float. */
export function knownFloats(a: ValueType, b: ValueType): boolean {
  const known = (type: ValueType): boolean => type === FLOAT || type === SMALL;
  return known(a) && known(b) && (a === FLOAT || b === FLOAT);
}

/** Whether a value of this type can take part in float arithmetic in line: a float, or what is known to be an inline int. */
function floatPossible(type: number): boolean {
  return (type & FLOAT) !== 0 || within(type, SMALL);
}

/** Both operands are known to be numbers, one of them a float: no test at all, except for a zero divisor. */
function pureFloat(e: FunctionEmitter, op: Binary): void {
  const { b } = e;
  const opcode = FLOAT_OPERATORS[op.operator];
  if (opcode === undefined) throw new Error(`${op.operator} has no float instruction`);
  const safe = op.operator !== "truediv" || (op.b.kind === "const" && "value" in op.b.value && Number(op.b.value.value) !== 0);
  if (!safe) {
    e.pushFloat(op.b);
    b.f64(0);
    b.op(OP.f64_eq);
    b.if();
    e.position(op.pos);
    e.push(op.a);
    e.push(op.b);
    e.helper("truediv");
    b.op(OP.drop);
    e.error();
    b.end();
  }
  e.pushFloat(op.a);
  e.pushFloat(op.b);
  b.op(opcode);
  e.finish([op.a, op.b]);
  e.defineFloat(op.dst);
}

/** The int case, the float case, then the call; the result is a value in one local. */
function mixed(e: FunctionEmitter, op: Binary, intCase: boolean, floatCase: boolean, call: () => void): void {
  const { b } = e;
  const x = e.valueLocal(op.a);
  const y = e.valueLocal(op.b);
  const result = e.temps.scratch("i64");
  const done = b.block();
  const slow = b.coldBlock();
  if (intCase) {
    const notInts = floatCase ? b.block() : slow;
    intPart(e, op, x, y, slow, notInts);
    b.set(result);
    b.br(done);
    if (floatCase) b.end();
  }
  if (floatCase) {
    floatPart(e, op, x, y, slow);
    boxFloat(b);
    b.set(result);
    b.br(done);
  }
  b.end();
  call();
  const live = e.temps.snapshot();
  e.finish([op.a, op.b]);
  b.tee(result);
  e.checkNull();
  e.temps.restore(live);
  b.end();
  for (const operand of [op.a, op.b]) if (operand.kind === "temp" && operand.keep !== true) e.temps.kill(operand.id);
  b.get(result);
  e.define(op.dst);
}

function intPart(e: FunctionEmitter, op: Binary, x: Local, y: Local, slow: Label, notInts: Label): void {
  const { b } = e;
  testInts(e, op.a, op.b, x, y, notInts);
  const integer = INT_OPERATORS[op.operator];
  const constant = op.b.kind === "const" && op.b.value.type === "int" ? op.b.value.value : null;
  integer?.(b, { x, y, constant, scratch: () => e.temps.scratch("i64") }, slow);
}

/** Branches to `otherwise` unless both operands are inline ints; asks only about those that inference did not settle. */
export function testInts(e: FunctionEmitter, a: Operand, c: Operand, x: Local, y: Local, otherwise: Label): void {
  const { b } = e;
  const open = [
    { operand: a, local: x },
    { operand: c, local: y },
  ].filter(({ operand }) => !within(e.typeOf(operand), SMALL));
  if (open.length === 0) return;
  open.forEach(({ local }, index) => {
    b.get(local);
    if (index > 0) b.op(OP.i64_or);
  });
  isNoInt(b);
  b.brIf(otherwise);
}

function floatPart(e: FunctionEmitter, op: Binary, x: Local, y: Local, slow: Label): void {
  const { b } = e;
  const opcode = FLOAT_OPERATORS[op.operator];
  if (opcode === undefined) throw new Error(`${op.operator} has no float instruction`);
  const known = e.typeOf(op.a) === FLOAT || e.typeOf(op.b) === FLOAT;
  if (!known) testFloats(e, op.a, op.b, x, y, slow);
  // Beside a float, an inline int is as good as a float.
  const left = known ? floatOrInt(e, op.a, x, slow) : null;
  const right = known ? floatOrInt(e, op.b, y, slow) : null;
  const pushRight = (): void => (right === null ? pushAsFloat(e, op.b, y) : b.get(right));
  if (op.operator === "truediv") {
    pushRight();
    b.f64(0);
    b.op(OP.f64_eq);
    b.brIf(slow);
  }
  if (left === null) pushAsFloat(e, op.a, x);
  else b.get(left);
  pushRight();
  b.op(opcode);
}

/** A local with a float or an inline int as f64, or null when the operand is known to be one of them; anything else is slow. */
function floatOrInt(e: FunctionEmitter, operand: Operand, local: Local, slow: Label): Local | null {
  const { b } = e;
  if (within(e.typeOf(operand), SMALL) || e.typeOf(operand) === FLOAT) return null;
  const result = e.temps.scratch("f64");
  pushIsFloat(b, local);
  b.if();
  b.get(local);
  unboxFloat(b);
  b.set(result);
  b.else();
  b.get(local);
  isNoInt(b);
  b.brIf(slow);
  b.get(local);
  e.untag();
  b.op(OP.f64_convert_i64_s);
  b.set(result);
  b.end();
  return result;
}

/** Branches to `otherwise` unless each operand is a float or known to be an inline int. */
export function testFloats(e: FunctionEmitter, a: Operand, c: Operand, x: Local, y: Local, otherwise: Label): void {
  const { b } = e;
  for (const { operand, local } of [
    { operand: a, local: x },
    { operand: c, local: y },
  ]) {
    if (within(e.typeOf(operand), SMALL) || e.typeOf(operand) === FLOAT) continue;
    b.get(local);
    isNoFloat(b);
    b.brIf(otherwise);
  }
}

/** Pushes an operand as f64, after `testFloats`; `local` holds it as a value. */
export function pushAsFloat(e: FunctionEmitter, operand: Operand, local: Local): void {
  const type = e.typeOf(operand);
  if (within(type, SMALL) || type === FLOAT) return e.pushFloat(operand);
  e.b.get(local);
  unboxFloat(e.b);
}

export function emitUnary(e: FunctionEmitter, op: OpOf<"unary">): void {
  const { b } = e;
  const type = e.typeOf(op.a);
  if (type === FLOAT && op.operator !== "invert") {
    e.pushFloat(op.a);
    if (op.operator === "neg") b.op(OP.f64_neg);
    e.finish([op.a]);
    return e.defineFloat(op.dst);
  }
  const call = (): void => {
    e.push(op.a);
    if (e.shape.fast) e.callPrelude(unaryFunction(e.module, op.operator));
    else e.helper(op.operator);
  };
  if (!e.shape.fast || op.operator === "pos" || (type & SMALL) === 0) {
    return e.valueResult(op.dst, op.pos, [op.a], call);
  }
  const x = e.valueLocal(op.a);
  const result = e.temps.scratch("i64");
  const done = b.block();
  const slow = b.coldBlock();
  b.get(x);
  isNoInt(b);
  b.brIf(slow);
  // The number is what the int is more than zero: `-x - 1` and `-x`, of which only the last may be too big.
  b.i64(op.operator === "invert" ? 2n * INT_ZERO - 1n : 2n * INT_ZERO);
  b.get(x);
  b.op(OP.i64_sub);
  if (op.operator !== "invert") checkInt(b, result, slow);
  b.set(result);
  b.br(done);
  b.end();
  e.position(op.pos);
  call();
  const live = e.temps.snapshot();
  e.finish([op.a]);
  b.tee(result);
  e.checkNull();
  e.temps.restore(live);
  b.end();
  if (op.a.kind === "temp" && op.a.keep !== true) e.temps.kill(op.a.id);
  b.get(result);
  e.define(op.dst);
}
