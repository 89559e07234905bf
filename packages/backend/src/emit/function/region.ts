// Regions: operations in order, and in a generator's body the dispatch into the operation that holds the resume point.

import type { Region } from "@molt-py/frontend";
import type { Label } from "../../encoder/code-builder.ts";
import { OP } from "../../encoder/instructions.ts";
import { emitTupleTest, isTupleOfClasses } from "../ops/calls.ts";
import { emitRaiseCall, isRaisedAtOnce } from "../ops/raise.ts";
import { emitSliceItem } from "../ops/attributes.ts";
import { emitChain, findChain } from "../ops/int-chain.ts";
import { emitRun } from "../straight/emit-run.ts";
import { planRun } from "../straight/plan.ts";
import type { FunctionEmitter } from "./emitter.ts";

/**
 * Called by an operation that holds resume points, at the place in its code where a resumed run enters it: after what it evaluates first.
 * Null in an operation that holds none.
 */
export type EntryPoint = (() => void) | null;

/** Emits a region; false when control never reaches its end. */
export function emitRegion(e: FunctionEmitter, region: Region): boolean {
  if (e.resume !== null && e.resume.count(region) > 0) return emitResumable(e, region);
  for (let index = 0; index < region.length; ) {
    const taken = emitNext(e, region, index, null);
    if (taken === 0) return false;
    index += taken;
  }
  return true;
}

/** Emits the operation at `index`, or more that go together; answers how many, or 0 when control never goes on after it. */
function emitNext(e: FunctionEmitter, region: Region, index: number, entry: EntryPoint): number {
  const together = emitTogether(e, region, index);
  if (together > 0) return together;
  const op = region[index];
  if (op === undefined) throw new Error("a region has no such operation");
  const next = region[index + 1];
  if (op.op === "tuple" && next?.op === "call" && isTupleOfClasses(e, op, next)) {
    emitTupleTest(e, op, next);
    e.temps.endScratch();
    return 2;
  }
  if (op.op === "call" && next?.op === "raise" && isRaisedAtOnce(op, next)) return emitRaiseCall(e, op, next) ? 2 : 0;
  if (emitSliceItem(e, op, next)) {
    e.temps.endScratch();
    return 2;
  }
  const falls = e.shape.emitOp(e, op, entry);
  e.temps.endScratch();
  return falls ? 1 : 0;
}

/** Emits operations that are better emitted together; answers how many, or 0. */
function emitTogether(e: FunctionEmitter, region: Region, index: number): number {
  const run = planRun(e, region, index);
  if (run !== null) {
    emitRun(e, run);
    return run.ops.length;
  }
  const chain = findChain(e, region, index);
  if (chain.length > 0) emitChain(e, chain);
  return chain.length;
}

/**
 * One block for each operation that holds resume points, nested, the first innermost: jumping out of a block arrives right before
 * its operation.
 */
function emitResumable(e: FunctionEmitter, region: Region): boolean {
  const { b, resume } = e;
  if (resume === null) throw new Error("only a generator's body is resumed");
  const holders = region.filter((op) => resume.ofOp(op).count > 0);
  const labels: Label[] = holders.map(() => b.block()).reverse();
  const start = b.block();
  b.get(resume.point);
  const [first, second] = holders;
  if (first !== undefined && second === undefined) {
    // What is resumed here is resumed in the only one.
    if (resume.kind === "loops") b.unlikely();
    b.brIf(labels[0] ?? start);
  } else {
    b.i32(first === undefined ? 0 : resume.ofOp(first).first);
    b.op(OP.i32_sub);
    b.brTable(
      holders.flatMap((op, index) => new Array<Label>(resume.ofOp(op).count).fill(labels[index] ?? start)),
      start,
    );
  }
  b.end();
  let open = holders.length;
  for (let index = 0; index < region.length; ) {
    const op = region[index];
    const holds = op !== undefined && resume.ofOp(op).count > 0;
    const taken = emitNext(e, region, index, holds ? () => close() : null);
    if (taken === 0) {
      // Control can reach the operations that follow neither in order nor by resuming.
      while (open > 0) close();
      b.op(OP.unreachable);
      return false;
    }
    index += taken;
  }
  return true;

  function close(): void {
    b.end();
    open--;
  }
}
