//! Case: `upper`, `lower`, `title`, `capitalize`, `swapcase`, `casefold`, and the questions about case.

use molt_object::Known;
use molt_object::T;
use molt_provenance::{Gil, Result, Text, TextData, Value, copy_short, patiently};

use super::unicode as uni;
use super::units::{Buffer, Unit, data, with_units};

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
#[inline]
fn mapped(gil: &Gil, v: &Value, ascii: fn(&mut [u8]), each: fn(TextData<'_>, usize, &mut dyn FnMut(u32))) -> Value {
    if let (TextData::One(d), true) = (data(gil, v), gil.get::<Text>(v).is_some_and(Text::is_ascii)) {
        return gil.make_narrow(gil.ty(T::Str), d.len(), |out| {
            copy_short(out, d);
            ascii(out);
        });
    }
    mapped_any(gil, v, each)
}

#[inline(never)]
fn mapped_any(gil: &Gil, v: &Value, each: fn(TextData<'_>, usize, &mut dyn FnMut(u32))) -> Value {
    let text = data(gil, v);
    let mut out = Buffer::with_capacity(text.len());
    for i in patiently(0..text.len()) {
        each(text, i, &mut |c| out.push(c));
    }
    out.finish(gil)
}

/// Exchanges the case of the ASCII letters of one case, which begin with `first`; all bytes are ASCII.
fn change_case(bytes: &mut [u8], first: u8) {
    // Adding makes the top bit of a byte say that it is at or behind a letter of the alphabet.
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (from, behind) = (ONES * (128 - first) as u64, ONES * (128 - first - 26) as u64);
    let (words, rest) = bytes.as_chunks_mut::<8>();
    for word in words {
        let w = u64::from_le_bytes(*word);
        let letters = (w.wrapping_add(from) & !w.wrapping_add(behind)) & (ONES << 7);
        *word = (w ^ (letters >> 2)).to_le_bytes();
    }
    for c in rest {
        if c.wrapping_sub(first) < 26 {
            *c ^= 0x20;
        }
    }
}

fn ascii_upper(bytes: &mut [u8]) {
    change_case(bytes, b'a');
}

fn ascii_lower(bytes: &mut [u8]) {
    change_case(bytes, b'A');
}

/// `str.upper()`
pub fn upper(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, ascii_upper, |t, i, out| uni::upper(t.at(i), out)))
}

/// `str.lower()`
pub fn lower(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, ascii_lower, lower_at))
}

/// `str.casefold()`
pub fn casefold(gil: &mut Gil, v: &Value) -> Result {
    Ok(mapped(gil, v, ascii_lower, |t, i, out| uni::fold(t.at(i), out)))
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
#[inline]
fn only(text: TextData<'_>, wanted: impl Fn(u32) -> bool, unwanted: impl Fn(u32) -> bool) -> bool {
    with_units!(text, units => {
        let mut seen = false;
        for c in units.iter().map(|u| u.code()) {
            if wanted(c) {
                seen = true;
            } else if unwanted(c) {
                return false;
            }
        }
        seen
    })
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

/// Whether there are code points and all of them pass the test; those of ASCII have a shorter one.
#[inline]
fn all(gil: &Gil, v: &Value, ascii: impl Fn(u8) -> bool, test: fn(u32) -> bool) -> Result {
    let passes = |c: u32| if c < 128 { ascii(c as u8) } else { test(c) };
    Ok(Value::bool(match data(gil, v) {
        TextData::One([one]) => passes(*one as u32),
        text => !text.is_empty() && with_units!(text, units => units.iter().all(|u| passes(u.code()))),
    }))
}

/// `str.isalpha()`
pub fn isalpha(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| c.is_ascii_alphabetic(), uni::is_alpha)
}
/// `str.isalnum()`
pub fn isalnum(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| c.is_ascii_alphanumeric(), uni::is_alnum)
}
/// `str.isdecimal()`
pub fn isdecimal(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| c.is_ascii_digit(), uni::is_decimal)
}
/// `str.isdigit()`
pub fn isdigit(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| c.is_ascii_digit(), uni::is_digit)
}
/// `str.isnumeric()`
pub fn isnumeric(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| c.is_ascii_digit(), uni::is_numeric)
}
/// `str.isspace()`
pub fn isspace(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |c| matches!(c, 9..=13 | 28..=32), uni::is_space)
}
/// `str.isprintable()`
pub fn isprintable(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(data(gil, v).chars().all(uni::is_printable)))
}
/// `str.isascii()`
pub fn isascii(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(gil.get::<Text>(v).is_some_and(Text::is_ascii)))
}
/// `str.isidentifier()`
pub fn isidentifier(gil: &mut Gil, v: &Value) -> Result {
    let text = data(gil, v);
    let mut codes = text.chars();
    let begins = codes.next().is_some_and(uni::is_id_start);
    Ok(Value::bool(begins && codes.all(uni::is_id_continue)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_changes_as_rust_changes_it() {
        let all: Vec<u8> = (0..128).chain(0..37).collect();
        for from in 0..9 {
            let (mut up, mut down) = (all[from..].to_vec(), all[from..].to_vec());
            ascii_upper(&mut up);
            ascii_lower(&mut down);
            assert_eq!((up, down), (all[from..].to_ascii_uppercase(), all[from..].to_ascii_lowercase()));
        }
    }
}
