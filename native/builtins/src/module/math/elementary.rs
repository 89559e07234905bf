//! Functions of one float, with CPython's rules for domain and range errors.

use molt_call::call_special;
use molt_object::{IntRef, N, Numbers, Objects, Raise};
use molt_provenance::{Gil, Raised, Result, Value};

use crate::number::float::real;
use crate::number::float_text::float_repr;
use crate::number::int::from_float;
use crate::number::precise;

/// `f(x)`. A NaN that no NaN gave is a domain error, an infinity that no infinity gave is a range error or, where the function
/// has a pole, a domain error.
pub(super) fn one(gil: &mut Gil, v: &Value, f: fn(f64) -> f64, overflows: bool, domain: &str) -> Result {
    let x = real(gil, v)?;
    let r = f(x);
    if r.is_finite() {
        return Ok(Value::float(r));
    }
    if r.is_nan() && !x.is_nan() || r.is_infinite() && x.is_finite() && !overflows {
        return Err(domain_error(gil, x, domain));
    }
    if r.is_infinite() && x.is_finite() {
        return Err(range_error(gil));
    }
    Ok(Value::float(r))
}

pub(super) fn domain_error(gil: &mut Gil, x: f64, domain: &str) -> Raised {
    let message =
        if domain.is_empty() { "math domain error".to_owned() } else { format!("{domain}, got {}", float_repr(x)) };
    gil.value_error(message)
}

pub(super) fn range_error(gil: &mut Gil) -> Raised {
    gil.overflow_error("math range error")
}

macro_rules! functions {
    ($($name:ident $f:expr, $overflows:literal, $domain:literal;)*) => {
        $(
            pub(super) fn $name(gil: &mut Gil, v: &Value) -> Result {
                one(gil, v, $f, $overflows, $domain)
            }
        )*
    };
}

const UNIT: &str = "expected a number in range from -1 up to 1";

pub(super) fn acos(gil: &mut Gil, v: &Value) -> Result {
    one(gil, v, f64::acos, false, UNIT)
}

pub(super) fn asin(gil: &mut Gil, v: &Value) -> Result {
    one(gil, v, f64::asin, false, UNIT)
}

functions! {
    acosh libm::acosh, false, "expected argument value not less than 1";
    asinh libm::asinh, false, "";
    atan f64::atan, false, "";
    atanh libm::atanh, false, "expected a number between -1 and 1";
    cbrt f64::cbrt, false, "";
    cos f64::cos, false, "expected a finite input";
    cosh f64::cosh, true, "";
    exp precise::exp, true, "";
    exp2 precise::exp2, true, "";
    expm1 f64::exp_m1, true, "";
    fabs f64::abs, false, "";
    log1p f64::ln_1p, false, "expected argument value > -1";
    sin f64::sin, false, "expected a finite input";
    sinh f64::sinh, true, "";
    sqrt f64::sqrt, false, "expected a nonnegative input";
    tan f64::tan, false, "expected a finite input";
    tanh f64::tanh, false, "";
}

/// The logarithm of a number by `f`, which is given the base's own logarithm of 2 for ints beyond the floats.
fn logarithm(gil: &mut Gil, v: &Value, f: fn(f64) -> f64) -> Result<f64> {
    if let Some(i) = gil.int(v) {
        let answer = match &i {
            IntRef::Small(i) if *i > 0 => Some(f(*i as f64)),
            IntRef::Wide(i) if *i > 0 => Some(f(*i as f64)),
            IntRef::Big(b) if b.is_positive() => Some(match b.to_f64() {
                x if x.is_finite() => f(x),
                _ => {
                    // m * 2**e with a mantissa of 64 bits.
                    let e = b.bits() - 64;
                    let m = (*b >> e).to_u64().unwrap_or(u64::MAX) as f64;
                    f(m) + e as f64 * f(2.0)
                }
            }),
            _ => None,
        };
        return answer.ok_or_else(|| gil.value_error("expected a positive input"));
    }
    let x = real(gil, v)?;
    if x <= 0.0 {
        return Err(domain_error(gil, x, "expected a positive input"));
    }
    Ok(f(x))
}

pub(super) fn log(gil: &mut Gil, v: &Value, base: &Value) -> Result {
    let x = logarithm(gil, v, precise::ln)?;
    let Some(base) = base.bound() else { return Ok(Value::float(x)) };
    let base = logarithm(gil, base, precise::ln)?;
    if base == 0.0 {
        return Err(gil.zero_division("division by zero"));
    }
    Ok(Value::float(x / base))
}

pub(super) fn log2(gil: &mut Gil, v: &Value) -> Result {
    logarithm(gil, v, precise::log2).map(Value::float)
}

pub(super) fn log10(gil: &mut Gil, v: &Value) -> Result {
    logarithm(gil, v, precise::log10).map(Value::float)
}

pub(super) fn degrees(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::float(real(gil, v)? * (180.0 / core::f64::consts::PI)))
}

pub(super) fn radians(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::float(real(gil, v)? * (core::f64::consts::PI / 180.0)))
}

pub(super) fn is_finite(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(real(gil, v)?.is_finite()))
}

pub(super) fn is_inf(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(real(gil, v)?.is_infinite()))
}

pub(super) fn is_nan(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(real(gil, v)?.is_nan()))
}

pub(super) fn frexp(gil: &mut Gil, v: &Value) -> Result {
    let x = real(gil, v)?;
    let (m, e) = molt_object::number::frexp(x.abs());
    Ok(gil.new_tuple(vec![Value::float(m.copysign(x)), Value::int32(e)]))
}

pub(super) fn modf(gil: &mut Gil, v: &Value) -> Result {
    let x = real(gil, v)?;
    let fraction = if x.is_infinite() { 0.0 } else { x - x.trunc() };
    Ok(gil.new_tuple(vec![Value::float(fraction.copysign(x)), Value::float(x.trunc())]))
}

pub(super) fn floor(gil: &mut Gil, v: &Value) -> Result {
    rounded(gil, v, N::Floor, f64::floor)
}

pub(super) fn ceil(gil: &mut Gil, v: &Value) -> Result {
    rounded(gil, v, N::Ceil, f64::ceil)
}

fn rounded(gil: &mut Gil, v: &Value, name: N, f: fn(f64) -> f64) -> Result {
    if v.is_small_int() {
        return Ok(v.clone());
    }
    if !v.is_float()
        && let Some(answer) = call_special(gil, v, name, &[])?
    {
        return Ok(answer);
    }
    let x = real(gil, v)?;
    from_float(gil, f(x))
}

pub(super) fn trunc(gil: &mut Gil, v: &Value) -> Result {
    if let Some(x) = v.as_float() {
        return from_float(gil, x);
    }
    match call_special(gil, v, N::Trunc, &[])? {
        Some(answer) => Ok(answer),
        None => Err(molt_call::type_error_of(gil, "type %T doesn't define __trunc__ method", v)),
    }
}
