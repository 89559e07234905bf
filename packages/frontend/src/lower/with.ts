/** `with` statements. */

import type { With } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { leave, popHandled, protect, pushHandled } from "./exits.ts";
import { type FunctionLowering, keep, NONE } from "./function-lowering.ts";
import { unboundBy } from "./stores.ts";
import { assign } from "./targets.ts";

const NO_MANAGER = "'%T' object does not support the context manager protocol";

export function lowerWith(f: FunctionLowering, node: With): void {
  lowerItem(f, node, 0);
}

function lowerItem(f: FunctionLowering, node: With, index: number): void {
  const item = node.items[index];
  if (item === undefined) {
    f.rules.statements(f, node.body);
    return;
  }
  const at = item.context_expr;
  const manager = f.rules.expression(f, at);
  const exit = loadSpecial(f, keep(manager), "__exit__", f.atExpression(at));
  const enter = loadSpecial(f, manager, "__enter__", f.atExpression(at));
  const value = f.define({ op: "callspecial", ...enter, args: [], pos: f.atExpression(at) });
  const close = (): void => f.discard(f.define({ op: "callspecial", ...exit, args: [NONE, NONE, NONE], pos: f.atExpression(at) }));
  protect(f, {
    body: () => {
      if (item.optional_vars === null) f.discard(value);
      else assign(f, item.optional_vars, value);
      lowerItem(f, node, index + 1);
    },
    unbound: unboundBy(f, node.body),
    onNormal: close,
    onExit: close,
    onException: (exc) => offerException(f, node, index, exit, exc),
  });
}

/** A method of the manager's type. */
interface Special {
  readonly callee: Operand;
  readonly self: Operand;
}

function loadSpecial(f: FunctionLowering, obj: Operand, name: string, pos: number): Special {
  const dsts = [f.temp(), f.temp()] as const;
  f.emit({ op: "loadspecial", dsts, obj, name, error: `${NO_MANAGER} (missed ${name} method)`, pos });
  return { callee: { kind: "temp", id: dsts[0] }, self: { kind: "temp", id: dsts[1] } };
}

/** Calls `exit` with the exception and raises it again unless the result is true. */
function offerException(f: FunctionLowering, node: With, index: number, exit: Special, exc: Operand): void {
  const at = node.items[index]?.context_expr ?? node.items[0]?.context_expr;
  if (at === undefined) return;
  const saved = pushHandled(f, exc);
  const forget = (): void => {
    popHandled(f, saved);
    f.discard(exc);
  };
  protect(f, {
    body: () => {
      const type = f.define({ op: "getattr", obj: keep(exc), name: "__class__", pos: f.atExpression(at) });
      const traceback = f.define({ op: "getattr", obj: keep(exc), name: "__traceback__", pos: f.atExpression(at) });
      const suppress = f.define({ op: "callspecial", ...exit, args: [type, keep(exc), traceback], pos: f.atExpression(at) });
      f.branch(
        suppress,
        f.atExpression(at),
        () => undefined,
        () => leave(f, "propagate"),
      );
    },
    unbound: 0n,
    onNormal: forget,
    onExit: () => popHandled(f, saved),
    onException: (raised) => {
      forget();
      f.terminate({ op: "rethrow", exc: raised });
    },
    ownExits: { propagate: () => f.terminate({ op: "rethrow", exc }) },
  });
}
