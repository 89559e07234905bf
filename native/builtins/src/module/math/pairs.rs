//! Functions of two or three floats.

use molt_object::{IntRef, Numbers, Raise};
use molt_provenance::{Gil, Result, Value};

use super::elementary::range_error;
use crate::number::float::real;
use crate::number::float_ops;

fn two(gil: &mut Gil, x: &Value, y: &Value) -> Result<(f64, f64)> {
    Ok((real(gil, x)?, real(gil, y)?))
}

pub(super) fn atan2(gil: &mut Gil, y: &Value, x: &Value) -> Result {
    let (y, x) = two(gil, y, x)?;
    Ok(Value::float(y.atan2(x)))
}

pub(super) fn copysign(gil: &mut Gil, x: &Value, y: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    Ok(Value::float(x.copysign(y)))
}

pub(super) fn fmod(gil: &mut Gil, x: &Value, y: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::float(x));
    }
    let r = float_ops::fmod(x, y);
    if r.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(gil.value_error("math domain error"));
    }
    Ok(Value::float(r))
}

pub(super) fn remainder(gil: &mut Gil, x: &Value, y: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(f64::NAN));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(gil.value_error("math domain error"));
    }
    Ok(Value::float(if y.is_infinite() { x } else { nearest_remainder(x, y) }))
}

/// What is left after taking away the multiple of `y` that is nearest to `x`, the even one of two.
fn nearest_remainder(x: f64, y: f64) -> f64 {
    let (x_size, y_size) = (x.abs(), y.abs());
    let above = float_ops::fmod(x_size, y_size);
    let below = y_size - above;
    let r = if above < below {
        above
    } else if above > below {
        -below
    } else {
        // In the middle: which neighbor is even shows in the remainder of half of the multiple below.
        above - 2.0 * float_ops::fmod(0.5 * (x_size - above), y_size)
    };
    r * 1f64.copysign(x)
}

pub(super) fn pow(gil: &mut Gil, x: &Value, y: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    match float_ops::float_pow(x, y) {
        float_ops::Power::Real(f) => Ok(Value::float(f)),
        float_ops::Power::Fault(crate::number::fault::Fault::Range) => Err(range_error(gil)),
        _ if x == 0.0 && y == f64::NEG_INFINITY => Ok(Value::float(f64::INFINITY)),
        _ => Err(gil.value_error("math domain error")),
    }
}

pub(super) fn ldexp(gil: &mut Gil, x: &Value, exponent: &Value) -> Result {
    let x = real(gil, x)?;
    let exponent = match gil.int(exponent) {
        Some(IntRef::Small(e)) => e,
        Some(big) => big.to_i64().unwrap_or(if big.is_negative() { i64::MIN } else { i64::MAX }),
        None => return Err(gil.type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let r = float_ops::ldexp(x, exponent.clamp(-5000, 5000) as i32);
    if r.is_infinite() { Err(range_error(gil)) } else { Ok(Value::float(r)) }
}

pub(super) fn fma(gil: &mut Gil, x: &Value, y: &Value, z: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    let z = real(gil, z)?;
    let r = x.mul_add(y, z);
    if r.is_nan() && ![x, y, z].iter().any(|f| f.is_nan()) {
        return Err(gil.value_error("invalid operation in fma"));
    }
    if r.is_infinite() && [x, y, z].iter().all(|f| f.is_finite()) {
        return Err(gil.overflow_error("overflow in fma"));
    }
    Ok(Value::float(r))
}

pub(super) fn is_close(gil: &mut Gil, a: &Value, b: &Value, relative: &Value, absolute: &Value) -> Result {
    let (a, b) = two(gil, a, b)?;
    let relative = relative.bound().map_or(Ok(1e-9), |v| real(gil, v))?;
    let absolute = absolute.bound().map_or(Ok(0.0), |v| real(gil, v))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(gil.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close = difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

pub(super) fn ulp(gil: &mut Gil, x: &Value) -> Result {
    let x = real(gil, x)?.abs();
    Ok(Value::float(if !x.is_finite() {
        x
    } else if x == f64::MAX {
        x - x.next_down()
    } else {
        x.next_up() - x
    }))
}

pub(super) fn next_after(gil: &mut Gil, x: &Value, y: &Value, steps: &Value) -> Result {
    let (x, y) = two(gil, x, y)?;
    let steps = match steps.bound().filter(|s| !s.is_none()) {
        None => 1,
        Some(steps) => {
            let steps = molt_call::index_clamped(gil, steps)?;
            if steps < 0 {
                return Err(gil.value_error("steps must be a non-negative integer"));
            }
            steps as u64
        }
    };
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(if steps == 0 { x } else { f64::NAN }));
    }
    if x == y || steps == 0 {
        return Ok(Value::float(if steps == 0 { x } else { y }));
    }
    // Floats in order are ints in order, once the negative ones are mirrored.
    let place =
        |f: f64| if f.is_sign_negative() { -((f.to_bits() & (u64::MAX >> 1)) as i64) } else { f.to_bits() as i64 };
    let (from, to) = (place(x), place(y));
    let distance = to.abs_diff(from);
    if steps >= distance {
        return Ok(Value::float(y));
    }
    let at = if to > from { from + steps as i64 } else { from - steps as i64 };
    let bits = at.unsigned_abs() | if at < 0 || (at == 0 && x < 0.0) { 1 << 63 } else { 0 };
    Ok(Value::float(f64::from_bits(bits)))
}
