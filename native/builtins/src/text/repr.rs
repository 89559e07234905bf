//! `repr` of text and bytes, and the form that `ascii` makes of it.

use molt_object::{Known, Strings, T};
use molt_provenance::{Gil, Result, TextData, Value};

use super::unicode::is_printable;
use super::units::{Buffer, Filler, data};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Writes `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
pub fn push_escape(out: &mut Buffer, code: u32) {
    let (letter, digits) = match code {
        0..0x100 => ('x', 2),
        0x100..0x1_0000 => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\' as u32);
    out.push(letter as u32);
    for i in (0..digits).rev() {
        out.push(HEX[(code >> (4 * i)) as usize & 15] as u32);
    }
}

/// Writes the repr of a text.
pub fn push_repr(out: &mut Buffer, text: TextData<'_>) {
    let quote =
        if text.chars().any(|c| c == '\'' as u32) && text.chars().all(|c| c != '"' as u32) { '"' } else { '\'' };
    if let TextData::One(d) = text
        && d.iter().all(|c| (b' '..0x7F).contains(c) && *c != b'\\' && *c != quote as u8)
    {
        out.push(quote as u32);
        out.push_data(text);
        return out.push(quote as u32);
    }
    out.push(quote as u32);
    for c in text.chars() {
        match char::from_u32(c) {
            Some(c @ ('\\' | '\'' | '"')) if c == '\\' || c == quote => {
                out.push('\\' as u32);
                out.push(c as u32);
            }
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            _ if is_printable(c) => out.push(c),
            _ => push_escape(out, c),
        }
    }
    out.push(quote as u32);
}

/// `repr` of a string.
pub fn str_repr(gil: &mut Gil, v: &Value) -> Result {
    let text = data(gil, v);
    if let TextData::One(plain) = text
        && plain.iter().all(|c| (b' '..0x7F).contains(c) && *c != b'\\' && *c != b'\'')
    {
        return Ok(gil.make_narrow(gil.ty(T::Str), plain.len() + 2, |out| {
            let mut out = Filler::new(out);
            out.put(b"'");
            out.put(plain);
            out.put(b"'");
        }));
    }
    let mut out = Buffer::with_capacity(text.len() + 2);
    push_repr(&mut out, text);
    Ok(out.finish(gil))
}

/// A text with everything beyond ASCII escaped.
pub fn escape_non_ascii(text: TextData<'_>) -> Buffer {
    let mut out = Buffer::with_capacity(text.len());
    for c in text.chars() {
        if c < 128 { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

/// `ascii(v)`
pub fn ascii(gil: &mut Gil, v: &Value) -> Result {
    let r = molt_call::repr(gil, v)?;
    if gil.text(&r).is_some_and(|t| matches!(t, TextData::One(d) if d.is_ascii())) {
        return Ok(r);
    }
    let out = escape_non_ascii(data(gil, &r));
    Ok(out.finish(gil))
}

/// Writes the repr of bytes. That of a bytearray has a backslash before every apostrophe, whatever the quotes are.
pub fn push_bytes_repr(out: &mut Buffer, bytes: &[u8], escape_apostrophe: bool) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    out.push('b' as u32);
    out.push(quote as u32);
    for c in bytes {
        match c {
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' if *c != quote && !(escape_apostrophe && *c == b'\'') => out.push(*c as u32),
            b'\'' | b'"' => {
                out.push('\\' as u32);
                out.push(*c as u32);
            }
            _ => push_escape(out, *c as u32),
        }
    }
    out.push(quote as u32);
}

/// `repr` of a bytes object.
pub fn bytes_repr(gil: &mut Gil, v: &Value) -> Result {
    let mut out = Buffer::new();
    push_bytes_repr(&mut out, super::bytes::bytes_of(gil, v).unwrap_or(&[]), false);
    Ok(out.finish(gil))
}

/// `repr` of a bytearray: the name of its class with the bytes in parentheses.
pub fn bytearray_repr(gil: &mut Gil, v: &Value) -> Result {
    let mut out = Buffer::from_text(&molt_call::type_name(gil, v));
    out.push('(' as u32);
    push_bytes_repr(&mut out, super::bytes::bytes_of(gil, v).unwrap_or(&[]), true);
    out.push(')' as u32);
    Ok(out.finish(gil))
}
