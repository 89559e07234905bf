/**
 * Python's tokenizer, read token by token, as its parser does: for sources that were refused.
 *
 * Which of several errors Python reports, and with which text, depends on how far its tokenizer came. So the state that
 * the messages depend on (the line that was read last, open brackets, open f-strings) is kept as it is there: a line is
 * "read" when its first character is asked for, and characters can be put back.
 */

import { Raised } from "./raised.ts";
import { isPrintable } from "./characters.ts";

/** What a token is. A keyword is a name that can be no variable. */
export type TokenType =
  | "NAME" | "KEYWORD" | "NUMBER" | "STRING" | "OP" | "NEWLINE" | "INDENT" | "DEDENT" | "ENDMARKER"
  | "FSTRING_START" | "FSTRING_MIDDLE" | "FSTRING_END" | "TSTRING_START" | "TSTRING_MIDDLE" | "TSTRING_END" | "ERROR";

/** Where something begins and ends: lines from 1, columns in UTF-8 bytes from 0, or -1 where there is none. */
export interface Located {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** A token. */
export interface Token extends Located {
  readonly type: TokenType;
  readonly text: string;
  /** How many brackets are open after it. */
  readonly level: number;
}

/** Why the tokenizer ended without a message of its own. */
type Done = "ok" | "eof" | "dedent" | "tabs" | "deep" | "continuation";

interface Bracket {
  readonly character: string;
  readonly line: number;
  readonly col: number;
}

/** An f-string or t-string that is being read. */
interface Interpolated {
  readonly letter: string;
  readonly quote: string;
  readonly raw: boolean;
  readonly start: number;
  readonly lineStart: number;
  readonly line: number;
  /** Text is read, and no expression. */
  inText: boolean;
  inSpec: boolean;
  depth: number;
  /** The depth at which the innermost expression began; -1 for none. */
  expression: number;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  ("False None True and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield").split(" "),
);
const OPERATORS: ReadonlySet<string> = new Set(
  "!= %= &= ** *= += -= -> // /= := << <= <> == >= >> @= ^= |= **= ... //= <<= >>=".split(" "),
);
const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

const MAX_INDENTS = 100;
const MAX_BRACKETS = 200;
const MAX_NESTED_FIELDS = 3;
const MAX_NESTED_STRINGS = 150;

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return bytes;
}

/** How many characters the first `bytes` bytes of a line are; a character that is cut counts, and so does every byte beyond the end. */
export function charactersIn(line: string, bytes: number): number {
  let used = 0;
  let count = 0;
  for (const character of line) {
    if (used >= bytes) break;
    used += byteLength(character);
    count++;
  }
  return count + Math.max(0, bytes - used);
}

const isName = (c: string): boolean => /[\w\u0080-\uffff]/.test(c);
const isDigit = (c: string): boolean => c >= "0" && c <= "9" && c.length === 1;

/** Reads tokens of one source, whose lines end in `\n`, the last one too. */
export class Tokenizer {
  readonly source: string;
  #at = 0;
  /** The line that was read last: its number, where it begins and ends, and where the text that is kept of it begins. */
  #line = 0;
  #lineStart = 0;
  #lineEnd = 0;
  #kept = 0;
  #start: number | null = null;
  #atLineStart = true;
  readonly #indents: [number, number][] = [[0, 0]];
  #pending = 0;
  readonly #brackets: Bracket[] = [];
  readonly #strings: Interpolated[] = [];
  done: Done = "ok";
  /** An error with a message was found. */
  failed = false;
  /** Where the last token that is a string began: line, and start of that line. */
  #firstLine = 0;
  #firstLineStart = 0;

  readonly #warn: ((message: string, line: number) => void) | null;

  /** `warn` is told of numbers that a keyword follows at once. */
  constructor(source: string, warn: ((message: string, line: number) => void) | null = null) {
    this.source = source;
    this.#warn = warn;
  }

  /** How many brackets are open. */
  get level(): number {
    return this.#brackets.length;
  }

  /** The line that is being read. */
  get line(): number {
    return this.#line;
  }

  /** How many bytes of its line were read. */
  get column(): number {
    return byteLength(this.source.slice(this.#lineStart, this.#at));
  }

  /** The innermost open bracket. */
  get unclosed(): Bracket | undefined {
    return this.#brackets.at(-1);
  }

  #next(): string {
    if (this.#at === this.#lineEnd) {
      if (this.#at >= this.source.length) {
        this.done = "eof";
        return "";
      }
      if (this.#start === null) this.#kept = this.#at;
      this.#lineStart = this.#at;
      this.#line++;
      this.#lineEnd = this.source.indexOf("\n", this.#at) + 1;
    }
    return this.source[this.#at++] as string;
  }

  #back(c: string): void {
    if (c !== "") this.#at--;
  }

  /** The next token. Throws {@link Raised} for what has a message; a token of type ERROR leaves the reason in `done`. */
  next(): Token {
    const mode = this.#strings.at(-1);
    return mode?.inText === true ? this.#text(mode) : this.#normal();
  }

  #token(type: TokenType, start: number | null = null, end: number | null = null): Token {
    const isString = type === "STRING" || type.startsWith("FSTRING") || type.startsWith("TSTRING");
    const line = isString ? this.#firstLine : this.#line;
    const lineStart = isString ? this.#firstLineStart : this.#lineStart;
    const text = start === null || end === null ? "" : this.source.slice(start, end);
    const col = start === null || start < lineStart ? -1 : byteLength(this.source.slice(lineStart, start));
    const endCol = end === null || end < this.#lineStart ? -1 : byteLength(this.source.slice(this.#lineStart, end));
    return { type, text, line, col, endLine: this.#line, endCol, level: this.level };
  }

  #failed(done: Done): Token {
    this.done = done;
    this.#at = this.#lineEnd;
    return this.#token("ERROR");
  }

  /** An error where the tokenizer stands, or at a range of characters of its line, counted from 1. */
  #fail(message: string, offset?: number, endOffset?: number): never {
    this.failed = true;
    const end = this.source.indexOf("\n", this.#lineStart);
    const text = this.source.slice(this.#lineStart, end < 0 ? undefined : end);
    const here = offset ?? Array.from(this.source.slice(this.#lineStart, this.#at)).length;
    throw new Raised("SyntaxError", message, { line: this.#line, offset: here, endLine: this.#line, endOffset: endOffset ?? here, text });
  }

  /** Makes an error of the parser at columns in bytes from 1; `null` stands for where the tokenizer is. */
  raise(kind: "SyntaxError" | "IndentationError" | "TabError", message: string, line: number, offset: number, endLine: number | null, endOffset: number | null): never {
    const text = this.#line <= line && this.#lineEnd > this.#kept ? this.source.slice(this.#kept, this.#lineEnd) : this.#lineText(line);
    const size = byteLength(text);
    const shown = (bytes: number): number => (bytes <= 0 ? bytes : charactersIn(text, Math.min(bytes, size + 1)));
    throw new Raised(kind, message, { line, offset: shown(offset), endLine: endLine ?? this.#line, endOffset: shown(endOffset ?? this.column), text });
  }

  #lineText(line: number): string {
    let start = 0;
    for (let left = line - 1; left > 0; left--) {
      const end = this.source.indexOf("\n", start);
      if (end < 0 || end + 1 > this.#lineEnd) break;
      start = end + 1;
    }
    const end = this.source.indexOf("\n", start);
    return this.source.slice(start, end < 0 ? undefined : end);
  }

  /** After a backslash: the rest of the line must be empty. */
  #continuation(): Token | null {
    let c = this.#next();
    if (c === "\r") c = this.#next();
    if (c !== "\n") {
      this.done = "continuation";
      return this.#token("ERROR");
    }
    c = this.#next();
    if (c === "") return this.#failed("eof");
    this.#back(c);
    return null;
  }

  /** The white space at the start of a line; true for a line without code, a token for an error. */
  #indentation(): Token | boolean {
    let [column, other, continued] = [0, 0, 0];
    let c: string;
    for (;;) {
      c = this.#next();
      if (c === " ") [column, other] = [column + 1, other + 1];
      else if (c === "\t") [column, other] = [(Math.floor(column / 8) + 1) * 8, other + 1];
      else if (c === "\f") [column, other] = [0, 0];
      else if (c === "\\") {
        continued ||= column;
        const failed = this.#continuation();
        if (failed !== null) return failed;
      } else break;
    }
    this.#back(c);
    if (c === "#" || c === "\n") return true;
    if (this.level > 0) return false;
    if (continued > 0) [column, other] = [continued, continued];
    const top = (): [number, number] => this.#indents.at(-1) as [number, number];
    if (column > top()[0]) {
      if (this.#indents.length >= MAX_INDENTS) return this.#failed("deep");
      if (other <= top()[1]) return this.#failed("tabs");
      this.#pending++;
      this.#indents.push([column, other]);
      return false;
    }
    while (this.#indents.length > 1 && column < top()[0]) {
      this.#pending--;
      this.#indents.pop();
    }
    if (column !== top()[0]) return this.#failed("dedent");
    return other === top()[1] ? false : this.#failed("tabs");
  }

  #normal(): Token {
    this.#start = null;
    let blank = false;
    for (;;) {
      this.#start = null;
      if (this.#atLineStart) {
        this.#atLineStart = false;
        const result = this.#indentation();
        if (typeof result !== "boolean") return result;
        blank = result;
      }
      this.#start = this.#at;
      if (this.#pending !== 0) {
        const isIndent = this.#pending > 0;
        this.#pending -= isIndent ? 1 : -1;
        return this.#token(isIndent ? "INDENT" : "DEDENT");
      }
      this.#back(this.#next());
      const token = this.#code(blank);
      if (token !== null) return token;
      blank = false;
    }
  }

  /** A token of code; null when the line ended without one. */
  #code(blank: boolean): Token | null {
    for (;;) {
      this.#start = null;
      let c: string;
      do c = this.#next();
      while (c === " " || c === "\t" || c === "\f");
      if (c === "#") while (c !== "" && c !== "\n") c = this.#next();
      const start = c === "" ? this.#at : this.#at - 1;
      this.#start = start;
      if (c === "") return this.#token(this.level > 0 ? "ERROR" : "ENDMARKER");
      if (isName(c) && !isDigit(c)) return this.#name(start, c);
      if (c === "\n") {
        this.#atLineStart = true;
        if (blank || this.level > 0) return null;
        return this.#token("NEWLINE", start, this.#at);
      }
      if (isDigit(c)) return this.#number(start, c);
      if (c === ".") {
        const after = this.#next();
        this.#back(after);
        if (isDigit(after)) {
          this.#fraction(this.#next());
          return this.#token("NUMBER", start, this.#at);
        }
      }
      if (c === "'" || c === '"') return this.#string(start, c);
      if (c !== "\\") return this.#operator(start, c);
      this.#start = null;
      const failed = this.#continuation();
      if (failed !== null) return failed;
    }
  }

  #name(start: number, first: string): Token {
    const seen = { b: false, r: false, u: false, f: false, t: false };
    let c = first;
    for (;;) {
      const letter = c.toLowerCase() as keyof typeof seen;
      if (!Object.hasOwn(seen, letter) || seen[letter]) break;
      // What cannot be a prefix any more is a name.
      seen[letter] = true;
      c = this.#next();
      if (c === "'" || c === '"') {
        this.#checkPrefix(start, seen);
        return seen.f || seen.t ? this.#openInterpolated(start, c) : this.#string(start, c);
      }
    }
    while (isName(c)) c = this.#next();
    this.#back(c);
    const text = this.source.slice(start, this.#at);
    if (/[^\0-\x7f]/.test(text)) this.#checkIdentifier(start, text);
    return this.#token(KEYWORDS.has(text) ? "KEYWORD" : "NAME", start, this.#at);
  }

  #checkPrefix(start: number, seen: Readonly<Record<"b" | "r" | "u" | "f" | "t", boolean>>): void {
    const pairs = ["ub", "ur", "uf", "ut", "bf", "bt", "ft"] as const;
    for (const [one, other] of pairs as unknown as [keyof typeof seen, keyof typeof seen][]) {
      if (!seen[one] || !seen[other]) continue;
      const offset = Array.from(this.source.slice(this.#lineStart, start)).length + 1;
      this.#fail(`'${one}' and '${other}' prefixes are incompatible`, offset, offset + (this.#at - 1 - start));
    }
  }

  #checkIdentifier(start: number, text: string): void {
    let at = 0;
    for (const character of text) {
      const fine = at === 0 ? /^[_\p{XID_Start}]$/u.test(character) : /^\p{XID_Continue}$/u.test(character);
      at += character.length;
      if (fine) continue;
      this.#at = start + at;
      this.#badCharacter(character);
    }
  }

  #badCharacter(character: string): never {
    const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
    return this.#fail(isPrintable(character) ? `invalid character '${character}' (${code})` : `invalid non-printable character ${code}`);
  }

  /** Whether `word` follows, and no name goes on behind it. */
  #follows(word: string): boolean {
    return this.source.startsWith(word, this.#at) && !isName(this.source[this.#at + word.length] ?? "\n");
  }

  /** What may follow a number: no name, but some keywords. `c` was read behind the number. */
  #endOfNumber(c: string, kind: string): void {
    const rest = { a: "nd", e: "lse", f: "or", o: "r", n: "ot" }[c];
    if ((rest !== undefined && this.#follows(rest)) || (c === "i" && /[fns]/.test(this.source[this.#at] ?? ""))) {
      return this.#warn?.(`invalid ${kind} literal`, this.#line);
    }
    if (!/^\w$/.test(c)) return;
    this.#back(c);
    this.#fail(`invalid ${kind} literal`);
  }

  /** The digits of a number from the second on; the character behind them. */
  #digits(): string {
    for (;;) {
      let c: string;
      do c = this.#next();
      while (isDigit(c));
      if (c !== "_") return c;
      c = this.#next();
      if (!isDigit(c)) {
        this.#back(c);
        this.#fail("invalid decimal literal");
      }
    }
  }

  #number(start: number, first: string): Token {
    if (first !== "0") {
      const c = this.#digits();
      if (c === ".") this.#fraction(this.#next());
      else this.#exponent(c);
      return this.#token("NUMBER", start, this.#at);
    }
    let c = this.#next();
    const radix = { x: "hexadecimal", o: "octal", b: "binary" }[c.toLowerCase()];
    if (radix !== undefined) {
      this.#radix(radix);
      return this.#token("NUMBER", start, this.#at);
    }
    for (;;) {
      if (c === "_") {
        c = this.#next();
        if (!isDigit(c)) {
          this.#back(c);
          this.#fail("invalid decimal literal");
        }
      }
      if (c !== "0") break;
      c = this.#next();
    }
    const zerosEnd = this.#at;
    const nonzero = isDigit(c);
    if (nonzero) c = this.#digits();
    if (c === ".") this.#fraction(this.#next());
    else if (/^[ejEJ]$/.test(c)) this.#exponent(c);
    else if (nonzero) {
      this.#back(c);
      const message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
      this.#fail(message, start + 1 - this.#lineStart, zerosEnd - this.#lineStart);
    } else {
      this.#endOfNumber(c, "decimal");
      this.#back(c);
    }
    return this.#token("NUMBER", start, this.#at);
  }

  #radix(kind: string): void {
    const digit = { hexadecimal: /^[\da-fA-F]$/, octal: /^[0-7]$/, binary: /^[01]$/ }[kind] as RegExp;
    let c = this.#next();
    do {
      if (c === "_") c = this.#next();
      if (!digit.test(c)) {
        if (isDigit(c)) this.#fail(`invalid digit '${c}' in ${kind} literal`);
        this.#back(c);
        this.#fail(`invalid ${kind} literal`);
      }
      do c = this.#next();
      while (digit.test(c));
    } while (c === "_");
    if (isDigit(c)) this.#fail(`invalid digit '${c}' in ${kind} literal`);
    this.#endOfNumber(c, kind);
    this.#back(c);
  }

  /** What follows the point, whose next character is `c`. */
  #fraction(c: string): void {
    this.#exponent(isDigit(c) ? this.#digits() : c);
  }

  /** The end of a number from the exponent on, whose first character is `c`. */
  #exponent(c: string): void {
    let after = c;
    if (c === "e" || c === "E") {
      after = this.#next();
      if (after === "+" || after === "-") {
        after = this.#next();
        if (!isDigit(after)) {
          this.#back(after);
          this.#fail("invalid decimal literal");
        }
      } else if (!isDigit(after)) {
        this.#back(after);
        this.#endOfNumber(c, "decimal");
        return this.#back(c);
      }
      after = this.#digits();
    }
    if (after === "j" || after === "J") {
      after = this.#next();
      this.#endOfNumber(after, "imaginary");
    } else this.#endOfNumber(after, "decimal");
    this.#back(after);
  }

  #string(start: number, quote: string): Token {
    this.#firstLine = this.#line;
    this.#firstLineStart = this.#lineStart;
    let [size, closing] = [1, 0];
    let c = this.#next();
    if (c === quote) {
      c = this.#next();
      if (c === quote) size = 3;
      else closing = 1;
    }
    if (c !== quote) this.#back(c);
    let escaped = false;
    while (closing !== size) {
      c = this.#next();
      if (c === "" || (size === 1 && c === "\n")) this.#unterminated(start, quote.repeat(size), escaped);
      if (c === quote) closing++;
      else {
        closing = 0;
        if (c === "\\" && this.#next() === quote) escaped = true;
      }
    }
    return this.#token("STRING", start, this.#at);
  }

  #unterminated(start: number, quote: string, escaped: boolean): never {
    const detected = this.#line;
    this.#at = start + 1;
    this.#lineStart = this.#firstLineStart;
    this.#line = this.#firstLine;
    const mode = this.#strings.at(-1);
    if (mode?.quote === quote) this.#fail(`${mode.letter}-string: expecting '}'`);
    const what = quote.length === 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
    const hint = escaped && quote.length === 1 ? "; perhaps you escaped the end quote?" : "";
    return this.#fail(`${what} (detected at line ${detected})${hint}`);
  }

  #openInterpolated(start: number, quote: string): Token {
    this.#firstLine = this.#line;
    this.#firstLineStart = this.#lineStart;
    let size = 1;
    const c = this.#next();
    if (c === quote) {
      const after = this.#next();
      if (after === quote) size = 3;
      else {
        this.#back(after);
        this.#back(c);
      }
    } else this.#back(c);
    const prefix = this.source.slice(start, this.#at).toLowerCase();
    const letter = prefix.includes("t") ? "t" : "f";
    if (this.#strings.length + 1 >= MAX_NESTED_STRINGS) this.#fail("too many nested f-strings");
    this.#strings.push({
      letter, quote: quote.repeat(size), raw: prefix.includes("r"), start, lineStart: this.#lineStart, line: this.#line,
      inText: true, inSpec: false, depth: 0, expression: -1,
    });
    return this.#token(letter === "t" ? "TSTRING_START" : "FSTRING_START", start, this.#at);
  }

  #enterField(mode: Interpolated): void {
    mode.expression++;
    if (mode.expression >= MAX_NESTED_FIELDS) this.#fail(`${mode.letter}-string: expressions nested too deeply`);
    mode.inText = false;
  }

  /** A piece of the text of an f-string, or its end. */
  #text(mode: Interpolated): Token {
    const prefix = mode.letter === "t" ? "TSTRING" : "FSTRING";
    const start = this.#at;
    this.#start = start;
    this.#firstLine = this.#line;
    if (this.source[start] === "{" && this.source[start + 1] !== "{") {
      this.#enterField(mode);
      return this.#normal();
    }
    if (this.source.startsWith(mode.quote, start)) {
      this.#firstLineStart = this.#lineStart;
      for (const c of mode.quote) if (this.#next() !== c) break;
      this.#strings.pop();
      return this.#token(`${prefix}_END`, start, this.#at);
    }
    this.#firstLineStart = this.#lineStart;
    this.#start = null;
    let named = false;
    let closing = 0;
    while (closing !== mode.quote.length) {
      const c = this.#next();
      const inSpec = mode.inSpec && mode.expression >= 0;
      if (c === "" || (mode.quote.length === 1 && c === "\n")) this.#unterminatedText(mode, inSpec && c === "\n");
      if (inSpec && c === "\n") {
        this.#back(c);
        mode.inText = false;
        mode.inSpec = false;
        return this.#token(`${prefix}_MIDDLE`, start, this.#at);
      }
      if (c === mode.quote[0]) {
        closing++;
        continue;
      }
      closing = 0;
      if (c === "{") {
        const peek = this.#next();
        if (peek === "{" && !inSpec) return this.#token(`${prefix}_MIDDLE`, start, this.#at - 1);
        this.#back(peek);
        this.#back(c);
        this.#enterField(mode);
        return this.#token(`${prefix}_MIDDLE`, start, this.#at);
      }
      if (c === "}") {
        if (named) return this.#token(`${prefix}_MIDDLE`, start, this.#at);
        const peek = this.#next();
        if (peek === "}" && !inSpec && mode.depth === 0) return this.#token(`${prefix}_MIDDLE`, start, this.#at - 1);
        this.#back(peek);
        this.#back(c);
        mode.inText = false;
        return this.#token(`${prefix}_MIDDLE`, start, this.#at);
      }
      if (c === "\\") {
        const peek = this.#next();
        if (peek === "{" || peek === "}") this.#back(peek);
        else if (!mode.raw && peek === "N") {
          const brace = this.#next();
          if (brace === "{") named = true;
          else this.#back(brace);
        }
      }
    }
    this.#at -= mode.quote.length;
    return this.#token(`${prefix}_MIDDLE`, start, this.#at);
  }

  #unterminatedText(mode: Interpolated, inSpec: boolean): never {
    const { letter } = mode;
    if (inSpec) this.#fail(`${letter}-string: newlines are not allowed in format specifiers for single quoted ${letter}-strings`);
    const detected = this.#line;
    this.#at = mode.start + 1;
    this.#lineStart = mode.lineStart;
    this.#line = mode.line;
    const what = mode.quote.length === 3 ? `unterminated triple-quoted ${letter}-string literal` : `unterminated ${letter}-string literal`;
    return this.#fail(`${what} (detected at line ${detected})`);
  }

  #operator(start: number, c: string): Token {
    const mode = this.#strings.at(-1);
    if (mode !== undefined && mode.expression >= 0 && c === ":" && mode.depth - 1 === mode.expression) {
      mode.inText = true;
      mode.inSpec = true;
      return this.#token("OP", start, this.#at);
    }
    const three = this.source.slice(start, start + 3);
    const length = OPERATORS.has(three) && (three === "..." || OPERATORS.has(three.slice(0, 2))) ? 3 : OPERATORS.has(three.slice(0, 2)) ? 2 : 1;
    if (length > 1) {
      for (let left = length - 1; left > 0; left--) this.#next();
      return this.#token("OP", start, this.#at);
    }
    if (c === "(" || c === "[" || c === "{") {
      if (this.level >= MAX_BRACKETS) this.#fail("too many nested parentheses");
      this.#brackets.push({ character: c, line: this.#line, col: byteLength(this.source.slice(this.#lineStart, start)) });
      if (mode !== undefined) mode.depth++;
    } else if (c === ")" || c === "]" || c === "}") this.#close(c, mode);
    const character = String.fromCodePoint(this.source.codePointAt(start) as number);
    if (!isPrintable(character)) this.#badCharacter(character);
    return this.#token("OP", start, this.#at);
  }

  #close(c: string, mode: Interpolated | undefined): void {
    if (mode !== undefined && mode.depth === 0 && c === "}") this.#fail(`${mode.letter}-string: single '}' is not allowed`);
    const opening = this.#brackets.pop();
    if (opening === undefined) return this.#fail(`unmatched '${c}'`);
    if (opening.character !== PAIRS[c]) {
      if (mode !== undefined && opening.character === "{" && mode.depth - 1 === mode.expression) {
        this.#fail(`${mode.letter}-string: unmatched '${c}'`);
      }
      const place = opening.line === this.#line ? "" : ` on line ${opening.line}`;
      this.#fail(`closing parenthesis '${c}' does not match opening parenthesis '${opening.character}'${place}`);
    }
    if (mode === undefined) return;
    mode.depth--;
    if (mode.depth < 0) this.#fail(`${mode.letter}-string: unmatched '${c}'`);
    if (c === "}" && mode.depth === mode.expression) {
      mode.expression--;
      mode.inText = true;
      mode.inSpec = false;
    }
  }
}
