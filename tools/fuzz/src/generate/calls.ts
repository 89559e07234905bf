// The arguments of a call: in order, by name, starred, left out, and now and then wrong.

import type { Context } from "./context.ts";
import { type Parameter, str, type Type } from "./types.ts";

/** The text between the parentheses of a call of something with `parameters`. */
export function callArguments(context: Context, parameters: readonly Parameter[], value: (type: Type) => string): string {
  const { choices } = context;
  const positional: string[] = [];
  const named: string[] = [];
  for (const parameter of parameters) {
    const skipped = parameter.optional && choices.chance(40);
    if (parameter.kind === "rest") {
      if (named.length === 0 && choices.chance(30)) positional.push(choices.pick([value(parameter.type), `*${value({ kind: "list", item: parameter.type })}`]));
    } else if (parameter.kind === "keywords") {
      if (choices.chance(30)) named.push(choices.pick([`kw=${value(parameter.type)}`, `**${value({ kind: "dict", key: str, value: parameter.type })}`]));
    } else if (skipped) {
      // Whatever comes next has to be given by name.
      if (parameter.kind !== "keyword") named.push("");
    } else if (parameter.kind === "keyword" || (named.length > 0 && parameter.kind === "plain") || (parameter.kind === "plain" && choices.chance(15))) {
      named.push(`${parameter.name}=${value(parameter.type)}`);
    } else if (named.length === 0) {
      positional.push(value(parameter.type));
    }
  }
  const all = [...positional, ...named.filter((text) => text !== "")];
  if (choices.chance(2)) all.pop();
  else if (choices.chance(2)) all.push(choices.pick(["zz=1", "**{'zz': 2}"]));
  return all.join(", ");
}
