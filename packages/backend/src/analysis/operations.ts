// The anatomy of each IR operation, over which every analysis is written: what it reads and owns is the front end's to say, what the back
// end adds is what the operation itself defines and how to walk.

import { operandsOf, regionsOf, type Op, type Region } from "@molt-py/frontend";

export { operandsOf, regionsOf };

/** The temporaries that `op` itself defines (not those defined within its regions). */
export function definitionsOf(op: Op): readonly number[] {
  if ("dst" in op) return [op.dst];
  if ("dsts" in op) return op.dsts;
  return op.op === "try" ? [op.exc] : [];
}

/** Adds to `into` the temporaries that operations of a region consume. */
export function consumedIn(region: Region, into: Set<number>): Set<number> {
  walk(region, (op) => {
    for (const operand of operandsOf(op)) if (operand.kind === "temp" && operand.keep !== true) into.add(operand.id);
  });
  return into;
}

/** Calls `visit` for every operation of a region and of the regions below it, in order; `next` is the one after it in its region. */
export function walk(region: Region, visit: (op: Op, next: Op | undefined) => void): void {
  region.forEach((op, index) => {
    visit(op, region[index + 1]);
    for (const inner of regionsOf(op)) walk(inner, visit);
  });
}
