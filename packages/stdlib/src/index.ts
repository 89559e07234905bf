/**
 * Python's own standard library, taken at build time and compiled ahead of time.
 *
 * The library's files are never copied into this repository.
 *
 * @packageDocumentation
 */
export {};
