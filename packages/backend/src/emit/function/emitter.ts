// The state of one function while it is emitted, and what every operation is written with: operands, results, errors.
//
// Operands are borrowed on the WebAssembly stack; `finish` releases those that an operation consumes once it is done. A helper's result stays on
// the stack meanwhile and is tested after that. An error releases the temporaries that are live and branches to the one landing of the
// function, or of the innermost `try`.

import { ADDRESS_PINS, type Pin, pinInit } from "./pins.ts";
import { FALSE, FRAME_POS, GEN_FUNC, type HelperName, INT_ZERO, NONE, TAG_POINTER, UNBOUND } from "@molt-py/abi";
import type { IRFunction, Op, Operand } from "@molt-py/frontend";
import type { Facts } from "../../analysis/facts.ts";
import type { LikelyTypes } from "../../analysis/likely.ts";
import type { InferredTypes } from "../../analysis/infer.ts";
import { ANY, FLOAT, POINTER, SMALL, constType, within, type ValueType } from "../../analysis/value-type.ts";
import { CodeBuilder, type Label, type Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import { immediateBits } from "../constant-pool.ts";
import type { ModuleContext } from "../module-context.ts";
import { decref, incref } from "../prelude/counting.ts";
import type { LoopSwitch } from "./continuation.ts";
import { TempFile, type LiveSet } from "./temp-file.ts";
import type { ResumeState } from "./resume.ts";
import { settleFunction } from "../prelude/found-methods.ts";
import { boxFloat, unboxFloat } from "../prelude/numbers.ts";

/** Where errors go. */
export interface Landing {
  /** Adds this frame to the traceback first. */
  readonly error: Label;
  /** Does not. */
  readonly rethrow: Label;
  /** What is live there: the rest is released on the way. */
  readonly base: LiveSet;
}

/** What `break` and `continue` name. */
export interface Target {
  readonly breakLabel: Label | null;
  readonly continueLabel: Label | null;
  readonly base: LiveSet;
  /** What is live after a `break`, once there is one. */
  breakLive: LiveSet | null;
}

/** Everything about how the function is called and represented. */
export interface FunctionShape {
  /** Emits one operation. It is handed in, because operations with regions emit regions and regions emit operations. */
  readonly emitOp: (e: FunctionEmitter, op: Op, entry: (() => void) | null) => boolean;
  readonly module: ModuleContext;
  readonly fn: IRFunction;
  readonly facts: Facts;
  readonly types: InferredTypes;
  /** What the types that are not known probably are. */
  readonly likely: LikelyTypes;
  /** Types of the WebAssembly parameters; the first is the callee or the generator (i32). */
  readonly parameters: readonly ValType[];
  /** Which parameters are WebAssembly parameters of their own: all, or none when they come in memory or in a generator's slots. */
  readonly directParameters: number;
  /** Whether common cases are emitted in line. */
  readonly fast: boolean;
  /** The parameter with the namespace, when the function has one. */
  readonly namespace: Local | null;
}

/** Bits that are worth a local of their own, because they take 8 bytes to write. */
const PINNED_BITS: ReadonlyMap<bigint, Pin> = new Map([
  [NONE, "none"],
  [UNBOUND, "unbound"],
  [INT_ZERO, "intZero"],
  [FALSE, "false"],
]);

/** An object that lives as long as the module, in one of its constants, or as the runtime, its address in the thread state. */
export type Kept = { readonly in: "constants"; readonly place: number } | { readonly in: "thread"; readonly offset: number };

/**
 * A method that has to be looked up before its arguments are evaluated. It is looked up where something first could make a difference, or fail: the
 * temporary holds 0 until then.
 */
export interface MethodFind {
  readonly op: Op & { readonly op: "findmethod" };
  /** The offset of its inline cache. */
  readonly cache: number;
  /** Whether there is a place where it is looked up. */
  settled: boolean;
}

/** Emits one function. */
export class FunctionEmitter {
  readonly shape: FunctionShape;
  readonly module: ModuleContext;
  readonly b: CodeBuilder;
  /** Runs first: gives the pinned locals their values. */
  readonly pins: CodeBuilder;
  readonly temps: TempFile;
  readonly landings: Landing[] = [];
  readonly targets = new Map<number, Target>();
  /** Locals of the Python variables and cells. */
  readonly locals: Local[] = [];
  readonly cells: Local[] = [];
  /** Variables whose value this function owns. */
  readonly owned: ReadonlySet<number>;
  /** Resume points, when the function is a generator's body or has loops. */
  readonly resume: ResumeState | null;
  /** Where the function is left, and the local with its result. */
  exit: Label | null = null;
  readonly result: Local;
  /** The function object's address. */
  readonly callee: Local;
  usesFrame = false;
  /** Whether what is emitted is rarely run, so that it is better small than fast. */
  rare = false;
  /** How many loops are around what is emitted. */
  loopDepth = 0;
  /** A comparison that the `if` after it emits, so that each of its cases goes to an arm at once. */
  deferred: (Op & { readonly op: "compare" }) | null = null;
  /** How loops that run long are left, and resumed. */
  loops: LoopSwitch | null = null;
  /** The local with the namespace, if any. */
  namespace: Local | null;
  /** The global name that a temporary was loaded from. */
  readonly globalNames = new Map<number, string>();
  /** Temporaries that are counted only when they differ from an object that is kept anyway (see `ModuleContext.functionPlaces`). */
  readonly guarded = new Map<number, Kept>();
  /** The function of the module that a temporary was made of. */
  readonly madeFunctions = new Map<number, number>();
  /** Methods whose arguments are being evaluated, the outermost first. */
  readonly finds: MethodFind[] = [];
  /** Whether the operation under way neither runs code of the program nor is seen to fail. */
  harmless = false;
  readonly #caches = new Map<Op, number>();
  readonly #shadows = new Map<number, Local>();
  #backEdges: Local | null = null;
  readonly #pinned = new Map<Pin, Local>();
  readonly #hiddenTypes = new Map<number, ValueType>();
  #hidden: number;

  constructor(shape: FunctionShape, resume: ResumeState | null) {
    this.shape = shape;
    this.module = shape.module;
    this.b = new CodeBuilder(shape.parameters);
    this.pins = new CodeBuilder(shape.parameters);
    this.resume = resume;
    this.#hidden = shape.fn.temps;
    this.temps = new TempFile(this.b, shape.facts.multiple, (id) => this.tempRepresentation(id));
    shape.fn.locals.forEach((_, index) => {
      this.locals.push(index < shape.directParameters ? index + 1 : this.b.local(this.localRepresentation(index)));
    });
    for (const _ of shape.fn.cells) this.cells.push(this.b.local("i64"));
    this.owned = this.#ownedLocals();
    this.result = this.b.local("i64");
    this.namespace = shape.namespace;
    this.callee = 0;
    if (resume?.kind === "generator") {
      this.callee = this.b.local("i32");
      this.pins.get(0);
      this.pins.load32(GEN_FUNC);
      this.pins.set(this.callee);
    }
  }

  #ownedLocals(): Set<number> {
    const owned = new Set<number>();
    const { facts, types, directParameters, fn } = this.shape;
    const borrowed = this.resume?.kind !== "generator" ? Math.max(directParameters, this.parameterCount) : 0;
    fn.locals.forEach((_, index) => {
      if (index < borrowed && !facts.rebound.has(index)) return;
      if (((types.locals[index] ?? ANY) & POINTER) !== 0) owned.add(index);
    });
    return owned;
  }

  /** Number of Python parameters. */
  get parameterCount(): number {
    const { posonly, regular, kwonly, varargs, varkw } = this.shape.fn.params;
    return posonly + regular + kwonly + Number(varargs) + Number(varkw);
  }

  // ── representation ──────────────────────────────────────────────────────────────────────────────────────────────

  /** How a variable is represented. */
  localRepresentation(index: number): ValType {
    return this.shape.types.locals[index] === FLOAT && !this.shape.facts.checked.has(index) ? "f64" : "i64";
  }

  /** How a temporary is represented: conditions are i32. */
  tempRepresentation(id: number): ValType {
    if (this.shape.facts.conditions.has(id)) return "i32";
    return this.tempType(id) === FLOAT ? "f64" : "i64";
  }

  /** The inferred type of a temporary. */
  tempType(id: number): ValueType {
    return this.#hiddenTypes.get(id) ?? this.shape.types.temps[id] ?? ANY;
  }

  /** The inferred type of an operand. */
  typeOf(operand: Operand): ValueType {
    switch (operand.kind) {
      case "const":
        return constType(operand.value);
      case "local":
        return this.shape.types.locals[operand.id] ?? ANY;
      case "temp":
        return this.tempType(operand.id);
    }
  }

  /** The representation of an operand. */
  representation(operand: Operand): ValType {
    if (operand.kind === "const") return operand.value.type === "float" ? "f64" : "i64";
    return operand.kind === "local" ? this.localRepresentation(operand.id) : this.tempRepresentation(operand.id);
  }

  /** A temporary of the emitter's own, such as a loop's iterator; it is released like any other. */
  hidden(type: ValueType): number {
    const id = this.#hidden++;
    this.#hiddenTypes.set(id, type);
    return id;
  }

  /** Whether a temporary is the emitter's own. */
  isHidden(id: number): boolean {
    return id >= this.shape.fn.temps;
  }

  // ── pinned locals ───────────────────────────────────────────────────────────────────────────────────────────────

  /** A local that holds the same thing throughout the function. */
  pin(pin: Pin): Local {
    let local = this.#pinned.get(pin);
    if (local === undefined) {
      local = this.b.local(ADDRESS_PINS.has(pin) ? "i32" : "i64");
      this.#pinned.set(pin, local);
      pinInit(this, pin);
      this.pins.set(local);
    }
    return local;
  }

  /** The local that counts back-edges, of all loops together. */
  backEdges(): Local {
    this.#backEdges ??= this.b.local("i32");
    return this.#backEdges;
  }

  /** Pushes the address of the thread state. */
  pushThread(): void {
    this.b.get(this.pin("ts"));
  }

  /** Pushes 64 bits. */
  pushBits(bits: bigint): void {
    const pin = PINNED_BITS.get(bits);
    if (pin === undefined) this.b.i64(bits);
    else this.b.get(this.pin(pin));
  }

  /** Pushes the constant with this index. */
  pushConstant(index: number): void {
    this.b.get(this.pin("data"));
    this.b.load64(index * 8);
  }

  /** Pushes an interned string. */
  pushName(name: string): void {
    this.pushConstant(this.module.constants.str(name));
  }

  /**
   * An f64 beside a variable that holds values: when its bits are the variable's, the variable is a float and this is it. So a sum that a loop
   * adds to need not pass through an integer register on its way to the next turn.
   */
  shadow(variable: number): Local {
    let shadow = this.#shadows.get(variable);
    if (shadow === undefined) this.#shadows.set(variable, (shadow = this.b.local("f64")));
    return shadow;
  }

  /** Whether a variable has a shadow. */
  hasShadow(variable: number): boolean {
    return this.#shadows.has(variable);
  }

  /** The offset of the inline cache of an operation, however often that is emitted. */
  cacheOf(op: Op): number {
    let cache = this.#caches.get(op);
    if (cache === undefined) this.#caches.set(op, (cache = this.module.inlineCache()));
    return cache;
  }

  /** Pushes the address of an inline cache of its own, or of several that follow each other. */
  pushInlineCache(count = 1): void {
    this.pushCache(this.module.inlineCache(count));
  }

  /** Pushes the address of the inline cache at this offset. */
  pushCache(offset: number): void {
    this.b.get(this.pin("caches"));
    if (offset === 0) return;
    this.b.i32(offset);
    this.b.op(OP.i32_add);
  }

  // ── operands ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The local of a variable or temporary, in its own representation. */
  storage(operand: Operand & { kind: "local" | "temp" }): Local {
    if (operand.kind === "temp") return this.temps.local(operand.id);
    const local = this.locals[operand.id];
    if (local === undefined) throw new Error(`no local ${operand.id}`);
    return local;
  }

  /** Pushes an operand as a value (borrowed). */
  push(operand: Operand): void {
    if (operand.kind === "const") {
      const bits = immediateBits(operand.value);
      if (bits === null) this.pushConstant(this.module.constants.constant(operand.value));
      else this.pushBits(bits);
      return;
    }
    this.b.get(this.storage(operand));
    const representation = this.representation(operand);
    if (representation === "f64") boxFloat(this.b);
    if (representation === "i32") this.boxCondition();
  }

  /** Turns 0 or 1 on the stack into a bool. */
  boxCondition(): void {
    this.b.op(OP.i64_extend_i32_u);
    this.pushBits(FALSE);
    this.b.op(OP.i64_or);
  }

  /** Pushes an operand whose type is float or inline int as an f64. */
  pushFloat(operand: Operand): void {
    const { b } = this;
    if (operand.kind === "const") {
      const { value } = operand;
      if (value.type === "float") return b.f64(value.value);
      if (value.type === "int") return b.f64(Number(value.value));
    }
    if (this.representation(operand) === "f64" && operand.kind !== "const") return b.get(this.storage(operand));
    this.push(operand);
    if (within(this.typeOf(operand), SMALL)) {
      this.untag();
      b.op(OP.f64_convert_i64_s);
    } else {
      unboxFloat(b);
    }
  }

  /** Turns an inline int on the stack into its number. */
  untag(): void {
    this.pushBits(INT_ZERO);
    this.b.op(OP.i64_sub);
  }

  /** A local that holds the operand as a value, for operations that look at it more than once. */
  valueLocal(operand: Operand): Local {
    if (operand.kind !== "const" && this.representation(operand) === "i64") return this.storage(operand);
    this.push(operand);
    const local = this.temps.scratch("i64");
    this.b.set(local);
    return local;
  }

  /** Pushes an operand as an owned value: a consumed temporary is moved, anything else counted. */
  take(operand: Operand): void {
    if (operand.kind === "temp" && operand.keep !== true) {
      this.push(operand);
      this.temps.kill(operand.id);
      return;
    }
    if (operand.kind === "const" && immediateBits(operand.value) !== null) return this.push(operand);
    if ((this.typeOf(operand) & POINTER) === 0) return this.push(operand);
    const local = this.valueLocal(operand);
    this.incref(local);
    this.b.get(local);
  }

  /** Pushes an operand as an owned value that is counted in any case: its temporary stays. */
  share(operand: Operand): void {
    if ((operand.kind === "const" && immediateBits(operand.value) !== null) || (this.typeOf(operand) & POINTER) === 0) return this.push(operand);
    const local = this.valueLocal(operand);
    this.incref(local);
    this.b.get(local);
  }

  /** Ends the use of operands: consumed temporaries are released. Leaves the stack alone. */
  finish(operands: readonly Operand[]): void {
    for (const operand of operands) {
      if (operand.kind !== "temp" || operand.keep === true) continue;
      this.release(operand.id);
      this.temps.kill(operand.id);
    }
  }

  /** Gives a temporary's value back; it stays in the live set. */
  release(id: number): void {
    if ((this.tempType(id) & POINTER) === 0 || this.tempRepresentation(id) !== "i64") return;
    const kept = this.guarded.get(id);
    if (kept === undefined) return this.decref(this.temps.local(id));
    this.b.get(this.temps.local(id));
    this.pushKept(kept);
    this.b.op(OP.i64_ne);
    this.b.unlikely();
    this.b.if();
    this.decref(this.temps.local(id));
    this.b.end();
  }

  /** Pushes the object that something kept is, if nobody replaced it. */
  pushKept(kept: Kept): void {
    if (kept.in === "constants") return this.pushConstant(kept.place);
    this.pushThread();
    this.b.load32(kept.offset);
    this.b.op(OP.i64_extend_i32_u);
    this.b.i64(TAG_POINTER);
    this.b.op(OP.i64_or);
  }

  incref(local: Local): void {
    this.b.get(local);
    this.b.call(incref(this.module));
  }

  decref(local: Local): void {
    this.b.get(local);
    this.b.call(decref(this.module));
  }

  // ── results ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Defines a temporary from the owned value on the stack. */
  define(id: number): void {
    const representation = this.tempRepresentation(id);
    if (representation === "f64") unboxFloat(this.b);
    if (representation === "i32") throw new Error(`temporary ${id} is a condition`);
    this.b.set(this.temps.define(id));
  }

  /** Defines a temporary from the f64 on the stack. */
  defineFloat(id: number): void {
    if (this.tempRepresentation(id) !== "f64") boxFloat(this.b);
    this.b.set(this.temps.define(id));
  }

  /** Defines a temporary from 0 or 1 on the stack. */
  defineCondition(id: number): void {
    if (this.tempRepresentation(id) !== "i32") this.boxCondition();
    this.b.set(this.temps.define(id));
  }

  /** Stores the position of the operation under way in the frame: it may run code of the program, or raise. */
  position(pos: number): void {
    this.settleFinds();
    this.#storePosition(pos);
  }

  /** Looks up the methods whose arguments are being evaluated, unless the operation under way makes no difference to them. */
  settleFinds(): void {
    if (!this.harmless) for (const find of this.finds) this.#settle(find);
  }

  /** Looks a method up, if that has not been done yet. */
  #settle(find: MethodFind): void {
    find.settled = true;
    const found = this.temps.local(find.op.dst);
    this.#storePosition(find.op.pos);
    this.b.get(found);
    this.pushCache(find.cache);
    this.push(find.op.obj);
    this.pushName(find.op.name);
    this.callPrelude(settleFunction(this.module));
    this.b.tee(found);
    this.b.op(OP.i64_eqz);
    this.errorIf(find.op.dst);
  }

  #storePosition(pos: number): void {
    this.b.get(this.frame());
    this.b.i32(pos);
    this.b.store32(FRAME_POS);
  }

  /** The local with the frame's address. */
  frame(): Local {
    this.usesFrame = true;
    return this.pin("frame");
  }

  /** Calls a helper. */
  helper(name: HelperName): void {
    this.usesFrame = true;
    this.b.call(this.module.helper(name));
  }

  /** An operation that gives a value or NULL: `emit` pushes it. Consumes the operands, tests, defines. */
  valueResult(dst: number, pos: number | null, operands: readonly Operand[], emit: () => void): void {
    if (pos !== null) this.position(pos);
    emit();
    this.finish(operands);
    this.checkedDefine(dst);
  }

  /** Defines a temporary from a value on the stack that may be NULL. */
  checkedDefine(dst: number): void {
    if (this.tempRepresentation(dst) === "i64") {
      // The local is assigned before the test, but the temporary is live only after it.
      const local = this.temps.define(dst);
      this.b.tee(local);
      this.b.op(OP.i64_eqz);
      this.errorIf(dst);
      return;
    }
    const local = this.temps.scratch("i64");
    this.b.tee(local);
    this.checkNull();
    this.b.get(local);
    this.define(dst);
  }

  /** An operation that gives a status: `emit` pushes it. Consumes the operands and tests for -1. */
  statusResult(pos: number | null, operands: readonly Operand[], emit: () => void): void {
    if (pos !== null) this.position(pos);
    emit();
    this.finish(operands);
    this.checkStatus();
  }

  /** An operation that gives 0, 1 or -1. */
  conditionResult(dst: number, pos: number | null, operands: readonly Operand[], negate: boolean, emit: () => void): void {
    if (pos !== null) this.position(pos);
    emit();
    this.finish(operands);
    const local = this.temps.scratch("i32");
    this.b.tee(local);
    this.checkStatus();
    this.b.get(local);
    if (negate) this.b.op(OP.i32_eqz);
    this.defineCondition(dst);
  }

  /** Tests the value on the stack for NULL. */
  checkNull(): void {
    this.b.op(OP.i64_eqz);
    this.errorIf();
  }

  /** Tests the status on the stack for -1. */
  checkStatus(): void {
    this.b.i32(0);
    this.b.op(OP.i32_lt_s);
    this.errorIf();
  }

  /** Takes the error path when the condition on the stack holds. `except` is a temporary that holds nothing there. */
  errorIf(except = -1): void {
    const landing = this.landing;
    const doomed = this.doomed(landing.base).filter((id) => id !== except);
    if (doomed.length === 0) return this.b.brIf(landing.error);
    this.b.unlikely();
    this.b.if();
    for (const id of doomed) this.release(id);
    this.b.br(landing.error);
    this.b.end();
  }

  /** Takes the error path: an exception is pending that has to get this frame into its traceback. */
  error(): void {
    this.leave(this.landing.base);
    this.b.br(this.landing.error);
  }

  /** The innermost landing. */
  get landing(): Landing {
    const landing = this.landings.at(-1);
    if (landing === undefined) throw new Error("an operation is emitted outside a function's body");
    return landing;
  }

  /** The counted temporaries that are live here and not in `base`. */
  doomed(base: LiveSet): readonly number[] {
    return this.temps.live.filter(
      (id) => !base.includes(id) && (this.tempType(id) & POINTER) !== 0 && this.tempRepresentation(id) === "i64",
    );
  }

  /** Releases the temporaries that are live here and not in `base`; control leaves for where only those are live. */
  leave(base: LiveSet): void {
    for (const id of this.doomed(base)) this.release(id);
  }

  // ── cells and namespace ─────────────────────────────────────────────────────────────────────────────────────────

  /** The local with a cell of the function's own. */
  ownCell(index: number): Local {
    const local = this.cells[index];
    if (local === undefined) throw new Error(`cell ${index} is not the function's own`);
    return local;
  }

  /** Pushes a cell, the function's own or captured (borrowed). */
  pushCell(index: number): void {
    if (index < this.cells.length) return this.b.get(this.ownCell(index));
    this.b.get(this.pin("closure"));
    this.b.load64((index - this.cells.length) * 8);
  }

  /** Defines a temporary as a cell itself. */
  defineCell(dst: number, index: number): void {
    const local = this.temps.scratch("i64");
    this.pushCell(index);
    this.b.tee(local);
    this.b.call(incref(this.module));
    this.b.get(local);
    this.define(dst);
  }

  /** Pushes the namespace (borrowed). */
  pushNamespace(): void {
    const { namespace } = this;
    if (namespace === null) throw new Error("the function has no namespace");
    this.b.get(namespace);
  }

  /** Defines a temporary as the namespace. */
  defineNamespace(dst: number): void {
    this.pushNamespace();
    this.b.call(incref(this.module));
    this.pushNamespace();
    this.define(dst);
  }

  /** A function of the prelude that can raise or run code. */
  callPrelude(target: FunctionRef): void {
    this.usesFrame = true;
    this.b.call(target);
  }
}
