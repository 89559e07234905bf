/** Assignment statements: plain, augmented and annotated. */

import type { AnnAssign, Assign, AugAssign, Expr } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { reachAnnotation } from "./annotations.ts";
import { OPERATORS } from "./constants.ts";
import { type FunctionLowering, keep } from "./function-lowering.ts";
import { loadName, storeName } from "./names.ts";
import { expressions, stable } from "./operands.ts";
import { attributeRange } from "./positions.ts";
import { mayRebind } from "./stores.ts";
import { assign, lowerPlace } from "./targets.ts";

/** `a = b = value`: the value first, then the targets from left to right. */
export function lowerAssign(f: FunctionLowering, node: Assign): void {
  const [only] = node.targets;
  if (node.targets.length === 1 && only !== undefined && assignInParallel(f, only, node.value)) return;
  let value = stable(f, f.rules.expression(f, node.value), node.targets);
  // The first of several targets may rebind the local that the value is.
  if (node.targets.length > 1) value = f.own(value);
  node.targets.forEach((target, index) => assign(f, target, index < node.targets.length - 1 ? keep(value) : value));
}

/** `a, b = x, y` without making the tuple. False when the sides do not fit. */
function assignInParallel(f: FunctionLowering, target: Expr, value: Expr): boolean {
  if ((target.kind !== "Tuple" && target.kind !== "List") || (value.kind !== "Tuple" && value.kind !== "List")) return false;
  const isPlain = (node: Expr): boolean => node.kind !== "Starred";
  const fits = target.elts.length === value.elts.length && target.elts.length > 0 && target.elts.every(isPlain) && value.elts.every(isPlain);
  if (!fits) return false;
  const values = expressions(f, value.elts).map((operand, index) => {
    if (operand.kind !== "local") return operand;
    const before = target.elts.slice(0, index);
    const rebound = before.some((element) => bindsLocal(f, element, operand.id)) || mayRebind(f, target.elts, operand.id);
    return rebound ? f.own(operand) : operand;
  });
  target.elts.forEach((element, index) => assign(f, element, values[index] as Operand));
  return true;
}

function bindsLocal(f: FunctionLowering, target: Expr, local: number): boolean {
  switch (target.kind) {
    case "Name":
      return f.scope.lookup(target.id) === "local" && f.local(f.scope.slot(target.id)) === local;
    case "Tuple":
    case "List":
      return target.elts.some((element) => bindsLocal(f, element, local));
    case "Starred":
      return bindsLocal(f, target.value, local);
    default:
      return false;
  }
}

/** `target += value`: the target's parts are evaluated once, before the value. */
export function lowerAugAssign(f: FunctionLowering, node: AugAssign): void {
  const { target } = node;
  const operator = OPERATORS[node.op];
  const combine = (old: Operand): Operand => {
    const a = stable(f, old, [node.value]);
    const b = f.rules.expression(f, node.value);
    return f.define({ op: "inplace", operator, a, b, pos: f.at(node) });
  };
  switch (target.kind) {
    case "Name":
      storeName(f, target.id, combine(loadName(f, target.id, target)), target);
      return;
    case "Attribute": {
      const obj = stable(f, f.rules.expression(f, target.value), [node.value]);
      const name = f.scope.mangle(target.attr);
      const old = f.define({ op: "getattr", obj: keep(obj), name, pos: f.position(attributeRange(target)) });
      f.emit({ op: "setattr", obj, name, src: combine(old), pos: f.position(attributeRange(target)) });
      return;
    }
    case "Subscript": {
      const place = lowerPlace(f, target);
      const obj = stable(f, place.obj, [node.value]);
      const index = stable(f, place.index, [node.value]);
      const old = f.define({ op: "getitem", obj: keep(obj), index: keep(index), pos: f.atExpression(target) });
      f.emit({ op: "setitem", obj, index, src: combine(old), pos: f.atExpression(target) });
    }
  }
}

/** `target: annotation = value`. The annotation itself is the business of `__annotate__`. */
export function lowerAnnAssign(f: FunctionLowering, node: AnnAssign): void {
  const { target } = node;
  if (node.value !== null) {
    assign(f, target, stable(f, f.rules.expression(f, node.value), [target]));
    reachAnnotation(f, node);
    return;
  }
  reachAnnotation(f, node);
  // Without a value, the parts of the target are evaluated all the same.
  if (target.kind === "Attribute") f.discard(f.rules.expression(f, target.value));
  if (target.kind === "Subscript") {
    f.discard(f.rules.expression(f, target.value));
    f.discard(f.rules.expression(f, target.slice));
  }
}
