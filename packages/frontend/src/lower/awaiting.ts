/** What coroutines wait for: `await`, and the items of an asynchronous iterator. */

import type { Position as Range } from "../ast/nodes.ts";
import type { AwaitSource, Op, Operand } from "../ir/types.ts";
import { intercept, leave } from "./exits.ts";
import { type FunctionLowering, keep } from "./function-lowering.ts";
import type { Bound, Label } from "./labels.ts";

/** The result of awaiting `src`. */
export function awaited(f: FunctionLowering, src: Operand, from: AwaitSource, pos: number): Operand {
  return f.define({ op: "await", src, from, pos });
}

/**
 * Runs `body` for each item of the asynchronous iterator `iter`, which it takes; `at` is the whole loop. `again` is where the next round starts, and a jump to `broken`
 * ends the loop. `onEnd` runs once there are no more items, and only then. `unbound` are the locals that the body may unbind.
 */
export function forEachAsync(
  f: FunctionLowering,
  iter: Operand,
  at: Range,
  unbound: Bound,
  body: (item: Operand, again: Label, broken: Label) => void,
  onEnd: () => void,
): void {
  const again = f.label("continue");
  const forget = (): void => f.discard(iter);
  const round = (broken: Label): void => {
    const dsts = [f.temp(), f.temp()] as const;
    const [item, more] = dsts.map((id): Operand => ({ kind: "temp", id })) as [Operand, Operand];
    f.emit({ op: "asyncnext", dsts, iter: keep(iter), pos: f.at(at) });
    f.branch(
      more,
      f.at(at),
      () => undefined,
      () => {
        f.discard(item);
        leave(f, "exhausted");
      },
    );
    body(item, again, broken);
  };
  intercept(
    f,
    {
      body: () =>
        f.block((broken) => {
          f.loop(
            unbound,
            true,
            () => round(broken),
            (ops: Op[]) => ({ op: "loop", label: again.id, body: ops, pos: f.at(at) }),
          );
        }),
      onNormal: forget,
      onExit: forget,
      ownExits: { exhausted: onEnd },
    },
    (run) => run(),
  );
}
