/** Tuple, list, set and dict displays. */

import type { Dict, Expr, List, SetExpr, Tuple } from "../ast/nodes.ts";
import type { ConstValue, Operand } from "../ir/types.ts";
import { starredItems } from "./calls.ts";
import { constant, type FunctionLowering, keep } from "./function-lowering.ts";
import { expressions, stable } from "./operands.ts";

/** Displays with more elements than this are built piece by piece, so that not all elements are live at once. */
const MAX_OPERANDS = 30;

export function lowerTuple(f: FunctionLowering, node: Tuple): Operand {
  if (hasStarred(node.elts)) return f.define({ op: "listtotuple", src: starredItems(f, node, node.elts) });
  if (node.elts.length > MAX_OPERANDS && !node.elts.every((element) => element.kind === "Constant")) {
    return f.define({ op: "listtotuple", src: listPiecewise(f, node, node.elts) });
  }
  const items = expressions(f, node.elts);
  const values = constantsOf(items);
  return values === null ? f.define({ op: "tuple", items, pos: f.at(node) }) : constant({ type: "tuple", items: values });
}

export function lowerList(f: FunctionLowering, node: List): Operand {
  if (hasStarred(node.elts)) return starredItems(f, node, node.elts);
  if (node.elts.length > MAX_OPERANDS) return listPiecewise(f, node, node.elts);
  return f.define({ op: "list", items: expressions(f, node.elts), pos: f.at(node) });
}

export function lowerSet(f: FunctionLowering, node: SetExpr): Operand {
  const star = node.elts.findIndex((element) => element.kind === "Starred");
  const plain = star < 0 ? node.elts : node.elts.slice(0, star);
  const direct = plain.length <= MAX_OPERANDS ? plain : [];
  const set = setOf(f, node, expressions(f, direct));
  for (const element of node.elts.slice(direct.length)) {
    if (element.kind === "Starred") {
      const src = f.rules.expression(f, element.value);
      f.emit({ op: "setupdate", target: keep(set), src, pos: f.at(node) });
    } else {
      f.emit({ op: "setadd", target: keep(set), src: f.rules.expression(f, element), pos: f.at(node) });
    }
  }
  return set;
}

/** A new set. Of three constants and more CPython makes a frozen set first, which shows in the order of the elements. */
function setOf(f: FunctionLowering, node: SetExpr, items: readonly Operand[]): Operand {
  const values = items.length >= 3 ? constantsOf(items) : null;
  if (values === null) return f.define({ op: "set", items, pos: f.at(node) });
  const set = f.define({ op: "set", items: [], pos: f.at(node) });
  f.emit({ op: "setupdate", target: keep(set), src: constant({ type: "frozenset", items: values }), pos: f.at(node) });
  return set;
}

export function lowerDict(f: FunctionLowering, node: Dict): Operand {
  const pairs = node.values.map((value, index) => ({ key: node.keys[index] ?? null, value }));
  const parts = pairs.flatMap(({ key, value }) => (key === null ? [value] : [key, value]));
  if (parts.length <= MAX_OPERANDS && pairs.every(({ key }) => key !== null)) {
    return f.define({ op: "dict", items: expressions(f, parts), pos: f.at(node) });
  }
  const dict = f.define({ op: "dict", items: [], pos: f.at(node) });
  for (const pair of pairs) {
    if (pair.key === null) {
      const src = f.rules.expression(f, pair.value);
      f.emit({ op: "dictupdate", target: keep(dict), src, pos: f.at(node) });
    } else {
      const key = stable(f, f.rules.expression(f, pair.key), [pair.value]);
      const src = f.rules.expression(f, pair.value);
      f.emit({ op: "dictset", target: keep(dict), key, src, pos: f.at(node) });
    }
  }
  return dict;
}

/** The values of operands that are all constants, else `null`. */
export function constantsOf(items: readonly Operand[]): ConstValue[] | null {
  const values: ConstValue[] = [];
  for (const item of items) {
    if (item.kind !== "const") return null;
    values.push(item.value);
  }
  return values;
}

function listPiecewise(f: FunctionLowering, at: Expr, nodes: readonly Expr[]): Operand {
  const list = f.define({ op: "list", items: [], pos: f.at(at) });
  let run: ConstValue[] = [];
  // Constants in a row are added at once, from a constant tuple.
  const flush = (): void => {
    if (run.length > 0) f.emit({ op: "listextend", target: keep(list), src: constant({ type: "tuple", items: run }), pos: f.at(at) });
    run = [];
  };
  for (const node of nodes) {
    const value = f.rules.expression(f, node);
    if (value.kind === "const") {
      run.push(value.value);
      continue;
    }
    flush();
    f.emit({ op: "listappend", target: keep(list), src: value, pos: f.at(at) });
  }
  flush();
  return list;
}

function hasStarred(nodes: readonly Expr[]): boolean {
  return nodes.some((node) => node.kind === "Starred");
}
