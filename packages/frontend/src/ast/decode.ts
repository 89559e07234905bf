/**
 * From the parser's bytes to nodes.
 *
 * The format and its tags are written by `native/parser` (`encode.rs`, `tags.rs`); this file reads it in one pass and makes
 * nothing but the nodes. It is on the start-up path, hence the plain loops and one object literal per kind, which
 * gives each kind one hidden class.
 */

import type {
  Alias,
  Arg,
  Arguments,
  BoolOperator,
  CmpOperator,
  Comprehension,
  Constant,
  ConstantValue,
  ExceptHandler,
  Expr,
  ExprContext,
  FormattedValue,
  Interpolation,
  JoinedStr,
  Keyword,
  MatchCase,
  Name,
  Operator,
  Pattern,
  Root,
  Stmt,
  TypeParam,
  UnaryOperator,
  WithItem,
} from "./nodes.ts";

const OPERATORS: readonly Operator[] = [
  "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv",
];
const UNARY_OPERATORS: readonly UnaryOperator[] = ["Invert", "Not", "UAdd", "USub"];
const BOOL_OPERATORS: readonly BoolOperator[] = ["And", "Or"];
const CMP_OPERATORS: readonly CmpOperator[] = ["Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"];
const CONTEXTS: readonly ExprContext[] = ["Load", "Store", "Del"];

const NO_STATEMENTS: readonly Stmt[] = Object.freeze([]);

/**
 * Makes the tree that `bytes` hold from `offset` on. The bytes have to come from the parser of the same version: nothing is
 * checked beyond what reading needs, and `Error` is thrown for an unknown tag.
 */
export function decodeTree(bytes: Uint8Array, offset: number): Root {
  return new Decoder(bytes, offset).root();
}

class Decoder {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #strings: string[];
  /** The last position read; nodes copy the four fields. */
  #line = 1;
  #col = 0;
  #endLine = 1;
  #endCol = 0;

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.#at = offset;
    const count = this.#number();
    const size = this.#number();
    const lengths: number[] = [];
    for (let i = 0; i < count; i++) lengths.push(this.#number());
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(this.#at, this.#at + size));
    this.#at += size;
    const strings: string[] = [];
    let start = 0;
    for (let i = 0; i < count; i++) {
      const end = start + (lengths[i] as number);
      strings.push(text.slice(start, end));
      start = end;
    }
    this.#strings = strings;
  }

  root(): Root {
    const tag = this.#byte();
    switch (tag) {
      case 1:
        return { kind: "Module", body: this.#suite() };
      case 2:
        return { kind: "Expression", body: this.#expr() };
      case 3:
        return { kind: "Interactive", body: this.#suite() };
      default:
        throw unknownTag("root", tag);
    }
  }

  #byte(): number {
    return this.#bytes[this.#at++] as number;
  }

  #number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] as number;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let factor = 0x80;
    do {
      byte = bytes[this.#at++] as number;
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  #float(): number {
    const at = this.#at;
    this.#at += 8;
    return new Float64Array(this.#bytes.slice(at, at + 8).buffer)[0] as number;
  }

  #string(): string {
    return this.#strings[this.#number()] as string;
  }

  #optionalString(): string | null {
    return this.#byte() === 0 ? null : this.#string();
  }

  #stringList(): string[] {
    const list: string[] = [];
    for (let left = this.#number(); left > 0; left--) list.push(this.#string());
    return list;
  }

  #position(): void {
    const step = this.#number();
    // Undo the zigzag: even numbers are steps down the page, odd ones up.
    const line = this.#line + (step & 1 ? -(step + 1) / 2 : step / 2);
    const col = this.#number();
    const span = this.#number();
    const end = this.#number();
    this.#line = line;
    this.#col = col;
    this.#endLine = line + span;
    this.#endCol = span === 0 ? col + end : end;
  }

  #suite(): readonly Stmt[] {
    let left = this.#number();
    if (left === 0) return NO_STATEMENTS;
    const list: Stmt[] = [];
    for (; left > 0; left--) list.push(this.#stmt());
    return list;
  }

  #exprs(): Expr[] {
    const list: Expr[] = [];
    for (let left = this.#number(); left > 0; left--) list.push(this.#expr());
    return list;
  }

  #expr(): Expr {
    return this.#taggedExpr(this.#byte());
  }

  #optional(): Expr | null {
    const tag = this.#byte();
    return tag === 0 ? null : this.#taggedExpr(tag);
  }

  #stmt(): Stmt {
    const tag = this.#byte();
    this.#position();
    const line = this.#line;
    const col = this.#col;
    const endLine = this.#endLine;
    const endCol = this.#endCol;
    switch (tag) {
      case 1:
      case 2: {
        const name = this.#string();
        const args = this.#arguments();
        const body = this.#suite();
        const decorator_list = this.#exprs();
        const returns = this.#optional();
        const type_params = this.#typeParams();
        return tag === 1
          ? { kind: "FunctionDef", name, args, body, decorator_list, returns, type_params, line, col, endLine, endCol }
          : { kind: "AsyncFunctionDef", name, args, body, decorator_list, returns, type_params, line, col, endLine, endCol };
      }
      case 3: {
        const name = this.#string();
        const bases = this.#exprs();
        const keywords = this.#keywords();
        const body = this.#suite();
        const decorator_list = this.#exprs();
        const type_params = this.#typeParams();
        return { kind: "ClassDef", name, bases, keywords, body, decorator_list, type_params, line, col, endLine, endCol };
      }
      case 4:
        return { kind: "Return", value: this.#optional(), line, col, endLine, endCol };
      case 5:
        return { kind: "Delete", targets: this.#exprs(), line, col, endLine, endCol };
      case 6: {
        const targets = this.#exprs();
        const value = this.#expr();
        return { kind: "Assign", targets, value, line, col, endLine, endCol };
      }
      case 7: {
        const name = this.#expr() as Name;
        const type_params = this.#typeParams();
        const value = this.#expr();
        return { kind: "TypeAlias", name, type_params, value, line, col, endLine, endCol };
      }
      case 8: {
        const target = this.#expr() as Name;
        const op = OPERATORS[this.#byte()] as Operator;
        const value = this.#expr();
        return { kind: "AugAssign", target, op, value, line, col, endLine, endCol };
      }
      case 9: {
        const target = this.#expr() as Name;
        const annotation = this.#expr();
        const value = this.#optional();
        const simple = this.#byte() as 0 | 1;
        return { kind: "AnnAssign", target, annotation, value, simple, line, col, endLine, endCol };
      }
      case 10:
      case 11: {
        const target = this.#expr();
        const iter = this.#expr();
        const body = this.#suite();
        const orelse = this.#suite();
        return tag === 10
          ? { kind: "For", target, iter, body, orelse, line, col, endLine, endCol }
          : { kind: "AsyncFor", target, iter, body, orelse, line, col, endLine, endCol };
      }
      case 12: {
        const test = this.#expr();
        const body = this.#suite();
        const orelse = this.#suite();
        return { kind: "While", test, body, orelse, line, col, endLine, endCol };
      }
      case 13: {
        const test = this.#expr();
        const body = this.#suite();
        const orelse = this.#elifs();
        return { kind: "If", test, body, orelse, line, col, endLine, endCol };
      }
      case 14:
      case 15: {
        const items: WithItem[] = [];
        for (let left = this.#number(); left > 0; left--) {
          const context_expr = this.#expr();
          const optional_vars = this.#optional();
          items.push({ kind: "withitem", context_expr, optional_vars });
        }
        const body = this.#suite();
        return tag === 14
          ? { kind: "With", items, body, line, col, endLine, endCol }
          : { kind: "AsyncWith", items, body, line, col, endLine, endCol };
      }
      case 16: {
        const subject = this.#expr();
        const cases: MatchCase[] = [];
        for (let left = this.#number(); left > 0; left--) {
          const pattern = this.#pattern();
          const guard = this.#optional();
          const body = this.#suite();
          cases.push({ kind: "match_case", pattern, guard, body });
        }
        return { kind: "Match", subject, cases, line, col, endLine, endCol };
      }
      case 17: {
        const exc = this.#optional();
        const cause = this.#optional();
        return { kind: "Raise", exc, cause, line, col, endLine, endCol };
      }
      case 18:
      case 19: {
        const body = this.#suite();
        const handlers = this.#handlers();
        const orelse = this.#suite();
        const finalbody = this.#suite();
        return tag === 18
          ? { kind: "Try", body, handlers, orelse, finalbody, line, col, endLine, endCol }
          : { kind: "TryStar", body, handlers, orelse, finalbody, line, col, endLine, endCol };
      }
      case 20: {
        const test = this.#expr();
        const msg = this.#optional();
        return { kind: "Assert", test, msg, line, col, endLine, endCol };
      }
      case 21:
        return { kind: "Import", names: this.#aliases(), line, col, endLine, endCol };
      case 22: {
        const module = this.#optionalString();
        const names = this.#aliases();
        const level = this.#number();
        return { kind: "ImportFrom", module, names, level, line, col, endLine, endCol };
      }
      case 23:
        return { kind: "Global", names: this.#stringList(), line, col, endLine, endCol };
      case 24:
        return { kind: "Nonlocal", names: this.#stringList(), line, col, endLine, endCol };
      case 25:
        return { kind: "Expr", value: this.#expr(), line, col, endLine, endCol };
      case 26:
        return { kind: "Pass", line, col, endLine, endCol };
      case 27:
        return { kind: "Break", line, col, endLine, endCol };
      case 28:
        return { kind: "Continue", line, col, endLine, endCol };
      default:
        throw unknownTag("statement", tag);
    }
  }

  /** The `elif`s, which come in a row, and the `else` body: nested from the last to the first. */
  #elifs(): readonly Stmt[] {
    const left = this.#number();
    if (left === 0) return this.#suite();
    const heads = [];
    for (let i = 0; i < left; i++) {
      this.#position();
      const place = { line: this.#line, col: this.#col, endLine: this.#endLine, endCol: this.#endCol };
      const test = this.#expr();
      heads.push({ place, test, body: this.#suite() });
    }
    let orelse = this.#suite();
    for (let i = left - 1; i >= 0; i--) {
      const { place, test, body } = heads[i] as (typeof heads)[number];
      const { line, col, endLine, endCol } = place;
      orelse = [{ kind: "If", test, body, orelse, line, col, endLine, endCol }];
    }
    return orelse;
  }

  #handlers(): ExceptHandler[] {
    const list: ExceptHandler[] = [];
    for (let left = this.#number(); left > 0; left--) {
      this.#position();
      const line = this.#line;
      const col = this.#col;
      const endLine = this.#endLine;
      const endCol = this.#endCol;
      const type = this.#optional();
      const name = this.#optionalString();
      const body = this.#suite();
      list.push({ kind: "ExceptHandler", type, name, body, line, col, endLine, endCol });
    }
    return list;
  }

  #aliases(): Alias[] {
    const list: Alias[] = [];
    for (let left = this.#number(); left > 0; left--) {
      this.#position();
      const name = this.#string();
      const asname = this.#optionalString();
      const line = this.#line;
      const col = this.#col;
      const endLine = this.#endLine;
      const endCol = this.#endCol;
      list.push({ kind: "alias", name, asname, line, col, endLine, endCol });
    }
    return list;
  }

  #arguments(): Arguments {
    const posonlyargs = this.#args();
    const args = this.#args();
    const vararg = this.#byte() === 0 ? null : this.#arg();
    const kwonlyargs: Arg[] = [];
    const kw_defaults: (Expr | null)[] = [];
    for (let left = this.#number(); left > 0; left--) {
      kwonlyargs.push(this.#arg());
      kw_defaults.push(this.#optional());
    }
    const kwarg = this.#byte() === 0 ? null : this.#arg();
    const defaults = this.#exprs();
    return { kind: "arguments", posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
  }

  #args(): Arg[] {
    const list: Arg[] = [];
    for (let left = this.#number(); left > 0; left--) list.push(this.#arg());
    return list;
  }

  #arg(): Arg {
    this.#position();
    const line = this.#line;
    const col = this.#col;
    const endLine = this.#endLine;
    const endCol = this.#endCol;
    const arg = this.#string();
    const annotation = this.#optional();
    return { kind: "arg", arg, annotation, line, col, endLine, endCol };
  }

  #keywords(): Keyword[] {
    const list: Keyword[] = [];
    for (let left = this.#number(); left > 0; left--) {
      this.#position();
      const line = this.#line;
      const col = this.#col;
      const endLine = this.#endLine;
      const endCol = this.#endCol;
      const arg = this.#optionalString();
      const value = this.#expr();
      list.push({ kind: "keyword", arg, value, line, col, endLine, endCol });
    }
    return list;
  }

  #generators(): Comprehension[] {
    const list: Comprehension[] = [];
    for (let left = this.#number(); left > 0; left--) {
      const target = this.#expr();
      const iter = this.#expr();
      const ifs = this.#exprs();
      const is_async = this.#byte() as 0 | 1;
      list.push({ kind: "comprehension", target, iter, ifs, is_async });
    }
    return list;
  }

  #typeParams(): TypeParam[] {
    const list: TypeParam[] = [];
    for (let left = this.#number(); left > 0; left--) {
      const tag = this.#byte();
      this.#position();
      const line = this.#line;
      const col = this.#col;
      const endLine = this.#endLine;
      const endCol = this.#endCol;
      const name = this.#string();
      switch (tag) {
        case 1: {
          const bound = this.#optional();
          const default_value = this.#optional();
          list.push({ kind: "TypeVar", name, bound, default_value, line, col, endLine, endCol });
          break;
        }
        case 2:
          list.push({ kind: "ParamSpec", name, default_value: this.#optional(), line, col, endLine, endCol });
          break;
        case 3:
          list.push({ kind: "TypeVarTuple", name, default_value: this.#optional(), line, col, endLine, endCol });
          break;
        default:
          throw unknownTag("type parameter", tag);
      }
    }
    return list;
  }

  #taggedExpr(tag: number): Expr {
    // A chain has no position of its own.
    if (tag === 3) return this.#spine();
    this.#position();
    const line = this.#line;
    const col = this.#col;
    const endLine = this.#endLine;
    const endCol = this.#endCol;
    switch (tag) {
      case 1: {
        const op = BOOL_OPERATORS[this.#byte()] as BoolOperator;
        const values = this.#exprs();
        return { kind: "BoolOp", op, values, line, col, endLine, endCol };
      }
      case 2: {
        const target = this.#expr() as Name;
        const value = this.#expr();
        return { kind: "NamedExpr", target, value, line, col, endLine, endCol };
      }
      case 4: {
        const op = UNARY_OPERATORS[this.#byte()] as UnaryOperator;
        const operand = this.#expr();
        return { kind: "UnaryOp", op, operand, line, col, endLine, endCol };
      }
      case 5: {
        const args = this.#byte() === 0 ? noArguments() : this.#arguments();
        const body = this.#expr();
        return { kind: "Lambda", args, body, line, col, endLine, endCol };
      }
      case 6: {
        const test = this.#expr();
        const body = this.#expr();
        const orelse = this.#expr();
        return { kind: "IfExp", test, body, orelse, line, col, endLine, endCol };
      }
      case 7: {
        const keys: (Expr | null)[] = [];
        const values: Expr[] = [];
        for (let left = this.#number(); left > 0; left--) {
          keys.push(this.#optional());
          values.push(this.#expr());
        }
        return { kind: "Dict", keys, values, line, col, endLine, endCol };
      }
      case 8:
        return { kind: "Set", elts: this.#exprs(), line, col, endLine, endCol };
      case 9: {
        const elt = this.#expr();
        return { kind: "ListComp", elt, generators: this.#generators(), line, col, endLine, endCol };
      }
      case 10: {
        const elt = this.#expr();
        return { kind: "SetComp", elt, generators: this.#generators(), line, col, endLine, endCol };
      }
      case 11: {
        const key = this.#expr();
        const value = this.#expr();
        return { kind: "DictComp", key, value, generators: this.#generators(), line, col, endLine, endCol };
      }
      case 12: {
        const elt = this.#expr();
        return { kind: "GeneratorExp", elt, generators: this.#generators(), line, col, endLine, endCol };
      }
      case 13:
        return { kind: "Await", value: this.#expr(), line, col, endLine, endCol };
      case 14:
        return { kind: "Yield", value: this.#optional(), line, col, endLine, endCol };
      case 15:
        return { kind: "YieldFrom", value: this.#expr(), line, col, endLine, endCol };
      case 16: {
        const leftmost = this.#expr();
        const ops: CmpOperator[] = [];
        const comparators: Expr[] = [];
        for (let left = this.#number(); left > 0; left--) {
          ops.push(CMP_OPERATORS[this.#byte()] as CmpOperator);
          comparators.push(this.#expr());
        }
        return { kind: "Compare", left: leftmost, ops, comparators, line, col, endLine, endCol };
      }
      case 17:
        return { kind: "JoinedStr", values: this.#exprs() as (Constant | FormattedValue)[], line, col, endLine, endCol };
      case 18:
        return { kind: "TemplateStr", values: this.#exprs() as (Constant | Interpolation)[], line, col, endLine, endCol };
      case 19:
      case 20:
      case 21:
      case 22:
      case 23:
      case 24:
      case 25:
      case 26:
      case 27:
      case 28:
      case 29:
      case 30: {
        const value = this.#constant(tag);
        return { kind: "Constant", value, prefix: tag === 28 ? "u" : null, line, col, endLine, endCol };
      }
      case 31: {
        const ctx = CONTEXTS[this.#byte()] as ExprContext;
        return { kind: "Starred", value: this.#expr(), ctx, line, col, endLine, endCol };
      }
      case 32:
      case 33:
      case 34:
        return { kind: "Name", id: this.#string(), ctx: CONTEXTS[tag - 32] as ExprContext, line, col, endLine, endCol };
      case 35: {
        const ctx = CONTEXTS[this.#byte()] as ExprContext;
        return { kind: "List", elts: this.#exprs(), ctx, line, col, endLine, endCol };
      }
      case 36: {
        const ctx = CONTEXTS[this.#byte()] as ExprContext;
        return { kind: "Tuple", elts: this.#exprs(), ctx, line, col, endLine, endCol };
      }
      case 37: {
        const lower = this.#optional();
        const upper = this.#optional();
        const step = this.#optional();
        return { kind: "Slice", lower, upper, step, line, col, endLine, endCol };
      }
      case 38: {
        const value = this.#expr();
        const conversion = this.#conversion();
        const format_spec = this.#optional() as JoinedStr | null;
        return { kind: "FormattedValue", value, conversion, format_spec, line, col, endLine, endCol };
      }
      case 39: {
        const value = this.#expr();
        const str = this.#string();
        const conversion = this.#conversion();
        const format_spec = this.#optional() as JoinedStr | null;
        return { kind: "Interpolation", value, str, conversion, format_spec, line, col, endLine, endCol };
      }
      default:
        throw unknownTag("expression", tag);
    }
  }

  /** A base and what grows to its right, from the inside out. */
  #spine(): Expr {
    let left = this.#number();
    let node = this.#expr();
    for (; left > 0; left--) {
      const tag = this.#byte();
      this.#position();
      const line = this.#line;
      const col = this.#col;
      const endLine = this.#endLine;
      const endCol = this.#endCol;
      switch (tag) {
        case 0: {
          const op = OPERATORS[this.#byte()] as Operator;
          const right = this.#expr();
          node = { kind: "BinOp", left: node, op, right, line, col, endLine, endCol };
          break;
        }
        case 1: {
          const attr = this.#string();
          const ctx = CONTEXTS[this.#byte()] as ExprContext;
          node = { kind: "Attribute", value: node, attr, ctx, line, col, endLine, endCol };
          break;
        }
        case 2: {
          const slice = this.#expr();
          const ctx = CONTEXTS[this.#byte()] as ExprContext;
          node = { kind: "Subscript", value: node, slice, ctx, line, col, endLine, endCol };
          break;
        }
        case 3: {
          const args = this.#exprs();
          const keywords = this.#keywords();
          node = { kind: "Call", func: node, args, keywords, line, col, endLine, endCol };
          break;
        }
        default:
          throw unknownTag("link", tag);
      }
    }
    return node;
  }

  #constant(tag: number): ConstantValue {
    switch (tag) {
      case 19:
        return null;
      case 20:
        return true;
      case 21:
        return false;
      case 22:
        return { type: "ellipsis" };
      case 23:
        return BigInt(this.#number());
      case 24:
        return BigInt(this.#string());
      case 25:
        return this.#float();
      case 26:
        return { type: "complex", imag: this.#float() };
      case 27:
      case 28:
        return this.#string();
      case 29:
        return this.#codePoints();
      default: {
        const size = this.#number();
        this.#at += size;
        return this.#bytes.slice(this.#at - size, this.#at);
      }
    }
  }

  /** A str with surrogates: a string where UTF-16 can tell it from every other str. */
  #codePoints(): ConstantValue {
    const points: number[] = [];
    let text = "";
    let pair = false;
    for (let left = this.#number(); left > 0; left--) {
      const point = this.#number();
      pair ||= isBetween(point, 0xdc00, 0xdfff) && isBetween(points.at(-1) ?? 0, 0xd800, 0xdbff);
      points.push(point);
      text += String.fromCodePoint(point);
    }
    return pair ? { type: "codePoints", codePoints: Uint32Array.from(points) } : text;
  }

  #conversion(): -1 | 115 | 114 | 97 {
    const code = this.#byte();
    return code === 0 ? -1 : (code as 115 | 114 | 97);
  }

  #patterns(): Pattern[] {
    const list: Pattern[] = [];
    for (let left = this.#number(); left > 0; left--) list.push(this.#pattern());
    return list;
  }

  #pattern(): Pattern {
    return this.#taggedPattern(this.#byte());
  }

  #taggedPattern(tag: number): Pattern {
    this.#position();
    const line = this.#line;
    const col = this.#col;
    const endLine = this.#endLine;
    const endCol = this.#endCol;
    switch (tag) {
      case 1:
        return { kind: "MatchValue", value: this.#expr(), line, col, endLine, endCol };
      case 2: {
        const which = this.#byte();
        return { kind: "MatchSingleton", value: which === 0 ? null : which === 1, line, col, endLine, endCol };
      }
      case 3:
        return { kind: "MatchSequence", patterns: this.#patterns(), line, col, endLine, endCol };
      case 4: {
        const keys = this.#exprs();
        const patterns = this.#patterns();
        const rest = this.#optionalString();
        return { kind: "MatchMapping", keys, patterns, rest, line, col, endLine, endCol };
      }
      case 5: {
        const cls = this.#expr();
        const patterns = this.#patterns();
        const kwd_attrs: string[] = [];
        const kwd_patterns: Pattern[] = [];
        for (let left = this.#number(); left > 0; left--) {
          kwd_attrs.push(this.#string());
          kwd_patterns.push(this.#pattern());
        }
        return { kind: "MatchClass", cls, patterns, kwd_attrs, kwd_patterns, line, col, endLine, endCol };
      }
      case 6:
        return { kind: "MatchStar", name: this.#optionalString(), line, col, endLine, endCol };
      case 7: {
        const inner = this.#byte();
        const pattern = inner === 0 ? null : this.#taggedPattern(inner);
        return { kind: "MatchAs", pattern, name: this.#optionalString(), line, col, endLine, endCol };
      }
      case 8:
        return { kind: "MatchOr", patterns: this.#patterns(), line, col, endLine, endCol };
      default:
        throw unknownTag("pattern", tag);
    }
  }
}

/** The parameters of `lambda: …`. */
function noArguments(): Arguments {
  return { kind: "arguments", posonlyargs: [], args: [], vararg: null, kwonlyargs: [], kw_defaults: [], kwarg: null, defaults: [] };
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function unknownTag(what: string, tag: number): Error {
  return new Error(`The parser's answer holds an unknown ${what} tag ${tag}: its WebAssembly is of another version.`);
}
