//! Functions that calculate: `abs`, `bin`, `divmod`, `hex`, `oct`, `pow`, `round`.

use molt_call::{call_special, index, operators};
use molt_object::{BinaryOp, N, Numbers, Strings, UnaryOp};
use molt_provenance::{Gil, Result, Value};

use crate::number::int_text::to_power_base;

pub(super) fn abs(gil: &mut Gil, v: &Value) -> Result {
    if let Some(i) = v.as_small_int() {
        return Ok(gil.new_int(i.abs()));
    }
    if let Some(f) = v.as_float() {
        return Ok(Value::float(f.abs()));
    }
    operators::unary(gil, UnaryOp::Abs, v)
}

pub(super) fn divmod(gil: &mut Gil, x: &Value, y: &Value) -> Result {
    operators::binary(gil, BinaryOp::DivMod, x, y)
}

pub(super) fn pow(gil: &mut Gil, base: &Value, exp: &Value, modulus: &Value) -> Result {
    match modulus.bound() {
        Some(m) => crate::number::pow3(gil, base, exp, m),
        None => crate::number::exports::pow(gil, base, exp),
    }
}

fn in_base(gil: &mut Gil, v: &Value, base: u32, prefix: &str) -> Result {
    let i = index(gil, v)?;
    let text = match gil.int(&i) {
        Some(n) => format!("{}{prefix}{}", if n.is_negative() { "-" } else { "" }, to_power_base(&n.to_big(), base)),
        None => String::new(),
    };
    Ok(gil.new_str(&text))
}

pub(super) fn bin(gil: &mut Gil, v: &Value) -> Result {
    in_base(gil, v, 2, "0b")
}

pub(super) fn oct(gil: &mut Gil, v: &Value) -> Result {
    in_base(gil, v, 8, "0o")
}

pub(super) fn hex(gil: &mut Gil, v: &Value) -> Result {
    in_base(gil, v, 16, "0x")
}

pub(super) fn round(gil: &mut Gil, v: &Value, digits: &Value) -> Result {
    let digits = digits.bound().filter(|d| !d.is_none());
    if v.is_float() {
        return crate::number::float_methods::round(gil, v, digits.unwrap_or(&Value::UNBOUND));
    }
    if v.is_small_int() && digits.is_none() {
        return Ok(v.clone());
    }
    let args: &[Value] = match digits {
        Some(d) => core::slice::from_ref(d),
        None => &[],
    };
    match call_special(gil, v, N::Round, args)? {
        Some(r) => Ok(r),
        None => Err(molt_call::type_error_of(gil, "type %T doesn't define __round__ method", v)),
    }
}
