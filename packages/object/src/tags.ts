/** Tags of values in messages; `native/wasm-host/src/codec.rs` says what follows each. A test compares the two. */
export const TAG = {
  NONE: 0,
  FALSE: 1,
  TRUE: 2,
  INT: 3,
  BIG_INT: 4,
  FLOAT: 5,
  ASCII: 6,
  STR: 7,
  ASCII_DEF: 8,
  STR_DEF: 9,
  STR_REF: 10,
  BYTES: 11,
  LIST: 12,
  TUPLE: 13,
  DICT: 14,
  SET: 15,
  FROZENSET: 16,
  PYTHON: 17,
  HOST: 18,
  STOP: 19,
  BYTEARRAY: 20,
  ITEMS: 21,
  RECORDS: 22,
} as const;

/** Forms of columns; `native/wasm-host/src/columns.rs` says what follows each. */
export const COLUMN = { ANY: 0, INTS: 1, NUMBERS: 2, TEXTS: 3 } as const;

/** Bits of the kind of a Python object: what it can do. */
export const KIND = { CALLABLE: 1, ITERABLE: 2, ITERATOR: 4, ITEMS: 8, EXCEPTION: 16, MODULE: 32 } as const;
