/**
 * Expressions as source text, in CPython's normal form: what annotations are under `from __future__ import annotations`.
 */

import type { Arguments, BoolOperator, CmpOperator, Comprehension, Constant, ConstantValue, Expr, FormattedValue, Interpolation, Operator } from "../ast/nodes.ts";

/** Binding strengths, weakest first; an operand that binds weaker than its place asks for gets parentheses. */
const TUPLE = 0;
const TEST = 1;
const OR = 2;
const AND = 3;
const NOT = 4;
const COMPARE = 5;
const BIT_OR = 6;
const BIT_XOR = 7;
const BIT_AND = 8;
const SHIFT = 9;
const ARITHMETIC = 10;
const TERM = 11;
const FACTOR = 12;
const POWER = 13;
const AWAIT = 14;
const ATOM = 15;

const BINARY: Readonly<Record<Operator, readonly [text: string, strength: number]>> = {
  Add: [" + ", ARITHMETIC],
  Sub: [" - ", ARITHMETIC],
  Mult: [" * ", TERM],
  MatMult: [" @ ", TERM],
  Div: [" / ", TERM],
  Mod: [" % ", TERM],
  Pow: [" ** ", POWER],
  LShift: [" << ", SHIFT],
  RShift: [" >> ", SHIFT],
  BitOr: [" | ", BIT_OR],
  BitXor: [" ^ ", BIT_XOR],
  BitAnd: [" & ", BIT_AND],
  FloorDiv: [" // ", TERM],
};

const BOOL: Readonly<Record<BoolOperator, readonly [text: string, strength: number]>> = { And: [" and ", AND], Or: [" or ", OR] };

const COMPARISON: Readonly<Record<CmpOperator, string>> = {
  Eq: "==",
  NotEq: "!=",
  Lt: "<",
  LtE: "<=",
  Gt: ">",
  GtE: ">=",
  Is: "is",
  IsNot: "is not",
  In: "in",
  NotIn: "not in",
};

/** The text of an expression. */
export function unparse(node: Expr): string {
  return write(node, TEST);
}

function write(node: Expr, place: number): string {
  const wrap = (text: string, strength: number): string => (place > strength ? `(${text})` : text);
  switch (node.kind) {
    case "Name":
      return node.id;
    case "Constant":
      return repr(node.value);
    case "Attribute": {
      const value = write(node.value, ATOM);
      // A number needs a space before the point.
      const isInt = node.value.kind === "Constant" && typeof node.value.value === "bigint";
      return `${value}${isInt ? " " : ""}.${node.attr}`;
    }
    case "Subscript":
      return `${write(node.value, ATOM)}[${write(node.slice, TUPLE)}]`;
    case "Slice": {
      const step = node.step === null ? "" : `:${write(node.step, TEST)}`;
      return `${optional(node.lower)}:${optional(node.upper)}${step}`;
    }
    case "Starred":
      return `*${write(node.value, BIT_OR)}`;
    case "Tuple":
      if (node.elts.length === 0) return "()";
      return wrap(node.elts.length === 1 ? `${write(node.elts[0] as Expr, TEST)},` : list(node.elts), TUPLE);
    case "List":
      return `[${list(node.elts)}]`;
    case "Set":
      return `{${list(node.elts)}}`;
    case "Dict": {
      const pairs = node.values.map((value, index) => {
        const key = node.keys[index] ?? null;
        return key === null ? `**${write(value, BIT_OR)}` : `${write(key, TEST)}: ${write(value, TEST)}`;
      });
      return `{${pairs.join(", ")}}`;
    }
    case "BoolOp": {
      const [text, strength] = BOOL[node.op];
      return wrap(node.values.map((value) => write(value, strength + 1)).join(text), strength);
    }
    case "BinOp": {
      const [text, strength] = BINARY[node.op];
      const isPower = node.op === "Pow";
      return wrap(`${write(node.left, isPower ? strength + 1 : strength)}${text}${write(node.right, isPower ? strength : strength + 1)}`, strength);
    }
    case "UnaryOp":
      if (node.op === "Not") return wrap(`not ${write(node.operand, NOT)}`, NOT);
      return wrap(`${node.op === "USub" ? "-" : node.op === "UAdd" ? "+" : "~"}${write(node.operand, FACTOR)}`, FACTOR);
    case "Compare": {
      const parts = node.comparators.map((comparator, index) => ` ${COMPARISON[node.ops[index] as CmpOperator]} ${write(comparator, COMPARE + 1)}`);
      return wrap(`${write(node.left, COMPARE + 1)}${parts.join("")}`, COMPARE);
    }
    case "IfExp":
      return wrap(`${write(node.body, TEST + 1)} if ${write(node.test, TEST + 1)} else ${write(node.orelse, TEST)}`, TEST);
    case "Lambda": {
      const parameters = writeArguments(node.args);
      return wrap(`lambda${parameters === "" ? "" : ` ${parameters}`}: ${write(node.body, TEST)}`, TEST);
    }
    case "NamedExpr":
      return `(${write(node.target, ATOM)} := ${write(node.value, ATOM)})`;
    case "Call": {
      const [only] = node.args;
      if (node.args.length === 1 && node.keywords.length === 0 && only?.kind === "GeneratorExp") return `${write(node.func, ATOM)}${write(only, TEST)}`;
      const keywords = node.keywords.map((keyword) => (keyword.arg === null ? `**${write(keyword.value, BIT_OR)}` : `${keyword.arg}=${write(keyword.value, TEST)}`));
      return `${write(node.func, ATOM)}(${[...node.args.map((arg) => write(arg, TEST)), ...keywords].join(", ")})`;
    }
    case "ListComp":
      return `[${write(node.elt, TEST)}${generators(node.generators)}]`;
    case "SetComp":
      return `{${write(node.elt, TEST)}${generators(node.generators)}}`;
    case "GeneratorExp":
      return `(${write(node.elt, TEST)}${generators(node.generators)})`;
    case "DictComp":
      return `{${write(node.key, TEST)}: ${write(node.value, TEST)}${generators(node.generators)}}`;
    case "Await":
      return wrap(`await ${write(node.value, ATOM)}`, AWAIT);
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${write(node.value, TEST)})`;
    case "YieldFrom":
      return `(yield from ${write(node.value, TEST)})`;
    case "JoinedStr":
      return `f${quote(joined(node))}`;
    case "TemplateStr":
      return `t${quote(joined(node))}`;
    case "FormattedValue":
    case "Interpolation":
      return joined({ values: [node] });
  }
}

function list(nodes: readonly Expr[]): string {
  return nodes.map((node) => write(node, TEST)).join(", ");
}

function optional(node: Expr | null): string {
  return node === null ? "" : write(node, TEST);
}

function generators(nodes: readonly Comprehension[]): string {
  return nodes
    .map(({ target, iter, ifs, is_async: isAsync }) => {
      const conditions = ifs.map((condition) => ` if ${write(condition, TEST + 1)}`).join("");
      return `${isAsync === 1 ? " async" : ""} for ${write(target, TUPLE)} in ${write(iter, TEST + 1)}${conditions}`;
    })
    .join("");
}

function writeArguments(args: Arguments): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  positional.forEach((arg, index) => {
    const value = args.defaults[index - (positional.length - args.defaults.length)];
    parts.push(value === undefined ? arg.arg : `${arg.arg}=${write(value, TEST)}`);
    if (index === args.posonlyargs.length - 1) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach((arg, index) => {
    const value = args.kw_defaults[index] ?? null;
    parts.push(value === null ? arg.arg : `${arg.arg}=${write(value, TEST)}`);
  });
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

function joined(node: { readonly values: readonly (Constant | FormattedValue | Interpolation)[] }): string {
  return node.values
    .map((value) => {
      if (value.kind === "Constant") return String(value.value).replaceAll("{", "{{").replaceAll("}", "}}");
      const inner = value.kind === "Interpolation" ? value.str : write(value.value, TEST + 1);
      const conversion = value.conversion === -1 ? "" : `!${String.fromCharCode(value.conversion)}`;
      const spec = value.format_spec === null ? "" : `:${joined(value.format_spec)}`;
      return `{${inner.startsWith("{") ? " " : ""}${inner}${conversion}${spec}}`;
    })
    .join("");
}

function repr(value: ConstantValue): string {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return value.toString();
    case "number":
      return reprFloat(value);
    case "string":
      return quote(value);
    case "object":
      if (value instanceof Uint8Array) return `b${quoteWith(Array.from(value, (byte) => (byte < 0x7f ? String.fromCharCode(byte) : escapeCode(byte))).join(""), true)}`;
      return value.type === "complex" ? `${reprFloat(value.imag).replace(/\.0$/, "")}j` : "...";
  }
}

function reprFloat(value: number): string {
  // An infinite literal is written as one that overflows.
  if (value === Infinity) return "1e309";
  const text = String(value);
  const exponent = Math.abs(value) >= 1e16 ? value.toExponential() : text;
  const padded = exponent.replace(/e([+-])(\d)$/, "e$10$2");
  return /^-?\d+$/.test(padded) ? `${padded}.0` : padded;
}

function quote(text: string): string {
  return quoteWith(text, false);
}

function quoteWith(text: string, escaped: boolean): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => {
    if (char === "\\" && !escaped) return "\\\\";
    if (char === mark) return `\\${char}`;
    if (char === "\n") return "\\n";
    if (char === "\r") return "\\r";
    if (char === "\t") return "\\t";
    const code = char.codePointAt(0) ?? 0;
    return code < 0x20 || code === 0x7f || /[\p{C}\p{Zl}\p{Zp}]/u.test(char) || (/\p{Zs}/u.test(char) && char !== " ") ? escapeCode(code) : char;
  }).join("");
  return `${mark}${body}${mark}`;
}

function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
