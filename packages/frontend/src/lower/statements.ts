/** Every statement. */

import type { If, Stmt } from "../ast/nodes.ts";
import { lowerAnnAssign, lowerAssign, lowerAugAssign } from "./assignments.ts";
import { lowerClassDef } from "./classes.ts";
import { branchOn, jumpIf } from "./conditions.ts";
import { LowerError } from "./errors.ts";
import { lowerAssert, lowerRaise, lowerTry } from "./exceptions.ts";
import { jumpOut, type LoopFrame, returnOut } from "./exits.ts";
import { type FunctionLowering, NONE } from "./function-lowering.ts";
import { lowerFunctionDef } from "./functions.ts";
import { lowerImport, lowerImportFrom } from "./imports.ts";
import { lowerAsyncFor, lowerFor, lowerWhile } from "./loops.ts";
import { lowerMatch } from "./match.ts";
import { deleteTarget } from "./targets.ts";
import { lowerTypeAlias } from "./type-params.ts";
import { lowerWith } from "./with.ts";

/** `elif` chains longer than this are laid out flat instead of nested. */
const MAX_NESTED_ELIF = 8;

/** Lowers statements in order; those that control cannot reach give nothing. */
export function lowerStatements(f: FunctionLowering, body: readonly Stmt[]): void {
  for (const stmt of body) {
    if (!f.reachable) return;
    lowerStatement(f, stmt);
  }
}

function lowerStatement(f: FunctionLowering, node: Stmt): void {
  switch (node.kind) {
    case "Expr":
      f.discard(f.rules.expression(f, node.value));
      return;
    case "Assign":
      return lowerAssign(f, node);
    case "AugAssign":
      return lowerAugAssign(f, node);
    case "AnnAssign":
      return lowerAnnAssign(f, node);
    case "If":
      return lowerIf(f, node);
    case "While":
      return lowerWhile(f, node);
    case "For":
      return lowerFor(f, node);
    case "AsyncFor":
      return lowerAsyncFor(f, node);
    case "Return":
      returnOut(f, node.value === null ? NONE : f.rules.expression(f, node.value));
      return;
    case "FunctionDef":
    case "AsyncFunctionDef":
      return lowerFunctionDef(f, node);
    case "ClassDef":
      return lowerClassDef(f, node);
    case "Try":
    case "TryStar":
      return lowerTry(f, node);
    case "With":
    case "AsyncWith":
      return lowerWith(f, node);
    case "Match":
      return lowerMatch(f, node);
    case "Raise":
      return lowerRaise(f, node);
    case "Assert":
      return lowerAssert(f, node);
    case "Delete":
      for (const target of node.targets) deleteTarget(f, target);
      return;
    case "Import":
      return lowerImport(f, node);
    case "ImportFrom":
      return lowerImportFrom(f, node);
    case "Break":
    case "Continue": {
      const loop = f.frames.findLast((frame): frame is LoopFrame => frame.kind === "loop");
      if (loop === undefined) throw new LowerError(node.kind === "Break" ? "'break' outside loop" : "'continue' not properly in loop", node);
      jumpOut(f, node.kind === "Break" ? "break" : "continue", loop);
      return;
    }
    case "Pass":
    case "Global":
    case "Nonlocal":
      return;
    case "TypeAlias":
      return lowerTypeAlias(f, node);
  }
}

function lowerIf(f: FunctionLowering, node: If): void {
  const chain = [node];
  let orelse = node.orelse;
  for (;;) {
    const [only] = orelse;
    if (orelse.length !== 1 || only?.kind !== "If") break;
    chain.push(only);
    orelse = only.orelse;
  }
  if (chain.length > MAX_NESTED_ELIF) {
    lowerLongChain(f, chain, orelse);
    return;
  }
  branchOn(
    f,
    node.test,
    () => f.rules.statements(f, node.body),
    () => f.rules.statements(f, node.orelse),
  );
}

function lowerLongChain(f: FunctionLowering, chain: readonly If[], orelse: readonly Stmt[]): void {
  f.block((end) => {
    for (const link of chain) {
      f.block((next) => {
        jumpIf(f, link.test, false, next);
        f.rules.statements(f, link.body);
        f.jump(end);
      });
    }
    f.rules.statements(f, orelse);
  });
}
