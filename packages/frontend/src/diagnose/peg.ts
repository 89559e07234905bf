/**
 * Runs a grammar of `grammar.ts` over the tokens of a source, with Python's rules for what is tried when.
 *
 * The order of everything matters: a program's message is that of the first rule that finds fault, and where no rule does, the place
 * is the furthest token that was asked for. So results are kept exactly for the rules that are marked, and tokens are read when needed.
 */

import { GRAMMAR } from "./grammar.ts";
import type { Located, Token, Tokenizer } from "./tokenizer.ts";
import { fill, located, type Node, type Parts, type Value } from "./tree.ts";

type Match = (parser: GrammarParser) => Value | null;

/** What an alternative makes; null makes its whole rule fail. */
export type Action = (parser: GrammarParser, parts: Parts, from: number) => Value | null;

interface Item {
  readonly name: "a" | "b" | "c" | null;
  /** It only looks: it is no part of the alternative. */
  readonly looks: boolean;
  readonly match: Match;
}

interface Alternative {
  /** `cut` stands between items: behind it the rule has no other alternative. */
  readonly items: readonly (Item | "cut")[];
  readonly action: Action | null;
  /** It looks for what is wrong, and nothing else. */
  readonly explains: boolean;
}

const SOFT_KEYWORDS: ReadonlySet<string> = new Set(["_", "case", "match", "type"]);
const TYPES: ReadonlySet<string> = new Set([
  "NAME", "NUMBER", "STRING", "NEWLINE", "INDENT", "DEDENT", "ENDMARKER",
  "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END", "TSTRING_START", "TSTRING_MIDDLE", "TSTRING_END",
]);

/** How deep rules may stand in each other, as in CPython. */
const MAX_DEPTH = 6000;

/** Thrown when the rules nest too deep. */
export class GrammarTooDeep extends Error {}

/** The parser: a source, its tokens so far, and where it stands. */
export class GrammarParser {
  readonly tokenizer: Tokenizer;
  readonly tokens: Token[] = [];
  mark = 0;
  /** Whether the rules for what is wrong are tried. */
  explaining = false;
  depth = 0;
  readonly rules: ReadonlyMap<string, Match>;
  readonly #kept: Map<string, { readonly value: Value | null; readonly mark: number }>[] = [];

  constructor(tokenizer: Tokenizer, rules: ReadonlyMap<string, Match>) {
    this.tokenizer = tokenizer;
    this.rules = rules;
  }

  /** Whether the source has the form of a rule. */
  run(rule: string, explaining: boolean): boolean {
    this.mark = 0;
    this.depth = 0;
    this.#kept.length = 0;
    this.explaining = explaining;
    return this.rules.get(rule)?.(this) != null;
  }

  /** The token where the parser stands. */
  peek(): Token {
    const { tokens } = this;
    if (this.mark === tokens.length) {
      const token = this.tokenizer.next();
      tokens.push(token);
      if (token.type === "ERROR") this.#tokenizerError(token);
    }
    return tokens[this.mark] as Token;
  }

  /** Whether the tokenizer can read no more. */
  get stopped(): boolean {
    return this.tokenizer.failed || this.tokenizer.done !== "ok";
  }

  /** The last token that was read. */
  get last(): Token {
    return this.tokens.at(-1) as Token;
  }

  #tokenizerError(token: Token): never {
    const { tokenizer } = this;
    const { line, done } = tokenizer;
    switch (done) {
      case "dedent":
        return this.fail("IndentationError", "unindent does not match any outer indentation level", token);
      case "tabs":
        return tokenizer.raise("TabError", "inconsistent use of tabs and spaces in indentation", line, 1, line, 0);
      case "deep":
        return tokenizer.raise("IndentationError", "too many levels of indentation", line, 1, line, 0);
      case "continuation":
        return tokenizer.raise("SyntaxError", "unexpected character after line continuation character", line, tokenizer.column, line, 0);
      default:
        if (tokenizer.level > 0) return this.unclosed();
        return this.fail("SyntaxError", "unexpected EOF while parsing", token);
    }
  }

  /** Reports the innermost bracket that is open. */
  unclosed(): never {
    const { unclosed } = this.tokenizer;
    if (unclosed === undefined) throw new Error("no bracket is open");
    const { character, line, col } = unclosed;
    return this.tokenizer.raise("SyntaxError", `'${character}' was never closed`, line, col + 1, line, 0);
  }

  /** An error at a token that may have no column: then where the tokenizer is. */
  fail(kind: "SyntaxError" | "IndentationError", message: string, at: Token): never {
    const offset = at.col === -1 ? this.tokenizer.column : at.col + 1;
    return this.tokenizer.raise(kind, message, at.line, offset, at.endLine, at.endCol === -1 ? -1 : at.endCol + 1);
  }

  /** An error from the start of something to the end of something. */
  failAt(message: string, from: Located, to: Located = from): never {
    return this.tokenizer.raise("SyntaxError", message, from.line, from.col + 1, to.endLine, to.endCol + 1);
  }

  /** An error from the start of something to where the tokenizer is. */
  failFrom(message: string, from: Located): never {
    return this.tokenizer.raise("SyntaxError", message, from.line, from.col + 1, null, null);
  }

  /** What was found for a rule here, if it was tried. */
  kept(rule: string): { readonly value: Value | null; readonly mark: number } | undefined {
    return this.#kept[this.mark]?.get(rule);
  }

  /** Keeps what a rule made of the tokens from `at` to where the parser is. */
  keep(rule: string, at: number, value: Value | null): void {
    (this.#kept[at] ??= new Map()).set(rule, { value, mark: this.mark });
  }

  /** A node over the tokens from `from` to where the parser is. */
  node(kind: string, parts: Parts, from: number): Node {
    const first = this.tokens[from] as Token;
    let index = this.mark - 1;
    while (index > from && /^(?:NEWLINE|INDENT|DEDENT|ENDMARKER)$/.test((this.tokens[index] as Token).type)) index--;
    const last = this.tokens[index] as Token;
    return { kind, parts, line: first.line, col: first.col, endLine: last.endLine, endCol: last.endCol };
  }
}

/** Makes the rules of the grammar ready to be run; `actions` are those that it names. */
export function compileGrammar(actions: ReadonlyMap<string, Action>): ReadonlyMap<string, Match> {
  const rules = new Map<string, Match>();
  const blocks = GRAMMAR.split(/^(?=[a-z_]+[*%!]?:$)/m).filter((block) => block.trim() !== "");
  for (const block of blocks) {
    const end = block.indexOf("\n");
    const [, name = "", mark = ""] = /^([a-z_]+)([*%!]?):$/.exec(block.slice(0, end)) ?? [];
    let alternatives: readonly Alternative[] | null = null;
    const body: Match = (parser) => {
      alternatives ??= new Notation(block.slice(end + 1), rules, actions).alternatives();
      return tryAlternatives(parser, alternatives);
    };
    rules.set(name, limited(mark === "*" ? keeping(name, body) : mark === "%" ? growing(name, body) : mark === "!" ? notExplaining(body) : body));
  }
  return rules;
}

function limited(body: Match): Match {
  return (parser) => {
    if (parser.depth++ >= MAX_DEPTH) throw new GrammarTooDeep();
    const value = body(parser);
    parser.depth--;
    return value;
  };
}

function notExplaining(body: Match): Match {
  return (parser) => {
    const { explaining } = parser;
    parser.explaining = false;
    const value = body(parser);
    parser.explaining = explaining;
    return value;
  };
}

function keeping(name: string, body: Match): Match {
  return (parser) => {
    const kept = parser.kept(name);
    if (kept !== undefined) {
      parser.mark = kept.mark;
      return kept.value;
    }
    const at = parser.mark;
    const value = body(parser);
    parser.keep(name, at, value);
    return value;
  };
}

/** A rule that begins with itself: tried again with its own result, as long as that gets it further. */
function growing(name: string, body: Match): Match {
  return (parser) => {
    const kept = parser.kept(name);
    if (kept !== undefined) {
      parser.mark = kept.mark;
      return kept.value;
    }
    const at = parser.mark;
    let best: Value | null = null;
    let furthest = at;
    for (;;) {
      parser.mark = furthest;
      parser.keep(name, at, best);
      parser.mark = at;
      const value = body(parser);
      if (value === null || parser.mark <= furthest) break;
      furthest = parser.mark;
      best = value;
    }
    parser.mark = furthest;
    return best;
  };
}

function tryAlternatives(parser: GrammarParser, alternatives: readonly Alternative[]): Value | null {
  const from = parser.mark;
  for (const { items, action, explains } of alternatives) {
    if (explains && !parser.explaining) continue;
    const all: Value[] = [];
    const parts: { a?: Value; b?: Value; c?: Value; all: Value[] } = { all };
    let cut = false;
    let matched = true;
    for (const item of items) {
      if (item === "cut") {
        cut = true;
        continue;
      }
      const value = item.match(parser);
      if (value === null) {
        matched = false;
        break;
      }
      if (item.name !== null) parts[item.name] = value;
      if (!item.looks) all.push(value);
    }
    if (matched) return action === null ? (all.length === 1 ? (all[0] as Value) : all) : action(parser, parts, from);
    parser.mark = from;
    if (cut) return null;
  }
  return null;
}

/** Reads the notation of one rule. */
class Notation {
  readonly #tokens: readonly string[];
  #at = 0;
  readonly #rules: ReadonlyMap<string, Match>;
  readonly #actions: ReadonlyMap<string, Action>;

  constructor(text: string, rules: ReadonlyMap<string, Match>, actions: ReadonlyMap<string, Action>) {
    // An action ends with its line, so that texts may have braces.
    this.#tokens = text.match(/ \{.*\}$|[abc]=|'[^']+'|"[^"]+"|&&|[A-Za-z_]+|[|()[\]?*+.~!&]/gm) ?? [];
    this.#rules = rules;
    this.#actions = actions;
  }

  /** All alternatives up to a closing bracket or the end. */
  alternatives(): readonly Alternative[] {
    const list: Alternative[] = [];
    if (this.#peek() === "|") this.#at++;
    for (;;) {
      list.push(this.#alternative());
      if (this.#peek() !== "|") return list;
      this.#at++;
    }
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? "";
  }

  #alternative(): Alternative {
    const items: (Item | "cut")[] = [];
    const isInvalid = this.#peek().startsWith("invalid_");
    for (;;) {
      const token = this.#peek();
      const explains = isInvalid && items.length === 1;
      if (token === "" || token === "|" || token === ")" || token === "]") return { items, action: null, explains };
      this.#at++;
      if (token.startsWith(" {")) return { items, action: readAction(token.slice(2, -1), this.#actions), explains };
      if (token === "~") items.push("cut");
      else if (/^[abc]=$/.test(token)) items.push({ name: token[0] as "a", looks: false, match: this.#item() });
      else {
        this.#at--;
        items.push({ name: null, looks: token === "&" || token === "!", match: this.#item() });
      }
    }
  }

  #item(): Match {
    const token = this.#peek();
    if (token === "&&") {
      this.#at++;
      return forced(this.#peek().slice(1, -1), this.#atom());
    }
    if (token === "&" || token === "!") {
      this.#at++;
      return lookahead(this.#atom(), token === "&");
    }
    const atom = this.#atom();
    switch (this.#peek()) {
      case "?":
        this.#at++;
        return optional(atom);
      case "*":
        this.#at++;
        return repeated(atom, 0);
      case "+":
        this.#at++;
        return repeated(atom, 1);
      case ".": {
        this.#at++;
        const element = this.#atom();
        this.#at++;
        return gathered(atom, element);
      }
      default:
        return atom;
    }
  }

  #atom(): Match {
    const token = this.#peek();
    this.#at++;
    if (token === "(" || token === "[") {
      const alternatives = this.alternatives();
      this.#at++;
      const group: Match = (parser) => tryAlternatives(parser, alternatives);
      return token === "(" ? group : optional(group);
    }
    if (token.startsWith("'")) return literal(token.slice(1, -1));
    if (token.startsWith('"')) return soft(token.slice(1, -1));
    if (token === "SOFT_KEYWORD") return ofType("NAME", SOFT_KEYWORDS);
    if (TYPES.has(token)) return ofType(token, null);
    const rules = this.#rules;
    let rule: Match | undefined;
    return (parser) => {
      rule ??= rules.get(token);
      if (rule === undefined) throw new Error(`the grammar has no rule ${token}`);
      return rule(parser);
    };
  }
}

function take(parser: GrammarParser, matches: boolean, token: Token): Token | null {
  if (matches) parser.mark++;
  return matches ? token : null;
}

function literal(text: string): Match {
  return (parser) => {
    const token = parser.peek();
    return take(parser, token.text === text && (token.type === "OP" || token.type === "KEYWORD"), token);
  };
}

function soft(text: string): Match {
  return (parser) => {
    const token = parser.peek();
    return take(parser, token.text === text && token.type === "NAME", token);
  };
}

function ofType(type: string, texts: ReadonlySet<string> | null): Match {
  return (parser) => {
    const token = parser.peek();
    return take(parser, token.type === type && (texts === null || texts.has(token.text)), token);
  };
}

function forced(text: string, match: Match): Match {
  return (parser) => match(parser) ?? (parser.explaining ? parser.failAt(`expected '${text}'`, parser.peek()) : null);
}

function lookahead(match: Match, wanted: boolean): Match {
  return (parser) => {
    const { mark } = parser;
    const found = match(parser) !== null;
    parser.mark = mark;
    return found === wanted ? true : null;
  };
}

function optional(match: Match): Match {
  return (parser) => {
    const { mark } = parser;
    const value = match(parser);
    if (value !== null) return value;
    parser.mark = mark;
    return true;
  };
}

function repeated(match: Match, least: number): Match {
  return (parser) => {
    const list: Value[] = [];
    for (;;) {
      const { mark } = parser;
      const value = match(parser);
      if (value === null) {
        parser.mark = mark;
        return list.length < least ? null : list;
      }
      list.push(value);
    }
  };
}

function gathered(separator: Match, element: Match): Match {
  return (parser) => {
    const first = element(parser);
    if (first === null) return null;
    const list: Value[] = [first];
    for (;;) {
      const { mark } = parser;
      const value = separator(parser) === null ? null : element(parser);
      if (value === null) {
        parser.mark = mark;
        return list;
      }
      list.push(value);
    }
  };
}

/** Reads what an alternative makes. */
function readAction(text: string, actions: ReadonlyMap<string, Action>): Action {
  if (text.startsWith("=")) return (_, parts) => parts[text.slice(1) as "a"] ?? true;
  if (text.startsWith("@")) {
    const action = actions.get(text.slice(1));
    if (action === undefined) throw new Error(`there is no action ${text}`);
    return action;
  }
  if (!text.startsWith("!")) return (parser, parts, from) => parser.node(text, parts, from);
  const space = text.indexOf(" ");
  const where = text.slice(1, space);
  const template = text.slice(space + 1);
  return (parser, parts) => {
    const message = fill(template, parts);
    if (where === "^") return parser.fail("SyntaxError", message, parser.last);
    if (where === "-") return parser.fail("IndentationError", message, parser.last);
    if (where === "+") return parser.fail("SyntaxError", message, parser.peek());
    const from = located(parts[where[0] as "a"]);
    if (where.endsWith(">")) return parser.failFrom(message, from);
    return parser.failAt(message, from, where.includes("..") ? located(parts[where.at(-1) as "a"]) : from);
  };
}
