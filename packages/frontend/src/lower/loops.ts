/** `while` and `for` statements. */

import type { AsyncFor, For, Stmt, While } from "../ast/nodes.ts";
import type { Op, Operand } from "../ir/types.ts";
import { forEachAsync } from "./awaiting.ts";
import { jumpIf } from "./conditions.ts";
import { truthOf, constantOf } from "./constants.ts";
import type { FunctionLowering } from "./function-lowering.ts";
import { forEach } from "./iteration.ts";
import type { Label } from "./labels.ts";
import { unboundBy } from "./stores.ts";
import { assign } from "./targets.ts";

export function lowerWhile(f: FunctionLowering, node: While): void {
  const constantTest = node.test.kind === "Constant" ? truthOf(constantOf(node.test.value)) : null;
  const unbound = unboundBy(f, node.body);
  f.block((broken) => {
    f.block((exhausted) => {
      const again = f.label("continue");
      const round = (): void => {
        if (constantTest !== true) jumpIf(f, node.test, false, exhausted);
        inLoop(f, broken, again, node.body);
      };
      const pos = f.atExpression(node.test);
      f.loop(unbound, true, round, (body: Op[]) => ({ op: "loop", label: again.id, body, pos }));
    });
    f.rules.statements(f, node.orelse);
  });
}

export function lowerFor(f: FunctionLowering, node: For): void {
  const unbound = unboundBy(f, node.body);
  f.block((broken) => {
    forEach(f, node.iter, unbound, (item, again) => {
      assign(f, node.target, item);
      inLoop(f, broken, again, node.body);
    });
    f.rules.statements(f, node.orelse);
  });
}

export function lowerAsyncFor(f: FunctionLowering, node: AsyncFor): void {
  const unbound = unboundBy(f, node.body);
  const iter = f.define({ op: "aiter", src: f.rules.expression(f, node.iter), pos: f.atExpression(node.iter) });
  const round = (item: Operand, again: Label, broken: Label): void => {
    assign(f, node.target, item);
    inLoop(f, broken, again, node.body);
  };
  forEachAsync(f, iter, node, unbound, round, () => f.rules.statements(f, node.orelse));
}

function inLoop(f: FunctionLowering, breakLabel: Label, continueLabel: Label, body: readonly Stmt[]): void {
  f.frames.push({ kind: "loop", breakLabel, continueLabel });
  f.rules.statements(f, body);
  f.frames.pop();
}
