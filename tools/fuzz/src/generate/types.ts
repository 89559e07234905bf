// What the generator knows of a value's type. It is a guess that makes programs run far, not a promise: a program that raises TypeError is a
// good program too.

/** The type that an expression is meant to have. */
export type Type =
  | { readonly kind: "int" | "float" | "str" | "bool" | "bytes" | "none" }
  | { readonly kind: "list"; readonly item: Type }
  | { readonly kind: "set"; readonly item: Type }
  | { readonly kind: "iterator"; readonly item: Type }
  | { readonly kind: "dict"; readonly key: Type; readonly value: Type }
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "function"; readonly signature: Signature }
  | { readonly kind: "instance"; readonly cls: ClassModel };

/** How a parameter takes its argument. */
export type ParameterKind = "positional" | "plain" | "rest" | "keyword" | "keywords";

/** One parameter of a generated function. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly type: Type;
  readonly optional: boolean;
}

/** What kind of function: what a call of it gives. */
export type FunctionKind = "plain" | "generator" | "coroutine" | "async generator";

/** A function that generated code can call. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** What a call returns, yields or gives when awaited. */
  readonly result: Type;
  readonly kind: FunctionKind;
}

/** A method of a class; `binding` tells how it is reached. */
export interface Method {
  readonly name: string;
  readonly binding: "instance" | "class" | "static" | "property";
  readonly signature: Signature;
}

/** A generated class. */
export interface ClassModel {
  readonly name: string;
  readonly base: ClassModel | undefined;
  readonly initializer: readonly Parameter[];
  readonly fields: ReadonlyMap<string, Type>;
  readonly methods: readonly Method[];
  /** Which protocols its instances follow: `"len"`, `"iter"`, `"context"` … */
  readonly protocols: ReadonlySet<string>;
}

export const int: Type = { kind: "int" };
export const float: Type = { kind: "float" };
export const str: Type = { kind: "str" };
export const bool: Type = { kind: "bool" };
export const bytes: Type = { kind: "bytes" };
export const none: Type = { kind: "none" };

/** The type of a list of `item`. */
export function listOf(item: Type): Type {
  return { kind: "list", item };
}

/** Whether two types are the same for the generator's purposes. */
export function sameType(a: Type, b: Type): boolean {
  if (a.kind !== b.kind) return false;
  if ("item" in a && "item" in b) return sameType(a.item, b.item);
  if (a.kind === "dict" && b.kind === "dict") return sameType(a.key, b.key) && sameType(a.value, b.value);
  if (a.kind === "tuple" && b.kind === "tuple") return a.items.length === b.items.length && a.items.every((item, index) => sameType(item, b.items[index] ?? none));
  if (a.kind === "instance" && b.kind === "instance") return isSubclass(a.cls, b.cls);
  if (a.kind === "function" && b.kind === "function") return sameSignature(a.signature, b.signature);
  return true;
}

function sameSignature(a: Signature, b: Signature): boolean {
  return a.kind === b.kind && sameType(a.result, b.result) && a.parameters.length === b.parameters.length && a.parameters.every((parameter, index) => sameType(parameter.type, b.parameters[index]?.type ?? none));
}

/** Whether `cls` is `base` or derived from it. */
export function isSubclass(cls: ClassModel, base: ClassModel): boolean {
  for (let at: ClassModel | undefined = cls; at !== undefined; at = at.base) if (at === base) return true;
  return false;
}
