/** `try`, `raise` and `assert`. */

import type { Assert, ExceptHandler, Raise, Stmt, Try, TryStar } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { branchOn } from "./conditions.ts";
import { leave, popHandled, protect, pushHandled } from "./exits.ts";
import { type FunctionLowering, keep, NONE } from "./function-lowering.ts";
import type { Label } from "./labels.ts";
import { accessOf, deleteName, storeName } from "./names.ts";
import { stableExpression } from "./operands.ts";
import { unboundBy } from "./stores.ts";

type Temp = Operand & { readonly kind: "temp" };

export function lowerTry(f: FunctionLowering, node: Try | TryStar): void {
  if (node.finalbody.length === 0) {
    lowerTryExcept(f, node);
    return;
  }
  const final = (): void => f.rules.statements(f, node.finalbody);
  protect(f, {
    body: () => (node.handlers.length > 0 ? lowerTryExcept(f, node) : f.rules.statements(f, node.body)),
    unbound: unboundBy(f, [node]),
    onNormal: final,
    onExit: final,
    onException: (exc) => whileHandling(f, exc, node.finalbody, final, "reraise"),
  });
}

/**
 * Runs `body` while `exc` is the exception being handled. At its end `exc` is raised again, or forgotten; a jump out of the body forgets it.
 * `statements` are the ones that `body` runs.
 */
function whileHandling(f: FunctionLowering, exc: Temp, statements: readonly Stmt[], body: () => void, end: "reraise" | "forget"): void {
  const saved = pushHandled(f, exc);
  const forget = (): void => {
    popHandled(f, saved);
    f.discard(exc);
  };
  protect(f, {
    body,
    unbound: unboundBy(f, statements),
    onNormal: () => {
      if (end === "forget") return forget();
      popHandled(f, saved);
      f.terminate({ op: "rethrow", exc });
    },
    onExit: (exit) => {
      if (exit === "unmatched") popHandled(f, saved);
      else forget();
    },
    onException: (raised) => {
      forget();
      f.terminate({ op: "rethrow", exc: raised });
    },
    ownExits: { unmatched: () => f.terminate({ op: "rethrow", exc }) },
  });
}

function lowerTryExcept(f: FunctionLowering, node: Try | TryStar): void {
  f.block((end) => {
    f.tryCatch(
      unboundBy(f, node.body),
      () => f.rules.statements(f, node.body),
      (exc) => {
        const statements = node.handlers.flatMap((handler) => handler.body);
        const handlers = (): void => (node.kind === "TryStar" ? lowerStarHandlers(f, node, exc) : lowerHandlers(f, node.handlers, exc));
        whileHandling(f, exc, statements, handlers, "forget");
        f.jump(end);
      },
    );
    f.rules.statements(f, node.orelse);
  });
}

function lowerHandlers(f: FunctionLowering, handlers: readonly ExceptHandler[], exc: Temp): void {
  f.block((done) => {
    for (const handler of handlers) {
      if (handler.type === null) {
        lowerHandler(f, handler, exc, done);
        continue;
      }
      const type = f.rules.expression(f, handler.type);
      const matches = f.define({ op: "excmatch", exc: keep(exc), type, pos: f.at(handler) });
      f.branch(
        matches,
        f.at(handler),
        () => lowerHandler(f, handler, exc, done),
        () => undefined,
      );
    }
    if (f.reachable) leave(f, "unmatched");
  });
}

/**
 * The handlers of `except*`. A list holds the exception, what of it nobody has handled yet, and what the handlers raised; two built-in
 * functions take out what a handler is for, and tell what is to be raised at the end.
 */
function lowerStarHandlers(f: FunctionLowering, node: TryStar, exc: Temp): void {
  const unbound = unboundBy(f, [node]);
  const state = f.define({ op: "list", items: [keep(exc), keep(exc)], pos: f.at(node) });
  for (const handler of node.handlers) {
    if (handler.type === null) continue;
    const split = f.define({ op: "loadglobal", name: "__split_group__", pos: f.at(handler) });
    const type = f.rules.expression(f, handler.type);
    const matched = f.define({ op: "call", callee: split, args: [keep(state), type], kwnames: [], pos: f.at(handler) }) as Temp;
    f.branch(
      f.define({ op: "is", a: keep(matched), b: NONE, negate: true }),
      f.at(handler),
      () =>
        f.tryCatch(
          unbound,
          () => whileHandling(f, matched, handler.body, () => lowerHandlerBody(f, handler, matched), "forget"),
          (raised) => f.emit({ op: "listappend", target: keep(state), src: raised, pos: f.at(handler) }),
        ),
      () => f.discard(matched),
    );
  }
  const rejoin = f.define({ op: "loadglobal", name: "__rejoin_group__", pos: f.at(node) });
  const rest = f.define({ op: "call", callee: rejoin, args: [state], kwnames: [], pos: f.at(node) }) as Temp;
  f.branch(
    f.define({ op: "is", a: keep(rest), b: NONE, negate: true }),
    f.at(node),
    () => f.terminate({ op: "rethrow", exc: rest }),
    () => f.discard(rest),
  );
}

function lowerHandler(f: FunctionLowering, handler: ExceptHandler, exc: Temp, done: Label): void {
  lowerHandlerBody(f, handler, exc);
  f.jump(done);
}

function lowerHandlerBody(f: FunctionLowering, handler: ExceptHandler, exc: Temp): void {
  const { name } = handler;
  if (name === null) {
    f.rules.statements(f, handler.body);
    return;
  }
  storeName(f, name, keep(exc), handler);
  const unbind = (): void => unbindHandlerName(f, name, handler);
  protect(f, {
    body: () => f.rules.statements(f, handler.body),
    unbound: unboundBy(f, handler.body),
    onNormal: unbind,
    onExit: unbind,
    onException: (raised) => {
      unbind();
      f.terminate({ op: "rethrow", exc: raised });
    },
  });
}

/** Unbinds the name of `except … as name`, whether or not the handler has done so itself. */
function unbindHandlerName(f: FunctionLowering, name: string, at: ExceptHandler): void {
  if (accessOf(f, name) === "local") {
    const local = f.local(f.scope.slot(name));
    f.emit({ op: "dellocal", local, check: false, pos: f.at(at) });
    f.markUnbound(local);
    return;
  }
  storeName(f, name, NONE, at);
  deleteName(f, name, at);
}

export function lowerRaise(f: FunctionLowering, node: Raise): void {
  const exc = node.exc === null ? null : stableExpression(f, node.exc, [node.cause]);
  const cause = node.cause === null ? null : f.rules.expression(f, node.cause);
  f.terminate({ op: "raise", exc, cause, pos: f.at(node) });
}

export function lowerAssert(f: FunctionLowering, node: Assert): void {
  branchOn(
    f,
    node.test,
    () => undefined,
    () => {
      let exc = f.define({ op: "assertionerror" });
      if (node.msg !== null) {
        const message = f.rules.expression(f, node.msg);
        exc = f.define({ op: "call", callee: exc, args: [message], kwnames: [], pos: f.at(node) });
      }
      f.terminate({ op: "raise", exc, cause: null, pos: f.atExpression(node.test) });
    },
  );
}
