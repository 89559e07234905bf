// Functions that a module's body binds to global names, and how the arguments of a call are bound to the parameters of one: what the core
// would do at run time, done once by the compiler for calls that turn out to call that function.

import type { ConstValue, IRFunction, IRModule, Op, Operand } from "@molt-py/frontend";
import { memoryArguments } from "./code-constant.ts";

/** A function that a global name is bound to by its only `def`. */
export interface KnownFunction {
  /** Its place among the functions of the module. */
  readonly index: number;
  /** The parameters with defaults, by place: the constant, or null when it is computed. */
  readonly defaults: ReadonlyMap<number, ConstValue | null>;
}

/** Where a parameter's value comes from. */
export type Source =
  | { readonly from: "argument"; readonly index: number }
  | { readonly from: "default"; readonly parameter: number; readonly value: ConstValue | null }
  /** The tuple of these arguments. */
  | { readonly from: "rest"; readonly indices: readonly number[] }
  /** The dict of these arguments. */
  | { readonly from: "keywords"; readonly entries: readonly { readonly name: string; readonly index: number }[] };

/** The functions that the module's body binds to a global name by a plain `def`, by name. */
export function findKnownFunctions(ir: IRModule): Map<string, KnownFunction> {
  const found = new Map<string, KnownFunction>();
  const bound = new Map<string, number>();
  const made = new Map<number, KnownFunction>();
  const displays = new Map<number, readonly Operand[]>();
  for (const op of ir.functions[0]?.body ?? []) {
    if (op.op === "tuple" || op.op === "dict") displays.set(op.dst, op.items);
    if (op.op === "makefunction") made.set(op.dst, { index: op.func, defaults: defaultsOf(ir.functions[op.func], op, displays) });
    if (op.op !== "storeglobal") continue;
    bound.set(op.name, (bound.get(op.name) ?? 0) + 1);
    const known = op.src.kind === "temp" ? made.get(op.src.id) : undefined;
    if (known !== undefined && bound.get(op.name) === 1) found.set(op.name, known);
    else found.delete(op.name);
  }
  return found;
}

function defaultsOf(
  fn: IRFunction | undefined,
  op: Op & { op: "makefunction" },
  displays: ReadonlyMap<number, readonly Operand[]>,
): Map<number, ConstValue | null> {
  const defaults = new Map<number, ConstValue | null>();
  if (fn === undefined) return defaults;
  const positional = fn.params.posonly + fn.params.regular;
  const values = itemsOf(op.defaults, displays);
  values.forEach((value, index) => defaults.set(positional - values.length + index, value));
  const named = itemsOf(op.kwdefaults, displays);
  for (let index = 0; index < named.length; index += 2) {
    const name = named[index];
    if (name?.type === "str") defaults.set(fn.locals.indexOf(name.value, positional), named[index + 1] ?? null);
  }
  return defaults;
}

/** The items of a tuple or dict display: constants, or null where one is computed. */
function itemsOf(operand: Operand | null, displays: ReadonlyMap<number, readonly Operand[]>): readonly (ConstValue | null)[] {
  if (operand?.kind === "const" && operand.value.type === "tuple") return operand.value.items;
  const items = operand?.kind === "temp" ? displays.get(operand.id) : undefined;
  return (items ?? []).map((item) => (item.kind === "const" ? item.value : null));
}

/** Binds `count` arguments, the last of which have these names, to the parameters; null when that fails or the core has to do it. */
export function bindArguments(fn: IRFunction, known: KnownFunction, count: number, kwnames: readonly string[]): Source[] | null {
  if (memoryArguments(fn)) return null;
  const { posonly, regular, kwonly, varargs, varkw } = fn.params;
  const positional = posonly + regular;
  const named = positional + kwonly;
  const given = count - kwnames.length;
  if (given > positional && !varargs) return null;
  const sources = new Array<Source | undefined>(named);
  for (let index = 0; index < Math.min(given, positional); index++) sources[index] = { from: "argument", index };
  const entries: { name: string; index: number }[] = [];
  for (const [place, name] of kwnames.entries()) {
    const index = given + place;
    const parameter = fn.locals.slice(0, named).indexOf(name, posonly);
    if (parameter < 0 && varkw) entries.push({ name, index });
    else if (parameter < 0 || sources[parameter] !== undefined) return null;
    else sources[parameter] = { from: "argument", index };
  }
  const complete: Source[] = [];
  for (let parameter = 0; parameter < named; parameter++) {
    const value = known.defaults.get(parameter);
    const source = sources[parameter] ?? (value === undefined ? undefined : { from: "default" as const, parameter, value });
    if (source === undefined) return null;
    complete.push(source);
  }
  if (varargs) {
    const indices = Array.from({ length: Math.max(0, given - positional) }, (_, index) => positional + index);
    complete.push({ from: "rest", indices });
  }
  if (varkw) complete.push({ from: "keywords", entries });
  return complete;
}
