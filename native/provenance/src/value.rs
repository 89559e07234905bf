//! A Python value: 64 bits, NaN-boxed, owning one count of its object when it is a pointer.

use core::mem::ManuallyDrop;

use molt_abi::values::*;

use crate::object;

/// An owned Python value. Cloning counts up, dropping counts down; both are free for what is not a pointer.
#[repr(transparent)]
pub struct Value(pub(crate) u64);

const _: () = assert!(size_of::<Value>() == 8);

impl Value {
    /// `None`.
    pub const NONE: Value = Value(NONE);
    /// `True`.
    pub const TRUE: Value = Value(TRUE);
    /// `False`.
    pub const FALSE: Value = Value(FALSE);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value(NOT_IMPLEMENTED);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value(ELLIPSIS);
    /// An unbound local, an empty cell, an absent optional argument.
    pub const UNBOUND: Value = Value(UNBOUND);
    /// An exhausted iterator's answer; never visible to Python code.
    pub const STOP: Value = Value(STOP);

    /// A bool.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(FALSE | b as u64)
    }

    /// A float; every NaN becomes the canonical one.
    #[inline]
    pub fn float(f: f64) -> Value {
        Value(if f.is_nan() { CANONICAL_NAN } else { f.to_bits() })
    }

    /// An int, when it fits inline.
    #[inline(always)]
    pub const fn small_int(i: i64) -> Option<Value> {
        if i >= INT_MIN && i <= INT_MAX { Some(Value(TAG_INT | (i as u64 & !TAG_INT))) } else { None }
    }

    /// An int from 32 bits, which always fits.
    #[inline(always)]
    pub const fn int32(i: i32) -> Value {
        Value(TAG_INT | (i as i64 as u64 & !TAG_INT))
    }

    /// The inline int, if it is one.
    #[inline(always)]
    pub const fn as_small_int(&self) -> Option<i64> {
        if self.0 >= TAG_INT { Some(((self.0 << 16) as i64) >> 16) } else { None }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub const fn as_float(&self) -> Option<f64> {
        if self.0 < FLOAT_LIMIT { Some(f64::from_bits(self.0)) } else { None }
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub const fn as_bool(&self) -> Option<bool> {
        if self.0 | 1 == TRUE { Some(self.0 == TRUE) } else { None }
    }

    /// Whether this is an object in memory.
    #[inline(always)]
    pub const fn is_pointer(&self) -> bool {
        self.0 >> 48 == TAG_POINTER >> 48
    }

    /// Whether this is an inline int.
    #[inline(always)]
    pub const fn is_small_int(&self) -> bool {
        self.0 >= TAG_INT
    }

    /// Whether this is a float.
    #[inline(always)]
    pub const fn is_float(&self) -> bool {
        self.0 < FLOAT_LIMIT
    }

    /// Python's `is`: the same object, or the same immediate value.
    #[inline(always)]
    pub const fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub const fn is_none(&self) -> bool {
        self.0 == NONE
    }

    /// Whether this is the unbound marker.
    #[inline(always)]
    pub const fn is_unbound(&self) -> bool {
        self.0 == UNBOUND
    }

    /// Whether this is the marker of an exhausted iterator.
    #[inline(always)]
    pub const fn is_stop(&self) -> bool {
        self.0 == STOP
    }

    /// Whether this is what compiled code passes for "the pending exception".
    #[inline(always)]
    pub const fn is_null(&self) -> bool {
        self.0 == NULL
    }

    /// Whether this is `NotImplemented`.
    #[inline(always)]
    pub const fn is_not_implemented(&self) -> bool {
        self.0 == NOT_IMPLEMENTED
    }

    /// `None` for the unbound marker, else the value: how optional arguments are read.
    #[inline(always)]
    pub fn bound(&self) -> Option<&Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// A number that is the same for the same object as long as it lives: what `id()` shows. It is no address that
    /// anything accepts.
    #[inline(always)]
    pub const fn identity(&self) -> u64 {
        if self.is_pointer() { self.0 & 0xFFFF_FFFF } else { self.0 }
    }

    /// How many owners the object has; 0 for what is not an object in memory.
    #[inline]
    pub fn refcount(&self) -> u32 {
        if self.is_pointer() { object::refcount(self.address()) } else { 0 }
    }

    /// Whether the thing is a pointer of which this `Value` is the only owner.
    #[inline]
    pub fn is_unique(&self) -> bool {
        self.refcount() == 1
    }

    #[inline(always)]
    pub(crate) const fn address(&self) -> u32 {
        self.0 as u32
    }

    /// Gives the bits away together with the count.
    #[inline(always)]
    pub(crate) fn into_bits(self) -> u64 {
        ManuallyDrop::new(self).0
    }

    /// Takes over bits with their count.
    #[inline(always)]
    pub(crate) const fn from_bits(bits: u64) -> Value {
        Value(bits)
    }

    /// Takes over one count of the object at an address.
    #[inline(always)]
    pub(crate) const fn from_address(address: u32) -> Value {
        Value(TAG_POINTER | address as u64)
    }
}

/// Counts one more owner of what is an object in memory. Called from a thousand places: engines inline it where it is hot.
#[inline(never)]
fn retain(bits: u64) {
    if bits >> 48 == TAG_POINTER >> 48 {
        object::retain(bits as u32);
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Self {
        retain(self.0);
        Value(self.0)
    }
}

/// Counts one owner less, see `retain`.
#[inline(never)]
fn release(bits: u64) {
    if bits >> 48 == TAG_POINTER >> 48 {
        object::release(bits as u32);
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        release(self.0);
    }
}

impl Default for Value {
    fn default() -> Self {
        Value::UNBOUND
    }
}

impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match (self.as_small_int(), self.as_float()) {
            (Some(i), _) => write!(f, "int {i}"),
            (_, Some(x)) => write!(f, "float {x}"),
            _ if self.is_pointer() => write!(f, "object"),
            _ => write!(f, "singleton {}", self.0 & 0xFFFF),
        }
    }
}
