//! The custom section `molt` of a compiled module: what the core needs to load it.
//!
//! All integers are unsigned LEB128 unless said otherwise; "signed" is signed LEB128. In this order:
//!
//! * `MAGIC` (4 bytes), ABI version, Python version (length, UTF-8), source hash (length, bytes)
//! * module name (length, UTF-8), file name (length, UTF-8)
//! * table size: number of table entries, placed at the imported `table_base`
//! * number of constants, then each: a tag byte (`CONST_*`) and its payload. Constant `k` lives at `data_base + 8 * k`.
//! * number of inline caches: they follow the constants, `IC_SIZE` bytes each
//! * number of global caches: they follow the inline caches, `GLOBAL_CACHE_SIZE` bytes each
//! * index of the constant that is the module body's code
//!
//! Payload of `CONST_CODE`: constant indices of name and qualified name; kind (0 module, 1 class, 2 function, 3 lambda, 4 comprehension);
//! first line; counts of positional-only, regular and keyword-only parameters; flags (`FLAG_*`); number of locals and the
//! constant index of each name; number of own cells and for each its name's constant index and the parameter it starts with
//! plus one (0 for none); number of free variables and the constant index of each name; constant index of the docstring plus one;
//! table index of the entry, relative to `table_base`; table index of the generator body plus one; number of generator slots;
//! number of attribute names that instances want and the constant index of each; number of positions, and for each: line minus
//! the previous position's line (signed; the first is relative to the first line), end line minus line, column, end column,
//! 0 or 1 for anchors, and if 1: anchor line minus line, anchor start, anchor end line minus line, anchor end; of a generator's body
//! the number of resume points with the start, and for each: its position, and the slot of what it delegates to plus one, 0 for none.
//!
//! Constants refer to earlier constants only.

crate::constants::constants! {
/// First bytes of the section.
pub const MAGIC: &[u8; 4] = b"MOLT";
/// Name of the custom section.
pub const SECTION: &str = "molt";
/// Changes with every incompatible change of this crate.
pub const ABI_VERSION: u32 = 4;
/// The language version compiled for.
pub const PYTHON_VERSION: &str = "3.14";

/// Int: signed LEB128 (any inline int).
pub const CONST_INT: u8 = 1;
/// Big int: 0 or 1 for negative, length, magnitude bytes (little-endian).
pub const CONST_BIG_INT: u8 = 2;
/// Float: 8 bytes, little-endian.
pub const CONST_FLOAT: u8 = 3;
/// Complex: 16 bytes, real then imaginary.
pub const CONST_COMPLEX: u8 = 4;
/// Interned string: length, UTF-8 (surrogates encoded as in WTF-8).
pub const CONST_STR: u8 = 5;
/// Bytes: length, bytes.
pub const CONST_BYTES: u8 = 6;
/// Tuple: count, constant indices.
pub const CONST_TUPLE: u8 = 7;
/// Frozenset: count, constant indices.
pub const CONST_FROZENSET: u8 = 8;
/// Code object, see above.
pub const CONST_CODE: u8 = 9;
/// Immediate value: 8 bytes, little-endian, its bits (None, True, …).
pub const CONST_IMMEDIATE: u8 = 10;

/// The code has `*args`.
pub const FLAG_VARARGS: u32 = 1;
/// The code has `**kwargs`.
pub const FLAG_VARKW: u32 = 2;
/// Calling makes a generator.
pub const FLAG_GENERATOR: u32 = 4;
/// Calling makes a coroutine.
pub const FLAG_COROUTINE: u32 = 8;
/// The entry takes `(callee, args)` because it has more than `MAX_DIRECT_PARAMS` parameters.
pub const FLAG_MEMORY_ARGS: u32 = 16;
/// The function runs with a namespace of its own (class bodies, `exec` with locals): its one parameter.
pub const FLAG_NAMESPACE: u32 = 32;
/// The generators can be awaited (`types.coroutine`). Compiled code never has it.
pub const FLAG_ITERABLE_COROUTINE: u32 = 64;
}
