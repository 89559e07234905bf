// Replacing a running loop's code: engines compile a function better only for its next call, so a loop that runs long has to be called again.
//
// A function with loops is emitted twice. The first counts back-edges, of all its loops together; past `PATIENCE` it lays down everything that is
// alive on the free part of the value stack, and calls the second, the *continuation*, which picks it up, goes on at the head of that loop
// and answers the function's result. Every `STRETCH` back-edges the continuation lays everything down likewise and answers `AGAIN`, only to be called
// again: by then the engine may have better code for it. Nothing else runs between laying down and picking up, so the values need
// no protection. The frame is the function's.
//
// Laid down are, in 8 bytes each: the number of the loop's head, variables, cells, the namespace, live temporaries, the state of the loops around.

import { MAX_STACK_ARGS, TAG_SIGNAL, TS_STACK } from "@molt-py/abi";
import type { Op } from "@molt-py/frontend";
import type { ResumePoints } from "../../analysis/resume-points.ts";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { FunctionEmitter } from "./emitter.ts";
import { ResumeState } from "./resume.ts";

/** Back-edges that a function runs itself. */
export const PATIENCE = 1000;
/** Back-edges between two calls of the continuation. */
export const STRETCH = 5000;
/** What a continuation answers that wants to be called again; no such value leaves a module. */
export const AGAIN = TAG_SIGNAL | 2n;

/** A local of WebAssembly that has to be laid down. */
interface Saved {
  readonly local: Local;
  readonly type: ValType;
}

/** How one function, or its continuation, leaves from the heads of its loops. */
export class LoopSwitch {
  /** Numbers of the heads, the same in the function and in its continuation. */
  readonly heads: ResumeState;
  /** The continuation that the function calls. */
  readonly target: FunctionRef;
  /** Where control goes once temporaries and loop states are laid down. */
  leave: Label | null = null;
  /** Address of what is laid down. */
  readonly area: Local;
  /** State of the loops around, outermost first. */
  readonly #states: Saved[] = [];

  constructor(e: FunctionEmitter, target: FunctionRef, points: ResumePoints) {
    this.heads = e.resume ?? new ResumeState("continuation", e.shape.fn.body, points, 0);
    this.target = target;
    this.area = e.b.local("i32");
  }

  /** Notes the state of a loop that is entered, until `exitLoop`. */
  enterLoop(states: readonly Saved[]): void {
    this.#states.push(...states);
  }

  exitLoop(count: number): void {
    this.#states.length -= count;
  }

  /** Everything at the head of a loop that is not a variable. */
  #local(e: FunctionEmitter): Saved[] {
    const temps = e.temps.live.map((id) => ({ local: e.temps.local(id), type: e.tempRepresentation(id) }));
    return [...temps, ...this.#states];
  }

  /** At the head of a loop: a continuation that is resumed here picks up what is not a variable. */
  pickUp(e: FunctionEmitter, op: Op): void {
    const { resume, b } = e;
    if (resume?.kind !== "continuation") return;
    const saved = this.#local(e);
    const offset = fixed(e).length + 1;
    if (offset + saved.length > MAX_STACK_ARGS) return;
    b.get(resume.point);
    b.i32(resume.ofOp(op).first);
    b.op(OP.i32_eq);
    b.unlikely();
    b.if();
    b.i32(0);
    b.set(resume.point);
    load(b, this.area, saved, offset);
    b.end();
  }

  /** Leaves from a loop's head for the continuation. */
  leaveFrom(e: FunctionEmitter, op: Op): void {
    const { b } = e;
    const saved = this.#local(e);
    const offset = fixed(e).length + 1;
    if (this.leave === null || offset + saved.length > MAX_STACK_ARGS) return;
    this.pushArea(e);
    b.set(this.area);
    b.get(this.area);
    b.i32(this.heads.ofOp(op).first);
    b.store32(0);
    store(b, this.area, saved, offset);
    b.br(this.leave);
  }

  /** Pushes the address where things are laid down. */
  pushArea(e: FunctionEmitter): void {
    e.pushThread();
    e.b.load32(TS_STACK);
  }
}

/** Variables, cells and the namespace: what is laid down whichever loop is left. */
function fixed(e: FunctionEmitter): Saved[] {
  const variables = e.locals.map((local, index) => ({ local, type: e.localRepresentation(index) }));
  const used = variables.filter((_, index) => e.shape.types.locals[index] !== 0);
  const cells = e.cells.map((local) => ({ local, type: "i64" as const }));
  const namespace = e.namespace === null ? [] : [{ local: e.namespace, type: "i64" as const }];
  return [...used, ...cells, ...namespace];
}

function store(b: CodeBuilder, area: Local, saved: readonly Saved[], from: number): void {
  saved.forEach(({ local, type }, index) => {
    b.get(area);
    b.get(local);
    if (type === "f64") b.op(OP.i64_reinterpret_f64);
    if (type === "i32") b.op(OP.i64_extend_i32_u);
    b.store64((from + index) * 8);
  });
}

function load(b: CodeBuilder, area: Local, saved: readonly Saved[], from: number): void {
  saved.forEach(({ local, type }, index) => {
    b.get(area);
    b.load64((from + index) * 8);
    if (type === "f64") b.op(OP.f64_reinterpret_i64);
    if (type === "i32") b.op(OP.i32_wrap_i64);
    b.set(local);
  });
}

/** The end of a function that left for its continuation: lays down the variables, and calls until the result is there. */
export function callContinuation(e: FunctionEmitter, loops: LoopSwitch): void {
  const { b } = e;
  store(b, loops.area, fixed(e), 1);
  const again = b.loop();
  b.get(e.callee);
  b.call(loops.target);
  b.tee(e.result);
  b.i64(AGAIN);
  b.op(OP.i64_eq);
  b.brIf(again);
  b.end();
}

/** The end of a continuation that wants to be called again. */
export function answerAgain(e: FunctionEmitter, loops: LoopSwitch): void {
  store(e.b, loops.area, fixed(e), 1);
  e.b.i64(AGAIN);
}

/** The start of a continuation: picks up the variables. `p` runs before the body. */
export function startContinuation(e: FunctionEmitter, loops: LoopSwitch, p: CodeBuilder): void {
  if (e.resume === null) throw new Error("a continuation is resumed");
  p.get(e.pin("ts"));
  p.load32(TS_STACK);
  p.set(loops.area);
  p.get(loops.area);
  p.load32(0);
  p.set(e.resume.point);
  load(p, loops.area, fixed(e), 1);
}

/** Whether a function's variables leave room for the rest. */
export function fits(e: FunctionEmitter): boolean {
  return fixed(e).length + 16 <= MAX_STACK_ARGS;
}

