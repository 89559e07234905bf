/**
 * Calling Python from JavaScript and getting its exceptions back as `PythonError` with type, message and traceback.
 *
 * Built on handles and conversion; a failed call leaves the runtime usable.
 *
 * @packageDocumentation
 */
export {};
