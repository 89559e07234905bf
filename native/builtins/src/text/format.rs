//! `format()`: what f-strings, `str.format` and the built-in function do with a value and a specification.

use molt_object::{Complex, IntRef, Known, N, Numbers, Raise, Strings, T};
use molt_provenance::{Gil, Result, TextData, Value};

use super::format_spec::Spec;
use super::number_format;
use super::pad::left_of_center;
use super::units::{Buffer, Filler, Sink, bad_argument, check_len, data, not_a};

/// What a specification asks for.
enum Asked {
    /// It is empty.
    Nothing,
    /// This.
    For(Spec),
}

/// Parses the argument of a `__format__`.
#[inline]
fn asked(gil: &mut Gil, v: &Value, spec: &Value, kind: u8, align: u8) -> Result<Asked> {
    match gil.text(spec) {
        Some(t) if t.is_empty() => Ok(Asked::Nothing),
        Some(_) => Spec::parse(gil, spec, v, kind, align).map(Asked::For),
        None => Err(bad_argument(gil, "__format__() argument must be str, not ", spec)),
    }
}

/// `int.__format__(spec)`, also that of `bool`.
pub fn int_format(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    let Asked::For(spec) = asked(gil, v, spec, b'd', b'>')? else { return molt_call::str(gil, v) };
    if let Some(i) = v.as_small_int() {
        return number_format::format_int(gil, IntRef::Small(i), &spec, v);
    }
    let Some(int) = gil.int(v).map(|i| i.to_big()) else { return Err(gil.type_error("not an int")) };
    number_format::format_int(gil, IntRef::Big(&int), &spec, v)
}

/// `float.__format__(spec)`
pub fn float_format(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    let Asked::For(spec) = asked(gil, v, spec, 0, b'>')? else { return molt_call::str(gil, v) };
    let f = gil.float(v).unwrap_or(0.0);
    number_format::format_float(gil, f, &spec, v)
}

/// `complex.__format__(spec)`
pub fn complex_format(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    let Asked::For(spec) = asked(gil, v, spec, 0, b'>')? else { return molt_call::str(gil, v) };
    let (re, im) = gil.get::<Complex>(v).map_or((0.0, 0.0), |c| (c.re, c.im));
    number_format::format_complex(gil, re, im, &spec, v)
}

/// `str.__format__(spec)`
pub fn str_format(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    let Asked::For(spec) = asked(gil, v, spec, b's', b'<')? else { return molt_call::str(gil, v) };
    if spec.kind_byte() != b's' {
        return Err(spec.unknown_kind(gil, v));
    }
    let wrong = match spec {
        Spec { sign: b' ', .. } => "Space",
        Spec { sign: 1.., .. } => "Sign",
        Spec { no_neg_zero: true, .. } => "Negative zero coercion (z)",
        Spec { alternate: true, .. } => "Alternate form (#)",
        Spec { align: b'=', .. } => return Err(gil.value_error("'=' alignment not allowed in string format specifier")),
        _ => "",
    };
    if !wrong.is_empty() {
        return Err(gil.value_error(format!("{wrong} not allowed in string format specifier")));
    }
    let width = spec.width.max(0) as usize;
    check_len(gil, width, 4)?;
    let text = data(gil, v);
    let len = if spec.precision >= 0 { text.len().min(spec.precision as usize) } else { text.len() };
    let padding = width.saturating_sub(len);
    let left = match spec.align {
        b'<' => 0,
        b'^' => left_of_center(padding, 0),
        _ => padding,
    };
    if let TextData::One(text) = text
        && spec.fill < 0x100
    {
        return Ok(gil.make_narrow(gil.ty(T::Str), len + padding, |out| {
            let mut out = Filler::new(out);
            out.put_many(spec.fill, left);
            out.put(&text[..len]);
            out.put_many(spec.fill, padding - left);
        }));
    }
    let mut out = Buffer::with_capacity(len + padding);
    out.fill(spec.fill, left);
    out.push_data(text.slice(0..len));
    out.fill(spec.fill, padding - left);
    Ok(out.finish(gil))
}

/// `format(value, spec)`; the specification is a string, or unbound for the empty one.
pub fn format_value(gil: &mut Gil, v: &Value, spec: &Value) -> Result {
    let empty = spec.is_unbound() || gil.text(spec).is_some_and(|t| t.is_empty());
    if gil.is_exactly(v, gil.ty(T::Str)) {
        return if empty { Ok(v.clone()) } else { str_format(gil, v, spec) };
    }
    if v.is_small_int() || v.is_float() {
        return match empty {
            true => to_text(gil, v),
            false if v.is_float() => float_format(gil, v, spec),
            false => int_format(gil, v, spec),
        };
    }
    let text = if spec.is_unbound() { gil.name(N::Empty).clone() } else { spec.clone() };
    match molt_call::call_special(gil, v, N::Format, &[text])? {
        Some(r) if gil.is_str(&r) => Ok(r),
        Some(r) => Err(not_a(gil, "__format__ must return a str, not ", &r)),
        None if empty => molt_call::str(gil, v),
        None => Err(molt_call::type_error_of(gil, "unsupported format string passed to %T.__format__", v)),
    }
}

/// `str(v)`
#[inline]
pub fn to_text(gil: &mut Gil, v: &Value) -> Result {
    match number_text(gil, v) {
        Some(text) => Ok(text),
        None => molt_call::str(gil, v),
    }
}

/// `repr(v)`
#[inline]
pub fn to_repr(gil: &mut Gil, v: &Value) -> Result {
    if let Some(text) = number_text(gil, v) {
        return Ok(text);
    }
    if gil.is_exactly(v, gil.ty(T::Str)) { super::repr::str_repr(gil, v) } else { molt_call::repr(gil, v) }
}

/// The text of an inline int or a float.
#[inline]
fn number_text(gil: &Gil, v: &Value) -> Option<Value> {
    match v.as_small_int() {
        Some(i) => Some(crate::number::int::small_text(gil, i)),
        None => v.as_float().map(|f| crate::number::float::text(gil, f)),
    }
}

/// A replacement field: a conversion (`r`, `s`, `a` or 0), then `format`.
pub fn convert_and_format(gil: &mut Gil, v: &Value, conversion: u32, spec: &Value) -> Result {
    if conversion == 0 {
        return format_value(gil, v, spec);
    }
    let converted = convert(gil, v, conversion)?;
    format_value(gil, &converted, spec)
}

/// `!r`, `!s` or `!a`
pub fn convert(gil: &mut Gil, v: &Value, conversion: u32) -> Result {
    match conversion as u8 {
        b'r' => to_repr(gil, v),
        b'a' => super::repr::ascii(gil, v),
        _ => to_text(gil, v),
    }
}
