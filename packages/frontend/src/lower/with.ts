/** `with` and `async with` statements. */

import type { AsyncWith, Expr, With } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { awaited } from "./awaiting.ts";
import { leave, popHandled, protect, pushHandled } from "./exits.ts";
import { type FunctionLowering, keep, NONE } from "./function-lowering.ts";
import { unboundBy } from "./stores.ts";
import { assign } from "./targets.ts";

type AnyWith = With | AsyncWith;

const KINDS = {
  With: { enter: "__enter__", exit: "__exit__", error: "'%T' object does not support the context manager protocol" },
  AsyncWith: { enter: "__aenter__", exit: "__aexit__", error: "'%T' object does not support the asynchronous context manager protocol" },
} as const;

export function lowerWith(f: FunctionLowering, node: AnyWith): void {
  lowerItem(f, node, 0);
}

function lowerItem(f: FunctionLowering, node: AnyWith, index: number): void {
  const item = node.items[index];
  if (item === undefined) {
    f.rules.statements(f, node.body);
    return;
  }
  const at = item.context_expr;
  const manager = f.rules.expression(f, at);
  const exit = loadSpecial(f, keep(manager), node, "exit", at);
  const enter = loadSpecial(f, manager, node, "enter", at);
  const value = result(f, node, "aenter", at, f.define({ op: "callspecial", ...enter, args: [], pos: f.atExpression(at) }));
  const close = (): void =>
    f.discard(result(f, node, "aexit", at, f.define({ op: "callspecial", ...exit, args: [NONE, NONE, NONE], pos: f.atExpression(at) })));
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

function loadSpecial(f: FunctionLowering, obj: Operand, node: AnyWith, method: "enter" | "exit", at: Expr): Special {
  const kind = KINDS[node.kind];
  const dsts = [f.temp(), f.temp()] as const;
  f.emit({ op: "loadspecial", dsts, obj, name: kind[method], error: `${kind.error} (missed ${kind[method]} method)`, pos: f.atExpression(at) });
  return { callee: { kind: "temp", id: dsts[0] }, self: { kind: "temp", id: dsts[1] } };
}

/** What a method of the manager answered, awaited in an `async with`. */
function result(f: FunctionLowering, node: AnyWith, from: "aenter" | "aexit", at: Expr, answer: Operand): Operand {
  return node.kind === "AsyncWith" ? awaited(f, answer, from, f.atExpression(at)) : answer;
}

/** Calls `exit` with the exception and raises it again unless the result is true. */
function offerException(f: FunctionLowering, node: AnyWith, index: number, exit: Special, exc: Operand): void {
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
      const answer = f.define({ op: "callspecial", ...exit, args: [type, keep(exc), traceback], pos: f.atExpression(at) });
      const suppress = result(f, node, "aexit", at, answer);
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
