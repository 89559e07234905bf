/**
 * Molt: Python 3.14 for JavaScript hosts, compiled to WebAssembly. `Molt.create` makes a runtime; `run`, `import` and proxies use it.
 *
 * ```ts
 * import { Molt } from "molt-py";
 *
 * await using py = await Molt.create();
 * py.run("sum(n * n for n in range(10))"); // 285
 * ```
 *
 * @packageDocumentation
 */
export { PythonError } from "@molt-py/call";
export { RuntimeBusyError } from "@molt-py/concurrency";
export { ConversionError, isPyObject, StaleHandleError } from "@molt-py/object";
export type { DictForm, PyCallable, PyObject } from "@molt-py/object";
export { InvalidModuleError } from "@molt-py/provenance";
export { AbiVersionError, RequestRefusedError, RuntimeClosedError, RuntimePoisonedError, RuntimeStartError, SnapshotError, TimeLimitError } from "@molt-py/state";
export type { RuntimeMetrics, SnapshotProblem, TypeCount } from "@molt-py/state";
export { createBrowserHost, createMemoryHost } from "@molt-py/wasm-host";
export type { HostAdapter, HostWaits, MemoryHostOptions, Policy } from "@molt-py/wasm-host";
export { Globals } from "./globals.ts";
export { Molt } from "./molt.ts";
export type { ForkOptions, MoltOptions, RestoreOptions, RunAsyncOptions, RunOptions, SnapshotOptions } from "./molt.ts";
export type { GivenModule, ModuleAnswer, ModuleSources } from "./pipeline/given-modules.ts";
export type { SessionMetrics } from "./pipeline/session.ts";
export { createMemoryCache } from "./pipeline/module-cache.ts";
export type { ModuleCache } from "./pipeline/module-cache.ts";
export { VERSION } from "./version.ts";
