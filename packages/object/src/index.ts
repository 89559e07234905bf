/**
 * Conversion between JavaScript values and Python objects, and the typed proxies for what has no JavaScript equal.
 *
 * Strings, bytes, numbers and nested containers of them cross in bulk.
 *
 * @packageDocumentation
 */
export {};
