/**
 * The state of lowering one function: the operations made so far, its temporaries, labels and positions, and what is known about
 * its locals at the current point.
 *
 * Everything that lowers a construct is a function that takes this first. Constructs reach each other through `rules`
 * (an expression contains a comprehension, which contains expressions), so the modules' imports go one way.
 */

import type { Expr, Position as Range, Stmt } from "../ast/nodes.ts";
import { mayRaise } from "../ir/operands.ts";
import type { ConstValue, IRFunction, Op, Operand, Parameters, Position } from "../ir/types.ts";
import type { Scope } from "../scopes/scope-tree.ts";
import type { Frame } from "./exits.ts";
import { type Bound, type Label, UNREACHABLE } from "./labels.ts";
import type { ModuleLowering } from "./module-lowering.ts";
import { expressionRange, rangeOf } from "./positions.ts";

/** The ways into the constructs that contain each other. */
export interface Rules {
  /** Lowers an expression for its value. */
  expression(f: FunctionLowering, node: Expr): Operand;
  /** Lowers statements in order. */
  statements(f: FunctionLowering, body: readonly Stmt[]): void;
}

/** What an {@link IRFunction} says about itself beside its body. */
export type FunctionHeader = Pick<IRFunction, "name" | "qualname" | "kind" | "firstLine" | "doc"> & { readonly params: Parameters };

type WithoutId<T> = T extends unknown ? Omit<T, "dst"> : never;
/** An operation without its `dst`, which {@link FunctionLowering.define} adds. */
export type Defining = WithoutId<Extract<Op, { dst: number }>>;

/** Names of cells that a function has beside those of its scope. */
export interface HiddenCells {
  readonly cells: readonly string[];
  readonly free: readonly string[];
}

export class FunctionLowering {
  readonly module: ModuleLowering;
  readonly rules: Rules;
  /** The scope whose code this is. */
  readonly owner: Scope;
  /** The scope that names are looked up in: `owner`, or a comprehension inlined into it. */
  scope: Scope;
  /** Which locals are certainly bound here. */
  bound: Bound = 0n;
  /** What jumps out of here have to pass, innermost last. */
  readonly frames: Frame[] = [];

  /** Cells and free variables that are in no scope. */
  readonly hidden: HiddenCells;
  /** Annotated names whose being reached the body has to remember, with their numbers. */
  readonly conditionalAnnotations = new Map<Stmt, number>();

  #ops: Op[] = [];
  #temps = 0;
  #labels = 0;
  readonly #positions: Position[] = [];
  readonly #locals: Map<string, number>;
  readonly #cells: readonly string[];
  readonly #freevars: readonly string[];

  constructor(module: ModuleLowering, scope: Scope, hidden: HiddenCells = { cells: [], free: [] }) {
    this.module = module;
    this.rules = module.rules;
    this.owner = scope;
    this.hidden = hidden;
    this.#cells = [...scope.cellvars, ...hidden.cells];
    this.#freevars = [...scope.freevars, ...hidden.free];
    this.scope = scope;
    this.#locals = new Map(scope.varnames.map((name, index) => [name, index]));
    for (let i = 0; i < scope.parameterCount; i++) this.bound |= 1n << BigInt(i);
  }

  get reachable(): boolean {
    return this.bound !== UNREACHABLE;
  }

  // Operations

  /** Appends an operation, unless control does not come here. */
  emit(op: Op): void {
    if (this.reachable) this.#ops.push(op);
  }

  /** Appends operations that {@link region} gave, reachable or not. */
  append(ops: readonly Op[]): void {
    for (const op of ops) this.#ops.push(op);
  }

  /** Appends an operation that defines a new temporary and returns that. */
  define(op: Defining): Operand {
    const dst = this.temp();
    this.emit({ ...op, dst } as Op);
    return { kind: "temp", id: dst };
  }

  /** Appends an operation behind which control does not go on. */
  terminate(op: Op): void {
    this.emit(op);
    this.bound = UNREACHABLE;
  }

  /** The number of a new temporary. */
  temp(): number {
    return this.#temps++;
  }

  /** Drops a value that nothing wants. */
  discard(operand: Operand): void {
    if (operand.kind === "temp") this.emit({ op: "drop", src: operand });
  }

  /** An owned copy, or the operand itself if it is a temporary or a constant: a value that no store to a local can change. */
  own(operand: Operand): Operand {
    return operand.kind === "local" ? this.define({ op: "move", src: operand }) : operand;
  }

  /** Gives the operations that `build` appends as a region of their own. */
  region(build: () => void): Op[] {
    const outer = this.#ops;
    const inner: Op[] = [];
    this.#ops = inner;
    build();
    this.#ops = outer;
    return inner;
  }

  // Positions

  /** The number of a new position for a range without anchor. */
  at(node: Range): number {
    return this.#positions.push(rangeOf(node)) - 1;
  }

  /** The number of a new position for an expression. */
  atExpression(node: Expr): number {
    return this.#positions.push(expressionRange(this.module.lines, node)) - 1;
  }

  /** The number of a new position. */
  position(position: Position): number {
    return this.#positions.push(position) - 1;
  }

  // Control flow

  label(jump: Label["jump"]): Label {
    return { id: this.#labels++, jump, bound: UNREACHABLE, uses: 0 };
  }

  /** Jumps to `label`. */
  jump(label: Label): void {
    if (!this.reachable) return;
    label.uses++;
    label.bound &= this.bound;
    this.terminate({ op: label.jump, label: label.id });
  }

  /** A block around what `build` makes; jumps to the label that it is given end it. Without jumps there is no block. */
  block(build: (label: Label) => void): void {
    const label = this.label("break");
    this.blockOf(label, () => build(label));
  }

  /** Like {@link block}, for a label made before. */
  blockOf(label: Label, build: () => void): void {
    if (!this.reachable) return;
    const body = this.region(build);
    if (label.uses === 0) {
      this.append(body);
      return;
    }
    this.#ops.push({ op: "block", label: label.id, body });
    this.bound &= label.bound;
  }

  /** Branches on the truth of `cond`. */
  branch(cond: Operand, pos: number, then: () => void, otherwise: () => void): void {
    if (!this.reachable) return;
    const start = this.bound;
    const thenOps = this.region(then);
    const afterThen = this.bound;
    this.bound = start;
    const elseOps = this.region(otherwise);
    this.#ops.push({ op: "if", cond, then: thenOps, else: elseOps, pos });
    this.bound &= afterThen;
  }

  /**
   * Appends an operation that owns a loop body. `unbound` are the locals that the body may unbind: they are not certain at its start.
   * Afterwards, unless `endless`, the state is that of the loop's start.
   */
  loop(unbound: Bound, endless: boolean, build: () => void, make: (body: Op[]) => Op): void {
    if (!this.reachable) return;
    const start = this.bound & ~unbound;
    this.bound = start;
    const body = this.region(build);
    this.#ops.push(make(body));
    this.bound = endless ? UNREACHABLE : start;
  }

  /** Appends a `try`. `unbound` are the locals that the body may unbind. */
  tryCatch(unbound: Bound, body: () => void, handler: (exc: Operand & { kind: "temp" }) => void): void {
    if (!this.reachable) return;
    const start = this.bound;
    const bodyOps = this.region(body);
    const afterBody = this.bound;
    if (!mayRaise(bodyOps)) {
      this.append(bodyOps);
      return;
    }
    this.bound = start & ~unbound;
    const exc = this.temp();
    const handlerOps = this.region(() => handler({ kind: "temp", id: exc }));
    this.#ops.push({ op: "try", body: bodyOps, exc, handler: handlerOps });
    this.bound &= afterBody;
  }

  // Variables

  /** The number of the local variable of slot `slot`. */
  local(slot: string): number {
    const id = this.#locals.get(slot);
    if (id === undefined) throw new RangeError(`no local ${slot} in ${this.owner.qualname}`);
    return id;
  }

  isBound(local: number): boolean {
    return !this.reachable || (this.bound & (1n << BigInt(local))) !== 0n;
  }

  markBound(local: number): void {
    if (this.reachable) this.bound |= 1n << BigInt(local);
  }

  markUnbound(local: number): void {
    if (this.reachable) this.bound &= ~(1n << BigInt(local));
  }

  /** The number of an own cell or of a free variable's cell. */
  cell(slot: string, access: "cell" | "free"): number {
    const index = (access === "cell" ? this.#cells : this.#freevars).indexOf(slot);
    if (index < 0) throw new RangeError(`no ${access} variable ${slot} in ${this.owner.qualname}`);
    return access === "cell" ? index : this.#cells.length + index;
  }

  /** The function, complete. */
  finish(header: FunctionHeader, body: Op[], extra: { readonly selfAttributes?: readonly string[] } = {}): IRFunction {
    const { owner } = this;
    const line = header.firstLine;
    const start = owner.isGenerator || owner.isCoroutine ? { start: this.position({ line, endLine: line, col: 0, endCol: 0 }) } : {};
    return {
      ...header,
      // The parameter of `__annotate__` shows under another name than the one that no annotation can use.
      locals: owner.kind === "annotation" ? owner.varnames.map((name) => (name === ".format" ? "format" : name)) : owner.varnames,
      cells: this.#cells.map((name) => {
        const param = owner.varnames.indexOf(name);
        return { name, param: param >= 0 && param < owner.parameterCount ? param : null };
      }),
      freevars: this.#freevars,
      generator: owner.isGenerator,
      coroutine: owner.isCoroutine,
      temps: this.#temps,
      positions: this.#positions,
      ...start,
      body,
      ...extra,
    };
  }
}

/** The operand for a constant. */
export function constant(value: ConstValue): Operand & { kind: "const" } {
  return { kind: "const", value };
}

/** The operand for a `str` constant. */
export function text(value: string): Operand & { kind: "const" } {
  return constant({ type: "str", value });
}

/** The constant None. */
export const NONE: Operand & { kind: "const" } = constant({ type: "None" });

/** A use of `operand` that is not its last. */
export function keep(operand: Operand): Operand {
  return operand.kind === "temp" && !operand.keep ? { ...operand, keep: true } : operand;
}
