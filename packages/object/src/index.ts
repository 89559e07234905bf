/**
 * Values between JavaScript and Python: copies of what both have, proxies for what only one has.
 *
 * Knows nothing about running code: what a proxy does, its runtime does for it.
 *
 * @packageDocumentation
 */
export { STOP, ValueCodec } from "./codec.ts";
export type { DictForm, ProxyFactory, ValueDecoder, ValueEncoder } from "./codec.ts";
export { DIRECT, DirectCodec, NO_SHAPE } from "./direct.ts";
export { ConversionError, StaleHandleError } from "./errors.ts";
export { HostObjects } from "./host-objects.ts";
export type { HeldObject } from "./host-objects.ts";
export { isPyObject, PyProxies } from "./py-proxy.ts";
export type { ObjectAccess, PyCallable, PyObject } from "./py-proxy.ts";
export { COLUMN, KIND, TAG } from "./tags.ts";
