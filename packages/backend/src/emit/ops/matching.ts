// Pattern matching, and `len` without its name.

import type { FunctionEmitter } from "../function/emitter.ts";
import type { OpOf } from "./op-of.ts";

export function emitMatchtest(e: FunctionEmitter, op: OpOf<"matchsequence"> | OpOf<"matchmapping">): void {
  e.push(op.subject);
  e.helper(op.op === "matchsequence" ? "match_sequence" : "match_mapping");
  e.finish([op.subject]);
  e.defineCondition(op.dst);
}

export function emitLen(e: FunctionEmitter, op: OpOf<"len">): void {
  e.valueResult(op.dst, op.pos, [op.src], () => {
    e.push(op.src);
    e.helper("len");
  });
}

export function emitMatchkeys(e: FunctionEmitter, op: OpOf<"matchkeys">): void {
  e.valueResult(op.dst, op.pos, [op.subject, op.keys], () => {
    e.push(op.subject);
    e.push(op.keys);
    e.helper("match_keys");
  });
}

export function emitMatchclass(e: FunctionEmitter, op: OpOf<"matchclass">): void {
  e.valueResult(op.dst, op.pos, [op.subject, op.cls], () => {
    e.push(op.subject);
    e.push(op.cls);
    e.b.i32(op.count);
    e.pushConstant(e.module.constants.names(op.kwnames));
    e.helper("match_class");
  });
}
