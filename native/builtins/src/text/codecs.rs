//! The codecs that are built in: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, and how they go on after an error.

use molt_object::{Exc, Raise, Strings};
use molt_provenance::{Gil, Result, TextData, Value};

use super::codec_errors::{DecodeError, EncodeError, Handler, decode_error, encode_error};
use super::units::Buffer;

/// A built-in codec.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codec {
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a byte order mark.
    Utf8Sig,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `utf-16` of a byte order; none: little-endian with a mark.
    Utf16(Option<Order>),
    /// `utf-32` of a byte order.
    Utf32(Option<Order>),
}

const LITTLE_16: Codec = Codec::Utf16(Some(Order::Little));
const LITTLE_32: Codec = Codec::Utf32(Some(Order::Little));

/// Byte order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Order {
    Little,
    Big,
}

impl Codec {
    /// The codec of a name, spelled in any of the usual ways.
    pub fn named(name: &str) -> Option<Codec> {
        let mut key = String::new();
        for c in name.chars() {
            match c {
                'A'..='Z' => key.push(c.to_ascii_lowercase()),
                '_' | ' ' | '-' => key.push('-'),
                _ => key.push(c),
            }
        }
        Some(match key.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" => Codec::Utf8,
            "utf-8-sig" | "utf8-sig" => Codec::Utf8Sig,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => Codec::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "iso-8859-1-1987" | "8859"
            | "cp819" => Codec::Latin1,
            "utf-16" | "utf16" | "u16" => Codec::Utf16(None),
            "utf-16-le" | "utf-16le" | "utf16-le" | "utf16le" => Codec::Utf16(Some(Order::Little)),
            "utf-16-be" | "utf-16be" | "utf16-be" | "utf16be" => Codec::Utf16(Some(Order::Big)),
            "utf-32" | "utf32" | "u32" => Codec::Utf32(None),
            "utf-32-le" | "utf-32le" | "utf32-le" | "utf32le" => Codec::Utf32(Some(Order::Little)),
            "utf-32-be" | "utf-32be" | "utf32-be" | "utf32be" => Codec::Utf32(Some(Order::Big)),
            _ => return None,
        })
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(None) => "utf-16",
            Codec::Utf16(Some(Order::Little)) => "utf-16-le",
            Codec::Utf16(Some(Order::Big)) => "utf-16-be",
            Codec::Utf32(None) => "utf-32",
            Codec::Utf32(Some(Order::Little)) => "utf-32-le",
            Codec::Utf32(Some(Order::Big)) => "utf-32-be",
        }
    }
}

/// Encodes or decodes by a codec that is registered in Python, with `_codecs.encode` or `_codecs.decode`; what comes out has to be of a type.
pub fn registered(gil: &mut Gil, function: &str, object: &Value, name: &str, errors: &str) -> Result {
    let module = crate::import::import_module(gil, "_codecs")?;
    let function_name = gil.intern(function);
    let callee = molt_call::getattr(gil, &module, &function_name)?;
    let (encoding, handler) = (gil.new_str(name), gil.new_str(errors));
    let result = molt_call::call(gil, &callee, &[object.clone(), encoding, handler])?;
    let (wanted, right) = match function {
        "encode" => ("bytes", gil.get::<molt_provenance::Bytes>(&result).is_some()),
        _ => ("str", gil.is_str(&result)),
    };
    if right {
        return Ok(result);
    }
    let kind = molt_call::types::type_name(gil, &result);
    let message = format!(
        "'{name}' {function}r returned '{kind}' instead of '{wanted}'; use codecs.{function}() to {function} {} arbitrary types",
        if wanted == "bytes" { "to" } else { "from" }
    );
    Err(gil.type_error(message))
}

/// The codec of a name, or LookupError.
pub fn codec(gil: &mut Gil, name: &str) -> Result<Codec> {
    match Codec::named(name) {
        Some(c) => Ok(c),
        None => Err(gil.raise_text(Exc::LookupError, &format!("unknown encoding: {name}"))),
    }
}

/// Appends a code point as UTF-8, surrogates by the same scheme.
pub fn push_utf8(out: &mut Vec<u8>, c: u32) {
    let tail = |shift: u32| 0x80 | (c >> shift) as u8 & 0x3F;
    match c {
        0..0x80 => out.push(c as u8),
        0x80..0x800 => out.extend([0xC0 | (c >> 6) as u8, tail(0)]),
        0x800..0x1_0000 => out.extend([0xE0 | (c >> 12) as u8, tail(6), tail(0)]),
        _ => out.extend([0xF0 | (c >> 18) as u8, tail(12), tail(6), tail(0)]),
    }
}

fn push_16(out: &mut Vec<u8>, unit: u16, order: Option<Order>) {
    out.extend(if order == Some(Order::Big) { unit.to_be_bytes() } else { unit.to_le_bytes() });
}

/// Appends a code point that the codec has.
pub fn push_encoded(out: &mut Vec<u8>, c: u32, codec: Codec) {
    match codec {
        Codec::Utf8 | Codec::Utf8Sig => push_utf8(out, c),
        Codec::Ascii | Codec::Latin1 => out.push(c as u8),
        Codec::Utf16(order) if c < 0x1_0000 => push_16(out, c as u16, order),
        Codec::Utf16(order) => {
            push_16(out, (0xD7C0 + (c >> 10)) as u16, order);
            push_16(out, (0xDC00 | (c & 0x3FF)) as u16, order);
        }
        Codec::Utf32(order) => out.extend(if order == Some(Order::Big) { c.to_be_bytes() } else { c.to_le_bytes() }),
    }
}

/// Whether a codec has a code point.
fn encodes(codec: Codec, c: u32) -> bool {
    match codec {
        Codec::Ascii => c < 0x80,
        Codec::Latin1 => c < 0x100,
        _ => !(0xD800..0xE000).contains(&c),
    }
}

/// Encodes a string.
pub fn encode(gil: &mut Gil, v: &Value, codec: Codec, errors: &str) -> Result<Vec<u8>> {
    let text = super::units::data(gil, v);
    if let TextData::One(d) = text {
        match codec {
            Codec::Latin1 => return Ok(d.to_vec()),
            Codec::Utf8 | Codec::Ascii if d.is_ascii() => return Ok(d.to_vec()),
            _ => {}
        }
    }
    let mut out = Vec::with_capacity(text.len() + 4);
    match codec {
        Codec::Utf8Sig | Codec::Utf16(None) | Codec::Utf32(None) => push_encoded(&mut out, 0xFEFF, codec),
        _ => {}
    }
    let n = text.len();
    let mut at = 0;
    while at < n {
        let text = super::units::data(gil, v);
        let bad = text.slice(at..n).chars().position(|c| !encodes(codec, c)).map_or(n, |bad| at + bad);
        for c in text.slice(at..bad).chars() {
            push_encoded(&mut out, c, codec);
        }
        if bad == n {
            break;
        }
        let end = text.slice(bad..n).chars().position(|c| encodes(codec, c)).map_or(n, |good| bad + good);
        let reason = match codec {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        };
        let handler = Handler::named(gil, errors)?;
        let error = EncodeError { codec, object: v, start: bad, end, reason };
        at = encode_error(gil, &error, handler, &mut out)?;
    }
    Ok(out)
}

/// Decodes bytes to a string.
pub fn decode(gil: &mut Gil, bytes: &[u8], codec: Codec, errors: &str) -> Result {
    let mut out = Buffer::with_capacity(bytes.len());
    let mut state = (codec, bytes);
    match codec {
        Codec::Utf8Sig => state = (Codec::Utf8, bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
        Codec::Utf16(None) => {
            state = match bytes {
                [0xFE, 0xFF, rest @ ..] => (Codec::Utf16(Some(Order::Big)), rest),
                [0xFF, 0xFE, rest @ ..] => (LITTLE_16, rest),
                _ => (LITTLE_16, bytes),
            }
        }
        Codec::Utf32(None) => {
            state = match bytes {
                [0, 0, 0xFE, 0xFF, rest @ ..] => (Codec::Utf32(Some(Order::Big)), rest),
                [0xFF, 0xFE, 0, 0, rest @ ..] => (LITTLE_32, rest),
                _ => (LITTLE_32, bytes),
            }
        }
        _ => {}
    }
    let (decoder, rest) = state;
    let skipped = bytes.len() - rest.len();
    let mut at = skipped;
    loop {
        let wrong = decode_run(decoder, bytes, &mut at, &mut out);
        let Some((end, reason)) = wrong else { return Ok(out.finish(gil)) };
        let handler = Handler::named(gil, errors)?;
        let error = DecodeError { codec: decoder, bytes, start: at, end, reason };
        at = decode_error(gil, &error, handler, &mut out)?;
    }
}

/// Decodes up to the end or to the first error, whose end and reason are answered.
fn decode_run(codec: Codec, bytes: &[u8], at: &mut usize, out: &mut Buffer) -> Option<(usize, &'static str)> {
    match codec {
        Codec::Latin1 => {
            out.push_data(TextData::One(&bytes[*at..]));
            None
        }
        Codec::Ascii => {
            let good = bytes[*at..].iter().position(|b| *b >= 0x80).unwrap_or(bytes.len() - *at);
            out.push_data(TextData::One(&bytes[*at..*at + good]));
            *at += good;
            (*at < bytes.len()).then_some((*at + 1, "ordinal not in range(128)"))
        }
        Codec::Utf8 | Codec::Utf8Sig => match core::str::from_utf8(&bytes[*at..]) {
            Ok(s) => {
                out.push_str(s);
                None
            }
            Err(e) => {
                let good = e.valid_up_to();
                out.push_str(core::str::from_utf8(&bytes[*at..*at + good]).unwrap_or(""));
                *at += good;
                Some(match e.error_len() {
                    None => (bytes.len(), "unexpected end of data"),
                    Some(n) => {
                        let starts = (0xC2..0xF5).contains(&bytes[*at]);
                        (*at + n, if starts { "invalid continuation byte" } else { "invalid start byte" })
                    }
                })
            }
        },
        Codec::Utf16(order) => decode_utf16(order, bytes, at, out),
        Codec::Utf32(order) => decode_utf32(order, bytes, at, out),
    }
}

fn decode_utf16(order: Option<Order>, bytes: &[u8], at: &mut usize, out: &mut Buffer) -> Option<(usize, &'static str)> {
    let unit = |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(if order == Some(Order::Big) { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) } as u32)
    };
    while *at < bytes.len() {
        let Some(c) = unit(*at) else { return Some((bytes.len(), "truncated data")) };
        match c {
            0xD800..0xDC00 => match unit(*at + 2) {
                Some(low @ 0xDC00..0xE000) => {
                    out.push(0x1_0000 + ((c & 0x3FF) << 10) + (low & 0x3FF));
                    *at += 2;
                }
                Some(_) => return Some((*at + 2, "illegal UTF-16 surrogate")),
                None => return Some((bytes.len(), "unexpected end of data")),
            },
            0xDC00..0xE000 => return Some((*at + 2, "illegal encoding")),
            _ => out.push(c),
        }
        *at += 2;
    }
    None
}

fn decode_utf32(order: Option<Order>, bytes: &[u8], at: &mut usize, out: &mut Buffer) -> Option<(usize, &'static str)> {
    while *at < bytes.len() {
        let Some(four) = bytes[*at..].first_chunk::<4>() else { return Some((bytes.len(), "truncated data")) };
        let c = if order == Some(Order::Big) { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) };
        if c >= 0x11_0000 {
            return Some((*at + 4, "code point not in range(0x110000)"));
        }
        if (0xD800..0xE000).contains(&c) {
            return Some((*at + 4, "code point in surrogate code point range(0xd800, 0xe000)"));
        }
        out.push(c);
        *at += 4;
    }
    None
}
