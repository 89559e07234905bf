//! A Python value: 64 bits, NaN-boxed, owning one count of its object when it is a pointer.

use core::mem::ManuallyDrop;
use core::num::NonZeroU64;

use molt_abi::values::*;

use crate::gil::Result;
use crate::object;

/// An owned Python value. Cloning counts up, dropping counts down; both are free for what is not a pointer.
///
/// No value is zero (that is NULL on the wire), so an optional value and the result of what can raise are one word too.
#[repr(transparent)]
pub struct Value(NonZeroU64);

const _: () = assert!(size_of::<Value>() == 8 && size_of::<Option<Value>>() == 8 && size_of::<Result<Value>>() == 8);

impl Value {
    /// `None`.
    pub const NONE: Value = Value::constant(NONE);
    /// `True`.
    pub const TRUE: Value = Value::constant(TRUE);
    /// `False`.
    pub const FALSE: Value = Value::constant(FALSE);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::constant(NOT_IMPLEMENTED);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value::constant(ELLIPSIS);
    /// An unbound local, an empty cell, an absent optional argument.
    pub const UNBOUND: Value = Value::constant(UNBOUND);
    /// An exhausted iterator's answer; never visible to Python code.
    pub const STOP: Value = Value::constant(STOP);
    /// The signal that an asynchronous iterator is exhausted.
    pub const END: Value = Value::constant(END);

    /// A value from bits.
    ///
    /// # Safety
    /// The bits are those of a value, so not zero; when they are a pointer's, one count comes with them.
    #[inline(always)]
    pub(crate) const unsafe fn from_value_bits(bits: u64) -> Value {
        // SAFETY: the caller's promise.
        Value(unsafe { NonZeroU64::new_unchecked(bits) })
    }

    /// A constant of the ABI.
    const fn constant(bits: u64) -> Value {
        match NonZeroU64::new(bits) {
            Some(bits) => Value(bits),
            None => panic!("zero is no value"),
        }
    }

    /// The bits.
    #[inline(always)]
    pub(crate) const fn bits(&self) -> u64 {
        self.0.get()
    }

    /// A bool.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        // SAFETY: False or True.
        unsafe { Value::from_value_bits(FALSE | b as u64) }
    }

    /// A float; every NaN becomes the canonical one.
    #[inline]
    pub fn float(f: f64) -> Value {
        // SAFETY: only one NaN has a complement of zero, and it is not the canonical one.
        unsafe { Value::from_value_bits(!(if f.is_nan() { CANONICAL_NAN } else { f.to_bits() })) }
    }

    /// An int, when it fits inline.
    #[inline(always)]
    pub const fn small_int(i: i64) -> Option<Value> {
        // Below the smallest and above the largest the sum has another tag.
        let bits = (i as u64).wrapping_add(INT_ZERO);
        // SAFETY: an int's bits.
        if bits >> TAG_SHIFT == TAG_INT >> TAG_SHIFT { Some(unsafe { Value::from_value_bits(bits) }) } else { None }
    }

    /// An int from 32 bits, which always fits.
    #[inline(always)]
    pub const fn int32(i: i32) -> Value {
        // SAFETY: an int's bits: 32 bits do not reach the tag.
        unsafe { Value::from_value_bits((i as i64 as u64).wrapping_add(INT_ZERO)) }
    }

    /// The inline int, if it is one.
    #[inline(always)]
    pub const fn as_small_int(&self) -> Option<i64> {
        if self.is_small_int() { Some(self.bits() as i64 - INT_ZERO as i64) } else { None }
    }

    /// The float, if it is one.
    #[inline(always)]
    pub const fn as_float(&self) -> Option<f64> {
        if self.is_float() { Some(f64::from_bits(!self.bits())) } else { None }
    }

    /// The bool, if it is one.
    #[inline(always)]
    pub const fn as_bool(&self) -> Option<bool> {
        if self.bits() | 1 == TRUE { Some(self.bits() == TRUE) } else { None }
    }

    /// Whether this is an object in memory.
    #[inline(always)]
    pub const fn is_pointer(&self) -> bool {
        self.bits() >> TAG_SHIFT == TAG_POINTER >> TAG_SHIFT
    }

    /// Whether this is an inline int.
    #[inline(always)]
    pub const fn is_small_int(&self) -> bool {
        self.bits() >> TAG_SHIFT == TAG_INT >> TAG_SHIFT
    }

    /// Whether this is a float.
    #[inline(always)]
    pub const fn is_float(&self) -> bool {
        self.bits() >> FLOAT_SHIFT != 0
    }

    /// Python's `is`: the same object, or the same immediate value.
    #[inline(always)]
    pub const fn is(&self, other: &Value) -> bool {
        self.bits() == other.bits()
    }

    /// Whether this is `None`.
    #[inline(always)]
    pub const fn is_none(&self) -> bool {
        self.bits() == NONE
    }

    /// Whether this is the unbound marker.
    #[inline(always)]
    pub const fn is_unbound(&self) -> bool {
        self.bits() == UNBOUND
    }

    /// Whether this is the marker of an exhausted asynchronous iterator.
    pub const fn is_end(&self) -> bool {
        self.bits() == END
    }

    /// Whether this is the marker of an exhausted iterator.
    #[inline(always)]
    pub const fn is_stop(&self) -> bool {
        self.bits() == STOP
    }

    /// Whether this is `NotImplemented`.
    #[inline(always)]
    pub const fn is_not_implemented(&self) -> bool {
        self.bits() == NOT_IMPLEMENTED
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
        if self.is_pointer() { self.bits() & 0xFFFF_FFFF } else { self.bits() }
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

    /// The same value without a count of its own, which must not outlive this one.
    #[inline(always)]
    pub(crate) const fn copied(&self) -> ManuallyDrop<Value> {
        ManuallyDrop::new(Value(self.0))
    }

    #[inline(always)]
    pub(crate) const fn address(&self) -> u32 {
        self.bits() as u32
    }

    /// Gives the bits away together with the count.
    #[inline(always)]
    pub(crate) fn into_bits(self) -> u64 {
        ManuallyDrop::new(self).bits()
    }

    /// Takes over bits with their count; `None` for NULL.
    #[inline(always)]
    pub(crate) const fn from_bits(bits: u64) -> Option<Value> {
        match NonZeroU64::new(bits) {
            Some(bits) => Some(Value(bits)),
            None => None,
        }
    }

    /// Takes over one count of the object at an address.
    #[inline(always)]
    pub(crate) const fn from_address(address: u32) -> Value {
        // SAFETY: a pointer's bits, with the count that the caller gives.
        unsafe { Value::from_value_bits(TAG_POINTER | address as u64) }
    }
}

/// Counts one more owner of what is an object in memory. Called from a thousand places: engines inline it where it is hot.
#[inline(never)]
fn retain(bits: u64) {
    if bits >> TAG_SHIFT == TAG_POINTER >> TAG_SHIFT {
        object::retain(bits as u32);
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Self {
        retain(self.bits());
        Value(self.0)
    }
}

/// Counts one owner less, see `retain`.
#[inline(never)]
fn release(bits: u64) {
    if bits >> TAG_SHIFT == TAG_POINTER >> TAG_SHIFT {
        object::release(bits as u32);
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        release(self.bits());
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
            _ => write!(f, "singleton {}", self.bits() & 0xFFFF),
        }
    }
}
