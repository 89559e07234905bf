/**
 * What CPython warns about when it compiles: code that is valid but hardly meant.
 *
 * The warnings come in three groups, each in source order, as CPython's tokenizer, tree pass and code generator give them: backslashes that
 * escape nothing, jumps out of `finally` (PEP 765), and senseless comparisons, calls, subscripts and assertions.
 */

import type { Call, Compare, Constant, Expr, Node, Position, Root, Subscript } from "./ast/nodes.ts";
import { Tokenizer } from "./diagnose/tokenizer.ts";
import { SourceLines } from "./lower/source-lines.ts";

/** A warning at a place in the source; its category is `SyntaxWarning`. */
export interface SourceWarning {
  readonly message: string;
  readonly line: number;
}

/** Every warning for the program `root`, whose text is `source`. */
export function findWarnings(root: Root, source: string): SourceWarning[] {
  const finder = new Finder(source);
  finder.visit(root);
  const numbers = findNumbers(source);
  const lexical = numbers.length === 0 ? finder.escapes : [...finder.escapes, ...numbers].sort((one, other) => one.line - other.line);
  return [...lexical, ...finder.jumps, ...finder.others];
}

/** What may be a number with a keyword at its end. */
const NUMBER_AND_KEYWORD = /(?<![\w.])\.?\d[\w.]*?(?:and|else|for|i[fns]|not|or)/;

/** Numbers that a keyword follows without a space. The text is read for them only if it seems to have one. */
function findNumbers(source: string): SourceWarning[] {
  const found: SourceWarning[] = [];
  if (!NUMBER_AND_KEYWORD.test(source)) return found;
  const text = source.replace(/\r\n?/g, "\n");
  const tokenizer = new Tokenizer(text.endsWith("\n") ? text : `${text}\n`, (message, line) => found.push({ message, line }));
  while (tokenizer.next().type !== "ENDMARKER");
  return found;
}

/** The text that Python's default warning filter writes: place, category and message, then the line itself. */
export function formatWarning(warning: SourceWarning, filename: string, source: string): string {
  const text = source.split(/\r\n|\r|\n/)[warning.line - 1]?.trim() ?? "";
  return `${filename}:${warning.line}: SyntaxWarning: ${warning.message}\n${text === "" ? "" : `  ${text}\n`}`;
}

/** What surrounds a statement most closely: a `finally`, a loop or a function. */
type Surrounding = "finally" | "loop" | "function" | null;

class Finder {
  readonly escapes: SourceWarning[] = [];
  readonly jumps: SourceWarning[] = [];
  readonly others: SourceWarning[] = [];
  readonly #lines: SourceLines;

  constructor(source: string) {
    this.#lines = new SourceLines(source);
  }

  /** Visits in source order, with an explicit stack: chains and `elif`s have no limit. */
  visit(root: Root): void {
    const pending: { node: Node; within: Surrounding }[] = [{ node: root, within: null }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, within } = next;
      this.#check(node, within);
      const children = childrenOf(node, within);
      for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] as (typeof children)[number]);
    }
  }

  #check(node: Node, within: Surrounding): void {
    switch (node.kind) {
      case "Return":
        if (within === "finally") this.#jump("return", node);
        return;
      case "Break":
        if (within === "finally") this.#jump("break", node);
        return;
      case "Continue":
        if (within === "finally") this.#jump("continue", node);
        return;
      case "Assert":
        if (node.test.kind === "Tuple" && node.test.elts.length > 0) this.#other("assertion is always true, perhaps remove parentheses?", node);
        return;
      case "Compare":
        return this.#compare(node);
      case "Call":
        return this.#call(node);
      case "Subscript":
        return this.#subscript(node);
      case "Constant":
        if (typeof node.value === "string" || node.value instanceof Uint8Array) this.#literal(node);
        return;
      case "JoinedStr":
      case "TemplateStr":
        return this.#literal(node);
    }
  }

  #jump(keyword: string, at: Position): void {
    this.jumps.push({ message: `'${keyword}' in a 'finally' block`, line: at.line });
  }

  #other(message: string, at: Position): void {
    this.others.push({ message, line: at.line });
  }

  #compare(node: Compare): void {
    let left = node.left;
    for (const [index, operator] of node.ops.entries()) {
      const right = node.comparators[index] as Expr;
      if (operator === "Is" || operator === "IsNot") {
        const literal = [left, right].map(literalType).find((type) => type !== null);
        if (literal !== undefined && literal !== null) {
          const [name, better] = operator === "Is" ? ["is", "=="] : ["is not", "!="];
          this.#other(`"${name}" with '${literal}' literal. Did you mean "${better}"?`, node);
          return;
        }
      }
      left = right;
    }
  }

  #call(node: Call): void {
    const type = typeOf(node.func);
    if (type !== null && type !== "function") this.#other(`'${type}' object is not callable; perhaps you missed a comma?`, node.func);
  }

  #subscript(node: Subscript): void {
    const type = typeOf(node.value);
    if (type === null || node.ctx !== "Load") return;
    if (NOT_SUBSCRIPTABLE.has(type)) {
      this.#other(`'${type}' object is not subscriptable; perhaps you missed a comma?`, node.value);
      return;
    }
    const index = typeOf(node.slice);
    if (!SEQUENCES.has(type) || index === null || index === "int" || index === "bool") return;
    this.#other(`${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`, node.value);
  }

  /** Looks for backslashes that escape nothing in the string literals that make up `node`, one warning for each literal. */
  #literal(node: Position): void {
    for (let line = node.line; line <= node.endLine; line++) {
      if (!this.#lines.bytes(line).includes("\\")) continue;
      this.escapes.push(...new LiteralScanner(this.#lines, node).run());
      return;
    }
  }
}

/** The nodes in `node` in order, each with its surrounding; parts of an f-string's text belong to the f-string. */
function childrenOf(node: Node, within: Surrounding): { node: Node; within: Surrounding }[] {
  const children: { node: Node; within: Surrounding }[] = [];
  for (const field in node) {
    const value: unknown = node[field as keyof Node];
    if (typeof value !== "object" || value === null) continue;
    const surrounding = surroundingOf(node, field, within);
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child) && !(isFString(node) && child.kind === "Constant")) children.push({ node: child, within: surrounding });
    }
  }
  return children;
}

function isFString(node: Node): boolean {
  return node.kind === "JoinedStr" || node.kind === "TemplateStr";
}

function surroundingOf(node: Node, field: string, within: Surrounding): Surrounding {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return field === "body" ? "function" : within;
    case "For":
    case "AsyncFor":
    case "While":
      return field === "body" ? "loop" : within;
    case "Try":
    case "TryStar":
      return field === "finalbody" ? "finally" : within;
    default:
      return within;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** The type of a literal that `is` should not be used with. */
function literalType(node: Expr): string | null {
  if (node.kind === "Tuple") return node.elts.every((element) => element.kind === "Constant" || literalType(element) !== null) ? "tuple" : null;
  if (node.kind !== "Constant" || node.value === null || typeof node.value === "boolean") return null;
  const type = constantType(node);
  return type === "ellipsis" ? null : type;
}

const NOT_SUBSCRIPTABLE: ReadonlySet<string> = new Set(["NoneType", "bool", "int", "float", "complex", "ellipsis", "set", "generator", "function"]);
const SEQUENCES: ReadonlySet<string> = new Set(["str", "bytes", "tuple", "list"]);

/** The type that an expression certainly has, as far as CPython looks. */
function typeOf(node: Expr): string | null {
  switch (node.kind) {
    case "Constant":
      return constantType(node);
    case "Tuple":
      return "tuple";
    case "List":
    case "ListComp":
      return "list";
    case "Dict":
    case "DictComp":
      return "dict";
    case "Set":
    case "SetComp":
      return "set";
    case "GeneratorExp":
      return "generator";
    case "Lambda":
      return "function";
    case "JoinedStr":
    case "FormattedValue":
      return "str";
    default:
      return null;
  }
}

function constantType({ value }: Constant): string {
  if (value === null) return "NoneType";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
    case "string":
      return "str";
    case "object":
      return value instanceof Uint8Array ? "bytes" : value.type;
  }
}

/** Reads the literals of one string expression, which implicit concatenation may make several. */
class LiteralScanner {
  readonly #lines: SourceLines;
  readonly #end: Position;
  #line: number;
  #col: number;

  constructor(lines: SourceLines, node: Position) {
    this.#lines = lines;
    this.#end = node;
    this.#line = node.line;
    this.#col = node.col;
  }

  run(): SourceWarning[] {
    const warnings: SourceWarning[] = [];
    while (this.#inside()) {
      const char = this.#peek();
      if (char === "#" || (char === "\\" && this.#peek(1) === "")) this.#nextLine();
      else if (/[A-Za-z'"]/.test(char)) {
        const warning = this.#string();
        if (warning !== null) warnings.push(warning);
      } else this.#advance();
    }
    return warnings;
  }

  #inside(): boolean {
    return this.#line < this.#end.endLine || (this.#line === this.#end.endLine && this.#col < this.#end.endCol);
  }

  /** The character `ahead` places on in this line; empty at its end. */
  #peek(ahead = 0): string {
    return this.#lines.bytes(this.#line)[this.#col + ahead] ?? "";
  }

  #advance(count = 1): void {
    this.#col += count;
    if (this.#col > this.#lines.bytes(this.#line).length) this.#nextLine();
  }

  #nextLine(): void {
    this.#line += 1;
    this.#col = 0;
  }

  /** Passes one literal, from its prefix to its closing quotes; gives the first bad escape. */
  #string(): SourceWarning | null {
    let prefix = "";
    while (/[A-Za-z]/.test(this.#peek())) {
      prefix += this.#peek().toLowerCase();
      this.#advance();
    }
    const quote = this.#peek();
    if (quote !== "'" && quote !== '"') return null;
    const isTriple = this.#peek(1) === quote && this.#peek(2) === quote;
    const closing = isTriple ? quote.repeat(3) : quote;
    this.#advance(closing.length);
    const hasFields = prefix.includes("f") || prefix.includes("t");
    let warning: SourceWarning | null = null;
    while (this.#inside()) {
      const char = this.#peek();
      if (char === "\\" && !prefix.includes("r")) {
        warning ??= this.#escape(prefix.includes("b"));
        // The end of a line counts as the escaped character.
        this.#advance(this.#peek(1) === "" ? 1 : 2);
      } else if (char === "\\") {
        this.#advance(this.#peek(1) === "" ? 1 : 2);
      } else if (closing.split("").every((part, index) => this.#peek(index) === part)) {
        this.#advance(closing.length);
        return warning;
      } else if (hasFields && char === "{" && this.#peek(1) === "{") {
        this.#advance(2);
      } else if (hasFields && char === "{") {
        this.#field();
      } else {
        this.#advance();
      }
    }
    return warning;
  }

  /** Passes a replacement field; the strings in it are nodes of their own. */
  #field(): void {
    let depth = 0;
    while (this.#inside()) {
      const char = this.#peek();
      if (char === "'" || char === '"') {
        this.#string();
        continue;
      }
      if (char === "{" || char === "[" || char === "(") depth++;
      if (char === "}" || char === "]" || char === ")") depth--;
      this.#advance();
      if (depth === 0) return;
    }
  }

  #escape(isBytes: boolean): SourceWarning | null {
    const next = this.#peek(1);
    if (next === "" || `\\'"abfnrtvx01234567${isBytes ? "" : "NuU"}`.includes(next)) {
      const octal = /^[0-7]{3}/.exec(this.#peek(1) + this.#peek(2) + this.#peek(3))?.[0];
      return octal !== undefined && Number.parseInt(octal, 8) > 0o377 ? this.#bad(octal, "octal escape sequence") : null;
    }
    return this.#bad(next, "escape sequence");
  }

  #bad(escaped: string, what: string): SourceWarning {
    const message = `"\\${escaped}" is an invalid ${what}. Such sequences will not work in the future. Did you mean "\\\\${escaped}"? A raw string is also an option.`;
    return { message, line: this.#line };
  }
}
