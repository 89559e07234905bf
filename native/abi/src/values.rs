//! How a Python value looks in 64 bits: NaN-boxing, as constants.
//!
//! A float is the complement of its IEEE bits (every NaN canonicalized), which moves the negative quiet-NaN space to the lowest
//! patterns. There the top 16 bits tell the rest apart: 1 an int, 2 a pointer, 3 a singleton. Zero is no value: it is NULL, for
//! which one instruction tests, and which gives `Option<Value>` and `Result<Value>` in Rust the size of a value.

crate::constants::constants! {
/// Shifted right by this, what is no float gives its kind.
pub const TAG_SHIFT: u64 = 48;
/// Top 16 bits of an inline int. They are those of the bitwise or of two ints too, and of no other two values.
pub const TAG_INT: u64 = 1 << 48;
/// Top 16 bits of a pointer; the low 32 bits are the address of an object's header.
pub const TAG_POINTER: u64 = 2 << 48;
/// Top 16 bits of a singleton.
pub const TAG_SINGLETON: u64 = 3 << 48;
/// Added to by signals other than NULL (never visible to Python code).
pub const TAG_SIGNAL: u64 = TAG_SINGLETON | 0x100;
/// Shifted right by this, a float is not zero, and everything else is. (The lowest float is the negative NaN that some machines
/// make of an invalid operation.)
pub const FLOAT_SHIFT: u64 = 50;
/// The one NaN, as IEEE bits.
pub const CANONICAL_NAN: u64 = 0x7FF8_0000_0000_0000;
/// The inline int 0. An inline int is this plus its number, so ints compare as their bits do, and a sum or difference that leaves
/// the 48 bits leaves the tag.
pub const INT_ZERO: u64 = TAG_INT | 1 << 47;

/// `None`.
pub const NONE: u64 = TAG_SINGLETON;
/// `False`; `FALSE | 1 == TRUE`, so a comparison's 0 or 1 becomes a bool by one `or`.
pub const FALSE: u64 = TAG_SINGLETON | 2;
/// `True`.
pub const TRUE: u64 = TAG_SINGLETON | 3;
/// `NotImplemented`.
pub const NOT_IMPLEMENTED: u64 = TAG_SINGLETON | 4;
/// `Ellipsis`.
pub const ELLIPSIS: u64 = TAG_SINGLETON | 5;
/// What a poll returns when it is not ready.
pub const PENDING: u64 = TAG_SINGLETON | 6;
/// An unbound local or an empty cell; also "absent" where a helper takes an optional value.
pub const UNBOUND: u64 = TAG_SINGLETON | 7;

/// "An exception is pending in the thread state."
pub const NULL: u64 = 0;
/// "The iterator is exhausted": `iter_next` and generator bodies answer this instead of raising StopIteration.
pub const STOP: u64 = TAG_SIGNAL | 1;
/// "The asynchronous iterator is exhausted", where `STOP` says that the awaited item is there.
pub const END: u64 = TAG_SIGNAL | 3;

/// Smallest inline int.
pub const INT_MIN: i64 = -(1 << 47);
/// Largest inline int.
pub const INT_MAX: i64 = (1 << 47) - 1;
}
