// Expressions of a wanted type. Sizes stay small by construction: products are reduced, repetitions and sums of sequences are cut.

import { anyType, type Context, hashableType, iterableOf, plainType } from "./context.ts";
import { callArguments } from "./calls.ts";
import { bytesLiteral, floatLiteral, intLiteral, strLiteral } from "./literals.ts";
import { Scope } from "./scope.ts";
import { bool, bytes, float, int, isSubclass, listOf, sameType, str, type Type } from "./types.ts";

type Make = () => string;
type Option = readonly [weight: number, make: Make];

/** An expression that should have `type`; `depth` is how many levels of parts it may have. Now and then it has another type. */
export function expression(context: Context, scope: Scope, type: Type, depth = 3): string {
  const { choices } = context;
  // Only a whole expression: a method that is not there, called with a global that is not bound, is a known difference (docs/divergences/syntax.md).
  if (depth > 2 && choices.chance(6)) return expression(context, scope, anyType(context), Math.min(depth, 1));
  const leaf = leaves(context, scope, type);
  if (depth <= 0) return choices.weighted(leaf)();
  return choices.weighted([...leaf, ...general(context, scope, type, depth - 1), ...special(context, scope, type, depth - 1)])();
}

// What needs no parts: variables, literals, attributes.
function leaves(context: Context, scope: Scope, type: Type): Option[] {
  const { choices } = context;
  const options: Option[] = [[6, () => literal(context, scope, type)]];
  const same = scope.readable().filter((variable) => sameType(variable.type, type));
  if (same.length > 0) options.push([14, () => choices.pick(same).name]);
  const attributes = scope.readable().flatMap((variable) => attributesOf(variable.name, variable.type, type));
  if (attributes.length > 0) options.push([6, () => choices.pick(attributes)]);
  return options;
}

function attributesOf(name: string, owner: Type, wanted: Type): string[] {
  if (owner.kind !== "instance") return [];
  const fields = [...owner.cls.fields].filter(([, type]) => sameType(type, wanted)).map(([field]) => `${name}.${field}`);
  const properties = owner.cls.methods.filter((method) => method.binding === "property" && sameType(method.signature.result, wanted));
  return [...fields, ...properties.map((method) => `${name}.${method.name}`)];
}

/** The plainest expression of a type, which needs nothing that may not exist. */
export function literal(context: Context, scope: Scope, type: Type): string {
  switch (type.kind) {
    case "int": return intLiteral(context);
    case "float": return floatLiteral(context);
    case "str": return strLiteral(context);
    case "bool": return context.choices.pick(["True", "False"]);
    case "bytes": return bytesLiteral(context);
    case "none": return "None";
    case "list": return `[${several(context, 4, () => literal(context, scope, type.item)).join(", ")}]`;
    case "set": return `{${[literal(context, scope, type.item), ...several(context, 3, () => literal(context, scope, type.item))].join(", ")}}`;
    case "dict": return `{${several(context, 3, () => `${literal(context, scope, type.key)}: ${literal(context, scope, type.value)}`).join(", ")}}`;
    case "tuple": return tuple(type.items.map((item) => literal(context, scope, item)));
    case "iterator": return `iter([${several(context, 3, () => literal(context, scope, type.item)).join(", ")}])`;
    case "instance": return `${type.cls.name}(${callArguments(context, type.cls.initializer, (wanted) => literal(context, scope, wanted))})`;
    case "function": return lambda(context, scope, type, 0);
  }
}

function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items.join("")},)` : `(${items.join(", ")})`;
}

function several(context: Context, most: number, make: Make): string[] {
  return Array.from({ length: context.choices.below(most + 1) }, make);
}

function lambda(context: Context, scope: Scope, type: Type & { kind: "function" }, depth: number): string {
  const inner = new Scope("function", scope);
  const names = type.signature.parameters.map((parameter) => {
    const name = context.writer.fresh("p");
    inner.variables.push({ name, type: parameter.type });
    return name;
  });
  return `(lambda ${names.join(", ")}: ${expression(context, inner, type.signature.result, depth)})`;
}

// What every type has.
function general(context: Context, scope: Scope, type: Type, depth: number): Option[] {
  const { choices } = context;
  const sub = (wanted: Type): string => expression(context, scope, wanted, depth);
  const options: Option[] = [
    [2, () => `(${sub(type)} if ${sub(bool)} else ${sub(type)})`],
    [1, () => `(${sub(type)} ${choices.pick(["or", "and"])} ${sub(type)})`],
    // Shows in which order parts are evaluated.
    [3, () => `trace(${choices.below(100)}, ${sub(type)})`],
    [1, () => `${sub(listOf(type))}[${index(context, sub)}]`],
    [1, () => `next(${sub({ kind: "iterator", item: type })}, ${sub(type)})`],
    [1, () => dictLookup(context, scope, type, depth)],
    [1, () => `(${lambda(context, scope, { kind: "function", signature: { parameters: [{ name: "", kind: "plain", type: int, optional: false }], result: type, kind: "plain" } }, depth)})(${sub(int)})`],
  ];
  if (scope.kind !== "class") options.push([1, () => walrus(context, scope, type, depth)]);
  const functions = scope.callable().filter(({ signature }) => sameType(signature.result, type) && (signature.kind === "plain" || (signature.kind === "coroutine" && scope.isAsync)));
  if (functions.length > 0) {
    options.push([8, () => {
      const { name, signature } = choices.pick(functions);
      const call = `${name}(${callArguments(context, signature.parameters, sub)})`;
      return signature.kind === "coroutine" ? `(await ${call})` : call;
    }]);
  }
  const methods = scope.readable().flatMap((variable) => methodsOf(variable.name, variable.type, type));
  if (methods.length > 0) {
    options.push([8, () => {
      const [name, parameters] = choices.pick(methods);
      return `${name}(${callArguments(context, parameters, sub)})`;
    }]);
  }
  return options;
}

/** A place in a sequence. Not too large: the oracle's largest index has 31 bits, and its message for larger ones is another. */
export function index(context: Context, sub: Sub): string {
  return context.choices.pick(["0", "-1", "1", `${sub(int)} % 9`, `-(${sub(int)} % 7)`, sub(bool)]);
}

function methodsOf(name: string, owner: Type, wanted: Type): (readonly [string, Parameters<typeof callArguments>[1]])[] {
  if (owner.kind === "function") return owner.signature.kind === "plain" && sameType(owner.signature.result, wanted) ? [[name, owner.signature.parameters]] : [];
  if (owner.kind !== "instance") return [];
  return owner.cls.methods
    .filter((method) => method.binding !== "property" && method.signature.kind === "plain" && sameType(method.signature.result, wanted))
    .map((method) => [`${name}.${method.name}`, method.signature.parameters] as const);
}

function dictLookup(context: Context, scope: Scope, type: Type, depth: number): string {
  const key = hashableType(context);
  const dict = expression(context, scope, { kind: "dict", key, value: type }, depth);
  const at = expression(context, scope, key, depth);
  return context.choices.pick([`${dict}.get(${at}, ${expression(context, scope, type, 0)})`, `${dict}[${at}]`]);
}

function walrus(context: Context, scope: Scope, type: Type, depth: number): string {
  const value = expression(context, scope, type, depth);
  const name = context.writer.fresh("w");
  // What a walrus binds in a part that may not be reached is not used elsewhere: such a name would be unbound too often.
  return `(${name} := ${value})`;
}

// What only this type has.
function special(context: Context, scope: Scope, type: Type, depth: number): Option[] {
  const sub = (wanted: Type): string => expression(context, scope, wanted, depth);
  switch (type.kind) {
    case "int": return ofInt(context, sub);
    case "float": return ofFloat(context, sub);
    case "bool": return ofBool(context, scope, sub);
    case "str": return ofStr(context, sub);
    case "bytes": return ofBytes(context, sub);
    case "list": return ofList(context, scope, type, sub, depth);
    case "tuple": return ofTuple(type, sub);
    case "set": return ofSet(context, scope, type, sub, depth);
    case "dict": return ofDict(context, scope, type, sub, depth);
    case "iterator": return ofIterator(context, scope, type, sub, depth);
    case "instance": return ofInstance(context, scope, type, sub);
    case "function": return [[6, () => lambda(context, scope, type, depth)]];
    case "none": return [[1, () => `print(${sub(str)})`]];
  }
}

type Sub = (type: Type) => string;

function ofInt(context: Context, sub: Sub): Option[] {
  const { choices } = context;
  const sequence = (): string => sub(choices.pick([str, listOf(int), bytes, { kind: "dict", key: str, value: int }]));
  return [
    [10, () => `(${sub(int)} ${choices.pick(["+", "-", "&", "|", "^", "%", "//"])} ${sub(int)})`],
    [3, () => `(${sub(int)} * ${sub(int)} % ${choices.pick(["9973", "1000003", "2**61"])})`],
    [2, () => `(${choices.pick(["-", "~", "+"])}${sub(int)})`],
    [1, () => `(${sub(int)} ${choices.pick(["<<", ">>"])} (${sub(int)} & 15))`],
    [1, () => `((${sub(int)} & 63) ** ${choices.below(5)})`],
    [4, () => `len(${sequence()})`],
    [2, () => `${choices.pick(["sum", "max", "min", "len"])}(${sub(listOf(int))})`],
    [1, () => `${choices.pick(["max", "min"])}(${sub(int)}, ${sub(int)})`],
    [1, () => `sum(${sub({ kind: "iterator", item: int })}, ${sub(int)})`],
    [1, () => `abs(${sub(int)})`],
    [1, () => `divmod(${sub(int)}, ${sub(int)})[${choices.below(2)}]`],
    [1, () => `pow(${sub(int)}, ${choices.below(4)}, ${choices.pick(["7", "1000", sub(int)])})`],
    [1, () => `int(${sub(choices.pick([str, float, bool]))})`],
    [1, () => `round(${sub(float)})`],
    [1, () => `${sub(str)}.${choices.pick(["count", "find", "rfind", "index"])}(${sub(str)})`],
    [1, () => `${sub(listOf(int))}.${choices.pick(["count", "index"])}(${sub(int)})`],
    [1, () => `ord(${sub(str)}[:1])`],
    [1, () => `(${sub(int)}).bit_length()`],
    [1, () => `hash(${sub(int)} % 1000)`],
    [1, () => `range(${sub(int)} % 50, ${choices.below(9)}, ${choices.pick(["1", "-2", "3"])})${choices.pick(["[0]", "[-1]", "[1:][0]", `.index(${sub(int)})`, `.count(${sub(int)})`])}`],
    [1, () => `int.from_bytes(${sub(bytes)}[:6], ${choices.pick([`"big"`, `"little"`])})`],
    [1, () => `(${sub(bytes)} + b"x")[${choices.below(3)} % 2]`],
    [1, () => `round(${sub(int)}, ${choices.pick(["-1", "-2", "0", "3"])})`],
    [1, () => `${choices.pick(["max", "min"])}(${sub(listOf(int))}, default=${sub(int)}, key=lambda q: -q)`],
    [1, () => `len(${sub({ kind: "dict", key: str, value: int })}.keys() & ${sub(listOf(str))})`],
    [1, () => `(${sub(int)} * ${sub(int)} + ${sub(int)}) ** 2 // ${sub(int)} % 10**20`],
    [1, () => `pow(${sub(int)}, -1, ${choices.pick(["7", "97", "10"])})`],
    [1, () => `int(${sub(str)}, ${choices.pick(["10", "16", "2", "0", "36"])})`],
    [1, () => `len([*zip(${sub(listOf(int))}, ${sub(listOf(str))}, strict=True)])`],
  ];
}

function ofFloat(context: Context, sub: Sub): Option[] {
  const { choices } = context;
  return [
    [6, () => `(${sub(float)} ${choices.pick(["+", "-", "*"])} ${sub(choices.pick([float, int]))})`],
    [3, () => `(${sub(choices.pick([int, float]))} / ${sub(choices.pick([float, int]))})`],
    [1, () => `(${sub(float)} ${choices.pick(["//", "%"])} ${sub(float)})`],
    [1, () => `round(${sub(float)}, ${choices.below(4)})`],
    [1, () => `float(${sub(choices.pick([int, str]))})`],
    [1, () => `abs(${sub(float)})`],
    [1, () => `(-${sub(float)})`],
    [1, () => `${choices.pick(["max", "min"])}(${sub(float)}, ${sub(int)})`],
    [1, () => `sum(${sub(listOf(float))})`],
    [1, () => `(${sub(float)} + 1j * ${sub(float)}).${choices.pick(["real", "imag"])}`],
    [1, () => `divmod(${sub(float)}, ${sub(float)})[${choices.below(2)}]`],
    [1, () => `float.fromhex((${sub(float)}).hex())`],
    [1, () => `(${sub(float)}).as_integer_ratio()[0] / 2**70`],
  ];
}

function ofBool(context: Context, scope: Scope, sub: Sub): Option[] {
  const { choices } = context;
  const ordered = (): Type => choices.weighted([[6, int], [3, str], [2, float], [1, listOf(int)], [1, { kind: "tuple", items: [int, str] } as Type]]);
  const comparison = choices.pick(["<", "==", ">", "<=", ">=", "!="]);
  return [
    [8, () => { const type = ordered(); return `(${sub(type)} ${comparison} ${sub(type)})`; }],
    [2, () => `(${sub(int)} ${comparison} ${sub(int)} ${choices.pick(["<", "<=", "=="])} ${sub(int)})`],
    [2, () => { const type = choices.pick([int, str]); return `(${sub(type)} ${choices.pick(["in", "not in"])} ${sub(iterableOf(context, type))})`; }],
    [2, () => `(not ${sub(anyType(context, 1))})`],
    [1, () => `bool(${sub(anyType(context))})`],
    [1, () => `((${sub(anyType(context, 1))} or None) is ${choices.pick(["None", "not None"])})`],
    [1, () => `isinstance(${sub(anyType(context))}, ${choices.pick(["int", "str", "(int, str)", "list", "object", "int | None", ...scope.usable().map((cls) => cls.name)])})`],
    [1, () => `${choices.pick(["all", "any"])}(${sub({ kind: "iterator", item: bool })})`],
    [1, () => `${sub(str)}.${choices.pick(["startswith", "endswith"])}(${sub(str)})`],
    [1, () => `${sub(str)}.${choices.pick(["isdigit", "isalpha", "isupper", "isspace", "isidentifier", "isalnum", "istitle"])}()`],
    [1, () => `${sub({ kind: "set", item: int })}.${choices.pick(["issubset", "isdisjoint", "issuperset"])}(${sub(iterableOf(context, int))})`],
    [1, () => `hasattr(${sub(anyType(context))}, ${choices.pick([`"append"`, `"x0"`, `"__iter__"`, `"__len__"`])})`],
  ];
}

function ofStr(context: Context, sub: Sub): Option[] {
  const { choices } = context;
  const any = (): string => sub(plainType(context));
  return [
    [4, () => `(${sub(str)} + ${sub(str)})[:40]`],
    [5, () => fString(context, sub)],
    [2, () => `${choices.pick(["str", "repr", "ascii"])}(${any()})`],
    [2, () => `${sub(str)}.${choices.pick(["upper", "lower", "title", "strip", "capitalize", "swapcase", "casefold", "lstrip", "rstrip"])}()`],
    [2, () => `${sub(str)}${slice(context, sub)}`],
    [1, () => `${sub(str)}[${index(context, sub)}]`],
    [1, () => `${sub(str)}.replace(${sub(str)}, ${sub(str)}, ${choices.below(4)})`],
    [2, () => `${sub(str)}.join(${sub(iterableOf(context, str))})[:60]`],
    [1, () => `(${sub(str)} * (${sub(int)} & 3))[:40]`],
    [1, () => `chr(${sub(int)} % 0x250)`],
    [1, () => `(${choices.pick([`"%s|%r"`, `"%5s %-6r|"`, `"%.3s %a"`])} % (${any()}, ${any()}))`],
    [1, () => `(${choices.pick([`"%d"`, `"%05d"`, `"%x"`, `"%+d"`, `"%e"`, `"%g"`, `"%c"`])} % ${sub(int)})[:60]`],
    [2, () => `format(${sub(choices.pick([int, float, str, bool]))}, "${formatSpec(context)}")`],
    [1, () => `"${choices.pick(["{} {}", "{1!r:>9}{0}", "{0:}{1!s}", "{}{0}"])}".format(${any()}, ${any()})`],
    [1, () => `${sub(str)}.${choices.pick(["center", "ljust", "rjust", "zfill"])}(${choices.below(12)})`],
    [1, () => `${sub(str)}.${choices.pick(["partition", "rpartition"])}(${sub(str)})[${choices.below(3)}]`],
    [1, () => `${sub(bytes)}.decode(${choices.pick([`"latin-1"`, `"utf-8", "replace"`, `"ascii"`])})`],
    [1, () => `type(${any()}).__name__`],
    [1, () => `${sub(str)}.translate(${choices.pick([`str.maketrans("ab", "xy", "c")`, "{97: None, 98: 'zz'}"])})`],
    [1, () => `${sub(str)}.${choices.pick(["removeprefix", "removesuffix", "strip", "lstrip", "rstrip"])}(${sub(str)})`],
    [1, () => `${sub(str)}.expandtabs(${choices.below(5)})`],
    [1, () => `"|".join(${sub(str)}.${choices.pick([`split(None, 1)`, `rsplit(" ", 1)`, "splitlines(True)", `split("a", 1)`])})`],
    [1, () => `str(${sub(str)}.encode(${choices.pick([`"latin-1", "replace"`, `"ascii", "backslashreplace"`, `"utf-16-le"`, `"ascii", "xmlcharrefreplace"`, `"ascii"`])}))`],
    [1, () => `repr(${sub(float)} + ${sub(float)} * 1j)`],
    [1, () => `${choices.pick(["hex", "oct", "bin"])}(${sub(int)})`],
    [1, () => `repr(bytearray(${sub(bytes)}))`],
    [1, () => `repr(slice(${sub(int)}, None, ${sub(int)}).indices(${sub(int)} & 63))`],
  ];
}

// A format specification, mostly a valid one.
function formatSpec({ choices }: Context): string {
  const align = choices.pick(["", "<", ">", "^", "=", "*^", "0>"]);
  const width = choices.pick(["", "8", "3", "012", "20"]);
  const precision = choices.pick(["", "", ".0", ".3", ".10"]);
  return `${align}${choices.pick(["", "", "+", "-", " "])}${choices.pick(["", "", "", "#", "z"])}${width}${choices.pick(["", "", ",", "_"])}${precision}${choices.pick(["", "d", "f", "e", "g", "x", "b", "%", "s", "n", "c", "o", "X", "E", "G"])}`;
}

function fString(context: Context, sub: Sub): string {
  const { choices } = context;
  const part = (): string => {
    const value = sub(plainType(context, 1));
    const conversion = choices.weighted([[6, ""], [2, "!r"], [1, "!s"], [1, "="]] as const);
    const spec = conversion === "" ? choices.weighted([[6, ""], [1, ":>8"], [1, ":^9"], [1, ":<4"]] as const) : "";
    // A value that begins with a brace would read as an escaped one.
    return `{ ${value}${conversion}${spec}}`;
  };
  return `f"${choices.pick(["", "a", "x: ", "{{"])}${part()}${choices.chance(40) ? part() : ""}${choices.pick(["", " ", "!"])}"`;
}

function slice(context: Context, sub: Sub): string {
  const { choices } = context;
  const bound = (): string => (choices.chance(50) ? sub(int) : choices.pick(["", "1", "-1", "2"]));
  return choices.weighted([[3, () => `[${bound()}:${bound()}]`], [1, () => `[${bound()}:${bound()}:${choices.pick(["2", "-1", "-2", "3", "0"])}]`]])();
}

function ofBytes(context: Context, sub: Sub): Option[] {
  const { choices } = context;
  return [
    [2, () => `(${sub(bytes)} + ${sub(bytes)})[:30]`],
    [2, () => `${sub(str)}.encode()`],
    [1, () => `bytes([${choices.below(256)}, ${sub(int)} & 255])`],
    [1, () => `${sub(bytes)}${slice(context, sub)}`],
    [1, () => `${sub(bytes)}.${choices.pick(["upper", "title", "strip"])}()`],
  ];
}

function ofList(context: Context, scope: Scope, type: Type & { kind: "list" }, sub: Sub, depth: number): Option[] {
  const { choices } = context;
  const { item } = type;
  const options: Option[] = [
    [5, () => `[${several(context, 4, () => (choices.chance(15) ? `*${sub(iterableOf(context, item))}` : sub(item))).join(", ")}]`],
    [6, () => `[${comprehension(context, scope, item, depth)}]`],
    [2, () => `(${sub(type)} + ${sub(type)})[:9]`],
    [2, () => `${sub(type)}${slice(context, sub)}`],
    [1, () => `(${sub(type)} * (${sub(int)} & 3))[:9]`],
    [2, () => `list(${sub(iterableOf(context, item))})`],
    [1, () => `list(reversed(${sub(type)}))`],
    [1, () => `${sub(type)}.copy()`],
  ];
  if (item.kind === "int") options.push([3, () => `list(range(${sub(int)} % 7))`], [1, () => `list(range(${sub(int)} & 15, ${sub(int)} & 15, ${choices.pick(["1", "2", "-1", "3"])}))`]);
  if (item.kind === "str") options.push([2, () => `${sub(str)}.split(${choices.pick(["", `","`, `" "`, `"a", 1`])})`], [1, () => `list(${sub(str)})`], [1, () => `${sub(str)}.splitlines()`]);
  if (item.kind === "int" || item.kind === "str" || item.kind === "float") {
    options.push([2, () => `sorted(${sub(iterableOf(context, item))}${choices.pick(["", ", reverse=True", ", key=str", ", key=lambda q: (repr(q)[-1], q)"])})`]);
  }
  if (item.kind === "tuple" && item.items.length === 2) {
    const [first = int, second = int] = item.items;
    options.push([2, () => `list(zip(${sub(iterableOf(context, first))}, ${sub(iterableOf(context, second))}))`]);
    if (first.kind === "int") options.push([2, () => `list(enumerate(${sub(iterableOf(context, second))}))`]);
    options.push([1, () => `list(${sub({ kind: "dict", key: first.kind === "str" ? str : int, value: second })}.items())`]);
  }
  return options;
}

// The inside of a comprehension with `element` items: `element for … in … if …`.
function comprehension(context: Context, scope: Scope, element: Type, depth: number, key?: Type): string {
  const { choices } = context;
  const inner = new Scope("function", scope, scope.isAsync);
  const clauses: string[] = [];
  const count = choices.chance(15) ? 2 : 1;
  for (let at = 0; at < count; at += 1) {
    const type = choices.weighted<Type>([[5, int], [3, str], [1, anyType(context, 1)]]);
    // The first iterable is evaluated outside, the others inside; a walrus may stand in neither.
    const iterable = withoutWalrus(() => expression(context, at === 0 ? scope : inner, iterableOf(context, type), Math.min(depth, 1)));
    const name = context.writer.fresh("c");
    clauses.push(`for ${name} in ${iterable}`);
    inner.variables.push({ name, type });
    if (choices.chance(35)) clauses.push(`if ${expression(context, inner, bool, Math.min(depth, 1))}`);
  }
  const value = expression(context, inner, element, Math.min(depth, 2));
  return `${key === undefined ? "" : `${expression(context, inner, key, 1)}: `}${value} ${clauses.join(" ")}`;
}

function withoutWalrus(make: Make): string {
  return make().replaceAll(/\(w\d+ := /g, "(");
}

function ofTuple(type: Type & { kind: "tuple" }, sub: Sub): Option[] {
  return [[6, () => tuple(type.items.map(sub))]];
}

function ofSet(context: Context, scope: Scope, type: Type & { kind: "set" }, sub: Sub, depth: number): Option[] {
  const { choices } = context;
  return [
    [3, () => `{${comprehension(context, scope, type.item, depth)}}`],
    [3, () => `(${sub(type)} ${choices.pick(["|", "&", "-", "^"])} ${sub(type)})`],
    [2, () => `set(${sub(iterableOf(context, type.item))})`],
    [1, () => `${sub(type)}.${choices.pick(["union", "difference", "intersection", "symmetric_difference"])}(${sub(iterableOf(context, type.item))})`],
    [1, () => `frozenset(${sub(listOf(type.item))})`],
  ];
}

function ofDict(context: Context, scope: Scope, type: Type & { kind: "dict" }, sub: Sub, depth: number): Option[] {
  const { key, value } = type;
  const options: Option[] = [
    [4, () => `{${several(context, 3, () => (context.choices.chance(15) ? `**${sub({ kind: "dict", key: str, value })}` : `${sub(key)}: ${sub(value)}`)).join(", ")}}`],
    [4, () => `{${comprehension(context, scope, value, depth, key)}}`],
    [1, () => `(${sub(type)} | ${sub(type)})`],
    [1, () => `dict(zip(${sub(iterableOf(context, key))}, ${sub(iterableOf(context, value))}))`],
    [1, () => `dict.fromkeys(${sub(iterableOf(context, key))}, ${sub(value)})`],
    [1, () => `dict(${sub(type)})`],
  ];
  if (key.kind === "str") options.push([1, () => `dict(k1=${sub(value)}, k2=${sub(value)})`]);
  return options;
}

function ofIterator(context: Context, scope: Scope, type: Type & { kind: "iterator" }, sub: Sub, depth: number): Option[] {
  const { choices } = context;
  const { item } = type;
  const generators = scope.callable().filter(({ signature }) => signature.kind === "generator" && sameType(signature.result, item));
  const options: Option[] = [
    [5, () => `(${comprehension(context, scope, item, depth)})`],
    [2, () => `iter(${sub(iterableOf(context, item))})`],
    [2, () => `map(${sub({ kind: "function", signature: { parameters: [{ name: "", kind: "plain", type: int, optional: false }], result: item, kind: "plain" } })}, ${sub(listOf(int))})`],
    [1, () => `filter(${choices.pick(["None", "bool"])}, ${sub(iterableOf(context, item))})`],
    [1, () => `reversed(${sub(listOf(item))})`],
  ];
  if (generators.length > 0) {
    options.push([12, () => {
      const { name, signature } = choices.pick(generators);
      return `${name}(${callArguments(context, signature.parameters, sub)})`;
    }]);
  }
  return options;
}

function ofInstance(context: Context, scope: Scope, type: Type & { kind: "instance" }, sub: Sub): Option[] {
  const derived = scope.usable().filter((cls) => isSubclass(cls, type.cls));
  const cls = derived.length === 0 ? type.cls : context.choices.pick(derived);
  return [[8, () => `${cls.name}(${callArguments(context, cls.initializer, sub)})`]];
}

