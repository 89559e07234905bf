// The instructions that the back end uses: name, opcode and what follows the opcode. The encoder and the text dump share it.

/** What follows an opcode. */
export type Immediate =
  | "none"
  | "block"
  | "label"
  | "table"
  | "function"
  | "indirect"
  | "local"
  | "global"
  | "memory"
  | "i32"
  | "i64"
  | "f64"
  | "byte";

/** Opcodes by name; dots of the textual format are underscores. */
export const OP = {
  unreachable: 0x00,
  nop: 0x01,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  br_if: 0x0d,
  br_table: 0x0e,
  return: 0x0f,
  call: 0x10,
  call_indirect: 0x11,
  drop: 0x1a,
  select: 0x1b,
  local_get: 0x20,
  local_set: 0x21,
  local_tee: 0x22,
  global_get: 0x23,
  global_set: 0x24,
  i32_load: 0x28,
  i64_load: 0x29,
  f64_load: 0x2b,
  i32_load8_u: 0x2d,
  i32_load16_u: 0x2f,
  i32_store: 0x36,
  i64_store: 0x37,
  f64_store: 0x39,
  i32_const: 0x41,
  i64_const: 0x42,
  f64_const: 0x44,
  i32_eqz: 0x45,
  i32_eq: 0x46,
  i32_ne: 0x47,
  i32_lt_s: 0x48,
  i32_lt_u: 0x49,
  i32_gt_s: 0x4a,
  i32_gt_u: 0x4b,
  i32_le_s: 0x4c,
  i32_le_u: 0x4d,
  i32_ge_s: 0x4e,
  i32_ge_u: 0x4f,
  i64_eqz: 0x50,
  i64_eq: 0x51,
  i64_ne: 0x52,
  i64_lt_s: 0x53,
  i64_lt_u: 0x54,
  i64_gt_s: 0x55,
  i64_gt_u: 0x56,
  i64_le_s: 0x57,
  i64_le_u: 0x58,
  i64_ge_s: 0x59,
  i64_ge_u: 0x5a,
  f64_eq: 0x61,
  f64_ne: 0x62,
  f64_lt: 0x63,
  f64_gt: 0x64,
  f64_le: 0x65,
  f64_ge: 0x66,
  i32_add: 0x6a,
  i32_sub: 0x6b,
  i32_mul: 0x6c,
  i32_div_u: 0x6e,
  i32_rem_u: 0x70,
  i32_and: 0x71,
  i32_or: 0x72,
  i32_xor: 0x73,
  i32_shl: 0x74,
  i32_shr_s: 0x75,
  i32_shr_u: 0x76,
  i64_clz: 0x79,
  i64_add: 0x7c,
  i64_sub: 0x7d,
  i64_mul: 0x7e,
  i64_div_s: 0x7f,
  i64_rem_s: 0x81,
  i64_and: 0x83,
  i64_or: 0x84,
  i64_xor: 0x85,
  i64_shl: 0x86,
  i64_shr_s: 0x87,
  i64_shr_u: 0x88,
  f64_abs: 0x99,
  f64_neg: 0x9a,
  f64_floor: 0x9c,
  f64_trunc: 0x9d,
  f64_sqrt: 0x9f,
  f64_add: 0xa0,
  f64_sub: 0xa1,
  f64_mul: 0xa2,
  f64_div: 0xa3,
  i32_wrap_i64: 0xa7,
  i64_extend_i32_s: 0xac,
  i64_extend_i32_u: 0xad,
  f64_convert_i32_s: 0xb7,
  f64_convert_i64_s: 0xb9,
  i64_reinterpret_f64: 0xbd,
  f64_reinterpret_i64: 0xbf,
} as const;

/** An opcode of the table. */
export type Opcode = (typeof OP)[keyof typeof OP];

const IMMEDIATES: Partial<Record<keyof typeof OP, Immediate>> = {
  block: "block",
  loop: "block",
  if: "block",
  br: "label",
  br_if: "label",
  br_table: "table",
  call: "function",
  call_indirect: "indirect",
  local_get: "local",
  local_set: "local",
  local_tee: "local",
  global_get: "global",
  global_set: "global",
  i32_load: "memory",
  i64_load: "memory",
  f64_load: "memory",
  i32_load8_u: "memory",
  i32_load16_u: "memory",
  i32_store: "memory",
  i64_store: "memory",
  f64_store: "memory",
  i32_const: "i32",
  i64_const: "i64",
  f64_const: "f64",
};

/** Name in the textual format and immediates, by opcode. */
export const INSTRUCTIONS: ReadonlyMap<number, { readonly name: string; readonly immediate: Immediate }> = new Map(
  (Object.keys(OP) as (keyof typeof OP)[]).map((key) => {
    const name = /^(local|global|[if]\d\d)_/.test(key) ? key.replace("_", ".") : key;
    return [OP[key], { name, immediate: IMMEDIATES[key] ?? "none" }] as const;
  }),
);
