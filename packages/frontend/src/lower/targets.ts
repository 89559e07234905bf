/** Assignment to targets, and `del`. */

import type { Expr, List, Subscript, Tuple } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import type { FunctionLowering } from "./function-lowering.ts";
import { deleteName, storeName } from "./names.ts";
import { stableExpression } from "./operands.ts";
import { attributeRange } from "./positions.ts";

/** Stores `value` into `target`, using it up. A list or tuple target takes it apart, left to right. */
export function assign(f: FunctionLowering, target: Expr, value: Operand): void {
  switch (target.kind) {
    case "Name":
      storeName(f, target.id, value, target);
      return;
    case "Attribute": {
      const obj = f.rules.expression(f, target.value);
      f.emit({ op: "setattr", obj, name: f.scope.mangle(target.attr), src: value, pos: f.position(attributeRange(target)) });
      return;
    }
    case "Subscript": {
      const { obj, index } = lowerPlace(f, target);
      f.emit({ op: "setitem", obj, index, src: value, pos: f.atExpression(target) });
      return;
    }
    case "Tuple":
    case "List":
      takeApart(f, target, value);
      return;
    case "Starred":
      assign(f, target.value, value);
      return;
    default:
      throw new RangeError(`${target.kind} is no assignment target`);
  }
}

function takeApart(f: FunctionLowering, target: Tuple | List, value: Operand): void {
  const dsts = target.elts.map(() => f.temp());
  const star = target.elts.findIndex((element) => element.kind === "Starred");
  const pos = f.at(target);
  if (star < 0) f.emit({ op: "unpack", dsts, src: value, pos });
  else f.emit({ op: "unpackstar", dsts, star, src: value, pos });
  target.elts.forEach((element, index) => assign(f, element, { kind: "temp", id: dsts[index] ?? 0 }));
}

/** `del target` */
export function deleteTarget(f: FunctionLowering, target: Expr): void {
  switch (target.kind) {
    case "Name":
      deleteName(f, target.id, target);
      return;
    case "Attribute": {
      const obj = f.rules.expression(f, target.value);
      f.emit({ op: "delattr", obj, name: f.scope.mangle(target.attr), pos: f.position(attributeRange(target)) });
      return;
    }
    case "Subscript": {
      const { obj, index } = lowerPlace(f, target);
      f.emit({ op: "delitem", obj, index, pos: f.atExpression(target) });
      return;
    }
    case "Tuple":
    case "List":
      for (const element of target.elts) deleteTarget(f, element);
      return;
    default:
      throw new RangeError(`${target.kind} cannot be deleted`);
  }
}

/** The container and the index of a subscript. */
export function lowerPlace(f: FunctionLowering, target: Subscript): { obj: Operand; index: Operand } {
  const obj = stableExpression(f, target.value, [target.slice]);
  return { obj, index: f.rules.expression(f, target.slice) };
}
