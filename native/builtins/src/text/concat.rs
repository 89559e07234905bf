//! Putting strings together: `+`, `+=`, `*` and the joining of the parts of an f-string.

use molt_object::{BinaryOp, Known, Raise, Strings, T};
use molt_provenance::tail::MAX_LEN;
use molt_provenance::{Gil, Result, TextData, Value};

use super::bounds::repetitions;
use super::units::{Buffer, check_len, data, not_a};

/// Copies a text, which is in its narrowest form, with room behind it.
fn with_spare(gil: &Gil, text: TextData<'_>, spare: usize) -> Value {
    gil.alloc_text(gil.ty(T::Str), text, spare)
}

/// Two texts in a row, with `spare` bytes behind them.
fn concatenated(gil: &mut Gil, a: &Value, b: &Value, spare: usize) -> Result {
    let (x, y) = (data(gil, a), data(gil, b));
    let (len, width) = (x.len() + y.len(), x.width().max(y.width()));
    if len * width + spare > MAX_LEN {
        return Err(gil.memory_error());
    }
    if let (TextData::One(p), TextData::One(q)) = (x, y) {
        // Short strings, which are most, need no memory for the sum but their own.
        let mut short = [0u8; 64];
        if len <= short.len() {
            short[..p.len()].copy_from_slice(p);
            short[p.len()..len].copy_from_slice(q);
            return Ok(with_spare(gil, TextData::One(&short[..len]), spare));
        }
    }
    if x.width() >= y.width() {
        // The first part is copied with room for the second one.
        let sum = with_spare(gil, x, y.len() * width + spare);
        if gil.append_text_of(&sum, b) {
            return Ok(sum);
        }
    }
    let mut out = Buffer::new();
    out.push_data(data(gil, a));
    out.push_data(data(gil, b));
    Ok(with_spare(gil, out.data(), spare))
}

/// `a + b`
pub fn concat(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let Some(y) = gil.text(b) else {
        let message = format!("can only concatenate str (not \"{}\") to str", molt_call::type_name(gil, b));
        return Err(gil.type_error(message));
    };
    if y.is_empty() && gil.is_exactly(a, gil.ty(T::Str)) {
        return Ok(a.clone());
    }
    if data(gil, a).is_empty() && gil.is_exactly(b, gil.ty(T::Str)) {
        return Ok(b.clone());
    }
    concatenated(gil, a, b, 0)
}

/// `a + b` where `a` is about to be replaced by the sum: when nobody else holds it, it grows, with room for more.
pub fn concat_in_place(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    let str_type = gil.ty(T::Str);
    if !gil.is_exactly(a, str_type) || !gil.is_exactly(b, str_type) || a.is(b) || a.refcount() != 1 {
        return concat(gil, a, b);
    }
    let (x, y) = (data(gil, a), data(gil, b));
    if y.is_empty() {
        return Ok(a.clone());
    }
    let (len, fits) = (x.len(), y.width() <= x.width());
    let total = (len + y.len()) * x.width();
    if fits && gil.append_text_of(a, b) {
        return Ok(a.clone());
    }
    if len == 0 {
        return Ok(b.clone());
    }
    // A quarter more than needed, so that a loop of additions copies each part a few times only.
    let spare = if total > 32 { (total / 4).min(1 << 24) } else { 0 };
    concatenated(gil, a, b, spare)
}

/// `a += b` for a local that is rebound to the result.
pub fn inplace_add_local(gil: &mut Gil, a: &Value, b: &Value) -> Result {
    if gil.is_exactly(a, gil.ty(T::Str)) && gil.is_exactly(b, gil.ty(T::Str)) {
        return concat_in_place(gil, a, b);
    }
    molt_call::operators::inplace(gil, BinaryOp::Add, a, b)
}

/// `text * count`
pub fn repeat(gil: &mut Gil, v: &Value, count: &Value) -> Result {
    let n = repetitions(gil, count)?;
    let text = data(gil, v);
    if n == 1 && gil.is_exactly(v, gil.ty(T::Str)) {
        return Ok(v.clone());
    }
    let (Some(len), width) = (text.len().checked_mul(n), text.width()) else { return Err(gil.memory_error()) };
    check_len(gil, len, width)?;
    if len == 0 {
        return Ok(gil.new_str(""));
    }
    let out = match data(gil, v) {
        TextData::One(d) => Buffer::One(d.repeat(n)),
        TextData::Two(d) => Buffer::Two(d.repeat(n)),
        TextData::Four(d) => Buffer::Four(d.repeat(n)),
    };
    Ok(out.finish(gil))
}

/// `separator.join(parts)` for parts known to be strings.
pub fn join_parts(gil: &mut Gil, separator: Option<&Value>, parts: &[Value]) -> Result {
    let empty = TextData::One(&[]);
    let sep = separator.map_or(empty, |s| data(gil, s));
    let (mut len, mut width) = (sep.len().saturating_mul(parts.len().saturating_sub(1)), 1usize);
    if parts.len() > 1 {
        width = sep.width();
    }
    for p in parts {
        let d = data(gil, p);
        len = len.saturating_add(d.len());
        width = width.max(d.width());
    }
    check_len(gil, len, width)?;
    let sep = separator.map_or(empty, |s| data(gil, s));
    if width == 1 && len <= SHORT {
        let mut out = [0u8; SHORT];
        let mut at = 0;
        each_part(gil, sep, parts, |text| {
            if let TextData::One(d) = text {
                out[at..at + d.len()].copy_from_slice(d);
                at += d.len();
            }
        });
        return Ok(gil.alloc_text(gil.ty(T::Str), TextData::One(&out[..at]), 0));
    }
    let mut out = match width {
        1 => Buffer::One(Vec::with_capacity(len)),
        2 => Buffer::Two(Vec::with_capacity(len)),
        _ => Buffer::Four(Vec::with_capacity(len)),
    };
    match &mut out {
        Buffer::One(v) => each_part(gil, sep, parts, |text| {
            if let TextData::One(d) = text {
                v.extend_from_slice(d);
            }
        }),
        out => each_part(gil, sep, parts, |text| out.push_data(text)),
    }
    Ok(out.finish(gil))
}

/// What joins to at most this many narrow code points is put together on the stack.
const SHORT: usize = 128;

/// Calls `each` with every part and the separators between them.
#[inline]
fn each_part<'a>(gil: &'a Gil, sep: TextData<'a>, parts: &'a [Value], mut each: impl FnMut(TextData<'a>)) {
    for (i, p) in parts.iter().enumerate() {
        if i > 0 && !sep.is_empty() {
            each(sep);
        }
        each(data(gil, p));
    }
}

/// `separator.join(iterable)`
pub fn join(gil: &mut Gil, separator: &Value, iterable: &Value) -> Result {
    let iterates = molt_call::slot(gil, iterable, |s| s.iter.is_some() || s.getitem.is_some());
    if !iterates {
        return Err(gil.type_error("can only join an iterable"));
    }
    let parts = molt_call::collect(gil, iterable)?;
    for (i, p) in parts.iter().enumerate() {
        if gil.text(p).is_none() {
            return Err(not_str_item(gil, i, p));
        }
    }
    if let [one] = &parts[..]
        && gil.is_exactly(one, gil.ty(T::Str))
    {
        return Ok(one.clone());
    }
    join_parts(gil, Some(separator), &parts)
}

fn not_str_item(gil: &mut Gil, i: usize, p: &Value) -> molt_provenance::Raised {
    let message = format!("sequence item {i}: expected str instance, {} found", molt_call::type_name(gil, p));
    gil.type_error(message)
}

/// The strings of an f-string in a row.
pub fn join_str(gil: &mut Gil, parts: &[Value]) -> Result {
    match parts {
        [a, b] => concat(gil, a, b),
        _ => join_parts(gil, None, parts),
    }
}

/// TypeError for an operand of `in` that is no string.
pub fn contains(gil: &mut Gil, hay: &Value, needle: &Value) -> Result<bool> {
    match gil.text(needle) {
        Some(n) => Ok(super::search::find(data(gil, hay), n).is_some()),
        None => Err(not_a(gil, "'in <string>' requires string as left operand, not ", needle)),
    }
}
