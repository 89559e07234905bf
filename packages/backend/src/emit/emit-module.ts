// A module from IR to bytes: every function, the prelude that they ask for, the element segment, the data blob, the names.

import { ABI_VERSION, MAGIC, PYTHON_VERSION, SECTION } from "@molt-py/abi";
import type { IRModule } from "@molt-py/frontend";
import { gatherFacts } from "../analysis/facts.ts";
import { ByteBuffer } from "../encoder/byte-buffer.ts";
import type { FunctionRef } from "../encoder/types.ts";
import { utf8 } from "../encoder/utf8.ts";
import { codeWriter, type ResumePoint } from "./code-constant.ts";
import { emitGenerator, emitPlainFunction, entryParameters } from "./function/emit-function.ts";
import { ModuleContext } from "./module-context.ts";

/** What `emitModule` takes besides the IR. */
export interface EmitOptions {
  /** A hash of the source, which is written into the module so that caches can be checked. */
  readonly sourceHash: Uint8Array;
}

/**
 * Compiles a module to WebAssembly. The result imports from "core" and carries a section `molt` (see `native/abi/src/blob.rs`).
 * Throws `BackendLimitError` when the program is beyond what engines accept.
 */
export function emitModule(ir: IRModule, options: EmitOptions): Uint8Array<ArrayBuffer> {
  const module = new ModuleContext(ir);
  const functions = ir.functions.map((fn, index) => {
    const facts = gatherFacts(fn);
    const namespace = fn.kind === "class" || facts.namespace;
    const name = ir.functions[0] === fn ? ir.name : fn.qualname;
    const entry = module.builder.declare(name, { params: ["i32", ...entryParameters(fn, namespace)], results: ["i64"] });
    module.entries.push(entry);
    return { fn, facts, namespace, entry, table: index, body: null as FunctionRef | null, bodyIndex: null as number | null, slots: 0, points: [] as readonly ResumePoint[] };
  });
  let entries = functions.length;
  for (const item of functions) {
    if (!item.fn.generator && !item.fn.coroutine) continue;
    item.body = module.builder.declare(`${item.fn.qualname}.body`, { params: ["i32", "i64"], results: ["i64"] });
    item.bodyIndex = entries++;
  }
  for (const item of functions) {
    const write = codeWriter(item.fn, module.constants, () => ({ table: item.table, body: item.bodyIndex, slots: item.slots, points: item.points, namespace: item.namespace }));
    module.codes.push(module.constants.code(write));
  }
  for (const { index } of module.globalFunctions.values()) module.functionPlaces.set(index, module.constants.place());
  for (const item of functions) {
    const { fn, facts, namespace, entry, body, bodyIndex } = item;
    if (body === null || bodyIndex === null) emitPlainFunction(module, fn, facts, namespace, entry);
    else Object.assign(item, emitGenerator(module, fn, facts, entry, body, bodyIndex));
  }
  const bodies = functions.map(({ body }) => body).filter((body) => body !== null);
  module.builder.element(module.tableBase, [...functions.map(({ entry }) => entry), ...bodies]);
  module.builder.custom(SECTION, section(module, entries, options));
  return module.builder.finish();
}

function section(module: ModuleContext, entries: number, options: EmitOptions): ByteBuffer {
  const out = new ByteBuffer(4096);
  const text = (value: string): void => {
    const bytes = utf8(value);
    out.u32(bytes.length);
    out.bytes(bytes);
  };
  out.bytes(MAGIC);
  out.u32(ABI_VERSION);
  text(PYTHON_VERSION);
  out.u32(options.sourceHash.length);
  out.bytes(options.sourceHash);
  text(module.ir.name);
  text(module.ir.filename);
  out.u32(entries);
  module.constants.write(out);
  out.u32(module.inlineCacheCount);
  out.u32(module.globalCacheCount);
  out.u32(module.codes[0] ?? 0);
  return out;
}
