/**
 * Calling Python from JavaScript and getting its exceptions back.
 *
 * Knows neither files nor streams nor the compiler.
 *
 * @packageDocumentation
 */
export { RuntimeAccess } from "./access.ts";
export { PythonError, readException } from "./python-error.ts";
export type { ExceptionContext, PythonErrorParts } from "./python-error.ts";
