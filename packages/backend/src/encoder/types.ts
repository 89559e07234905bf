// Value types and function types of WebAssembly, as the encoder takes them.

/** A value type. */
export type ValType = "i32" | "i64" | "f64";

/** The byte of each value type in the binary format. */
export const VAL_TYPE_BYTE: Readonly<Record<ValType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };

/** The byte of a block type without a result. */
export const EMPTY_BLOCK = 0x40;

/** Parameters and results of a function. */
export interface FuncType {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}

/** A function named before its index is known: imports and functions are numbered when the module is assembled. */
export interface FunctionRef {
  readonly kind: "import" | "function";
  /** Index within its kind. */
  readonly index: number;
}
