// Replacing a running loop's code: engines compile a function better only for its next call, so a loop that runs long has to be called again.
//
// A function with loops counts its back-edges, of all loops together. Past `PATIENCE` it lays down everything that is alive on the free part of the
// value stack and calls itself, with the lowest bit of the callee's address set: that call is *resumed*. It picks up what was laid down, goes on
// at the head of that loop and answers the function's result. Every `STRETCH` back-edges it lays everything down likewise and answers
// `AGAIN`, only to be called again: by then the engine may have better code for it. Nothing else runs between laying down and picking up, so
// the values need no protection. The frame is that of the call that is not resumed.
//
// Laid down are, in 8 bytes each: the number of the loop's head, variables, cells, the namespace, live temporaries, the state of the loops around.

import { MAX_STACK_ARGS, TAG_SIGNAL, TS_STACK } from "@molt-py/abi";
import type { IRFunction, Op } from "@molt-py/frontend";
import type { CodeBuilder, Label, Local } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import type { FunctionRef, ValType } from "../../encoder/types.ts";
import type { FunctionEmitter } from "./emitter.ts";
import { boxFloat, unboxFloat } from "../prelude/numbers.ts";
import type { ResumeState } from "./resume.ts";

/** Back-edges that a call runs that is not resumed. */
export const PATIENCE = 1000;
/** Back-edges that a resumed call runs. */
const STRETCH = 5000;
/** What a resumed call answers that wants to be called again; no such value leaves a module. */
export const AGAIN = TAG_SIGNAL | 2n;

/** A local of WebAssembly that has to be laid down. */
interface Saved {
  readonly local: Local;
  readonly type: ValType;
}

/** How a function leaves from the heads of its loops, and is resumed there. */
export class LoopSwitch {
  /** Numbers of the heads. */
  readonly heads: ResumeState;
  /** The function. */
  readonly target: FunctionRef;
  /** Where control goes once temporaries and loop states are laid down. */
  leave: Label | null = null;
  /** Address of what is laid down. */
  readonly area: Local;
  /** 1 in a resumed call, else 0. */
  readonly resumed: Local;
  /** State of the loops around, outermost first. */
  readonly #states: Saved[] = [];
  /** What sets the locals that follow from the states, for each of these loops. */
  readonly #derivations: ((() => void) | null)[] = [];

  constructor(e: FunctionEmitter, target: FunctionRef, heads: ResumeState) {
    this.heads = heads;
    this.target = target;
    this.area = e.b.local("i32");
    this.resumed = e.b.local("i32");
  }

  /** Notes the state of a loop that is entered, until `exitLoop`; `derive` sets locals that follow from it. */
  enterLoop(states: readonly Saved[], derive: (() => void) | null): void {
    this.#states.push(...states);
    this.#derivations.push(derive);
  }

  exitLoop(count: number): void {
    this.#states.length -= count;
    this.#derivations.pop();
  }

  /** Everything at the head of a loop that is not a variable. */
  #local(e: FunctionEmitter): Saved[] {
    const temps = e.temps.live.map((id) => ({ local: e.temps.local(id), type: e.tempRepresentation(id) }));
    return [...temps, ...this.#states];
  }

  /** At the head of a loop: a call that is resumed here picks up what is not a variable. */
  pickUp(e: FunctionEmitter, op: Op): void {
    const { b } = e;
    const resume = this.heads;
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
    if (saved.length > 0) {
      this.pushArea(e);
      b.set(this.area);
      load(b, this.area, saved, offset);
    }
    for (const derive of this.#derivations) derive?.();
    b.end();
  }

  /** Leaves from a loop's head, to be resumed there. */
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
    if (type === "f64") boxFloat(b);
    if (type === "i32") b.op(OP.i64_extend_i32_u);
    b.store64((from + index) * 8);
  });
}

function load(b: CodeBuilder, area: Local, saved: readonly Saved[], from: number): void {
  saved.forEach(({ local, type }, index) => {
    b.get(area);
    b.load64((from + index) * 8);
    if (type === "f64") unboxFloat(b);
    if (type === "i32") b.op(OP.i32_wrap_i64);
    b.set(local);
  });
}

/** The first thing that a function does: tells whether the call is resumed, and takes that bit off the callee. */
export function takeMark(e: FunctionEmitter, loops: LoopSwitch): void {
  const { pins } = e;
  pins.get(e.callee);
  pins.get(e.callee);
  pins.i32(1);
  pins.op(OP.i32_and);
  pins.tee(loops.resumed);
  pins.op(OP.i32_sub);
  pins.set(e.callee);
}

/** A resumed call picks up the variables; any other does what `begin` writes. */
export function startResumed(e: FunctionEmitter, loops: LoopSwitch, p: CodeBuilder, begin: () => void): void {
  p.get(loops.resumed);
  p.unlikely();
  p.if();
  p.get(e.pin("ts"));
  p.load32(TS_STACK);
  p.tee(loops.area);
  p.load32(0);
  p.set(loops.heads.point);
  load(p, loops.area, fixed(e), 1);
  p.i32(PATIENCE - STRETCH);
  p.set(e.backEdges());
  p.else();
  begin();
  p.end();
}

/** The end of a call that left a loop: lays down the variables, and pushes the result. */
export function leaveForResumed(e: FunctionEmitter, loops: LoopSwitch): void {
  const { b } = e;
  store(b, loops.area, fixed(e), 1);
  b.get(loops.resumed);
  b.if();
  b.i64(AGAIN);
  b.op(OP.return);
  b.end();
  const again = b.loop();
  b.get(e.callee);
  b.i32(1);
  b.op(OP.i32_or);
  for (const type of e.shape.parameters.slice(1)) {
    if (type === "i32") b.i32(0);
    else b.i64(0);
  }
  b.call(loops.target);
  b.tee(e.result);
  b.i64(AGAIN);
  b.op(OP.i64_eq);
  b.brIf(again);
  b.end();
  b.get(e.result);
}

/** Whether a function's variables leave room for the rest. */
export function fits(fn: IRFunction): boolean {
  return fn.locals.length + fn.cells.length + 17 <= MAX_STACK_ARGS;
}

