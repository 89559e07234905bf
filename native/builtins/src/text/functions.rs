//! Built-in functions about text: `chr`, `ord`, `ascii`, `format`.

use molt_object::{IntRef, MethodSpec, Numbers, Raise, Strings, function};
use molt_provenance::{Gil, Native, Result, Value};

use super::bytes::bytes_of;
use super::units::bad_argument;
use super::{format, repr, str_type};

fn chr(gil: &mut Gil, i: &Value) -> Result {
    let code = match i.as_small_int() {
        Some(code) => code,
        None => {
            let i = molt_call::index(gil, i)?;
            match gil.int(&i) {
                Some(IntRef::Small(code)) => code,
                _ => -1,
            }
        }
    };
    match u32::try_from(code) {
        Ok(code) if code < 0x11_0000 => Ok(str_type::character(gil, code)),
        _ => Err(gil.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(gil: &mut Gil, c: &Value) -> Result {
    let (len, code) = if let Some(t) = gil.text(c) {
        (t.len(), (!t.is_empty()).then(|| t.at(0)))
    } else if let Some(b) = bytes_of(gil, c) {
        (b.len(), b.first().map(|b| *b as u32))
    } else {
        return Err(molt_call::type_error_of(gil, "ord() expected string of length 1, but %T found", c));
    };
    match code {
        Some(code) if len == 1 => Ok(Value::int32(code as i32)),
        _ => Err(gil.type_error(format!("ord() expected a character, but string of length {len} found"))),
    }
}

fn format_function(gil: &mut Gil, value: &Value, spec: &Value) -> Result {
    if !spec.is_unbound() && !gil.is_str(spec) {
        return Err(bad_argument(gil, "format() argument 2 must be str, not ", spec));
    }
    format::format_value(gil, value, spec)
}

/// The functions.
pub static FUNCTIONS: &[MethodSpec] = &[
    function("ascii", Native::fixed1(repr::ascii), "(obj, /)", "Return an ASCII-only representation of an object."),
    function(
        "chr",
        Native::fixed1(chr),
        "(i, /)",
        "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
    ),
    function(
        "format",
        Native::fixed2(format_function),
        "(value, format_spec='', /)",
        "Return type(value).__format__(value, format_spec)",
    ),
    function("ord", Native::fixed1(ord), "(c, /)", "Return the ordinal value of a character."),
];
