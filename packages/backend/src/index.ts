/**
 * From IR to WebAssembly: optimizer, instruction selection, the binary encoder, the module's sections.
 *
 * Every module it emits validates.
 *
 * @packageDocumentation
 */
export { emitModule } from "./emit/emit-module.ts";
export type { EmitOptions } from "./emit/emit-module.ts";
export { emitPrelude } from "./emit/shared-prelude.ts";
export { BackendLimitError } from "./emit/errors.ts";
export type { BackendLimit } from "./emit/errors.ts";
export { printWat } from "./encoder/print-wat.ts";
