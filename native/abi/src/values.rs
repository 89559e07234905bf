//! How a Python value looks in 64 bits: NaN-boxing, as constants.
//!
//! A float is its own IEEE bits (every NaN canonicalized). The negative quiet-NaN space carries everything else, told
//! apart by the top 16 bits.

crate::constants::constants! {
/// Top 16 bits of an inline int; the low 48 bits are its two's-complement payload.
pub const TAG_INT: u64 = 0xFFFF << 48;
/// Top 16 bits of a pointer; the low 32 bits are the address of an object's header.
pub const TAG_POINTER: u64 = 0xFFFE << 48;
/// Top 16 bits of a singleton.
pub const TAG_SINGLETON: u64 = 0xFFFD << 48;
/// Top 16 bits of a signal (never visible to Python code).
pub const TAG_SIGNAL: u64 = 0xFFFC << 48;
/// Every bit pattern below this one (unsigned) is a float.
pub const FLOAT_LIMIT: u64 = 0xFFF9 << 48;
/// The one NaN.
pub const CANONICAL_NAN: u64 = 0x7FF8_0000_0000_0000;

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
pub const NULL: u64 = TAG_SIGNAL;
/// "The iterator is exhausted": `iter_next` and generator bodies answer this instead of raising StopIteration.
pub const STOP: u64 = TAG_SIGNAL | 1;

/// Smallest inline int.
pub const INT_MIN: i64 = -(1 << 47);
/// Largest inline int.
pub const INT_MAX: i64 = (1 << 47) - 1;
}
