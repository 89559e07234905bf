/**
 * Rules that CPython's code generator enforces after the symbol table is made: where statements may stand, what may be
 * assigned to, and which patterns make sense. They need no names to be resolved.
 *
 * Only the first violation counts, and only if the symbol tables are sound; so it is kept, not thrown.
 */

import type { Constant, Expr, Keyword, MatchCase, Pattern, Position, Stmt } from "../ast/nodes.ts";
import { SourceFault } from "./fault.ts";
import type { Table } from "./table.ts";

/** How many loops, `try`s and `with`s may stand in each other in one function. */
const MAX_BLOCKS = 21;

/** What surrounds a statement within its function. */
interface Surroundings {
  readonly blocks: number;
  readonly inLoop: boolean;
  /** In an `except*` handler, and in no loop inside it. */
  readonly inExceptStar: boolean;
  /** In an `except*` handler. */
  readonly noReturn: boolean;
}

const OUTSIDE: Surroundings = { blocks: 0, inLoop: false, inExceptStar: false, noReturn: false };

/** Collects the first violation of a program. */
export class Checks {
  fault: SourceFault | null = null;
  #around: Surroundings = OUTSIDE;

  /** Keeps the violation, if it is the first. */
  report(message: string, place: Position): void {
    this.fault ??= new SourceFault(message, place);
  }

  /** Runs `visit` for a body that no loop outside can be left from. */
  inFunction(visit: () => void): void {
    this.#with(OUTSIDE, visit);
  }

  /** Runs `visit` for the body of a loop. */
  inLoop(node: Position, visit: () => void): void {
    const { noReturn } = this.#around;
    this.#block(node, { inLoop: true, inExceptStar: false, noReturn }, visit);
  }

  /** Runs `visit` for the body of a `try` or `with`. */
  inBlock(node: Position, visit: () => void): void {
    this.#block(node, this.#around, visit);
  }

  /** Runs `visit` for the body of an `except*`. */
  inExceptStar(node: Position, visit: () => void): void {
    this.#block(node, { inLoop: this.#around.inLoop, inExceptStar: true, noReturn: true }, visit);
  }

  #block(node: Position, around: Omit<Surroundings, "blocks">, visit: () => void): void {
    const blocks = this.#around.blocks + 1;
    if (blocks > MAX_BLOCKS) this.report("too many statically nested blocks", node);
    const { inLoop, inExceptStar, noReturn } = around;
    this.#with({ blocks, inLoop, inExceptStar, noReturn }, visit);
  }

  #with(around: Surroundings, visit: () => void): void {
    const outer = this.#around;
    this.#around = around;
    visit();
    this.#around = outer;
  }

  /** `break`, `continue` and `return`. */
  jump(node: Stmt, table: Table): void {
    const around = this.#around;
    if (node.kind === "Return") {
      if (table.kind !== "function" && table.kind !== "lambda") this.report("'return' outside function", node);
      if (around.noReturn) this.report(JUMP_IN_EXCEPT_STAR, node);
    } else if (around.inExceptStar) {
      this.report(JUMP_IN_EXCEPT_STAR, node);
    } else if (!around.inLoop) {
      this.report(node.kind === "Break" ? "'break' outside loop" : "'continue' not properly in loop", node);
    }
  }

  /** `yield`, `yield from` and `await`. */
  suspension(node: Expr, table: Table): void {
    const { isAsync } = table;
    if (node.kind === "Await") {
      if (!table.isFunctionLike) this.report("'await' outside function", node);
      else if (!isAsync && table.kind !== "comprehension" && table.kind !== "genexpr") {
        this.report("'await' outside async function", node);
      }
    } else if (!table.isFunctionLike) {
      this.report(`'${node.kind === "Yield" ? "yield" : "yield from"}' outside function`, node);
    } else if (node.kind === "YieldFrom" && isAsync) {
      this.report("'yield from' inside async function", node);
    }
  }

  /** `async for` and `async with`. */
  asyncStatement(node: Stmt, what: string, table: Table, topLevelAwait: boolean): void {
    const allowed = table.kind === "module" ? topLevelAwait : table.isAsync;
    if (!allowed) this.report(`'async ${what}' outside async function`, node);
  }

  /** A name that is bound, in whatever way. */
  binding(name: string, place: Position): void {
    if (name === "__debug__") this.report("cannot assign to __debug__", place);
  }

  /** The elements of a list or tuple that is assigned to. */
  unpacking(node: Expr, elements: readonly Expr[]): void {
    let starred = 0;
    elements.forEach((element, index) => {
      if (element.kind !== "Starred") return;
      if (++starred > 1) this.report("multiple starred expressions in assignment", node);
      if (index >= 256) this.report("too many expressions in star-unpacking assignment", node);
    });
  }

  /** A starred expression that stands in no list of expressions. */
  loneStar(node: Expr & { kind: "Starred" }): void {
    if (node.ctx === "Store") this.report("starred assignment target must be in a list or tuple", node);
    else this.report("can't use starred expression here", node);
  }

  /** The keywords of a call or class. */
  keywords(keywords: readonly Keyword[]): void {
    if (keywords.length === 0) return;
    const seen = new Set<string>();
    for (const keyword of keywords) {
      if (keyword.arg === null) continue;
      this.binding(keyword.arg, keyword);
      if (seen.has(keyword.arg)) this.report(`keyword argument repeated: ${keyword.arg}`, keyword);
      seen.add(keyword.arg);
    }
  }

  /** The patterns of a `match`. */
  cases(cases: readonly MatchCase[]): void {
    cases.forEach(({ pattern, guard }, index) => this.#captures(pattern, new Set(), guard !== null || index === cases.length - 1));
  }

  /** Adds the names that `pattern` binds to `names`, checking the pattern on the way. `mayMatchAll`: no pattern follows that it would keep from being tried. */
  #captures(pattern: Pattern, names: Set<string>, mayMatchAll: boolean): void {
    const capture = (name: string | null): void => {
      if (name === null) return;
      this.binding(name, pattern);
      if (names.has(name)) this.report(`multiple assignments to name '${name}' in pattern`, pattern);
      names.add(name);
    };
    switch (pattern.kind) {
      case "MatchValue":
        if (pattern.value.kind === "JoinedStr" || pattern.value.kind === "TemplateStr") {
          this.report("patterns may only match literals and attribute lookups", pattern);
        }
        return;
      case "MatchSingleton":
        return;
      case "MatchStar":
        return capture(pattern.name);
      case "MatchAs":
        if (pattern.pattern !== null) this.#captures(pattern.pattern, names, mayMatchAll);
        else if (!mayMatchAll) {
          const what = pattern.name === null ? "wildcard" : `name capture '${pattern.name}'`;
          this.report(`${what} makes remaining patterns unreachable`, pattern);
        }
        return capture(pattern.name);
      case "MatchSequence":
        if (pattern.patterns.filter((inner) => inner.kind === "MatchStar").length > 1) {
          this.report("multiple starred names in sequence pattern", pattern);
        }
        for (const inner of pattern.patterns) this.#captures(inner, names, true);
        return;
      case "MatchMapping":
        this.#keys(pattern.keys, pattern);
        for (const inner of pattern.patterns) this.#captures(inner, names, true);
        return capture(pattern.rest);
      case "MatchClass": {
        const seen = new Set<string>();
        pattern.kwd_attrs.forEach((attr, index) => {
          if (seen.has(attr)) {
            this.report(`attribute name repeated in class pattern: ${attr}`, pattern.kwd_patterns[index] ?? pattern);
          }
          seen.add(attr);
        });
        for (const inner of pattern.patterns) this.#captures(inner, names, true);
        for (const inner of pattern.kwd_patterns) this.#captures(inner, names, true);
        return;
      }
      case "MatchOr":
        return this.#alternatives(pattern, pattern.patterns, names, mayMatchAll);
    }
  }

  #alternatives(node: Pattern, alternatives: readonly Pattern[], names: Set<string>, mayMatchAll: boolean): void {
    let bound: Set<string> | null = null;
    alternatives.forEach((alternative, index) => {
      const own = new Set<string>();
      this.#captures(alternative, own, mayMatchAll && index === alternatives.length - 1);
      if (bound !== null && !isSameSet(own, bound)) this.report("alternative patterns bind different names", node);
      bound ??= own;
    });
    for (const name of bound ?? []) {
      if (names.has(name)) this.report(`multiple assignments to name '${name}' in pattern`, node);
      names.add(name);
    }
  }

  #keys(keys: readonly Expr[], place: Position): void {
    const seen = new Set<unknown>();
    for (const key of keys) {
      const value = keyValue(key);
      if (value === null) continue;
      if (seen.has(value.same)) this.report(`mapping pattern checks duplicate key (${value.text})`, place);
      seen.add(value.same);
    }
  }
}

const JUMP_IN_EXCEPT_STAR = "'break', 'continue' and 'return' cannot appear in an except* block";

function isSameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  if (left.size !== right.size) return false;
  for (const name of left) if (!right.has(name)) return false;
  return true;
}

/** A key as its `repr`, and as something that is the same for equal keys; `null` for values that are hardly keys. */
function keyValue(key: Expr): { readonly text: string; readonly same: unknown } | null {
  if (key.kind === "UnaryOp" && key.op === "USub") {
    const inner = keyValue(key.operand);
    return typeof inner?.same === "number" ? { text: `-${inner.text}`, same: -inner.same } : null;
  }
  if (key.kind === "BinOp") {
    const [real, imaginary] = [keyValue(key.left), key.right.kind === "Constant" ? imaginaryPart(key.right) : null];
    if (typeof real?.same !== "number" || imaginary === null) return null;
    const text = `(${real.text.replace(/\.0$/, "")}${key.op === "Add" ? "+" : "-"}${imaginary}j)`;
    return { text, same: text };
  }
  if (key.kind !== "Constant") return null;
  const text = constantText(key);
  if (text === null) return null;
  const { value } = key;
  if (typeof value === "boolean" || typeof value === "number") return { text, same: Number(value) };
  if (typeof value === "bigint") return { text, same: Number.isSafeInteger(Number(value)) ? Number(value) : value };
  return { text, same: typeof value === "string" ? `text ${value}` : value };
}

function imaginaryPart({ value }: Constant): number | null {
  return typeof value === "object" && value !== null && "imag" in value && typeof value.imag === "number" ? value.imag : null;
}

/** A constant as its `repr`; `null` for values that are hardly keys. */
function constantText({ value }: Constant): string | null {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return String(value);
    case "number":
      return Number.isInteger(value) ? `${value}.0` : String(value);
    case "string":
      return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`;
    default:
      return null;
  }
}
