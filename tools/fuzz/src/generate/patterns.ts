// `match` statements.

import { anyType, type Context } from "./context.ts";
import { expression, literal } from "./expressions.ts";
import type { Scope } from "./scope.ts";
import { bool, type Type } from "./types.ts";

/** A `match` over a value of some type, with a few cases; `body` writes the statements of one. */
export function patternMatch(context: Context, scope: Scope, body: (scope: Scope, most: number) => void): void {
  const { choices, writer } = context;
  const variables = scope.readable();
  const subject = variables.length > 0 && choices.chance(60) ? choices.pick(variables) : undefined;
  const type = subject?.type ?? anyType(context);
  writer.block(`match ${subject?.name ?? expression(context, scope, type, 2)}:`, () => {
    const count = 1 + choices.below(4);
    for (let at = 0; at < count; at += 1) {
      const guard = choices.chance(20) ? ` if ${expression(context, scope, bool, 1)}` : "";
      const captures: string[] = [];
      const text = pattern(context, scope, type, captures, 2);
      writer.block(`case ${text}${guard}:`, () => {
        for (const name of captures) writer.line(`show(${name})`);
        body(scope, 2);
      });
    }
    if (choices.chance(60)) writer.block("case _:", () => writer.line('show("no case")'));
  });
}

// Never a bare name: such a pattern matches all and may only come last.
function pattern(context: Context, scope: Scope, type: Type, captures: string[], depth: number): string {
  const { choices, writer } = context;
  const capture = (): string => {
    const name = writer.fresh("q");
    captures.push(name);
    return name;
  };
  const part = (of: Type): string => (depth > 0 && choices.chance(50) ? pattern(context, scope, of, captures, depth - 1) : choices.pick(["_", capture()]));
  const options: (readonly [number, () => string])[] = [[2, () => `${choices.pick(["int", "str", "list", "dict", "float", "tuple", "bool"])}(${choices.pick(["", capture()])})`]];
  if (type.kind === "int" || type.kind === "str" || type.kind === "bool" || type.kind === "none") {
    options.push([5, () => constant(context, scope, type)], [2, () => `${constant(context, scope, type)} | ${constant(context, scope, type)}`]);
  }
  if (type.kind === "list" || type.kind === "tuple") {
    const item = type.kind === "list" ? type.item : (type.items[0] ?? { kind: "none" });
    options.push([4, () => `[${choices.pick([`${part(item)}`, `${part(item)}, ${part(item)}`, "", `${part(item)}, *_`])}]`], [2, () => `(${part(item)}, *${capture()})`], [1, () => `[*${capture()}, ${part(item)}]`]);
  }
  if (type.kind === "dict") {
    options.push([4, () => `{${constant(context, scope, type.key)}: ${part(type.value)}}`], [1, () => `{**${capture()}}`]);
  }
  if (type.kind === "instance") {
    const fields = [...type.cls.fields];
    options.push([4, () => `${type.cls.name}(${fields.length === 0 ? "" : (([name, of]) => `${name}=${part(of)}`)(choices.pick(fields))})`]);
  }
  const chosen = choices.weighted(options)();
  return choices.chance(10) && !chosen.includes(" | ") ? `${chosen} as ${capture()}` : chosen;
}

function constant(context: Context, scope: Scope, type: Type): string {
  const text = literal(context, scope, type).replace(/^\((-?[\d.]+)\)$/, "$1");
  // Only signed numbers, strings and the three names are patterns.
  return /^(-?\d+|True|False|None|r?"[^"]*")$/.test(text) ? text : "0";
}
