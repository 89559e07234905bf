/**
 * One runtime's life: initialization and shutdown, loaded modules, metrics.
 *
 * Nothing of a runtime lives in module-level variables: two runtimes share compiled modules and nothing else.
 *
 * @packageDocumentation
 */
export { AbiVersionError, EntryDepthError, RequestRefusedError, RuntimeClosedError, RuntimePoisonedError, RuntimeStartError, TimeLimitError } from "./errors.ts";
export { GUEST } from "./guest-ops.ts";
export { Runtime, UNDONE } from "./runtime.ts";
export type { Lifecycle, RuntimeConfig, RuntimeMetrics, RuntimeParts, RuntimeProxies, StartStep, TypeCount } from "./runtime.ts";
export { baseImage, readSnapshot, SnapshotError, writeSnapshot } from "./snapshot.ts";
export type { SnapshotContent, SnapshotProblem } from "./snapshot.ts";
