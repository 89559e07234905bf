/** f-strings, t-strings, and `%` formatting that is as good as one. */

import type { BinOp, Expr, FormattedValue, Interpolation, JoinedStr, TemplateStr } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { constantOf } from "./constants.ts";
import { constant, type FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { stable } from "./operands.ts";

/** The value of an f-string: each part is evaluated and formatted before the next one is evaluated. */
export function lowerJoinedStr(f: FunctionLowering, node: JoinedStr): Operand {
  const items = node.values.map((value) => (value.kind === "Constant" ? constant(constantOf(value.value)) : lowerFormattedValue(f, value)));
  return join(f, items, f.at(node));
}

function join(f: FunctionLowering, items: readonly Operand[], pos: number): Operand {
  const [first] = items;
  if (first === undefined) return text("");
  // A single part is a string already.
  return items.length === 1 ? first : f.define({ op: "joinstr", items, pos });
}

/** One `{…}` as a string. */
export function lowerFormattedValue(f: FunctionLowering, node: FormattedValue): Operand {
  const value = stable(f, f.rules.expression(f, node.value), [node.format_spec]);
  const spec = node.format_spec === null ? null : lowerJoinedStr(f, node.format_spec);
  const conversion = node.conversion === 114 ? "r" : node.conversion === 115 ? "s" : node.conversion === 97 ? "a" : "";
  return f.define({ op: "format", value, conversion, spec, pos: f.at(node) });
}

/** The value of a t-string (PEP 750). */
export function lowerTemplate(f: FunctionLowering, node: TemplateStr): Operand {
  const strings: string[] = [""];
  const interpolations: Interpolation[] = [];
  for (const value of node.values) {
    if (value.kind === "Constant") {
      strings[strings.length - 1] = String(value.value);
    } else {
      interpolations.push(value);
      strings.push("");
    }
  }
  const parts = tupleOf(f, node, interpolations);
  const texts = constant({ type: "tuple", items: strings.map((value) => ({ type: "str", value })) });
  return f.define({ op: "intrinsic", name: "_template._make_template", args: [texts, parts], pos: f.at(node) });
}

function tupleOf(f: FunctionLowering, node: TemplateStr, parts: readonly Interpolation[]): Operand {
  if (parts.length === 0) return constant({ type: "tuple", items: [] });
  if (parts.length <= MOST_AT_ONCE) return f.define({ op: "tuple", items: parts.map((part) => lowerInterpolation(f, part)), pos: f.at(node) });
  const list = f.define({ op: "list", items: [], pos: f.at(node) });
  for (const part of parts) f.emit({ op: "listappend", target: keep(list), src: lowerInterpolation(f, part), pos: f.at(part) });
  return f.define({ op: "listtotuple", src: list });
}

/** Interpolations beyond so many go into a list first. */
const MOST_AT_ONCE = 30;

/** One `{…}` of a t-string. */
export function lowerInterpolation(f: FunctionLowering, node: Interpolation): Operand {
  const value = stable(f, f.rules.expression(f, node.value), [node.format_spec]);
  const conversion = node.conversion === -1 ? NONE : text(String.fromCharCode(node.conversion));
  const spec = node.format_spec === null ? text("") : lowerJoinedStr(f, node.format_spec);
  return f.define({ op: "intrinsic", name: "_template._make_interpolation", args: [value, text(node.str), conversion, spec], pos: f.at(node) });
}

/** `%%`, or `%s`, `%r`, `%a` with flags, width and precision; anything else stops the search. */
const CONVERSION = /%(?:%|([-+ #0]*)(\d{1,3})?(?:\.(\d{0,3}))?([sra]))/y;

/** Whether `node` is a `%` of a literal and a tuple display that needs only what an f-string can do. */
export function isPercentFormat(node: BinOp): boolean {
  return percentParts(node) !== null;
}

/** `"…%s…%r…" % (a, b)` as an f-string, as CPython compiles it. */
export function lowerPercentFormat(f: FunctionLowering, node: BinOp): Operand {
  const found = percentParts(node);
  if (found === null) throw new RangeError("no format that an f-string can do");
  const values = found.values[Symbol.iterator]();
  const items = found.parts.map((part) => {
    if (typeof part === "string") return text(part);
    const value = values.next().value as Expr;
    const spec = part.spec === "" ? null : text(part.spec);
    return f.define({ op: "format", value: f.rules.expression(f, value), conversion: part.conversion, spec, pos: f.at(value) });
  });
  return join(f, items, f.at(node));
}

function percentParts({ op, left, right }: BinOp): { parts: (string | Conversion)[]; values: readonly Expr[] } | null {
  if (op !== "Mod" || left.kind !== "Constant" || typeof left.value !== "string" || right.kind !== "Tuple") return null;
  if (right.elts.some((element) => element.kind === "Starred")) return null;
  const parts = partsOf(left.value);
  if (parts === null || parts.filter((part) => typeof part !== "string").length !== right.elts.length) return null;
  return { parts, values: right.elts };
}

interface Conversion {
  readonly conversion: "r" | "s" | "a";
  readonly spec: string;
}

/** A format's literal parts and conversions; `null` when there are others. */
function partsOf(format: string): (string | Conversion)[] | null {
  const parts: (string | Conversion)[] = [];
  let literal = "";
  const flush = (): void => {
    if (literal !== "") parts.push(literal);
    literal = "";
  };
  for (let at = 0; at < format.length; ) {
    if (format[at] !== "%") {
      literal += format[at];
      at += 1;
      continue;
    }
    CONVERSION.lastIndex = at;
    const match = CONVERSION.exec(format);
    if (match === null) return null;
    at = CONVERSION.lastIndex;
    const [, flags = "", width = "", precision, conversion] = match;
    if (conversion === undefined) {
      literal += "%";
      continue;
    }
    flush();
    const align = !flags.includes("-") && Number(width) > 0 ? ">" : "";
    const spec = `${align}${Number(width) > 0 ? Number(width) : ""}${precision === undefined ? "" : `.${Number(precision)}`}`;
    parts.push({ conversion: conversion as Conversion["conversion"], spec });
  }
  flush();
  return parts;
}
