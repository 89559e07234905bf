// The truth of an operand, as far as inference knows its type.

import { INT_ZERO, TRUE } from "@molt-py/abi";
import type { Operand } from "@molt-py/frontend";
import { BOOL, FLOAT, NUMBER, SMALL, within } from "../../analysis/value-type.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { truthFunction } from "../prelude/arithmetic.ts";

/** Pushes the truth of an operand, 0 or 1, and ends its use. */
export function pushTruth(e: FunctionEmitter, operand: Operand, pos: number): void {
  const { b } = e;
  const type = e.typeOf(operand);
  const inline = e.representation(operand) === "i32" ? "condition" : type;
  switch (inline) {
    case "condition":
      if (operand.kind !== "const") b.get(e.storage(operand));
      break;
    case BOOL:
      e.push(operand);
      b.i64(TRUE);
      b.op(OP.i64_eq);
      break;
    case SMALL:
      e.push(operand);
      e.pushBits(INT_ZERO);
      b.op(OP.i64_ne);
      break;
    case FLOAT:
      e.pushFloat(operand);
      b.f64(0);
      b.op(OP.f64_ne);
      break;
    default:
      return pushAnyTruth(e, operand, pos);
  }
  e.finish([operand]);
}

function pushAnyTruth(e: FunctionEmitter, operand: Operand, pos: number): void {
  const { b } = e;
  if (!within(e.typeOf(operand), NUMBER)) e.position(pos);
  e.push(operand);
  e.callPrelude(truthFunction(e.module));
  e.finish([operand]);
  if (within(e.typeOf(operand), NUMBER)) return;
  const truth = e.temps.scratch("i32");
  b.tee(truth);
  e.checkStatus();
  b.get(truth);
}
