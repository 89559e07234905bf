//! What happens when text cannot be encoded or bytes not be decoded: the named error handlers and the exceptions of `strict`.

use molt_object::{Exc, Exception, Numbers, Objects, Raise, Strings};
use molt_provenance::{Gil, Raised, Result, TextData, Value};

use super::codecs::{Codec, push_encoded, push_utf8};
use super::repr::push_escape;
use super::units::{Buffer, data};

/// An error handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
    SurrogateEscape,
    SurrogatePass,
}

impl Handler {
    /// The handler of a name, or LookupError.
    pub fn named(gil: &mut Gil, name: &str) -> Result<Handler> {
        Ok(match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::BackslashReplace,
            "xmlcharrefreplace" => Handler::XmlCharRefReplace,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            // It needs the names of all characters.
            "namereplace" => {
                let message = "the error handler 'namereplace' is not supported by Molt yet";
                return Err(gil.raise_text(Exc::LookupError, message));
            }
            _ => {
                let message = format!("unknown error handler name '{name}'");
                return Err(gil.raise_text(Exc::LookupError, &message));
            }
        })
    }
}

/// Text that a codec does not have.
pub struct EncodeError<'a> {
    /// The codec.
    pub codec: Codec,
    /// The string.
    pub object: &'a Value,
    /// First code point that it does not have.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

/// Bytes that mean nothing in a codec.
pub struct DecodeError<'a> {
    /// The codec.
    pub codec: Codec,
    /// All bytes.
    pub bytes: &'a [u8],
    /// First byte that is wrong.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

/// Raises one of the Unicode errors: its arguments are also its fields, in the order encoding, object, start, end, reason.
pub fn raise(
    gil: &mut Gil,
    class: Exc,
    name: &str,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Raised {
    let values = [gil.new_str(name), object, gil.new_int(start as i64), gil.new_int(end as i64), gil.new_str(reason)];
    let exc = gil.new_exception(class, values.to_vec());
    if let Some(e) = gil.get_mut::<Exception>(&exc) {
        for (field, v) in e.fields.iter_mut().zip(values) {
            *field = v;
        }
    }
    gil.raise_instance(exc)
}

/// Goes on after text that cannot be encoded: writes what replaces it, answers where to go on.
pub fn encode_error(gil: &mut Gil, e: &EncodeError<'_>, handler: Handler, out: &mut Vec<u8>) -> Result<usize> {
    let text = data(gil, e.object);
    let bad: Vec<u32> = text.slice(e.start..e.end).chars().collect();
    let mut instead = Buffer::new();
    match handler {
        Handler::Ignore => {}
        Handler::Replace => instead.fill('?' as u32, bad.len()),
        Handler::BackslashReplace => bad.iter().for_each(|c| push_escape(&mut instead, *c)),
        Handler::XmlCharRefReplace => bad.iter().for_each(|c| instead.push_str(&format!("&#{c};"))),
        Handler::SurrogateEscape
            if matches!(e.codec, Codec::Ascii | Codec::Latin1 | Codec::Utf8 | Codec::Utf8Sig)
                && bad.iter().all(|c| (0xDC80..0xDD00).contains(c)) =>
        {
            out.extend(bad.iter().map(|c| *c as u8));
        }
        Handler::SurrogatePass
            if !matches!(e.codec, Codec::Ascii | Codec::Latin1) && bad.iter().all(|c| (0xD800..0xE000).contains(c)) =>
        {
            for c in bad {
                match e.codec {
                    Codec::Utf8 | Codec::Utf8Sig => push_utf8(out, c),
                    _ => push_encoded(out, c, e.codec),
                }
            }
        }
        _ => {
            let object = e.object.clone();
            return Err(raise(gil, Exc::UnicodeEncodeError, e.codec.name(), object, (e.start, e.end), e.reason));
        }
    }
    instead.data().chars().for_each(|c| push_encoded(out, c, e.codec));
    Ok(e.end)
}

/// Goes on after bytes that cannot be decoded.
pub fn decode_error(gil: &mut Gil, e: &DecodeError<'_>, handler: Handler, out: &mut Buffer) -> Result<usize> {
    let bad = &e.bytes[e.start..e.end];
    match handler {
        Handler::Ignore => {}
        Handler::Replace => out.push(0xFFFD),
        Handler::BackslashReplace => bad.iter().for_each(|b| push_escape(out, *b as u32)),
        Handler::SurrogateEscape if bad[0] >= 0x80 => {
            let count = bad.iter().take_while(|b| **b >= 0x80).count();
            bad[..count].iter().for_each(|b| out.push(0xDC00 + *b as u32));
            return Ok(e.start + count);
        }
        Handler::SurrogatePass if passed_surrogate(e).is_some() => {
            let (code, n) = passed_surrogate(e).unwrap_or((0xFFFD, 1));
            out.push(code);
            return Ok(e.start + n);
        }
        Handler::XmlCharRefReplace => {
            return Err(gil.type_error("don't know how to handle UnicodeDecodeError in error callback"));
        }
        _ => {
            let object = gil.new_bytes(e.bytes);
            return Err(raise(gil, Exc::UnicodeDecodeError, e.codec.name(), object, (e.start, e.end), e.reason));
        }
    }
    Ok(e.end)
}

/// A surrogate that is encoded as if it were a character, and how many bytes it takes.
fn passed_surrogate(e: &DecodeError<'_>) -> Option<(u32, usize)> {
    let rest = &e.bytes[e.start..];
    match e.codec {
        Codec::Utf8 => match rest {
            [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, ..] => {
                Some((0xD000 | ((*b as u32 & 0x3F) << 6) | (*c as u32 & 0x3F), 3))
            }
            _ => None,
        },
        Codec::Utf16(order) => {
            let pair = *rest.first_chunk::<2>()?;
            let big = order == Some(super::codecs::Order::Big);
            Some((if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) } as u32, 2))
        }
        _ => None,
    }
}

/// `str()` of a UnicodeEncodeError, UnicodeDecodeError or UnicodeTranslateError; none when it has not the fields.
pub fn message(gil: &mut Gil, exc: &Value) -> Result<Option<Value>> {
    let Some(e) = gil.get::<Exception>(exc) else { return Ok(None) };
    let [encoding, object, start, end, reason, ..] =
        e.fields.to_vec().try_into().unwrap_or([const { Value::UNBOUND }; 6]);
    let (Some(start), Some(end)) = (start.as_small_int(), end.as_small_int()) else { return Ok(None) };
    let (start, end) = (start.max(0) as usize, end.max(0) as usize);
    let encoding = if encoding.is_unbound() { String::new() } else { molt_call::str_string(gil, &encoding)? };
    let reason = molt_call::str_string(gil, &reason)?;
    let one = end == start + 1;
    let text = if let Some(bytes) = super::bytes::bytes_of(gil, &object) {
        match bytes.get(start) {
            Some(b) if one => format!("'{encoding}' codec can't decode byte {b:#04x} in position {start}: {reason}"),
            _ => {
                let last = end.saturating_sub(1);
                format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
            }
        }
    } else {
        let text: TextData<'_> = data(gil, &object);
        let translating = encoding.is_empty();
        let (codec, verb) =
            if translating { (String::new(), "translate") } else { (format!("'{encoding}' codec "), "encode") };
        if one && start < text.len() {
            let mut shown = Buffer::new();
            push_escape(&mut shown, text.at(start));
            let shown: String = shown.data().chars().filter_map(char::from_u32).collect();
            format!("{codec}can't {verb} character '{shown}' in position {start}: {reason}")
        } else {
            let last = end.saturating_sub(1);
            format!("{codec}can't {verb} characters in position {start}-{last}: {reason}")
        }
    };
    Ok(Some(gil.new_str(&text)))
}

/// Checks the arguments of a Unicode error's class, of which `UnicodeTranslateError` lacks the first one.
pub fn check_arguments(gil: &mut Gil, args: &[Value], first: usize, decoding: bool) -> Result<()> {
    for (at, v) in args.iter().enumerate() {
        let must_be_text = match at + first {
            0 | 4 => true,
            1 => !decoding,
            _ => false,
        };
        if must_be_text && !gil.is_str(v) {
            let message = format!("argument {} must be str, not {}", at + 1, molt_call::type_name(gil, v));
            return Err(gil.type_error(message));
        }
        if matches!(at + first, 2 | 3) {
            molt_call::index_i64(gil, v, Exc::OverflowError)?;
        }
    }
    if decoding && super::bytes::bytes_of(gil, &args[1]).is_none() {
        super::bytes::bytes_argument(gil, &args[1])?;
    }
    Ok(())
}
