/** What the grammar's alternatives do beyond making a node or an error at one of their parts. */

import { escapeFault } from "./escapes.ts";
import type { GrammarParser } from "./peg.ts";
import { asNode, asToken, expressionName, isList, located, type Node, type Parts, type Value } from "./tree.ts";
import type { Located, Token } from "./tokenizer.ts";

function list(value: Value | undefined): readonly Value[] {
  return value === undefined || value === true ? [] : isList(value) ? value : [value];
}

/** The elements of a display: those of a node made of a first one and more. */
function elements(node: Node): readonly Value[] {
  const { a, b } = node.parts;
  if (node.kind === "List") return list(a);
  // The elements of an expression list come with the commas before them.
  return [...list(a), ...list(b).map((element) => (isList(element) ? (element[1] as Value) : element))];
}

/** The part of an expression that cannot be assigned to, or deleted. */
function invalidTarget(value: Value | undefined, use: "assign" | "loop" | "delete"): Node | null {
  const node = asNode(value);
  if (node === null) return null;
  switch (node.kind) {
    case "List":
    case "Tuple":
      for (const element of elements(node)) {
        const invalid = invalidTarget(element, use);
        if (invalid !== null) return invalid;
      }
      return null;
    case "Starred":
      return use === "delete" ? node : invalidTarget(node.parts.a, use);
    case "Compare": {
      if (use !== "loop") return node;
      const first = list(node.parts.b)[0] as Value;
      return !isList(first) && first !== true && "text" in first && first.text === "in" ? invalidTarget(node.parts.a, use) : null;
    }
    case "Name":
    case "Subscript":
    case "Attribute":
      return null;
    default:
      return node;
  }
}

function badTarget(use: "assign" | "loop" | "delete") {
  return (parser: GrammarParser, { a }: Parts): null => {
    const target = invalidTarget(a, use);
    if (target === null) return null;
    return parser.failAt(`cannot ${use === "delete" ? "delete" : "assign to"} ${expressionName(target)}`, target);
  };
}

/** The last part of a comprehension: its last condition, or what it goes over. */
function lastOf(clauses: Value | undefined): Located {
  const clause = asNode(list(clauses).at(-1));
  const condition = list(clause?.parts.c).at(-1);
  return located(condition === undefined ? clause?.parts.b : isList(condition) ? condition[1] : condition);
}

const isLegacy = (value: Value | undefined): boolean => {
  const node = asNode(value);
  const name = node === null ? value : node.kind === "Name" ? node.parts.a : undefined;
  return name !== undefined && name !== true && !isList(name) && "text" in name && (name.text === "print" || name.text === "exec");
};

const GENERATOR = "Generator expression must be parenthesized";

function complexPart(wanted: "real" | "imaginary") {
  return (parser: GrammarParser, { a }: Parts): Value => {
    const token = asToken(a);
    const isImaginary = /j$/i.test(token.text);
    if (isImaginary !== (wanted === "imaginary")) parser.failAt(`${wanted} number required in complex literal`, token);
    return token;
  };
}

function checkText(parser: GrammarParser, text: string, isBytes: boolean): void {
  const fault = escapeFault(text, isBytes);
  if (fault !== null) parser.fail("SyntaxError", fault, parser.last);
}

/** What the alternatives make that name a function; null makes the rule fail. */
export const ACTIONS: ReadonlyMap<string, (parser: GrammarParser, parts: Parts, from: number) => Value | null> = new Map(
  Object.entries<(parser: GrammarParser, parts: Parts, from: number) => Value | null>({
    nothing: () => null,
    badTarget: badTarget("assign"),
    badLoopTarget: badTarget("loop"),
    badDelete: badTarget("delete"),
    real: complexPart("real"),
    imaginary: complexPart("imaginary"),
    missingComma(parser, { a, b }) {
      if (isLegacy(a) || (parser.tokens[parser.mark - 1] as Token).level === 0) return null;
      return parser.failAt("invalid syntax. Perhaps you forgot a comma?", located(a), located(b));
    },
    legacy(parser, { a, b }) {
      if (!isLegacy(a)) return null;
      const name = asToken(a).text;
      return parser.failAt(`Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`, located(a), located(b));
    },
    tuple: (parser, { a, b, all }, from) => {
      const inner = all[1] as Value;
      const parts = { a: a ?? (isList(inner) ? inner[0] : undefined), b: b ?? (isList(inner) ? inner[2] : undefined), all };
      return parser.node("Tuple", parts, from);
    },
    missingColon(parser, { a }) {
      const { line, endLine, endCol } = located(a);
      return parser.tokenizer.raise("SyntaxError", "':' expected after dictionary key", line, endCol, endLine, 0);
    },
    comprehensionTarget: (parser, { a, b }) =>
      parser.failAt("did you forget parentheses around the comprehension target?", located(a), located(list(b).at(-1))),
    kwargs: (_, { a, b }) => [...list(a), ...list(b)],
    bareGenerator: (parser, { a, b }) => parser.failAt(GENERATOR, located(a), lastOf(b)),
    generatorTarget: (parser, { a, b }) => parser.failAt(GENERATOR, located(a), lastOf(b)),
    generatorInCall(parser, { a, b }) {
      const positional = positionalArguments(a);
      if (positional.length <= 1) return null;
      return parser.failAt(GENERATOR, located(positional.at(-1)), lastOf(b));
    },
    argumentOrder(parser, { a }) {
      const unpacks = keywordArguments(a).some((argument) => asNode(argument)?.kind === "unpacking");
      const message = `positional argument follows keyword argument${unpacks ? " unpacking" : ""}`;
      return parser.fail("SyntaxError", message, parser.last);
    },
    boundOfTuple: (parser, { a, b }) => parser.failFrom(boundMessage(b, "TypeVarTuple"), located(a)),
    boundOfSpec: (parser, { a, b }) => parser.failFrom(boundMessage(b, "ParamSpec"), located(a)),
    conversion(parser, { a, b }) {
      const [mark, name] = [asToken(a), asToken(b)];
      const kind = parser.tokens.findLast((token) => token.type === "FSTRING_START" || token.type === "TSTRING_START")?.type === "TSTRING_START" ? "t" : "f";
      if (mark.endLine !== name.line || mark.endCol !== name.col) {
        parser.failAt(`${kind}-string: conversion type must come right after the exclamation mark`, mark, name);
      }
      if (!/^[sra]$/.test(name.text)) {
        parser.failAt(`${kind}-string: invalid conversion character '${name.text}': expected 's', 'r', or 'a'`, name);
      }
      return name;
    },
    string(parser, { a }) {
      const token = asToken(a);
      const [, prefix = "", quoted = ""] = /^([a-zA-Z]*)([^]*)$/.exec(token.text) ?? [];
      const width = /^(?:'''|""")/.test(quoted) ? 3 : 1;
      const body = quoted.slice(width, -width);
      const isBytes = /b/i.test(prefix);
      if (isBytes && /[^\0-\x7f]/.test(body)) parser.failAt("bytes can only contain ASCII literal characters", token);
      if (!/r/i.test(prefix)) checkText(parser, body, isBytes);
      return token;
    },
    interpolated(parser, parts, from) {
      const raw = /r/i.test((parser.tokens[from] as Token).text);
      let depth = 0;
      for (const token of parser.tokens.slice(from, parser.mark)) {
        if (/STRING_START$/.test(token.type)) depth++;
        else if (/STRING_END$/.test(token.type)) depth--;
        else if (/STRING_MIDDLE$/.test(token.type) && depth === 1 && !raw) checkText(parser, token.text, false);
      }
      return parser.node("JoinedStr", parts, from);
    },
    strings(parser, parts, from) {
      const kinds = new Set(list(parts.a).map((part) => !isList(part) && part !== true && "type" in part && /^[rR]?[bB]/.test(part.text)));
      if (kinds.size > 1) parser.fail("SyntaxError", "cannot mix bytes and nonbytes literals", parser.last);
      const interpolated = list(parts.a).some((part) => asNode(part) !== null);
      return parser.node(interpolated ? "JoinedStr" : "Constant", parts, from);
    },
    mixed: (parser, { a, b }) =>
      parser.failAt("cannot mix t-string literals with string or bytes literals", located(list(a).at(-1)), located(b)),
  }),
);

function boundMessage(bound: Value | undefined, of: string): string {
  return `cannot use ${asNode(bound)?.kind === "Tuple" ? "constraints" : "bound"} with ${of}`;
}

/** The arguments of an `Arguments` node without a name; stars among the named ones count. */
function positionalArguments(value: Value | undefined): readonly Value[] {
  const node = asNode(value);
  const named = keywordArguments(value).filter((argument) => asNode(argument)?.kind === "Starred");
  return [...list(node?.parts.a), ...named];
}

function keywordArguments(value: Value | undefined): readonly Value[] {
  const b = list(asNode(value)?.parts.b);
  // Behind positional ones they come with the comma before them.
  return b.flatMap((part) => (isList(part) ? part : [part]));
}
