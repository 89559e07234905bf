//! Methods and attributes of `float`.

use molt_call::index;
use molt_object::{
    BigInt, BigUint, GetSetSpec, Known, MethodSpec, Numbers, Objects, Raise, Strings, T, class_method, getter, method,
};
use molt_provenance::{Gil, Native, Result, Value};

use super::float::plain;
use super::int::from_float;
use super::ratio::{of_float, round_float};

/// Methods of `float`.
pub static METHODS: &[MethodSpec] = &[
    method("is_integer", Native::fixed1(is_integer), "()", "Return True if the float is an integer."),
    method(
        "as_integer_ratio",
        Native::fixed1(as_integer_ratio),
        "()",
        "Return a pair of integers, whose ratio is exactly equal to the original float.",
    ),
    method("conjugate", Native::fixed1(plain), "()", "Return self, the complex conjugate of any float."),
    method("hex", Native::fixed1(hex), "()", "Return a hexadecimal representation of a floating-point number."),
    class_method(
        "fromhex",
        Native::fixed2(from_hex),
        "(string, /)",
        "Create a floating-point number from a hexadecimal string.",
    ),
    class_method(
        "from_number",
        Native::fixed2(from_number),
        "(number, /)",
        "Convert real number to a floating-point number.",
    ),
    class_method(
        "__getformat__",
        Native::fixed2(get_format),
        "(typestr, /)",
        "You probably don't want to use this function.",
    ),
    method(
        "__round__",
        Native::fixed2(round),
        "(ndigits=None, /)",
        "Return the Integral closest to x, rounding half toward even.",
    ),
    method("__trunc__", Native::fixed1(trunc), "()", "Return the Integral closest to x between 0 and x."),
    method("__floor__", Native::fixed1(floor), "()", "Return the floor as an Integral."),
    method("__ceil__", Native::fixed1(ceil), "()", "Return the ceiling as an Integral."),
    method(
        "__format__",
        Native::fixed2(crate::text::float_format),
        "(format_spec, /)",
        "Formats the float according to format_spec.",
    ),
    method("__getnewargs__", Native::fixed1(new_args), "()", ""),
];

/// Attributes of `float`.
pub static GETSET: &[GetSetSpec] = &[
    getter("real", plain, "the real part of a complex number"),
    getter("imag", |_, _| Ok(Value::float(0.0)), "the imaginary part of a complex number"),
];

fn value(gil: &Gil, v: &Value) -> f64 {
    gil.float(v).unwrap_or(0.0)
}

fn is_integer(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v);
    Ok(Value::bool(f.is_finite() && f == f.trunc()))
}

fn as_integer_ratio(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v);
    if f.is_nan() {
        return Err(gil.value_error("cannot convert NaN to integer ratio"));
    }
    if f.is_infinite() {
        return Err(gil.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (n, d) = of_float(f);
    Ok(gil.new_tuple(vec![gil.new_big(n), gil.new_big(d)]))
}

fn new_args(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v);
    Ok(gil.new_tuple(vec![Value::float(f)]))
}

fn trunc(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v);
    from_float(gil, f)
}

fn floor(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v).floor();
    from_float(gil, f)
}

fn ceil(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v).ceil();
    from_float(gil, f)
}

/// `round(f)` and `round(f, digits)`
pub fn round(gil: &mut Gil, v: &Value, digits: &Value) -> Result {
    let f = value(gil, v);
    let Some(digits) = digits.bound().filter(|d| !d.is_none()) else {
        return from_float(gil, f.round_ties_even());
    };
    let digits = index(gil, digits)?;
    let places = match gil.int(&digits) {
        Some(d) => d.to_i64().unwrap_or(if d.is_negative() { -1000 } else { 1000 }),
        None => 0,
    };
    let rounded = round_float(f, places);
    if rounded.is_infinite() && f.is_finite() {
        return Err(gil.overflow_error("rounded value too large to represent"));
    }
    Ok(Value::float(rounded))
}

fn get_format(gil: &mut Gil, _cls: &Value, kind: &Value) -> Result {
    match gil.to_rust(kind).as_str() {
        "double" | "float" => Ok(gil.new_str("IEEE, little-endian")),
        _ => Err(gil.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn from_number(gil: &mut Gil, cls: &Value, number: &Value) -> Result {
    let f = super::float::real(gil, number)?;
    if cls.is(gil.ty(T::Float)) { Ok(Value::float(f)) } else { molt_call::call(gil, cls, &[Value::float(f)]) }
}

fn hex(gil: &mut Gil, v: &Value) -> Result {
    let f = value(gil, v);
    if !f.is_finite() {
        return molt_call::repr(gil, &Value::float(f));
    }
    let sign = if f.is_sign_negative() { "-" } else { "" };
    if f == 0.0 {
        return Ok(gil.new_str(&format!("{sign}0x0.0p+0")));
    }
    let bits = f.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = ((bits >> 52) & 0x7FF) as i32;
    let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    Ok(gil.new_str(&format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")))
}

fn from_hex(gil: &mut Gil, cls: &Value, text: &Value) -> Result {
    if !gil.is_str(text) {
        return Err(molt_call::type_error_of(gil, "fromhex() argument must be str, not %T", text));
    }
    let f = match parse_hex(gil.to_rust(text).trim()) {
        Hex::Float(f) => f,
        Hex::Invalid => return Err(gil.value_error("invalid hexadecimal floating-point string")),
        Hex::TooLarge => return Err(gil.overflow_error("hexadecimal value too large to represent as a float")),
    };
    if cls.is(gil.ty(T::Float)) { Ok(Value::float(f)) } else { molt_call::call(gil, cls, &[Value::float(f)]) }
}

#[derive(PartialEq, Debug)]
enum Hex {
    Float(f64),
    Invalid,
    TooLarge,
}

fn parse_hex(text: &str) -> Hex {
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let sign = |f: f64| if negative { -f } else { f };
    let lower = body.to_ascii_lowercase();
    match lower.as_str() {
        "inf" | "infinity" => return Hex::Float(sign(f64::INFINITY)),
        "nan" => return Hex::Float(f64::NAN),
        _ => {}
    }
    let digits = lower.strip_prefix("0x").unwrap_or(&lower);
    let (mantissa, exponent) = match digits.split_once('p') {
        Some((m, e)) => (m, e),
        None => (digits, "0"),
    };
    let plain = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if plain.is_empty() || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Hex::Invalid;
    }
    let exponent = exponent.parse::<i64>().unwrap_or(if exponent.starts_with('-') { -1 << 40 } else { 1 << 40 });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits: Option<Vec<u8>> = all.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect();
    let Some(digits) = digits.filter(|d| !d.is_empty()) else { return Hex::Invalid };
    let n = BigInt::from(BigUint::from_radix_be(&digits, 16));
    let exponent = exponent - 4 * fraction.len() as i64;
    let magnitude = n.bits() as i64 + exponent;
    if n.bits() == 0 || magnitude < -1080 {
        return Hex::Float(sign(0.0));
    }
    if magnitude > 1025 {
        return Hex::TooLarge;
    }
    let value = if exponent >= 0 {
        super::int_ops::int_to_float(&molt_object::IntRef::Big(&(&n << exponent as u64)))
    } else {
        super::int_ops::true_divide(&n, &(&BigInt::one() << (-exponent) as u64))
    };
    match value {
        Ok(f) => Hex::Float(sign(f)),
        Err(_) => Hex::TooLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hexadecimal_floats() {
        assert_eq!(parse_hex("0x1.8p3"), Hex::Float(12.0));
        assert_eq!(parse_hex("-0x.8"), Hex::Float(-0.5));
        assert_eq!(parse_hex("0x1p-1074"), Hex::Float(5e-324));
        assert_eq!(parse_hex("0x1.fffffffffffffp+1023"), Hex::Float(f64::MAX));
        assert_eq!(parse_hex("0x1p1024"), Hex::TooLarge);
        assert_eq!(parse_hex("inf"), Hex::Float(f64::INFINITY));
        for bad in ["", "0x", "zz", "0x1p", "0x1.g"] {
            assert_eq!(parse_hex(bad), Hex::Invalid, "{bad}");
        }
    }
}
