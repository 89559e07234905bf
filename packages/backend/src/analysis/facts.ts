// What one pass over a function finds out for the emitter: which locals are rebound, how often temporaries are defined and used,
// which conditions need no value.

import type { IRFunction, Op } from "@molt-py/frontend";
import { definitionsOf, operandsOf, walk } from "./operations.ts";

/** Facts about one function. */
export interface Facts {
  /** Locals that are bound or unbound somewhere in the body. */
  readonly rebound: ReadonlySet<number>;
  /** Locals whose unbound state is observable, so that they start as unbound. */
  readonly checked: ReadonlySet<number>;
  /** Temporaries that are defined in more than one place. */
  readonly multiple: ReadonlySet<number>;
  /** Temporaries that only decide the `if` or `not` that follows at once. */
  readonly conditions: ReadonlySet<number>;
  /** Those of them that come from a comparison and decide the `if`. */
  readonly branches: ReadonlySet<number>;
  /** Temporaries with one definition and one use. */
  readonly single: ReadonlySet<number>;
  /** Temporaries that are loaded from a global name only to be called, with the calls. */
  readonly callees: ReadonlyMap<number, Op & { op: "call" }>;
  /** Temporaries that are only a part of an f-string. */
  readonly parts: ReadonlySet<number>;
  /** Temporaries that remember what was handled before an exception. */
  readonly handled: ReadonlySet<number>;
  /** Whether an exception that is thrown into the body runs code of it, or of what it delegates to. */
  readonly cleans: boolean;
  /** Whether the body has a loop. */
  readonly loops: boolean;
  /** Whether the body uses a namespace of its own. */
  readonly namespace: boolean;
}

const NAMESPACE_OPS: ReadonlySet<Op["op"]> = new Set(["loadname", "storename", "delname", "loadnamespace", "loadclasscell"]);
const LOOP_OPS: ReadonlySet<Op["op"]> = new Set(["loop", "for", "forrange"]);
const CONDITION_OPS: ReadonlySet<Op["op"]> = new Set(["compare", "is", "contains", "not", "excmatch", "matchsequence", "matchmapping"]);

/** Gathers the facts of a function. */
export function gatherFacts(fn: IRFunction): Facts {
  const rebound = new Set<number>();
  const checked = new Set<number>();
  const multiple = new Set<number>();
  const definitions = new Uint32Array(fn.temps);
  const uses = new Uint32Array(fn.temps);
  const candidates = new Map<number, boolean>();
  const compared = new Set<number>();
  const loaded = new Set<number>();
  const called = new Map<number, Op & { op: "call" }>();
  const joined = new Set<number>();
  const handled = new Set<number>();
  let cleans = false;
  let loops = false;
  let namespace = false;
  walk(fn.body, (op, next) => {
    if (op.op === "setlocal" || op.op === "dellocal") rebound.add(op.local);
    if (op.op === "checklocal" || op.op === "dellocal") checked.add(op.local);
    if (op.op === "pushexc") handled.add(op.dst);
    if (op.op === "try" || op.op === "yieldfrom" || op.op === "await" || op.op === "asyncnext") cleans = true;
    if (LOOP_OPS.has(op.op)) loops = true;
    if (NAMESPACE_OPS.has(op.op)) namespace = true;
    for (const id of definitionsOf(op)) {
      const times = definitions[id] ?? 0;
      if (times > 0) multiple.add(id);
      definitions[id] = times + 1;
      if (op.op === "compare" && next?.op === "if") compared.add(id);
      if (CONDITION_OPS.has(op.op)) candidates.set(id, decides(next, id));
    }
    if (op.op === "loadglobal") loaded.add(op.dst);
    if (op.op === "call" && op.callee.kind === "temp") called.set(op.callee.id, op);
    if (op.op === "joinstr") op.items.forEach((item) => item.kind === "temp" && joined.add(item.id));
    for (const operand of operandsOf(op)) {
      if (operand.kind === "temp") uses[operand.id] = (uses[operand.id] ?? 0) + 1;
    }
  });
  const conditions = new Set<number>();
  for (const [id, plain] of candidates) if (plain && !multiple.has(id) && uses[id] === 1) conditions.add(id);
  const branches = new Set([...compared].filter((id) => conditions.has(id)));
  const single = new Set<number>();
  definitions.forEach((times, id) => {
    if (times === 1 && uses[id] === 1) single.add(id);
  });
  const parts = new Set([...joined].filter((id) => single.has(id)));
  const callees = new Map([...called].filter(([id]) => loaded.has(id) && !multiple.has(id) && uses[id] === 1));
  return { rebound, checked, multiple, conditions, branches, single, callees, parts, handled, cleans, loops, namespace };
}

function decides(next: Op | undefined, id: number): boolean {
  const operand = next?.op === "if" ? next.cond : next?.op === "not" ? next.a : null;
  return operand?.kind === "temp" && operand.id === id && operand.keep !== true;
}
