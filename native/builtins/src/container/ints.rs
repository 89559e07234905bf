//! Arithmetic on int values of any size, fast for inline ones: what ranges and slices calculate with.

use core::cmp::Ordering;

use molt_call::operators::binary;
use molt_object::{BinaryOp, IntRef, Numbers};
use molt_provenance::{Gil, Result, Value};

/// `a + b`
#[inline]
pub fn add(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    match (a.as_small_int(), b.as_small_int()) {
        (Some(x), Some(y)) => Ok(gil.new_int(x + y)),
        _ => binary(gil, BinaryOp::Add, a, b),
    }
}

/// `a - b`
#[inline]
pub fn sub(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    match (a.as_small_int(), b.as_small_int()) {
        (Some(x), Some(y)) => Ok(gil.new_int(x - y)),
        _ => binary(gil, BinaryOp::Sub, a, b),
    }
}

/// `a * b`
#[inline]
pub fn mul(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    if let (Some(x), Some(y)) = (a.as_small_int(), b.as_small_int())
        && let Some(product) = x.checked_mul(y)
    {
        return Ok(gil.new_int(product));
    }
    binary(gil, BinaryOp::Mul, a, b)
}

/// `a // b`
pub fn floordiv(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    binary(gil, BinaryOp::FloorDiv, a, b)
}

/// `a % b`
pub fn modulo(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    binary(gil, BinaryOp::Mod, a, b)
}

/// How two ints compare.
pub fn order(gil: &Gil, a: &Value, b: &Value) -> Ordering {
    match (gil.int(a), gil.int(b)) {
        (Some(IntRef::Small(x)), Some(IntRef::Small(y))) => x.cmp(&y),
        (Some(x), Some(y)) => x.to_big().cmp(&y.to_big()),
        _ => Ordering::Equal,
    }
}

/// The sign of an int.
pub fn sign(gil: &Gil, a: &Value) -> Ordering {
    order(gil, a, &Value::int32(0))
}

/// Whether two ints are equal.
pub fn equal(gil: &Gil, a: &Value, b: &Value) -> bool {
    order(gil, a, b).is_eq()
}
