/**
 * Host calls as declared in `wit/molt-runtime.wit`, the capability policy that guards them, and platforms: memory and browser here,
 * Node in `@molt-py/wasm-host/node`, so that nothing of Node is loaded elsewhere.
 *
 * @packageDocumentation
 */
export { joinPath } from "./adapter.ts";
export type { HostAdapter, HostWaits, PathKind } from "./adapter.ts";
export { createBrowserHost } from "./browser.ts";
export { cooperative, Interrupts } from "./cooperation.ts";
export { createHostImports } from "./dispatcher.ts";
export type { CompileRequest, FoundModule, HostPorts, LibraryFile, ModuleSource, UnitRequest } from "./dispatcher.ts";
export { encodeError, HostException, HostOsError, HostSyntaxError, interruption, osError, ThrownValue } from "./errors.ts";
export type { ErrorContext, SyntaxDetails } from "./errors.ts";
export { HOST } from "./host-ops.ts";
export { withInterruptWord } from "./interrupt-word.ts";
export { createMemoryHost, normalizePath } from "./memory.ts";
export type { MemoryHostOptions } from "./memory.ts";
export { GRANT_ALL, guard } from "./policy.ts";
export type { Policy } from "./policy.ts";
