/**
 * The JavaScript side of Python's built-in functions and types: what cannot be decided inside the core alone.
 *
 * A type is described once; dispatch and listings come from that description.
 *
 * @packageDocumentation
 */
export {};
