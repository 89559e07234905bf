/** f-strings. */

import type { FormattedValue, JoinedStr } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { constantOf } from "./constants.ts";
import { constant, type FunctionLowering, text } from "./function-lowering.ts";
import { stable } from "./operands.ts";

/** The value of an f-string: each part is evaluated and formatted before the next one is evaluated. */
export function lowerJoinedStr(f: FunctionLowering, node: JoinedStr): Operand {
  const items = node.values.map((value) => (value.kind === "Constant" ? constant(constantOf(value.value)) : lowerFormattedValue(f, value)));
  const [first] = items;
  if (first === undefined) return text("");
  // A single part is a string already.
  if (items.length === 1) return first;
  return f.define({ op: "joinstr", items, pos: f.at(node) });
}

/** One `{…}` as a string. */
export function lowerFormattedValue(f: FunctionLowering, node: FormattedValue): Operand {
  const value = stable(f, f.rules.expression(f, node.value), [node.format_spec]);
  const spec = node.format_spec === null ? null : lowerJoinedStr(f, node.format_spec);
  const conversion = node.conversion === 114 ? "r" : node.conversion === 115 ? "s" : node.conversion === 97 ? "a" : "";
  return f.define({ op: "format", value, conversion, spec, pos: f.at(node) });
}
