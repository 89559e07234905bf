/**
 * The only package that touches raw WebAssembly memory: instantiation, the handle table, bulk copies in and out.
 *
 * Hands out handles (safe integers of slot and generation), never addresses or views.
 *
 * @packageDocumentation
 */
export {};
