// Regions: operations in order, and in a generator's body the dispatch into the operation that holds the resume point.

import type { Op, Region } from "@molt-py/frontend";
import type { Label } from "../../encoder/code-builder.ts";
import { definitionsOf, operandsOf, walk } from "../../analysis/operations.ts";
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
  for (let index = 0; index < region.length; index++) {
    const taken = emitTogether(e, region, index);
    if (taken > 0) {
      index += taken - 1;
      continue;
    }
    const op = region[index];
    if (op === undefined) break;
    const next = region[index + 1];
    if (op.op === "tuple" && next?.op === "call" && isTupleOfClasses(e, op, next)) {
      emitTupleTest(e, op, next);
      e.temps.endScratch();
      index++;
      continue;
    }
    if (op.op === "call" && next?.op === "raise" && isRaisedAtOnce(op, next)) return emitRaiseCall(e, op, next);
    if (emitSliceItem(e, op, next)) {
      e.temps.endScratch();
      index++;
      continue;
    }
    const falls = e.shape.emitOp(e, op, null);
    e.temps.endScratch();
    if (!falls) return false;
  }
  return true;
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
  b.i32(holders[0] === undefined ? 0 : resume.ofOp(holders[0]).first);
  b.op(OP.i32_sub);
  b.brTable(
    holders.flatMap((op, index) => new Array<Label>(resume.ofOp(op).count).fill(labels[index] ?? start)),
    start,
  );
  b.end();
  let open = holders.length;
  for (let index = unreachedPrefix(e, region, holders[0]); index < region.length; index++) {
    const taken = emitTogether(e, region, index);
    if (taken > 0) {
      index += taken - 1;
      continue;
    }
    const op = region[index];
    if (op === undefined) break;
    const falls = e.shape.emitOp(e, op, resume.ofOp(op).count === 0 ? null : () => close());
    e.temps.endScratch();
    if (!falls) {
      // Control can reach the operations that follow neither in order nor by resuming.
      while (open > 0) close();
      b.op(OP.unreachable);
      return false;
    }
  }
  return true;

  function close(): void {
    b.end();
    open--;
  }
}


/** How many operations at the start of a function its continuation never runs: those before the first loop, unless a temporary of theirs is used after it. */
function unreachedPrefix(e: FunctionEmitter, region: Region, holder: Op | undefined): number {
  if (e.resume?.kind !== "continuation" || region !== e.shape.fn.body || holder === undefined) return 0;
  const count = region.indexOf(holder);
  const [prefix, rest] = [region.slice(0, count), region.slice(count)];
  const defined = new Set<number>();
  walk(prefix, (op) => definitionsOf(op).forEach((id) => defined.add(id)));
  let used = false;
  walk(rest, (op) => operandsOf(op).forEach((operand) => (used ||= operand.kind === "temp" && defined.has(operand.id))));
  return used ? 0 : count;
}
