/**
 * `match` statements.
 *
 * A pattern jumps to its case's failure label when it does not match; names are bound only when the whole pattern has matched, before the
 * guard. Until then what they will be bound to are temporaries, which every failing path drops.
 */

import type { Expr, Match, MatchCase, MatchClass, MatchMapping, MatchOr, MatchSequence, Pattern, Position as Range } from "../ast/nodes.ts";
import type { ConstValue, Operand } from "../ir/types.ts";
import { jumpIf } from "./conditions.ts";
import { constantsOf } from "./displays.ts";
import { constant, type FunctionLowering, keep, NONE } from "./function-lowering.ts";
import type { Label } from "./labels.ts";
import { storeName } from "./names.ts";
import { classPatternRange } from "./positions.ts";

export function lowerMatch(f: FunctionLowering, node: Match): void {
  const value = f.rules.expression(f, node.subject);
  // A capture may rebind the local that is matched, and then a guard fails.
  const subject = f.own(value);
  f.block((end) => {
    node.cases.forEach((matchCase, index) => {
      const isLast = index === node.cases.length - 1;
      lowerCase(f, matchCase, subject, isLast, end);
    });
  });
}

function lowerCase(f: FunctionLowering, node: MatchCase, subject: Operand, isLast: boolean, end: Label): void {
  if (!f.reachable) return;
  f.block((failed) => {
    const matcher = new PatternMatcher(f, failed);
    matcher.match(node.pattern, keep(subject));
    matcher.bind(node.pattern);
    if (node.guard !== null) jumpIf(f, node.guard, false, failed);
    f.discard(subject);
    f.rules.statements(f, node.body);
    f.jump(end);
  });
  if (isLast) f.discard(subject);
}

/** A name and the temporary or constant that it will be bound to. */
interface Capture {
  readonly name: string;
  readonly value: Operand;
}

class PatternMatcher {
  readonly #f: FunctionLowering;
  readonly #failed: Label;
  #captures: Capture[] = [];
  /** Temporaries that patterns still to come will use. */
  #pending: Operand[] = [];

  constructor(f: FunctionLowering, failed: Label) {
    this.#f = f;
    this.#failed = failed;
  }

  /** Binds what was captured, in the order of the pattern. */
  bind(node: Range): void {
    for (const { name, value } of this.#captures) storeName(this.#f, name, value, node);
    this.#captures = [];
  }

  /** Matches `subject`, using it up unless it is kept. */
  match(pattern: Pattern, subject: Operand): void {
    const f = this.#f;
    switch (pattern.kind) {
      case "MatchValue": {
        const value = this.#holding(subject, () => f.rules.expression(f, pattern.value));
        this.#require(f.define({ op: "compare", operator: "eq", a: subject, b: value, pos: f.at(pattern) }), pattern);
        return;
      }
      case "MatchSingleton": {
        const value = constant({ type: pattern.value === null ? "None" : pattern.value ? "True" : "False" });
        this.#require(f.define({ op: "is", a: subject, b: value, negate: false }), pattern);
        return;
      }
      case "MatchAs":
        if (pattern.pattern === null) {
          this.#captureOrDrop(pattern.name, subject);
          return;
        }
        if (pattern.name === null) {
          this.match(pattern.pattern, subject);
          return;
        }
        this.#holding(subject, () => this.match(pattern.pattern as Pattern, keep(subject)));
        this.#captureOrDrop(pattern.name, subject);
        return;
      case "MatchStar":
        this.#captureOrDrop(pattern.name, subject);
        return;
      case "MatchOr":
        this.#or(pattern, subject);
        return;
      case "MatchSequence":
        this.#sequence(pattern, subject);
        return;
      case "MatchMapping":
        this.#mapping(pattern, subject);
        return;
      case "MatchClass":
        this.#class(pattern, subject);
        return;
    }
  }

  #captureOrDrop(name: string | null, subject: Operand): void {
    const f = this.#f;
    const isKept = subject.kind === "temp" && subject.keep === true;
    if (name !== null) this.#captures.push({ name, value: isKept ? f.define({ op: "move", src: subject }) : subject });
    else if (!isKept) f.discard(subject);
  }

  /** Runs `action` while the owned temporary `held` has to be dropped if it fails. */
  #holding<T>(held: Operand, action: () => T): T {
    const isOwned = held.kind === "temp" && held.keep !== true;
    if (isOwned) this.#pending.push(held);
    const result = action();
    if (isOwned) this.#pending.pop();
    return result;
  }

  /** Fails unless `condition` is true. */
  #require(condition: Operand, at: Range): void {
    const f = this.#f;
    f.branch(
      condition,
      f.at(at),
      () => undefined,
      () => this.#fail(),
    );
  }

  #fail(): void {
    const f = this.#f;
    for (const operand of this.#pending) f.discard(operand);
    for (const { value } of this.#captures) f.discard(value);
    f.jump(this.#failed);
  }

  #or(pattern: MatchOr, subject: Operand): void {
    const f = this.#f;
    const before = this.#captures;
    const results = new Map<string, Operand & { kind: "temp" }>();
    f.block((matched) => {
      pattern.patterns.forEach((alternative, index) => {
        const isLast = index === pattern.patterns.length - 1;
        const attempt = (failed: Label, captures: Capture[], pending: Operand[], own: Operand): void => {
          const inner = new PatternMatcher(f, failed);
          const known = captures.length;
          inner.#captures = captures;
          inner.#pending = pending;
          inner.match(alternative, own);
          const found = inner.#captures.slice(known);
          for (const { name, value } of found) {
            let result = results.get(name);
            if (result === undefined) {
              result = { kind: "temp", id: f.temp() };
              results.set(name, result);
            }
            f.emit({ op: "move", dst: result.id, src: value });
          }
        };
        if (isLast) {
          // What the last alternative cannot match fails as a whole.
          attempt(this.#failed, [...before], this.#pending, subject);
        } else {
          f.block((failed) => {
            attempt(failed, [], [], keep(subject));
            if (!isKeptTemp(subject)) f.discard(subject);
            f.jump(matched);
          });
        }
      });
    });
    this.#captures = [...before, ...[...results].map(([name, value]) => ({ name, value }))];
  }

  #sequence(pattern: MatchSequence, subject: Operand): void {
    const f = this.#f;
    const { patterns } = pattern;
    const star = patterns.findIndex((part) => part.kind === "MatchStar");
    const needed = star < 0 ? patterns.length : patterns.length - 1;
    this.#holding(subject, () => {
      this.#require(f.define({ op: "matchsequence", subject: keep(subject) }), pattern);
      if (star < 0 || needed > 0) {
        const length = f.define({ op: "len", src: keep(subject), pos: f.at(pattern) });
        const wanted = constant({ type: "int", value: BigInt(needed) });
        this.#require(f.define({ op: "compare", operator: star < 0 ? "eq" : "ge", a: length, b: wanted, pos: f.at(pattern) }), pattern);
      }
    });
    if (patterns.every(isWildcard)) {
      this.#release(subject);
      return;
    }
    const starPattern = patterns[star];
    if (starPattern !== undefined && isWildcard(starPattern)) {
      this.#sequenceByIndex(pattern, subject, star);
      return;
    }
    const dsts = patterns.map(() => f.temp());
    const pos = f.at(pattern);
    if (star < 0) f.emit({ op: "unpack", dsts, src: subject, pos });
    else f.emit({ op: "unpackstar", dsts, star, src: subject, pos });
    this.#matchAll(patterns, dsts);
  }

  /** With `*_`, the other items are fetched one by one instead of making a list of the rest. */
  #sequenceByIndex(pattern: MatchSequence, subject: Operand, star: number): void {
    const f = this.#f;
    const { patterns } = pattern;
    this.#holding(subject, () => {
      patterns.forEach((part, i) => {
        if (i === star || isWildcard(part)) return;
        let index: Operand = constant({ type: "int", value: BigInt(i) });
        if (i > star) {
          const length = f.define({ op: "len", src: keep(subject), pos: f.at(pattern) });
          const back = constant({ type: "int", value: BigInt(patterns.length - i) });
          index = f.define({ op: "binary", operator: "sub", a: length, b: back, pos: f.at(pattern) });
        }
        this.match(part, f.define({ op: "getitem", obj: keep(subject), index, pos: f.at(pattern) }));
      });
    });
    this.#release(subject);
  }

  /** Matches each of `dsts`; those still to come are dropped if one fails. */
  #matchAll(patterns: readonly Pattern[], dsts: readonly number[]): void {
    const operands = dsts.map((id): Operand => ({ kind: "temp", id }));
    const pending = this.#pending;
    patterns.forEach((part, index) => {
      const operand = operands[index];
      if (operand === undefined) return;
      this.#pending = [...pending, ...operands.slice(index + 1)];
      this.match(part, operand);
    });
    this.#pending = pending;
  }

  #mapping(pattern: MatchMapping, subject: Operand): void {
    const f = this.#f;
    const { keys, patterns, rest } = pattern;
    let keyTuple: Operand = NONE;
    let values: Operand = NONE;
    this.#holding(subject, () => {
      this.#require(f.define({ op: "matchmapping", subject: keep(subject) }), pattern);
      if (keys.length === 0) return;
      const length = f.define({ op: "len", src: keep(subject), pos: f.at(pattern) });
      const wanted = constant({ type: "int", value: BigInt(keys.length) });
      this.#require(f.define({ op: "compare", operator: "ge", a: length, b: wanted, pos: f.at(pattern) }), pattern);
      keyTuple = this.#keys(keys, pattern);
      values = f.define({ op: "matchkeys", subject: keep(subject), keys: keep(keyTuple), pos: f.at(pattern) });
      const missing = f.define({ op: "is", a: keep(values), b: NONE, negate: true });
      this.#holding(keyTuple, () => this.#holding(values, () => this.#require(missing, pattern)));
    });
    if (rest === null) {
      this.#release(subject);
      f.discard(keyTuple);
    } else if (keys.length === 0) {
      this.#captures.push({ name: rest, value: this.#copyOf(subject, pattern) });
    } else {
      // The subpatterns come first, so the rest is captured last, as its name stands last.
      const remaining = this.#copyOf(subject, pattern);
      keys.forEach((_, index) => {
        const at = constant({ type: "int", value: BigInt(index) });
        const key = keyTuple.kind === "const" && keyTuple.value.type === "tuple"
          ? constant(keyTuple.value.items[index] ?? { type: "None" })
          : f.define({ op: "getitem", obj: keep(keyTuple), index: at, pos: f.at(pattern) });
        f.emit({ op: "delitem", obj: keep(remaining), index: key, pos: f.at(pattern) });
      });
      f.discard(keyTuple);
      this.#holding(remaining, () => this.#unpackAndMatch(patterns, values, pattern));
      this.#captures.push({ name: rest, value: remaining });
      return;
    }
    if (keys.length > 0) this.#unpackAndMatch(patterns, values, pattern);
  }

  #keys(keys: readonly Expr[], at: Range): Operand {
    const f = this.#f;
    const items = keys.map((key) => f.rules.expression(f, key));
    const values: ConstValue[] | null = constantsOf(items);
    return values === null ? f.define({ op: "tuple", items, pos: f.at(at) }) : constant({ type: "tuple", items: values });
  }

  #copyOf(subject: Operand, at: Range): Operand {
    const f = this.#f;
    const copy = f.define({ op: "dict", items: [], pos: f.at(at) });
    f.emit({ op: "dictupdate", target: keep(copy), src: subject, pos: f.at(at) });
    return copy;
  }

  #class(pattern: MatchClass, subject: Operand): void {
    const f = this.#f;
    const cls = this.#holding(subject, () => f.rules.expression(f, pattern.cls));
    const count = pattern.patterns.length;
    const values = f.define({ op: "matchclass", subject, cls, count, kwnames: pattern.kwd_attrs, pos: f.position(classPatternRange(f.module.lines, pattern)) });
    const matched = f.define({ op: "is", a: keep(values), b: NONE, negate: true });
    this.#holding(values, () => this.#require(matched, pattern));
    this.#unpackAndMatch([...pattern.patterns, ...pattern.kwd_patterns], values, pattern);
  }

  #unpackAndMatch(patterns: readonly Pattern[], values: Operand, at: Range): void {
    const f = this.#f;
    if (patterns.every(isWildcard)) {
      f.discard(values);
      return;
    }
    const dsts = patterns.map(() => f.temp());
    f.emit({ op: "unpack", dsts, src: values, pos: f.at(at) });
    this.#matchAll(patterns, dsts);
  }

  #release(subject: Operand): void {
    if (!isKeptTemp(subject)) this.#f.discard(subject);
  }
}

function isKeptTemp(operand: Operand): boolean {
  return operand.kind === "temp" && operand.keep === true;
}

function isWildcard(pattern: Pattern): boolean {
  return (pattern.kind === "MatchAs" && pattern.pattern === null && pattern.name === null) || (pattern.kind === "MatchStar" && pattern.name === null);
}
