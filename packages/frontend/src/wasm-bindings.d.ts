/**
 * What the build puts into `wasm/molt_parser.js`: wasm-bindgen's glue for `native/parser`, wrapped in a function, so that
 * each call has its own instance and nothing is kept in the module.
 */
declare module "*/wasm/molt_parser.js" {
  /** The glue of one instance. */
  export interface ParserBindings {
    /** Instantiates the module; has to come first. */
    initSync(options: { module: WebAssembly.Module }): unknown;
    /** See `parse` in `native/parser/src/lib.rs`. */
    parse(source: string, mode: number): Uint8Array;
  }
  /** Makes the glue for one instance. */
  export function createBindings(): ParserBindings;
}
