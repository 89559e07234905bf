// Finding straight runs of operations on numbers, items and attributes that are worth a version of their own, and deciding what each of their
// values is taken to be. What a value really is, the emitted code tests.

import type { Op, Operand, Region } from "@molt-py/frontend";
import { BIG, FLOAT, INT, LIST, SMALL, TUPLE, constType, within, type ValueType } from "../../analysis/value-type.ts";
import { immediateBits } from "../constant-pool.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { findChain } from "../ops/int-chain.ts";
import type { OpOf } from "../ops/op-of.ts";
import { FLOAT_OPERATORS, INT_OPERATORS } from "../prelude/int-operators.ts";

/** What a value is taken to be. */
export type Kind = "float" | "int" | "object" | "condition";

/** A binary operation. */
export type Binary = OpOf<"binary"> | OpOf<"inplace">;

/** A run of operations. */
export interface Plan {
  readonly ops: readonly Op[];
  /** What the results of loads are taken to be. */
  readonly wants: ReadonlyMap<number, Kind>;
  /** What the operands of an operation are taken to be, those that are numbers. */
  readonly expected: ReadonlyMap<Op, ReadonlyMap<Operand, Kind>>;
  /** Whether an operator works on floats or ints. */
  readonly kinds: ReadonlyMap<Op, Kind>;
  /** The plan by which the same operations work on ints, when nothing spoke for floats but that something has to be tried first. */
  readonly otherwise: Plan | null;
  /** Int operators that are computed as one, by their first. */
  readonly chains: ReadonlyMap<Op, readonly Binary[]>;
}

/** Longer runs are cut: every operation is a place that the run can be left at. */
const LONGEST = 64;
/** How many operations have to become cheaper. */
const WORTHWHILE = 2;

/** What a run starts with. */
const STARTS: ReadonlySet<Op["op"]> = new Set(["binary", "inplace", "compare", "getattr", "setattr", "getitem", "setitem"]);

/** The run that starts at `index`, or null when there is none that is worth it. */
export function planRun(e: FunctionEmitter, region: Region, index: number): Plan | null {
  const first = region[index]?.op;
  if (!e.shape.fast || first === undefined || !STARTS.has(first)) return null;
  let limit = Math.min(region.length, index + LONGEST);
  for (;;) {
    const planner = new Planner(e, "float");
    planner.plan(region, index, limit);
    if (planner.open.size === 0) return planner.gain >= WORTHWHILE ? planner.result(planner.guessed ? onInts(e, region, index, planner) : null) : null;
    // What is loaded and not used within the run says nothing about itself: the run ends before it.
    limit = Math.min(...planner.open.values());
    if (limit <= index) return null;
  }
}

/** The plan of the same run on ints. */
function onInts(e: FunctionEmitter, region: Region, index: number, floats: Planner): Plan | null {
  const planner = new Planner(e, "int");
  const end = planner.plan(region, index, index + floats.length);
  const plan = planner.result(null);
  const same = end === index + floats.length && planner.open.size === 0;
  return same && floats.takesChainsOf(plan) ? plan : null;
}

/** What an operand is taken to be; `open` is a load that nothing has been said about yet. */
type Expected = Kind | "open" | null;

class Planner {
  readonly #e: FunctionEmitter;
  readonly #guess: "float" | "int";
  readonly #ops: Op[] = [];
  readonly #wants = new Map<number, Kind>();
  readonly #expectations = new Map<Op, Map<Operand, Kind>>();
  readonly #kinds = new Map<Op, Kind>();
  readonly #chains = new Map<Op, readonly Binary[]>();
  readonly #temps = new Map<number, Kind | "open">();
  readonly #locals = new Map<number, Kind>();
  /** Loads whose results are open, with their place in the region. */
  readonly open = new Map<number, number>();
  gain = 0;
  /** Whether nothing spoke for one of the kinds. */
  guessed = false;

  /** `guess` is the kind of what nothing is known about. */
  constructor(e: FunctionEmitter, guess: "float" | "int") {
    this.#e = e;
    this.#guess = guess;
  }

  get length(): number {
    return this.#ops.length;
  }

  /** Whether another plan can leave the run wherever it has to: not within a chain of this one. */
  takesChainsOf(other: Plan): boolean {
    return [...this.#chains.keys()].every((first) => other.chains.has(first));
  }

  result(otherwise: Plan | null): Plan {
    return { ops: this.#ops, wants: this.#wants, expected: this.#expectations, kinds: this.#kinds, otherwise, chains: this.#chains };
  }

  /** Takes operations from `index` on; answers the place of the first that is not taken. */
  plan(region: Region, index: number, limit: number): number {
    for (let at = index; at < limit; at++) {
      const op = region[at];
      if (op === undefined) return at;
      const chain = findChain(this.#e, region, at);
      if (chain.length > 0 && at + chain.length <= limit && this.#takeChain(chain)) {
        this.#chains.set(op, chain);
        this.#ops.push(...chain);
        at += chain.length - 1;
        continue;
      }
      if (!this.#take(op, region, at)) return at;
      this.#ops.push(op);
    }
    return limit;
  }

  #take(op: Op, region: Region, at: number): boolean {
    switch (op.op) {
      case "binary":
      case "inplace":
        return this.#binary(op, region, at);
      case "unary":
        return this.#negation(op);
      case "compare":
        return this.#compare(op);
      case "getattr":
        return this.#object(op.obj) && this.#load(op.dst, at);
      case "setattr":
        return !this.#e.shape.fn.qualname.endsWith("__init__") && this.#stored(op, op.src) && this.#object(op.obj) && this.#gains();
      case "getitem":
        return this.#sequence(op.obj) && this.#index(op.index) && this.#object(op.obj) && this.#load(op.dst, at);
      case "setitem":
        return this.#sequence(op.obj) && this.#stored(op, op.src) && this.#index(op.index) && this.#object(op.obj) && this.#gains();
      case "setlocal":
        return this.#setlocal(op);
      case "drop": {
        const kind = this.#expected(op.src);
        return op.src.kind === "temp" && this.#temps.has(op.src.id) && (kind === "float" || kind === "int");
      }
      default:
        return false;
    }
  }

  #gains(): boolean {
    this.gain++;
    return true;
  }

  #load(dst: number, at: number): boolean {
    if (this.#e.shape.facts.multiple.has(dst)) return false;
    this.#temps.set(dst, "open");
    this.open.set(dst, at);
    return this.#gains();
  }

  #expected(operand: Operand): Expected {
    const { shape } = this.#e;
    switch (operand.kind) {
      case "const":
        return constType(operand.value) === BIG ? "object" : byType(constType(operand.value));
      case "temp": {
        const known = this.#temps.get(operand.id);
        if (known !== undefined) return known;
        return byType(this.#e.tempType(operand.id)) ?? guess(shape.likely.temps[operand.id] ?? 0);
      }
      case "local":
        return this.#locals.get(operand.id) ?? byType(this.#e.typeOf(operand)) ?? guess(shape.likely.locals[operand.id] ?? 0);
    }
  }

  /** Says what an operand is taken to be. */
  #want(operand: Operand, kind: Kind): void {
    if (operand.kind === "local") this.#locals.set(operand.id, kind);
    if (operand.kind !== "temp") return;
    if (this.#temps.get(operand.id) === "open") {
      this.#wants.set(operand.id, kind);
      this.open.delete(operand.id);
    }
    this.#temps.set(operand.id, kind);
  }

  #binary(op: Binary, region: Region, at: number): boolean {
    const a = this.#expected(op.a);
    const b = this.#expected(op.b);
    const kind = this.#operatorKind(op, a, b, region, at);
    if (kind === null || a === null || b === null) return false;
    this.#settle(op, op.a, a, kind);
    this.#settle(op, op.b, b, kind);
    this.#define(op, op.dst, kind);
    const known = this.#e.typeOf(op.a) === FLOAT && this.#e.typeOf(op.b) === FLOAT;
    if (kind === "float" && !known && a !== "int" && b !== "int") this.gain++;
    return true;
  }

  #operatorKind(op: Binary, a: Expected, b: Expected, region: Region, at: number): Kind | null {
    if (a === null || b === null || a === "object" || b === "object" || a === "condition" || b === "condition") return null;
    if (FLOAT_OPERATORS[op.operator] === undefined) return INT_OPERATORS[op.operator] !== undefined && a !== "float" && b !== "float" ? "int" : null;
    if (a === "float" || b === "float" || op.operator === "truediv") return "float";
    // An int constant goes with floats as well.
    if ((a === "int" && op.a.kind !== "const") || (b === "int" && op.b.kind !== "const") || (a === "int" && b === "int")) return "int";
    if (isIndex(op.dst, region, at)) return "int";
    this.guessed = true;
    return this.#guess;
  }

  /** Settles what an operand is tested for. An operand of a float operator may be an int all the same, if it is expected to be one. */
  #settle(op: Op, operand: Operand, expected: Kind | "open", kind: Kind): void {
    const settled = expected === "open" ? kind : expected;
    let expectations = this.#expectations.get(op);
    if (expectations === undefined) this.#expectations.set(op, (expectations = new Map<Operand, Kind>()));
    expectations.set(operand, settled);
    this.#want(operand, settled);
  }

  #define(op: Op, dst: number, kind: Kind): void {
    this.#kinds.set(op, kind);
    this.#temps.set(dst, kind);
  }

  #negation(op: OpOf<"unary">): boolean {
    const kind = this.#expected(op.a);
    if (op.operator !== "neg" || (kind !== "float" && kind !== "open")) return false;
    this.#settle(op, op.a, kind, "float");
    this.#define(op, op.dst, "float");
    return true;
  }

  #compare(op: OpOf<"compare">): boolean {
    const a = this.#expected(op.a);
    const b = this.#expected(op.b);
    const numeric = (kind: Expected): boolean => kind === "float" || kind === "int";
    if (a === null || b === null || a === "object" || b === "object" || a === "condition" || b === "condition") return false;
    if (!numeric(a) && !numeric(b)) this.guessed = true;
    const kind = a === "float" || b === "float" ? "float" : numeric(a) || numeric(b) ? "int" : this.#guess;
    this.#settle(op, op.a, a, kind);
    this.#settle(op, op.b, b, kind);
    this.#kinds.set(op, kind);
    this.#temps.set(op.dst, "condition");
    return true;
  }

  #object(operand: Operand): boolean {
    if (operand.kind === "const") return false;
    if (operand.kind === "temp" && !this.#temps.has(operand.id)) return false;
    const kind = this.#expected(operand);
    if (kind !== "object" && kind !== "open") return false;
    this.#want(operand, "object");
    return true;
  }

  #sequence(operand: Operand): boolean {
    const type = this.#e.typeOf(operand);
    return operand.kind !== "const" && (type & LIST) !== 0 && !within(type, TUPLE);
  }

  #index(operand: Operand): boolean {
    if (this.#expected(operand) !== "int") return false;
    if (operand.kind !== "const") this.#want(operand, "int");
    return true;
  }

  /** What can be stored without counting it: a number, or a singleton. */
  #stored(op: Op, operand: Operand): boolean {
    if (operand.kind === "const") return immediateBits(operand.value) !== null;
    const kind = this.#expected(operand);
    if (kind !== "float" && kind !== "int") return false;
    this.#settle(op, operand, kind, kind);
    return true;
  }

  #setlocal(op: OpOf<"setlocal">): boolean {
    const kind = this.#expected(op.src);
    const guessed = kind === "open" ? guess(this.#e.shape.likely.locals[op.local] ?? 0) : kind;
    if (kind === null || (guessed !== "float" && guessed !== "int")) return false;
    if (this.#e.localRepresentation(op.local) === "f64" && (guessed !== "float" || this.#e.typeOf(op.src) !== FLOAT)) return false;
    this.#settle(op, op.src, kind, guessed);
    this.#locals.set(op.local, guessed);
    return true;
  }

  /** A chain works on ints only; at least one has to be expected. */
  #takeChain(chain: readonly Binary[]): boolean {
    const results = new Set(chain.map(({ dst }) => dst));
    const leaves = chain.flatMap((op) => [op.a, op.b]).filter((operand) => !(operand.kind === "temp" && results.has(operand.id)));
    const kinds = leaves.map((operand) => this.#expected(operand));
    if (!kinds.every((kind) => kind === "int" || kind === "open") || !kinds.includes("int")) return false;
    const ints = leaves.some((operand, index) => operand.kind !== "const" && kinds[index] === "int");
    if (!ints && chain.every(({ operator }) => FLOAT_OPERATORS[operator] !== undefined)) {
      this.guessed = true;
      if (this.#guess === "float") return false;
    }
    const [first, last] = [chain[0], chain.at(-1)];
    if (first !== undefined) for (const operand of leaves) this.#settle(first, operand, "int", "int");
    if (last !== undefined) this.#define(last, last.dst, "int");
    return true;
  }
}

/** What a value of a known type is, as far as numbers go. */
function byType(type: ValueType): Kind | null {
  if (type === FLOAT) return "float";
  if (type !== 0 && within(type, INT)) return "int";
  return (type & (FLOAT | INT)) === 0 && type !== 0 ? "object" : null;
}

function guess(type: ValueType): Kind | "open" {
  if ((type & FLOAT) !== 0) return "float";
  return (type & SMALL) === 0 ? "open" : "int";
}

/** Whether a result is soon used as an index. */
function isIndex(id: number, region: Region, at: number): boolean {
  for (const op of region.slice(at + 1, at + 8)) {
    if ((op.op === "getitem" || op.op === "setitem") && op.index.kind === "temp" && op.index.id === id) return true;
  }
  return false;
}
