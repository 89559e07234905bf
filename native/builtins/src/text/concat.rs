//! Putting strings together: `+`, `+=`, `*` and the joining of the parts of an f-string.

use molt_object::{BinaryOp, Known, Objects, Raise, Strings, T};
use molt_provenance::tail::{MAX_LEN, fits};
use molt_provenance::{Gil, Result, Text, TextData, Value, copy_short};

use super::bounds::repetitions;
use super::units::{Buffer, Filler, check_len, data, not_a};
use crate::number::digits;

/// Copies a text, which is in its narrowest form, with room behind it.
fn with_spare(gil: &Gil, text: TextData<'_>, spare: usize) -> Value {
    gil.alloc_text(gil.ty(T::Str), text, spare)
}

/// Two texts in a row, with `spare` bytes behind them.
fn concatenated(gil: &mut Gil, a: &Value, b: &Value, spare: usize) -> Result {
    let (x, y) = (data(gil, a), data(gil, b));
    let (len, width) = (x.len() + y.len(), x.width().max(y.width()));
    if !fits(len * width + spare) {
        return Err(gil.memory_error());
    }
    if let (TextData::One(p), TextData::One(q)) = (x, y) {
        return Ok(gil.make_narrow_with(gil.ty(T::Str), len, spare, |out| {
            let (first, second) = out.split_at_mut(p.len());
            copy_short(first, p);
            copy_short(second, q);
        }));
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
        return Err(molt_call::type_error_of(gil, "can only concatenate str (not \"%T\") to str", b));
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
    if gil.append_narrow(a, b) {
        return Ok(a.clone());
    }
    append_slowly(gil, a, b)
}

/// As `concat_in_place`, when it takes another block or is of other widths.
#[inline(never)]
fn append_slowly(gil: &mut Gil, a: &Value, b: &Value) -> Result {
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

/// Why strings could not be joined.
enum Unjoined {
    /// The item at an index is no string.
    NoText(usize),
    TooLong,
}

/// What the items come to: the number of code points and their width.
fn measure(gil: &Gil, sep: TextData<'_>, items: &[Value]) -> core::result::Result<(usize, usize), Unjoined> {
    let (mut len, mut width) = (0usize, 1usize);
    if items.len() > 1 {
        len = sep.len().saturating_mul(items.len() - 1);
        width = sep.width();
    }
    for (i, item) in items.iter().enumerate() {
        let Some(text) = gil.get::<Text>(item) else { return Err(Unjoined::NoText(i)) };
        len = len.saturating_add(text.len());
        width |= text.width();
    }
    // Widths are powers of two, so the greatest one is the top bit.
    width = 1 << width.ilog2();
    if !fits(len.saturating_mul(width)) { Err(Unjoined::TooLong) } else { Ok((len, width)) }
}

/// The items with the separator between them.
fn joined(gil: &Gil, sep: TextData<'_>, items: &[Value]) -> core::result::Result<Value, Unjoined> {
    let (len, width) = measure(gil, sep, items)?;
    if let (1, TextData::One(sep)) = (width, sep) {
        return Ok(gil.make_narrow(gil.ty(T::Str), len, |out| {
            let mut out = Filler::new(out);
            for (i, item) in items.iter().enumerate() {
                if i > 0 && !sep.is_empty() {
                    out.put(sep);
                }
                if let Some(text) = gil.get::<Text>(item).and_then(Text::as_narrow) {
                    out.put(text);
                }
            }
        }));
    }
    let mut out = match width {
        1 => Buffer::One(Vec::with_capacity(len)),
        2 => Buffer::Two(Vec::with_capacity(len)),
        _ => Buffer::Four(Vec::with_capacity(len)),
    };
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_data(sep);
        }
        out.push_data(data(gil, item));
    }
    Ok(out.finish(gil))
}

/// `separator.join(iterable)`
pub fn join(gil: &mut Gil, separator: &Value, iterable: &Value) -> Result {
    let of_list = gil.is_exactly(iterable, gil.ty(T::List));
    if of_list || gil.is_exactly(iterable, gil.ty(T::Tuple)) {
        // Nothing that runs while they are joined can change them.
        let items = if of_list { gil.list(iterable) } else { gil.tuple(iterable) };
        let answer = join_items(gil, separator, items.unwrap_or(&[]));
        return answer.or_else(|why| unjoined(gil, why, iterable));
    }
    let iterates = molt_call::slot(gil, iterable, |s| s.iter.is_some() || s.getitem.is_some());
    if !iterates {
        return Err(gil.type_error("can only join an iterable"));
    }
    let items = molt_call::collect(gil, iterable)?;
    let answer = join_items(gil, separator, &items);
    answer.or_else(|why| {
        let items = gil.tuple_of(&items);
        unjoined(gil, why, &items)
    })
}

fn join_items(gil: &Gil, separator: &Value, items: &[Value]) -> core::result::Result<Value, Unjoined> {
    match items {
        [one] if gil.is_exactly(one, gil.ty(T::Str)) => Ok(one.clone()),
        _ => joined(gil, data(gil, separator), items),
    }
}

#[cold]
fn unjoined(gil: &mut Gil, why: Unjoined, items: &Value) -> Result {
    let Unjoined::NoText(i) = why else { return Err(gil.memory_error()) };
    let item = gil.list(items).or_else(|| gil.tuple(items)).and_then(|all| all.get(i)).cloned().unwrap_or(Value::NONE);
    let message = format!("sequence item {i}: expected str instance, {} found", molt_call::type_name(gil, &item));
    Err(gil.type_error(message))
}

/// The parts of an f-string in a row: strings, and numbers that are shown as they are.
pub fn join_str(gil: &mut Gil, parts: &mut [Value]) -> Result {
    let mut len = 0usize;
    let mut narrow = true;
    for part in parts.iter_mut() {
        if let Some(i) = part.as_small_int() {
            len += digits::text_len(i);
            continue;
        }
        if part.is_float() {
            *part = molt_call::str(gil, part)?;
        }
        let text = data(gil, part);
        narrow &= text.width() == 1;
        len = len.saturating_add(text.len());
    }
    if len > MAX_LEN / 4 {
        return long_parts(gil, parts);
    }
    if !narrow {
        return Ok(wide_parts(gil, parts));
    }
    let gil = &*gil;
    Ok(gil.make_narrow(gil.ty(T::Str), len, |out| {
        let mut out = Filler::new(out);
        for part in parts.iter() {
            match part.as_small_int() {
                Some(i) => digits::write_int(i, out.next(digits::text_len(i))),
                None => {
                    if let TextData::One(text) = data(gil, part) {
                        out.put(text);
                    }
                }
            }
        }
    }))
}

#[cold]
fn long_parts(gil: &mut Gil, parts: &[Value]) -> Result {
    let len = parts.iter().fold(0usize, |n, p| n.saturating_add(data(gil, p).len().max(20)));
    let width = parts.iter().fold(1, |w, p| data(gil, p).width().max(w));
    check_len(gil, len, width)?;
    Ok(wide_parts(gil, parts))
}

#[inline(never)]
fn wide_parts(gil: &Gil, parts: &[Value]) -> Value {
    let mut out = Buffer::new();
    for part in parts {
        match part.as_small_int() {
            Some(i) => {
                let mut text = [0; 20];
                let at = crate::number::int::write_digits(i, &mut text);
                out.push_data(TextData::One(&text[at..]));
            }
            None => out.push_data(data(gil, part)),
        }
    }
    out.finish(gil)
}

/// TypeError for an operand of `in` that is no string.
pub fn contains(gil: &mut Gil, hay: &Value, needle: &Value) -> Result<bool> {
    match gil.text(needle) {
        Some(n) => {
            let found = super::search::find(data(gil, hay), n).is_some();
            gil.keep_going()?;
            Ok(found)
        }
        None => Err(not_a(gil, "'in <string>' requires string as left operand, not ", needle)),
    }
}
