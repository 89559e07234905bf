/**
 * Constants both sides of the WebAssembly boundary agree on: value tags, singletons, object layouts, type ids, the ABI version and the import table.
 *
 * Generated from the Rust crate of the same name; a test fails when the two drift.
 *
 * @packageDocumentation
 */
export * from "./generated.ts";
