// What every part of the generator works with.

import type { Choices } from "../choices.ts";
import { bool, bytes, type ClassModel, float, int, none, type Signature, str, type Type } from "./types.ts";
import type { Writer } from "./writer.ts";

/** One program in the making. */
export interface Context {
  readonly choices: Choices;
  readonly writer: Writer;
  /** How many statements may still be made; when none are left, blocks close. */
  budget: number;
}

/** A type of small values, containers up to `depth` deep. */
export function anyType(context: Context, depth = 2): Type {
  const { choices } = context;
  if (depth > 0 && choices.chance(9)) {
    return choices.weighted<() => Type>([[3, () => ({ kind: "set", item: int })], [2, () => ({ kind: "iterator", item: plainType(context, 0) })], [2, () => functionType(context, depth - 1)]])();
  }
  return plainType(context, depth);
}

/** A type whose values have neither an address nor, as sets do, an order of the oracle's own in their text. */
export function plainType(context: Context, depth = 2): Type {
  const { choices } = context;
  const scalar = (): Type => choices.weighted<Type>([[8, int], [5, str], [3, float], [3, bool], [1, bytes], [1, none]]);
  if (depth === 0 || !choices.chance(40)) return scalar();
  return choices.weighted<() => Type>([
    [6, () => ({ kind: "list", item: plainType(context, depth - 1) })],
    [4, () => ({ kind: "dict", key: hashableType(context), value: plainType(context, depth - 1) })],
    [3, () => ({ kind: "tuple", items: Array.from({ length: choices.below(4) }, () => plainType(context, depth - 1)) })],
  ])();
}

function functionType(context: Context, depth: number): Type {
  const parameters = Array.from({ length: context.choices.below(3) }, (_, index) => ({ name: `p${index}`, kind: "positional" as const, type: plainType(context, 0), optional: false }));
  return functionOf({ parameters, result: plainType(context, depth), kind: "plain" });
}

/** A type whose values can be keys and whose order in a dict is its own. */
export function hashableType(context: Context): Type {
  return context.choices.weighted<Type>([[5, str], [5, int], [1, bool], [1, { kind: "tuple", items: [int, str] }]]);
}

/** Something to iterate over: the type of an iterable of `item`. No sets: the oracle has 32-bit hashes and so another order. */
export function iterableOf(context: Context, item: Type): Type {
  const options: (readonly [number, Type])[] = [[6, { kind: "list", item }], [2, { kind: "iterator", item }]];
  if (item.kind === "str") options.push([3, str]);
  if (item.kind === "int") options.push([1, bytes]);
  if (item.kind === "str" || item.kind === "int") options.push([2, { kind: "dict", key: item, value: int }]);
  return context.choices.weighted(options);
}

/** The instance type of a class. */
export function instanceOf(cls: ClassModel): Type {
  return { kind: "instance", cls };
}

/** The function type of a signature. */
export function functionOf(signature: Signature): Type {
  return { kind: "function", signature };
}
