/**
 * Calls that ask for the variables around them: `locals()`, `vars()`, `dir()`, `eval(x)`, `exec(x)`, and by way of the frame
 * `sys._getframe()` and `inspect.currentframe()`.
 *
 * Variables of a compiled function have no names at run time, so these calls are given a snapshot of them (PEP 667 allows no more) where the
 * name means the built-in. In a module body the namespace is the module's own, which the built-ins find by themselves.
 */

import type { Call } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { type FunctionLowering, keep, text } from "./function-lowering.ts";
import { isGlobal, loadName } from "./names.ts";

/** Whether `node` is such a call, in a place where it needs help. */
export function asksForLocals(f: FunctionLowering, node: Call): boolean {
  const { func } = node;
  if (func.kind !== "Name" || node.keywords.length > 0) return false;
  const wanted = ARGUMENTS[func.id];
  if (wanted === undefined || wanted !== node.args.length || node.args[0]?.kind === "Starred") return false;
  if (!isGlobal(f, func.id) || f.module.scopes.root.bound.has(func.id)) return false;
  return f.owner.kind !== "module" || f.module.hasNamespace;
}

/** How many arguments the calls have that mean the variables around them. */
const ARGUMENTS: Readonly<Record<string, number>> = { locals: 0, vars: 0, dir: 0, eval: 1, exec: 1 };

/** Functions that give the frame they are called from. */
const FRAME_CALLS: ReadonlySet<string> = new Set(["_getframe", "currentframe"]);

/** Whether `node` may be a call that gives the frame of the function around it. */
export function asksForFrame(f: FunctionLowering, node: Call): boolean {
  const { func, args, keywords } = node;
  const name = func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "";
  if (!FRAME_CALLS.has(name) || keywords.length > 0 || args.length > 1 || f.owner.kind === "module") return false;
  const [depth] = args;
  return depth === undefined || (depth.kind === "Constant" && (depth.value === 0 || depth.value === 0n));
}

/** The frame that such a call gave, with a snapshot of the variables for its `f_locals`. */
export function withLocals(f: FunctionLowering, node: Call, frame: Operand): Operand {
  const note = f.define({ op: "loadglobal", name: "__note_locals__", pos: f.at(node) });
  return f.define({ op: "call", callee: note, args: [frame, snapshot(f, node)], kwnames: [], pos: f.atExpression(node) });
}

/** The value of such a call. */
export function lowerLocalsCall(f: FunctionLowering, node: Call): Operand {
  const { func } = node;
  const [argument] = node.args;
  const name = func.kind === "Name" ? func.id : "";
  if (name === "locals" || name === "vars") return snapshot(f, node);
  if (name === "dir") {
    const sorted = loadName(f, "sorted", func);
    return f.define({ op: "call", callee: sorted, args: [snapshot(f, node)], kwnames: [], pos: f.atExpression(node) });
  }
  const callee = loadName(f, name, func);
  if (argument === undefined) throw new RangeError(`${name} without argument`);
  const code = f.own(f.rules.expression(f, argument));
  const globals = f.define({ op: "call", callee: loadName(f, "globals", func), args: [], kwnames: [], pos: f.atExpression(node) });
  return f.define({ op: "call", callee, args: [code, globals, snapshot(f, node)], kwnames: [], pos: f.atExpression(node) });
}

/** A dict of the variables that are bound now, or the namespace itself where there is one. */
function snapshot(f: FunctionLowering, node: Call): Operand {
  if (f.owner.kind === "class" || f.owner.kind === "module") return f.define({ op: "loadnamespace" });
  const dict = f.define({ op: "dict", items: [], pos: f.at(node) });
  const put = (slot: string, src: Operand): void => {
    // Variables of comprehensions in line have a number behind their name.
    f.emit({ op: "dictset", target: keep(dict), key: text(slot.split("#")[0] ?? slot), src, pos: f.at(node) });
  };
  f.owner.varnames.forEach((slot, local) => {
    if (f.owner.cellvars.includes(slot)) putCell(f, node, f.cell(slot, "cell"), (src) => put(slot, src));
    else if (f.isBound(local)) put(slot, { kind: "local", id: local });
    else {
      ifBound(f, () => {
        f.emit({ op: "checklocal", local, pos: f.at(node) });
        put(slot, { kind: "local", id: local });
      });
    }
  });
  for (const slot of f.owner.cellvars) {
    if (!f.owner.varnames.includes(slot)) putCell(f, node, f.cell(slot, "cell"), (src) => put(slot, src));
  }
  for (const slot of f.owner.freevars) putCell(f, node, f.cell(slot, "free"), (src) => put(slot, src));
  return dict;
}

function putCell(f: FunctionLowering, node: Call, cell: number, put: (src: Operand) => void): void {
  ifBound(f, () => put(f.define({ op: "loadcell", cell, pos: f.at(node) })));
}

/** Runs `body`, which raises when a variable is unbound; then nothing has happened. */
function ifBound(f: FunctionLowering, body: () => void): void {
  f.tryCatch(0n, body, (exc) => f.discard(exc));
}
