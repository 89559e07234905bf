/**
 * Checks the rules that `types.ts` states: every temporary is defined once, consumed once on every path and not used when dead;
 * labels name enclosing operations; positions, locals, cells and functions exist; nothing stands behind a jump.
 *
 * For tests and for debugging a pass. A broken rule is a bug of whoever made the IR, never of the Python program.
 */

import { definitionsOf, isTerminator, operandsOf, regionsOf } from "./operands.ts";
import { printFunction } from "./print.ts";
import type { IRFunction, IRModule, Op, Operand, Region } from "./types.ts";

/** Returns what is wrong with `module`, one sentence each; empty when all is well. */
export function verifyModule(module: IRModule): string[] {
  return module.functions.flatMap((fn, index) => new Verifier(module, fn, index).run());
}

/** Temporaries that are live; `null` where control does not come. */
type Live = ReadonlySet<number> | null;

class Verifier {
  readonly #module: IRModule;
  readonly #fn: IRFunction;
  readonly #where: string;
  readonly #problems: string[] = [];
  readonly #usedPositions = new Set<number>();
  /** What is live at each jump to an enclosing label; for loops, what must be live at `continue`. */
  readonly #blocks = new Map<number, Live[]>();
  readonly #loops = new Map<number, Live>();

  constructor(module: IRModule, fn: IRFunction, index: number) {
    this.#module = module;
    this.#fn = fn;
    this.#where = `func ${index} ${fn.qualname}`;
  }

  run(): string[] {
    const fn = this.#fn;
    const end = this.#region(fn.body, new Set());
    if (end !== null) this.#problem("control falls off the end");
    for (const cell of fn.cells) {
      if (cell.param !== null && fn.locals[cell.param] === undefined) this.#problem(`cell ${cell.name} starts with a parameter that does not exist`);
    }
    if (this.#problems.length > 0) this.#problems.push(printFunction(fn, 0));
    return this.#problems;
  }

  #region(region: Region, start: Live): Live {
    let live = start;
    region.forEach((op, index) => {
      if (live === null) {
        if (index > 0) this.#problem(`${op.op} stands behind a jump`);
        return;
      }
      live = this.#op(op, live);
    });
    return live;
  }

  #op(op: Op, before: ReadonlySet<number>): Live {
    this.#references(op);
    const live = new Set(before);
    for (const operand of operandsOf(op)) this.#use(op, operand, live);
    for (const dst of definitionsOf(op)) this.#define(op, dst, live);
    switch (op.op) {
      case "if":
        return this.#join(op, [this.#region(op.then, live), this.#region(op.else, live)]);
      case "block": {
        if (this.#blocks.has(op.label) || this.#loops.has(op.label)) this.#problem(`label L${op.label} is used twice`);
        const jumps: Live[] = [];
        this.#blocks.set(op.label, jumps);
        const end = this.#region(op.body, live);
        this.#blocks.delete(op.label);
        return this.#join(op, [...jumps, end]);
      }
      case "loop":
        this.#loop(op.label, op, live, live);
        return null;
      case "for":
      case "forrange": {
        const inside = new Set(live);
        this.#define(op, op.dst, inside);
        this.#loop(op.label, op, inside, live);
        return live;
      }
      case "try": {
        const bodyEnd = this.#region(op.body, live);
        const consumed = consumedIn(op.body);
        const caught = new Set([...live].filter((id) => !consumed.has(id)));
        this.#define(op, op.exc, caught);
        return this.#join(op, [bodyEnd, this.#region(op.handler, caught)]);
      }
      case "break": {
        const jumps = this.#blocks.get(op.label);
        if (jumps === undefined) this.#problem(`break L${op.label} is in no such block`);
        jumps?.push(live);
        return null;
      }
      case "continue": {
        const expected = this.#loops.get(op.label);
        if (expected === undefined) this.#problem(`continue L${op.label} is in no such loop`);
        else this.#same(op, expected, live);
        return null;
      }
      case "return":
        if (live.size > 0) this.#problem(`return leaves ${names(live)} live`);
        return null;
      default:
        return isTerminator(op) ? null : live;
    }
  }

  #loop(label: number, op: Op & { body: Region }, inside: Live, again: Live): void {
    if (this.#blocks.has(label) || this.#loops.has(label)) this.#problem(`label L${label} is used twice`);
    this.#loops.set(label, again);
    const end = this.#region(op.body, inside);
    this.#loops.delete(label);
    if (end !== null) this.#same(op, again, end);
  }

  #use(op: Op, operand: Operand, live: Set<number>): void {
    if (operand.kind === "local") this.#local(operand.id);
    if (operand.kind !== "temp") return;
    if (!live.has(operand.id)) this.#problem(`${op.op} uses %${operand.id}, which is not live`);
    if (!operand.keep) live.delete(operand.id);
  }

  #define(op: Op, id: number, live: Set<number>): void {
    if (id < 0 || id >= this.#fn.temps) this.#problem(`${op.op} defines %${id}, but there are ${this.#fn.temps} temporaries`);
    if (live.has(id)) this.#problem(`${op.op} defines %${id}, which is live already`);
    live.add(id);
  }

  #join(op: Op, states: readonly Live[]): Live {
    const reached = states.filter((state) => state !== null);
    const [first, ...rest] = reached;
    if (first === undefined) return null;
    for (const other of rest) this.#same(op, first, other);
    return first;
  }

  #same(op: Op, a: Live, b: Live): void {
    if (a === null || b === null) return;
    const difference = [...[...a].filter((id) => !b.has(id)), ...[...b].filter((id) => !a.has(id))];
    if (difference.length > 0) this.#problem(`paths that meet at ${op.op}${"label" in op ? ` L${op.label}` : ""} disagree on ${names(new Set(difference))}`);
  }

  #references(op: Op): void {
    if ("pos" in op) {
      if (this.#fn.positions[op.pos] === undefined) this.#problem(`${op.op} has position ${op.pos}, which does not exist`);
      if (this.#usedPositions.has(op.pos)) this.#problem(`${op.op} shares position ${op.pos}`);
      this.#usedPositions.add(op.pos);
    }
    if ("local" in op) this.#local(op.local);
    if ("cell" in op && op.cell !== null) this.#cell(op.cell);
    if (op.op === "makefunction") {
      const target = this.#module.functions[op.func];
      if (target === undefined) this.#problem(`makefunction of function ${op.func}, which does not exist`);
      else if (target.freevars.length !== op.captures.length) this.#problem(`makefunction captures ${op.captures.length} cells for ${target.freevars.length} free variables`);
      for (const cell of op.captures) this.#cell(cell);
    }
    if ("kwnames" in op && "args" in op && op.kwnames.length > op.args.length) this.#problem(`${op.op} names more keywords than it has arguments`);
  }

  #local(id: number): void {
    if (this.#fn.locals[id] === undefined) this.#problem(`local ${id} does not exist`);
  }

  #cell(index: number): void {
    if (index < 0 || index >= this.#fn.cells.length + this.#fn.freevars.length) this.#problem(`cell ${index} does not exist`);
  }

  #problem(text: string): void {
    this.#problems.push(`${this.#where}: ${text}`);
  }
}

/** Every temporary that some operation in `region`, however deep, consumes. */
function consumedIn(region: Region): Set<number> {
  const consumed = new Set<number>();
  const visit = (ops: Region): void => {
    for (const op of ops) {
      for (const operand of operandsOf(op)) if (operand.kind === "temp" && !operand.keep) consumed.add(operand.id);
      for (const inner of regionsOf(op)) visit(inner);
    }
  };
  visit(region);
  return consumed;
}

function names(ids: ReadonlySet<number>): string {
  return [...ids].map((id) => `%${id}`).join(", ");
}
