// Counting the places within a region at which a run can be resumed.

import type { Op, Region } from "@molt-py/frontend";
import { regionsOf } from "./operations.ts";

/** Which operations are resume points themselves. */
export interface ResumePoints {
  /** Whether an operation is one, not counting its regions. */
  readonly isPoint: (op: Op) => boolean;
  /** The number of them within a region and all regions below it. */
  readonly count: (region: Region) => number;
}

/** A generator is resumed where it yielded. */
export function yieldPoints(): ResumePoints {
  return resumePoints((op) => op.op === "yield" || op.op === "yieldfrom" || op.op === "await" || op.op === "asyncnext");
}

/** A long run is resumed at the head of a loop. */
export function loopPoints(): ResumePoints {
  return resumePoints((op) => op.op === "loop" || op.op === "for" || op.op === "forrange");
}

function resumePoints(isPoint: (op: Op) => boolean): ResumePoints {
  const known = new Map<Region, number>();
  const count = (region: Region): number => {
    let total = known.get(region);
    if (total === undefined) {
      total = region.reduce((sum, op) => sum + Number(isPoint(op)) + regionsOf(op).reduce((inner, part) => inner + count(part), 0), 0);
      known.set(region, total);
    }
    return total;
  };
  return { isPoint, count };
}
