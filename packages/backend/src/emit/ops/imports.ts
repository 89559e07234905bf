// Import statements.

import { NONE } from "@molt-py/abi";
import type { FunctionEmitter } from "../function/emitter.ts";
import type { OpOf } from "./op-of.ts";

export function emitImportname(e: FunctionEmitter, op: OpOf<"importname">): void {
  e.valueResult(op.dst, op.pos, [], () => {
    e.pushName(op.name);
    if (op.fromlist === null) e.pushBits(NONE);
    else e.pushConstant(e.module.constants.names(op.fromlist));
    e.b.i32(op.level);
    e.helper("import_name");
  });
}

export function emitImportfrom(e: FunctionEmitter, op: OpOf<"importfrom">): void {
  e.valueResult(op.dst, op.pos, [op.module], () => {
    e.push(op.module);
    e.pushName(op.name);
    e.helper("import_from");
  });
}

export function emitImportstar(e: FunctionEmitter, op: OpOf<"importstar">): void {
  e.statusResult(op.pos, [op.module], () => {
    e.push(op.module);
    e.helper("import_star");
  });
}
