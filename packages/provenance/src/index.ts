/**
 * The only package that touches raw WebAssembly memory: instantiation, bulk copies in and out, the bytes of messages.
 *
 * Nobody else sees a memory, a table, an instance, an address or a view. Python objects are known by handles (safe integers of
 * slot and generation), which the core checks.
 *
 * @packageDocumentation
 */
export { blockThread, takeWord, waitForWord } from "./block.ts";
export { CompiledCore, CompiledModule, CompiledPrelude, compileCore, compileCoreAsync, compileModule, compilePrelude, InvalidModuleError } from "./compiled.ts";
export type { AheadImage, LoadedAhead, ModuleAhead } from "./compiled.ts";
export { Core, CoreTrapError, hasOwnStacks, HostFailure, NOT_DIRECT } from "./core.ts";
export type { Answer, CoreOptions, HostImports, LoadAnswer, Placement, Reply } from "./core.ts";
export { Exchange } from "./exchange.ts";
export { CoreImage, InvalidImageError } from "./image.ts";
export { ByteReader, ByteWriter, decodeUtf8, encodeUtf8 } from "./wire.ts";
