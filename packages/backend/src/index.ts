/**
 * From IR to WebAssembly: optimizer, instruction selection, the binary encoder, the module's sections.
 *
 * Every module it emits validates.
 *
 * @packageDocumentation
 */
export {};
