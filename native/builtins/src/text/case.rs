//! Case: `upper`, `lower`, `title`, `capitalize`, `swapcase`, `casefold`, and the questions about case.

use molt_object::Known;
use molt_object::T;
use molt_provenance::{Gil, Result, TextData, Value};

use super::unicode as uni;
use super::units::{Buffer, data};

const SIGMA: u32 = 0x3A3;

/// The lower case of the code point at an index, which depends on what is around a capital sigma.
fn lower_at(text: TextData<'_>, i: usize, out: &mut dyn FnMut(u32)) {
    let code = text.at(i);
    if code == SIGMA {
        let is_final = uni::is_final_sigma(text.slice(0..i).chars().rev(), text.slice(i + 1..text.len()).chars());
        return out(if is_final { 0x3C2 } else { 0x3C3 });
    }
    uni::lower(code, out);
}

/// Maps every code point; `each` gets the index.
fn mapped(gil: &Gil, v: &Value, ascii: fn(&mut [u8]), each: fn(TextData<'_>, usize, &mut dyn FnMut(u32))) -> Value {
    let text = data(gil, v);
    if let TextData::One(d) = text
        && d.is_ascii()
    {
        let mut copy = d.to_vec();
        ascii(&mut copy);
        return gil.alloc_text(gil.ty(T::Str), TextData::One(&copy), 0);
    }
    let mut out = Buffer::with_capacity(text.len());
    for i in 0..text.len() {
        each(text, i, &mut |c| out.push(c));
    }
    out.finish(gil)
}

/// `str.upper()`
pub fn upper(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, <[u8]>::make_ascii_uppercase, |t, i, out| uni::upper(t.at(i), out)))
}

/// `str.lower()`
pub fn lower(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, <[u8]>::make_ascii_lowercase, lower_at))
}

/// `str.casefold()`
pub fn casefold(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, <[u8]>::make_ascii_lowercase, |t, i, out| uni::fold(t.at(i), out)))
}

/// Exchanges upper and lower case of ASCII.
pub fn ascii_swapcase(bytes: &mut [u8]) {
    for c in bytes {
        if c.is_ascii_alphabetic() {
            *c ^= 0x20;
        }
    }
}

/// `str.swapcase()`
pub fn swapcase(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, ascii_swapcase, |t, i, out| {
        let c = t.at(i);
        if uni::is_upper(c) {
            lower_at(t, i, out);
        } else if uni::is_lower(c) {
            uni::upper(c, out);
        } else {
            out(c);
        }
    }))
}

/// First letter upper case, the others lower.
pub fn ascii_capitalize(bytes: &mut [u8]) {
    if let [first, rest @ ..] = bytes {
        first.make_ascii_uppercase();
        rest.make_ascii_lowercase();
    }
}

/// `str.capitalize()`
pub fn capitalize(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(
        gil,
        v,
        ascii_capitalize,
        |t, i, out| if i == 0 { uni::title(t.at(0), out) } else { lower_at(t, i, out) },
    ))
}

/// Each word begins with a capital.
pub fn ascii_title(bytes: &mut [u8]) {
    let mut inside = false;
    for c in bytes {
        if inside {
            c.make_ascii_lowercase();
        } else {
            c.make_ascii_uppercase();
        }
        inside = c.is_ascii_alphabetic();
    }
}

/// `str.title()`
pub fn title(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, ascii_title, |t, i, out| {
        if i > 0 && uni::is_cased(t.at(i - 1)) { lower_at(t, i, out) } else { uni::title(t.at(i), out) }
    }))
}

/// Whether there is a cased code point and none of the kind that is not wanted.
fn only(text: TextData<'_>, wanted: fn(u32) -> bool, unwanted: fn(u32) -> bool) -> bool {
    let mut seen = false;
    for c in text.chars() {
        if wanted(c) {
            seen = true;
        } else if unwanted(c) {
            return false;
        }
    }
    seen
}

/// `str.isupper()`
pub fn isupper(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(only(data(gil, v), uni::is_upper, uni::is_cased)))
}

/// `str.islower()`
pub fn islower(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(only(data(gil, v), uni::is_lower, uni::is_cased)))
}

/// Whether every word begins with a capital and goes on without.
pub fn is_title(codes: impl Iterator<Item = u32>) -> bool {
    let (mut seen, mut inside) = (false, false);
    for c in codes {
        if uni::is_upper(c) || uni::is_title(c) {
            if inside {
                return false;
            }
            (seen, inside) = (true, true);
        } else if uni::is_lower(c) {
            if !inside {
                return false;
            }
            seen = true;
        } else {
            inside = false;
        }
    }
    seen
}

/// `str.istitle()`
pub fn istitle(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(is_title(data(gil, v).chars())))
}

fn all(gil: &Gil, v: &Value, test: fn(u32) -> bool) -> Result {
    let text = data(gil, v);
    Ok(Value::bool(!text.is_empty() && text.chars().all(test)))
}

/// `str.isalpha()`
pub fn isalpha(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_alpha)
}
/// `str.isalnum()`
pub fn isalnum(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_alnum)
}
/// `str.isdecimal()`
pub fn isdecimal(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_decimal)
}
/// `str.isdigit()`
pub fn isdigit(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_digit)
}
/// `str.isnumeric()`
pub fn isnumeric(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_numeric)
}
/// `str.isspace()`
pub fn isspace(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, uni::is_space)
}
/// `str.isprintable()`
pub fn isprintable(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(data(gil, v).chars().all(uni::is_printable)))
}
/// `str.isascii()`
pub fn isascii(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(matches!(data(gil, v), TextData::One(d) if d.is_ascii())))
}
/// `str.isidentifier()`
pub fn isidentifier(gil: &mut Gil, v: &Value) -> Result {
    let text = data(gil, v);
    let mut codes = text.chars();
    let begins = codes.next().is_some_and(uni::is_id_start);
    Ok(Value::bool(begins && codes.all(uni::is_id_continue)))
}
