// A straight run of operations on numbers, items and attributes, in two versions. The first takes for granted what the plan says: floats stay
// unboxed from one operation to the next, what is loaded is not counted, nothing can raise. It tests as it goes, and where something is not as
// expected it hands over to the second version, which is every operation as it is emitted elsewhere, at the operation that it could not do.
//
// Nothing in the first version runs other code or frees an object: a store that would replace a counted object is left to the second. So what is
// loaded stays alive, and what is known about an object stays true, until the run ends.

import { IC_BASE, IC_KEY, IC_NEW_SHAPE, IC_OFFSET, LIST_ITEMS, LIST_LEN, OBJ_TYPE, TS_TYPE_LIST } from "@molt-py/abi";
import type { Op, Operand } from "@molt-py/frontend";
import { FLOAT, SMALL, within } from "../../analysis/value-type.ts";
import type { Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import { immediateBits } from "../constant-pool.ts";
import type { FunctionEmitter } from "../function/emitter.ts";
import { computeChain, emitChain } from "../ops/int-chain.ts";
import type { OpOf } from "../ops/op-of.ts";
import { pushIsPointer } from "../prelude/counting.ts";
import { FLOAT_COMPARISONS, FLOAT_OPERATORS, INT_COMPARISONS, INT_OPERATORS } from "../prelude/int-operators.ts";
import { boxFloat, isNoFloat, isNoInt, pushIsInt, pushNumber, unboxFloat } from "../prelude/numbers.ts";
import type { Binary, Kind, Plan } from "./plan.ts";

/** What is known about an object: filled in as it is tested. */
interface Known {
  readonly value: Local;
  address: Local | null;
  /** Its type and shape. */
  key: Local | null;
  isList: boolean;
}

/** A value of the first version. An int is a value whose tag has been tested. */
type Held =
  | { readonly kind: "float" | "int" | "condition"; readonly local: Local }
  | { readonly kind: "object"; readonly known: Known };

/** Where the first version is left for. */
interface Exits {
  /** The operations of the second version. */
  readonly entries: ReadonlyMap<Op, Label>;
  /** What follows the run. */
  readonly done: Label;
}

/** The same knowledge, to be added to separately. */
function copy(held: Held): Held {
  return held.kind === "object" ? { kind: "object", known: { ...held.known } } : held;
}

/** Emits a run. */
export function emitRun(e: FunctionEmitter, plan: Plan): void {
  const { b, temps } = e;
  for (const op of plan.ops) if ("dst" in op) temps.reserve(op.dst);
  const inChain = new Set<Op>([...plan.chains.values()].flatMap((chain) => chain.slice(1)));
  const entries = new Map<Op, Label>();
  const done = b.block();
  for (const op of plan.ops.toReversed()) if (!inChain.has(op)) entries.set(op, b.coldBlock());
  new Run(e, plan, { entries, done }).emit(0);
  temps.endScratch();
  const rare = e.rare;
  e.rare = true;
  for (const op of plan.ops) {
    if (inChain.has(op)) continue;
    b.end();
    const chain = plan.chains.get(op);
    if (chain === undefined) e.shape.emitOp(e, op, null);
    else emitChain(e, chain);
    temps.endScratch();
  }
  e.rare = rare;
  b.end();
}

/** The first version of a run. */
class Run {
  readonly #e: FunctionEmitter;
  readonly #plan: Plan;
  readonly #exits: Exits;
  /** Temporaries that the run has defined and not consumed. */
  readonly #temps = new Map<number, Held>();
  /** What is known about variables and about temporaries from before. */
  readonly #locals = new Map<number, Held>();
  readonly #before = new Map<number, Held>();
  #op: Op | null = null;
  #forked = false;

  constructor(e: FunctionEmitter, plan: Plan, exits: Exits) {
    this.#e = e;
    this.#plan = plan;
    this.#exits = exits;
  }

  /** Emits the operations from the one with this index on. */
  emit(from: number): void {
    const inChain = new Set<Op>();
    for (const op of this.#plan.ops.slice(from)) {
      if (inChain.has(op)) continue;
      this.#op = op;
      const chain = this.#plan.chains.get(op);
      if (chain === undefined) {
        this.#emitOp(op);
      } else {
        chain.forEach((part) => inChain.add(part));
        this.#chain(chain);
      }
    }
    this.#layDown();
    this.#e.b.br(this.#exits.done);
  }

  /**
   * When a value is an int that was taken for a float without a reason, the run goes on by the plan for ints: `learn` tells that one what is
   * known, and the operation that is under way is emitted there again, or the next one.
   */
  #forkIfInt(value: Local, learn: (run: Run) => void, next: 0 | 1): void {
    const { otherwise } = this.#plan;
    if (otherwise === null || this.#op === null) return;
    // From here on a float is known where that plan wants an int.
    this.#forked = true;
    const { b } = this.#e;
    pushIsInt(b, value);
    b.if();
    const run = new Run(this.#e, otherwise, this.#exits);
    for (const [id, held] of this.#temps) run.#temps.set(id, copy(held));
    for (const [id, held] of this.#locals) run.#locals.set(id, copy(held));
    for (const [id, held] of this.#before) run.#before.set(id, copy(held));
    learn(run);
    run.emit(otherwise.ops.indexOf(this.#op) + next);
    b.end();
  }

  // ── leaving ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Puts every live temporary where the second version has it. */
  #layDown(): void {
    const { b, temps } = this.#e;
    for (const [id, held] of this.#temps) {
      const place = temps.local(id);
      if (held.kind === "object") {
        b.get(held.known.value);
        b.set(place);
        this.#e.incref(place);
      } else if (held.local !== place) {
        b.get(held.local);
        if (held.kind === "float" && this.#e.tempRepresentation(id) === "i64") boxFloat(b);
        b.set(place);
      }
    }
  }

  get #entry(): Label {
    const label = this.#op === null ? undefined : this.#exits.entries.get(this.#op);
    if (label === undefined) throw new Error("a run can be left at its operations only");
    return label;
  }

  /** Goes on with the second version, at this operation, when the condition on the stack holds. */
  #leaveIf(): void {
    const { b } = this.#e;
    if (this.#temps.size === 0) return b.brIf(this.#entry);
    b.unlikely();
    b.if();
    this.#layDown();
    b.br(this.#entry);
    b.end();
  }

  /** Emits what branches to a label when it cannot go on; it leaves nothing on the stack. */
  #orLeave(emit: (otherwise: Label) => void): void {
    const { b } = this.#e;
    if (this.#temps.size === 0) return emit(this.#entry);
    const fine = b.block();
    const otherwise = b.coldBlock();
    emit(otherwise);
    b.br(fine);
    b.end();
    this.#layDown();
    b.br(this.#entry);
    b.end();
  }

  // ── operands ────────────────────────────────────────────────────────────────────────────────────────────────────

  #held(operand: Operand): Held | undefined {
    if (operand.kind === "const") return undefined;
    if (operand.kind === "local") return this.#locals.get(operand.id);
    return this.#temps.get(operand.id) ?? this.#before.get(operand.id);
  }

  #learn(operand: Operand, held: Held): Held {
    if (operand.kind === "local") this.#locals.set(operand.id, held);
    if (operand.kind === "temp") this.#before.set(operand.id, held);
    return held;
  }

  /** Ends the use of operands by the operation. */
  #finish(...operands: readonly Operand[]): void {
    for (const operand of operands) if (operand.kind === "temp" && operand.keep !== true) this.#temps.delete(operand.id);
  }

  /** The value of a variable or temporary, boxed, in a local that does not change during the run. */
  #value(operand: Operand & { kind: "local" | "temp" }): Local {
    const { b, temps } = this.#e;
    const value = temps.scratch("i64");
    this.#e.push(operand);
    b.set(value);
    return value;
  }

  /** A local that holds what is on the stack. */
  #keep(type: "i32" | "i64" | "f64"): Local {
    const local = this.#e.temps.scratch(type);
    this.#e.b.set(local);
    return local;
  }

  /** Makes sure that an operand is a number. */
  #number(operand: Operand): void {
    if (operand.kind === "const" || this.#held(operand) !== undefined) return;
    const e = this.#e;
    const { b } = e;
    const type = e.typeOf(operand);
    if (type === FLOAT) {
      e.pushFloat(operand);
      this.#learn(operand, { kind: "float", local: this.#keep("f64") });
      return;
    }
    const expected = this.#expected(operand);
    if (expected === "float" && operand.kind === "local" && this.#otherwise(operand) !== "int" && this.#accumulates(operand.id)) return this.#accumulator(operand);
    const value = this.#value(operand);
    if (expected === "float" && this.#otherwise(operand) === "int") this.#forkIfInt(value, (run) => run.#learn(operand, { kind: "int", local: value }), 0);
    if (!within(type, SMALL)) {
      b.get(value);
      if (expected === "int") isNoInt(b);
      else isNoFloat(b);
      this.#leaveIf();
    }
    if (expected === "int") {
      this.#learn(operand, { kind: "int", local: value });
      return;
    }
    b.get(value);
    unboxFloat(b);
    this.#learn(operand, { kind: "float", local: this.#keep("f64") });
  }

  /** Whether the run binds a variable that it has not bound so far, in a function with loops: probably the next turn reads that. */
  #accumulates(variable: number): boolean {
    return this.#e.shape.facts.loops && this.#plan.ops.some((op) => op.op === "setlocal" && op.local === variable);
  }

  /** Makes sure that a variable is a float, which its shadow knows if it is what the run bound last. */
  #accumulator(operand: Operand & { kind: "local" }): void {
    const e = this.#e;
    const { b } = e;
    const place = e.storage(operand);
    const shadow = e.shadow(operand.id);
    b.get(place);
    b.get(shadow);
    boxFloat(b);
    b.op(OP.i64_ne);
    b.unlikely();
    b.if();
    b.get(place);
    isNoFloat(b);
    this.#leaveIf();
    b.get(place);
    unboxFloat(b);
    b.set(shadow);
    b.end();
    b.get(shadow);
    this.#learn(operand, { kind: "float", local: this.#keep("f64") });
  }

  /** What the plan for ints takes an operand to be. */
  #otherwise(operand: Operand): Kind | undefined {
    return this.#op === null || this.#forked ? undefined : this.#plan.otherwise?.expected.get(this.#op)?.get(operand);
  }

  #expected(operand: Operand & { kind: "local" | "temp" }): Kind {
    return (this.#op === null ? undefined : this.#plan.expected.get(this.#op)?.get(operand)) ?? "float";
  }

  #pushFloat(operand: Operand): void {
    const { b } = this.#e;
    if (operand.kind === "const") return this.#e.pushFloat(operand);
    const held = this.#held(operand);
    if (held === undefined || held.kind === "object" || held.kind === "condition") throw new Error("a number was expected");
    b.get(held.local);
    if (held.kind === "float") return;
    this.#e.untag();
    b.op(OP.f64_convert_i64_s);
  }

  /** The local with a tested int. */
  #int(operand: Operand): Local {
    if (operand.kind === "const") return this.#e.valueLocal(operand);
    const held = this.#held(operand);
    if (held?.kind !== "int") throw new Error("an int was expected");
    return held.local;
  }

  /** Pushes a number or singleton as a value. */
  #pushStored(operand: Operand): void {
    const { b } = this.#e;
    if (operand.kind === "const") return this.#e.pushBits(immediateBits(operand.value) ?? 0n);
    const held = this.#held(operand);
    if (held === undefined || held.kind === "object" || held.kind === "condition") throw new Error("a number was expected");
    b.get(held.local);
    if (held.kind === "float") boxFloat(b);
  }

  /** What is known about an object; tests that it is one. */
  #object(operand: Operand): Known & { address: Local } {
    const { b } = this.#e;
    if (operand.kind === "const") throw new Error("a constant is no object here");
    const held = this.#held(operand);
    let known = held?.kind === "object" ? held.known : null;
    if (known === null) {
      known = { value: this.#value(operand), address: null, key: null, isList: false };
      pushIsPointer(b, known.value);
      b.op(OP.i32_eqz);
      this.#leaveIf();
      this.#learn(operand, { kind: "object", known });
    }
    if (known.address === null) {
      b.get(known.value);
      b.op(OP.i32_wrap_i64);
      known.address = this.#keep("i32");
    }
    return known as Known & { address: Local };
  }

  // ── operations ──────────────────────────────────────────────────────────────────────────────────────────────────

  #emitOp(op: Op): void {
    switch (op.op) {
      case "binary":
      case "inplace":
        return this.#plan.kinds.get(op) === "float" ? this.#floatBinary(op) : this.#intBinary(op);
      case "unary":
        this.#number(op.a);
        this.#pushFloat(op.a);
        this.#e.b.op(OP.f64_neg);
        this.#finish(op.a);
        return this.#define(op.dst, "float");
      case "compare":
        return this.#compare(op);
      case "getattr":
        return this.#getattr(op);
      case "setattr":
        return this.#setattr(op);
      case "getitem":
        return this.#getitem(op);
      case "setitem":
        return this.#setitem(op);
      case "setlocal":
        return this.#setlocal(op);
      case "drop":
        return this.#finish(op.src);
      default:
        throw new Error(`operation ${op.op} is in no run`);
    }
  }

  /** Defines a temporary from what is on the stack. */
  #define(dst: number, kind: "float" | "int"): void {
    this.#temps.set(dst, { kind, local: this.#keep(kind === "float" ? "f64" : "i64") });
  }

  #floatBinary(op: Binary): void {
    const { b } = this.#e;
    const opcode = FLOAT_OPERATORS[op.operator];
    if (opcode === undefined) throw new Error(`${op.operator} has no float instruction`);
    this.#number(op.a);
    this.#number(op.b);
    if (op.operator === "truediv" && !(op.b.kind === "const" && "value" in op.b.value && Number(op.b.value.value) !== 0)) {
      this.#pushFloat(op.b);
      b.f64(0);
      b.op(OP.f64_eq);
      this.#leaveIf();
    }
    this.#pushFloat(op.a);
    this.#pushFloat(op.b);
    b.op(opcode);
    this.#finish(op.a, op.b);
    this.#define(op.dst, "float");
  }

  #intBinary(op: Binary): void {
    const e = this.#e;
    const operator = INT_OPERATORS[op.operator];
    if (operator === undefined) throw new Error(`${op.operator} has no form for inline ints`);
    this.#number(op.a);
    this.#number(op.b);
    const x = this.#int(op.a);
    const y = this.#int(op.b);
    const result = e.temps.scratch("i64");
    const constant = op.b.kind === "const" && op.b.value.type === "int" ? op.b.value.value : null;
    this.#orLeave((otherwise) => {
      operator(e.b, { x, y, constant, scratch: () => e.temps.scratch("i64") }, otherwise);
      e.b.set(result);
    });
    this.#finish(op.a, op.b);
    this.#temps.set(op.dst, { kind: "int", local: result });
  }

  #chain(chain: readonly Binary[]): void {
    const e = this.#e;
    const results = new Set(chain.map(({ dst }) => dst));
    const leaves = chain.flatMap((op) => [op.a, op.b]).filter((operand) => !(operand.kind === "temp" && results.has(operand.id)));
    for (const operand of leaves) this.#number(operand);
    const result = e.temps.scratch("i64");
    this.#orLeave((otherwise) => {
      computeChain(e, chain, otherwise, (operand) => pushNumber(e.b, this.#int(operand)));
      e.b.set(result);
    });
    this.#finish(...leaves);
    const last = chain.at(-1);
    if (last !== undefined) this.#temps.set(last.dst, { kind: "int", local: result });
  }

  #compare(op: OpOf<"compare">): void {
    const e = this.#e;
    const { b } = e;
    this.#number(op.a);
    this.#number(op.b);
    if (this.#plan.kinds.get(op) === "float") {
      this.#pushFloat(op.a);
      this.#pushFloat(op.b);
      b.op(FLOAT_COMPARISONS[op.operator]);
    } else {
      const [x, y] = [this.#int(op.a), this.#int(op.b)];
      b.get(x);
      b.get(y);
      b.op(INT_COMPARISONS[op.operator]);
    }
    this.#finish(op.a, op.b);
    const place = e.temps.local(op.dst);
    if (e.tempRepresentation(op.dst) !== "i32") e.boxCondition();
    b.set(place);
    this.#temps.set(op.dst, { kind: "condition", local: place });
  }

  /** Tests the type and shape of an object against the operation's inline cache. */
  #matchCache(known: Known & { address: Local }, cache: number): void {
    const { b } = this.#e;
    if (known.key === null) {
      b.get(known.address);
      b.load64(OBJ_TYPE);
      known.key = this.#keep("i64");
    }
    b.get(known.key);
    b.get(this.#e.pin("caches"));
    b.load64(cache + IC_KEY);
    b.op(OP.i64_ne);
    this.#leaveIf();
  }

  #getattr(op: OpOf<"getattr">): void {
    const e = this.#e;
    const { b } = e;
    const known = this.#object(op.obj);
    const cache = e.cacheOf(op);
    this.#matchCache(known, cache);
    const caches = e.pin("caches");
    b.get(known.address);
    b.get(caches);
    b.load32(cache + IC_BASE);
    b.op(OP.i32_and);
    b.get(caches);
    b.load32(cache + IC_OFFSET);
    b.op(OP.i32_add);
    b.load64(0);
    this.#loaded(op.dst, [op.obj]);
  }

  /** Defines a temporary from the loaded value on the stack, which is tested for what it is wanted as. */
  #loaded(dst: number, operands: readonly Operand[]): void {
    const e = this.#e;
    const { b } = e;
    const value = this.#keep("i64");
    const want = this.#plan.wants.get(dst);
    if (want === "float" && !this.#forked && this.#plan.otherwise?.wants.get(dst) === "int") {
      const learn = (run: Run): void => {
        run.#finish(...operands);
        run.#temps.set(dst, { kind: "int", local: value });
      };
      this.#forkIfInt(value, learn, 1);
    }
    if (want === "object") {
      pushIsPointer(b, value);
      b.op(OP.i32_eqz);
    } else {
      b.get(value);
      if (want === "int") isNoInt(b);
      else isNoFloat(b);
    }
    this.#leaveIf();
    this.#finish(...operands);
    if (want === "object") {
      this.#temps.set(dst, { kind: "object", known: { value, address: null, key: null, isList: false } });
    } else if (want === "int") {
      this.#temps.set(dst, { kind: "int", local: value });
    } else {
      b.get(value);
      unboxFloat(b);
      this.#define(dst, "float");
    }
  }

  #setattr(op: OpOf<"setattr">): void {
    const e = this.#e;
    const { b } = e;
    if (op.src.kind !== "const") this.#number(op.src);
    const known = this.#object(op.obj);
    const cache = e.cacheOf(op);
    const caches = e.pin("caches");
    this.#matchCache(known, cache);
    // A store that adds an attribute changes the shape.
    b.get(known.key ?? -1);
    b.i64(32);
    b.op(OP.i64_shr_u);
    b.op(OP.i32_wrap_i64);
    b.get(caches);
    b.load32(cache + IC_NEW_SHAPE);
    b.op(OP.i32_ne);
    this.#leaveIf();
    b.get(known.address);
    b.get(caches);
    b.load32(cache + IC_OFFSET);
    b.op(OP.i32_add);
    this.#store(op.src);
    this.#finish(op.obj, op.src);
  }

  /** Stores an operand at the address on the stack, unless a counted object is there. */
  #store(source: Operand): void {
    const { b } = this.#e;
    const slot = this.#keep("i32");
    b.get(slot);
    b.load64(0);
    pushIsPointer(b, this.#keep("i64"));
    this.#leaveIf();
    b.get(slot);
    this.#pushStored(source);
    b.store64(0);
  }

  #getitem(op: OpOf<"getitem">): void {
    this.#pushSlot(op.obj, op.index);
    this.#e.b.load64(0);
    this.#loaded(op.dst, [op.obj, op.index]);
  }

  #setitem(op: OpOf<"setitem">): void {
    if (op.src.kind !== "const") this.#number(op.src);
    this.#pushSlot(op.obj, op.index);
    this.#store(op.src);
    this.#finish(op.obj, op.index, op.src);
  }

  /** Pushes the address of an item of a list. */
  #pushSlot(object: Operand, index: Operand): void {
    const e = this.#e;
    const { b } = e;
    const known = this.#object(object);
    if (!known.isList) {
      b.get(known.address);
      b.load32(OBJ_TYPE);
      e.pushThread();
      b.load32(TS_TYPE_LIST);
      b.op(OP.i32_ne);
      this.#leaveIf();
      known.isList = true;
    }
    const constant = index.kind === "const" && index.value.type === "int" ? index.value.value : null;
    const place = constant === null ? this.#offset(index, known.address) : this.#constantOffset(constant, known.address);
    b.get(known.address);
    b.load32(LIST_ITEMS);
    b.get(place);
    b.i32(3);
    b.op(OP.i32_shl);
    b.op(OP.i32_add);
  }

  /** A local with a variable index; a negative one, one out of range and what is no int are left to the second version in one test. */
  #offset(index: Operand, address: Local): Local {
    const e = this.#e;
    const { b } = e;
    const held = this.#held(index);
    if (index.kind === "const") throw new Error("a variable index was expected");
    const value = held?.kind === "int" ? held.local : this.#value(index);
    b.get(value);
    e.untag();
    const number = this.#keep("i64");
    b.get(number);
    b.get(address);
    b.load32(LIST_LEN);
    b.op(OP.i64_extend_i32_u);
    b.op(OP.i64_ge_u);
    this.#leaveIf();
    if (held === undefined) this.#learn(index, { kind: "int", local: value });
    b.get(number);
    b.op(OP.i32_wrap_i64);
    return this.#keep("i32");
  }

  #constantOffset(index: bigint, address: Local): Local {
    const { b } = this.#e;
    const far = index >= 0n ? index : -index - 1n;
    b.get(address);
    b.load32(LIST_LEN);
    const length = this.#keep("i32");
    b.i32(Number(far));
    b.get(length);
    b.op(OP.i32_ge_u);
    this.#leaveIf();
    if (index < 0n) {
      b.get(length);
      b.i32(Number(-index));
      b.op(OP.i32_sub);
    } else {
      b.i32(Number(index));
    }
    return this.#keep("i32");
  }

  #setlocal(op: OpOf<"setlocal">): void {
    const e = this.#e;
    const { b } = e;
    if (op.src.kind !== "const") this.#number(op.src);
    const place = e.storage({ kind: "local", id: op.local });
    const before = this.#locals.get(op.local);
    if (e.owned.has(op.local) && before?.kind !== "float" && before?.kind !== "int") {
      pushIsPointer(b, place);
      this.#leaveIf();
    }
    const held = this.#held(op.src);
    if (e.localRepresentation(op.local) === "f64") this.#pushFloat(op.src);
    else this.#pushStored(op.src);
    b.set(place);
    if (held?.kind === "float" && e.hasShadow(op.local)) {
      b.get(held.local);
      b.set(e.shadow(op.local));
    }
    this.#finish(op.src);
    if (held === undefined) this.#locals.delete(op.local);
    else this.#locals.set(op.local, held);
  }
}
