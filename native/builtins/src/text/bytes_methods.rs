//! The methods that `bytes` and `bytearray` share. Results are of the receiver's kind.

use molt_object::{Known, MethodSpec, Numbers, Objects, Raise, Strings, T, class_method, function, method};
use molt_provenance::{Gil, HeapVec, Native, Result, TextData, Value, patiently, strained};

use super::bounds::{bounds, is_index, size, width_of};
use super::bytes::{byte, bytes_argument, bytes_of, like, own};
use super::case::{ascii_capitalize, ascii_swapcase, ascii_title, is_title};
use super::codecs;
use super::pad::{expand, left_of_center, tab_size};
use super::parts;
use super::search::{count_units, find_units, rfind_units};
use super::str_type::text_argument;
use super::units::{Buffer, check_len};

/// ASCII white space as bytes know it.
fn is_space(code: u32) -> bool {
    matches!(code, 9..=13 | 32)
}

/// What is searched for: bytes, or an int for one byte.
fn needle(gil: &mut Gil, v: &Value) -> Result<Vec<u8>> {
    if let Some(b) = bytes_of(gil, v) {
        return Ok(b.to_vec());
    }
    if is_index(gil, v) {
        return Ok(vec![byte(gil, v, "byte")?]);
    }
    Err(molt_call::type_error_of(gil, "argument should be integer or bytes-like object, not '%T'", v))
}

fn place(gil: &mut Gil, args: [&Value; 4], last: bool) -> Result<Option<usize>> {
    let [v, sub, start, end] = args;
    let sub = needle(gil, sub)?;
    let n = own(gil, v).len();
    let Some((from, to)) = bounds(gil, start, end, n)? else { return Ok(None) };
    let hay = own(gil, v).get(from..to).unwrap_or(&[]);
    let found = if last { rfind_units(hay, &sub) } else { find_units(hay, &sub) };
    gil.keep_going()?;
    Ok(found.map(|at| at + from))
}

fn or_minus_one(at: Option<usize>) -> Result {
    Ok(at.map_or(Value::int32(-1), |at| Value::int32(at as i32)))
}
fn or_error(gil: &mut Gil, at: Option<usize>) -> Result {
    match at {
        Some(at) => Ok(Value::int32(at as i32)),
        None => Err(gil.value_error("subsection not found")),
    }
}

fn find(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    or_minus_one(place(gil, [v, sub, start, end], false)?)
}
fn rfind(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    or_minus_one(place(gil, [v, sub, start, end], true)?)
}
fn index(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    let at = place(gil, [v, sub, start, end], false)?;
    or_error(gil, at)
}
fn rindex(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    let at = place(gil, [v, sub, start, end], true)?;
    or_error(gil, at)
}

fn count(gil: &mut Gil, v: &Value, sub: &Value, start: &Value, end: &Value) -> Result {
    let sub = needle(gil, sub)?;
    let n = own(gil, v).len();
    let range = bounds(gil, start, end, n)?;
    let hay = range.and_then(|(from, to)| own(gil, v).get(from..to));
    let n = hay.map_or(0, |h| count_units(h, &sub, usize::MAX));
    gil.keep_going()?;
    Ok(Value::int32(n as i32))
}

fn affixed(gil: &mut Gil, args: [&Value; 4], name: &str, at_end: bool) -> Result {
    let [v, affix, start, end] = args;
    let n = own(gil, v).len();
    let range = bounds(gil, start, end, n)?;
    let matches = |gil: &Gil, a: &[u8]| {
        let hay = range.and_then(|(from, to)| own(gil, v).get(from..to));
        hay.is_some_and(|h| if at_end { h.ends_with(a) } else { h.starts_with(a) })
    };
    if let Some(a) = bytes_of(gil, affix) {
        return Ok(Value::bool(matches(gil, a)));
    }
    let Some(choices) = gil.tuple(affix) else {
        let name_of = molt_call::type_name(gil, affix);
        return Err(gil.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {name_of}")));
    };
    for choice in choices {
        match bytes_of(gil, choice) {
            Some(a) if matches(gil, a) => return Ok(Value::TRUE),
            Some(_) => {}
            None => {
                return Err(molt_call::type_error_of(
                    gil,
                    "a bytes-like object is required, not '%T'",
                    &choice.clone(),
                ));
            }
        }
    }
    Ok(Value::FALSE)
}

fn startswith(gil: &mut Gil, v: &Value, prefix: &Value, start: &Value, end: &Value) -> Result {
    affixed(gil, [v, prefix, start, end], "startswith", false)
}
fn endswith(gil: &mut Gil, v: &Value, suffix: &Value, start: &Value, end: &Value) -> Result {
    affixed(gil, [v, suffix, start, end], "endswith", true)
}

fn mapped(gil: &Gil, v: &Value, map: fn(&mut [u8])) -> Result {
    let mut copy = own(gil, v).to_vec();
    map(&mut copy);
    Ok(like(gil, v, &copy))
}
fn upper(gil: &mut Gil, v: &Value) -> Result {
    mapped(gil, v, <[u8]>::make_ascii_uppercase)
}
fn lower(gil: &mut Gil, v: &Value) -> Result {
    mapped(gil, v, <[u8]>::make_ascii_lowercase)
}
fn swapcase(gil: &mut Gil, v: &Value) -> Result {
    mapped(gil, v, ascii_swapcase)
}
fn capitalize(gil: &mut Gil, v: &Value) -> Result {
    mapped(gil, v, ascii_capitalize)
}
fn title(gil: &mut Gil, v: &Value) -> Result {
    mapped(gil, v, ascii_title)
}

fn all(gil: &Gil, v: &Value, test: fn(&u8) -> bool) -> Result {
    let b = own(gil, v);
    Ok(Value::bool(!b.is_empty() && b.iter().all(test)))
}
fn isalnum(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, u8::is_ascii_alphanumeric)
}
fn isalpha(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, u8::is_ascii_alphabetic)
}
fn isdigit(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, u8::is_ascii_digit)
}
fn isspace(gil: &mut Gil, v: &Value) -> Result {
    all(gil, v, |b| is_space(*b as u32))
}
fn isascii(gil: &mut Gil, v: &Value) -> Result {
    Ok(Value::bool(own(gil, v).is_ascii()))
}
fn islower(gil: &mut Gil, v: &Value) -> Result {
    let b = own(gil, v);
    Ok(Value::bool(b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase)))
}
fn isupper(gil: &mut Gil, v: &Value) -> Result {
    let b = own(gil, v);
    Ok(Value::bool(b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase)))
}
fn istitle(gil: &mut Gil, v: &Value) -> Result {
    // Letters beyond ASCII have no case here.
    let ascii = own(gil, v).iter().map(|b| if b.is_ascii() { *b as u32 } else { 0 });
    Ok(Value::bool(is_title(ascii)))
}

fn padded(gil: &mut Gil, args: [&Value; 3], name: &str, left: fn(usize, usize) -> usize) -> Result {
    let [v, width, fill] = args;
    let width = width_of(gil, width)?;
    let fill = match fill.bound() {
        None => b' ',
        Some(f) => match bytes_of(gil, f) {
            Some([one]) => *one,
            _ => {
                let message = match bytes_of(gil, f).map(<[u8]>::len) {
                    Some(n) => format!(
                        "{name}(): argument 2 must be a byte string of length 1, not a bytes object of length {n}"
                    ),
                    None => format!(
                        "{name}() argument 2 must be a byte string of length 1, not {}",
                        molt_call::type_name(gil, f)
                    ),
                };
                return Err(gil.type_error(message));
            }
        },
    };
    let n = own(gil, v).len();
    check_len(gil, width, 1)?;
    let padding = width.saturating_sub(n);
    let before = left(padding, width);
    let mut out = vec![fill; before];
    out.extend_from_slice(own(gil, v));
    out.resize(n + padding, fill);
    Ok(like(gil, v, &out))
}
fn center(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, [v, width, fill], "center", left_of_center)
}
fn ljust(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, [v, width, fill], "ljust", |_, _| 0)
}
fn rjust(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, [v, width, fill], "rjust", |padding, _| padding)
}

fn zfill(gil: &mut Gil, v: &Value, width: &Value) -> Result {
    let width = width_of(gil, width)?;
    check_len(gil, width, 1)?;
    let bytes = own(gil, v);
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut out = bytes[..sign].to_vec();
    out.resize(sign + width.saturating_sub(bytes.len()), b'0');
    out.extend_from_slice(&bytes[sign..]);
    Ok(like(gil, v, &out))
}

fn expandtabs(gil: &mut Gil, v: &Value, tabsize: &Value) -> Result {
    let tab = tab_size(gil, tabsize)?;
    let mut out = Buffer::new();
    let done = expand(own(gil, v).iter().map(|b| *b as u32), tab, &mut out);
    match (done, out.data()) {
        (Some(()), TextData::One(d)) => Ok(like(gil, v, d)),
        _ => Err(gil.memory_error()),
    }
}

fn ranges_list(gil: &Gil, v: &Value, ranges: &[(usize, usize)]) -> Value {
    let items: HeapVec<Value> = ranges.iter().map(|(from, to)| like(gil, v, &own(gil, v)[*from..*to])).collect();
    gil.new_list(items)
}

fn split_by(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value, right: bool) -> Result {
    let limit = parts::limit(gil, maxsplit)?;
    let sep = if sep.is_none() || sep.is_unbound() { None } else { Some(bytes_argument(gil, sep)?) };
    let text = TextData::One(own(gil, v));
    let found = match &sep {
        None if right => parts::words_right(text, limit, is_space),
        None => parts::words(text, limit, is_space),
        Some(s) if s.is_empty() => return Err(gil.value_error("empty separator")),
        Some(s) if right => parts::ranges_right(text, TextData::One(s), limit),
        Some(s) => parts::ranges(text, TextData::One(s), limit),
    };
    Ok(ranges_list(gil, v, &found))
}
fn split(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value) -> Result {
    split_by(gil, v, sep, maxsplit, false)
}
fn rsplit(gil: &mut Gil, v: &Value, sep: &Value, maxsplit: &Value) -> Result {
    split_by(gil, v, sep, maxsplit, true)
}
fn splitlines(gil: &mut Gil, v: &Value, keepends: &Value) -> Result {
    let keep = match keepends.bound() {
        Some(k) => molt_call::truth(gil, k)?,
        None => false,
    };
    let found = parts::lines(TextData::One(own(gil, v)), keep, |c| c == 10 || c == 13);
    Ok(ranges_list(gil, v, &found))
}

fn partition_by(gil: &mut Gil, v: &Value, sep: &Value, right: bool) -> Result {
    let s = bytes_argument(gil, sep)?;
    if s.is_empty() {
        return Err(gil.value_error("empty separator"));
    }
    let bytes = own(gil, v);
    let at = if right { rfind_units(bytes, &s) } else { find_units(bytes, &s) };
    let cuts = match at {
        Some(at) => [0..at, at..at + s.len(), at + s.len()..bytes.len()],
        None if right => [0..0, 0..0, 0..bytes.len()],
        None => [0..bytes.len(), 0..0, 0..0],
    };
    Ok(gil.new_tuple(cuts.map(|c| like(gil, v, &own(gil, v)[c])).to_vec()))
}
fn partition(gil: &mut Gil, v: &Value, sep: &Value) -> Result {
    partition_by(gil, v, sep, false)
}
fn rpartition(gil: &mut Gil, v: &Value, sep: &Value) -> Result {
    partition_by(gil, v, sep, true)
}

fn strip_by(gil: &mut Gil, v: &Value, chars: &Value, left: bool, right: bool) -> Result {
    let set = if chars.is_none() || chars.is_unbound() { None } else { Some(bytes_argument(gil, chars)?) };
    let text = TextData::One(own(gil, v));
    let (from, to) = match &set {
        None => parts::stripped(text, left, right, is_space),
        Some(set) => parts::stripped(text, left, right, |c| set.contains(&(c as u8))),
    };
    if to - from == text.len() && gil.is_exactly(v, gil.ty(T::Bytes)) {
        return Ok(v.clone());
    }
    Ok(like(gil, v, &own(gil, v)[from..to]))
}
fn strip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, true, true)
}
fn lstrip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, true, false)
}
fn rstrip(gil: &mut Gil, v: &Value, chars: &Value) -> Result {
    strip_by(gil, v, chars, false, true)
}

fn removeprefix(gil: &mut Gil, v: &Value, prefix: &Value) -> Result {
    let p = bytes_argument(gil, prefix)?;
    let bytes = own(gil, v);
    Ok(like(gil, v, bytes.strip_prefix(&p[..]).unwrap_or(bytes)))
}
fn removesuffix(gil: &mut Gil, v: &Value, suffix: &Value) -> Result {
    let s = bytes_argument(gil, suffix)?;
    let bytes = own(gil, v);
    Ok(like(gil, v, bytes.strip_suffix(&s[..]).unwrap_or(bytes)))
}

fn replace(gil: &mut Gil, v: &Value, old: &Value, new: &Value, count: &Value) -> Result {
    let (old, new) = (bytes_argument(gil, old)?, bytes_argument(gil, new)?);
    let limit = usize::try_from(size(gil, count, -1)?).unwrap_or(usize::MAX);
    let bytes = own(gil, v);
    let n = count_units(bytes, &old, limit);
    gil.keep_going()?;
    let bytes = own(gil, v);
    let total = n.saturating_mul(new.len()).saturating_add(bytes.len());
    check_len(gil, total, 1)?;
    let bytes = own(gil, v);
    let mut out = Vec::with_capacity(bytes.len());
    let (mut at, mut left) = (0, n);
    while left > 0 && (left & 0xFFFF != 0 || !strained(1 << 16)) {
        if old.is_empty() {
            out.extend_from_slice(&new);
            out.extend(bytes.get(at));
            at += 1;
        } else {
            let next = find_units(&bytes[at..], &old).unwrap_or(0);
            out.extend_from_slice(&bytes[at..at + next]);
            out.extend_from_slice(&new);
            at += next + old.len();
        }
        left -= 1;
    }
    out.extend_from_slice(bytes.get(at..).unwrap_or(&[]));
    Ok(like(gil, v, &out))
}

fn join(gil: &mut Gil, sep: &Value, iterable: &Value) -> Result {
    if molt_call::slot(gil, iterable, |s| s.iter.is_none() && s.getitem.is_none()) {
        return Err(gil.type_error("can only join an iterable"));
    }
    let parts = molt_call::collect(gil, iterable)?;
    let mut total = own(gil, sep).len().saturating_mul(parts.len());
    for (i, p) in parts.iter().enumerate() {
        let Some(b) = bytes_of(gil, p) else {
            let name = molt_call::type_name(gil, p);
            return Err(gil.type_error(format!("sequence item {i}: expected a bytes-like object, {name} found")));
        };
        total = total.saturating_add(b.len());
    }
    check_len(gil, total, 1)?;
    let mut out = Vec::with_capacity(total);
    for (i, p) in parts.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(own(gil, sep));
        }
        out.extend_from_slice(own(gil, p));
    }
    Ok(like(gil, sep, &out))
}

fn translate(gil: &mut Gil, v: &Value, table: &Value, delete: &Value) -> Result {
    let table = if table.is_none() { None } else { Some(bytes_argument(gil, table)?) };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        return Err(gil.value_error("translation table must be 256 characters long"));
    }
    let delete = if delete.is_unbound() { Vec::new() } else { bytes_argument(gil, delete)? };
    let mapped = patiently(own(gil, v).iter())
        .filter(|b| !delete.contains(b))
        .map(|b| table.as_ref().map_or(*b, |t| t[*b as usize]));
    let out: Vec<u8> = mapped.collect();
    Ok(like(gil, v, &out))
}

fn maketrans(gil: &mut Gil, from: &Value, to: &Value) -> Result {
    let (from, to) = (bytes_argument(gil, from)?, bytes_argument(gil, to)?);
    if from.len() != to.len() {
        return Err(gil.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (a, b) in from.iter().zip(to) {
        table[*a as usize] = b;
    }
    Ok(gil.new_bytes(&table))
}

fn decode(gil: &mut Gil, v: &Value, encoding: &Value, errors: &Value) -> Result {
    let encoding = text_argument(gil, encoding, "decode", "encoding", "utf-8")?;
    let errors = text_argument(gil, errors, "decode", "errors", "strict")?;
    let Some(codec) = codecs::Codec::named(&encoding) else {
        return codecs::registered(gil, "decode", v, &encoding, &errors);
    };
    let bytes = own(gil, v).to_vec();
    codecs::decode(gil, &bytes, codec, &errors)
}

/// `bytes.hex(sep, bytes_per_sep)`
pub fn hex(gil: &mut Gil, v: &Value, sep: &Value, every: &Value) -> Result {
    let sep = match sep.bound() {
        None => None,
        Some(s) => {
            let found = match (gil.text(s), bytes_of(gil, s)) {
                (Some(t), _) => Some((t.len(), if t.is_empty() { 0 } else { t.at(0) })),
                (None, Some(b)) => Some((b.len(), b.first().map_or(0, |b| *b as u32))),
                _ => None,
            };
            match found {
                Some((1, c)) if c < 128 => Some(c),
                Some((1, _)) => return Err(gil.value_error("sep must be ASCII.")),
                Some(_) => return Err(gil.value_error("sep must be length 1.")),
                None => {
                    molt_call::len(gil, s)?;
                    return Err(gil.type_error("sep must be str or bytes."));
                }
            }
        }
    };
    let every = size(gil, every, 1)?;
    let bytes = own(gil, v);
    let (n, group) = (bytes.len(), every.unsigned_abs() as usize);
    let mut out = Buffer::with_capacity(n * 2);
    for (i, b) in patiently(bytes.iter()).enumerate() {
        if let Some(sep) = sep
            && group > 0
            && i > 0
            && (if every > 0 { n - i } else { i }).is_multiple_of(group)
        {
            out.push(sep);
        }
        for digit in [b >> 4, b & 15] {
            out.push(b"0123456789abcdef"[digit as usize] as u32);
        }
    }
    Ok(out.finish(gil))
}

fn fromhex(gil: &mut Gil, cls: &Value, text: &Value) -> Result {
    let chars: Vec<u32> = match (gil.text(text), bytes_of(gil, text)) {
        (Some(t), _) => t.chars().collect(),
        (None, Some(b)) => b.iter().map(|b| *b as u32).collect(),
        _ => {
            return Err(molt_call::type_error_of(gil, "fromhex() argument must be str or bytes-like, not %T", text));
        }
    };
    let digit = |i: usize| chars.get(i).and_then(|c| char::from_u32(*c)).and_then(|c| c.to_digit(16));
    let (mut out, mut i) = (Vec::new(), 0);
    while i < chars.len() {
        if is_space(chars[i]) {
            i += 1;
            continue;
        }
        let (high, low) = (digit(i), digit(i + 1));
        match (high, low) {
            (Some(h), Some(l)) => out.push((h * 16 + l) as u8),
            (Some(_), None) if i + 1 >= chars.len() => {
                return Err(gil.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
            }
            _ => {
                let at = if high.is_some() { i + 1 } else { i };
                return Err(gil.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
            }
        }
        i += 2;
    }
    let is_bytes = cls.is(gil.ty(T::Bytes));
    let made = if is_bytes || !molt_call::is_subtype(gil, cls, gil.ty(T::ByteArray)) {
        gil.new_bytes(&out)
    } else {
        super::bytes::new_bytearray(gil, out)
    };
    if is_bytes || cls.is(gil.ty(T::ByteArray)) { Ok(made) } else { molt_call::call(gil, cls, &[made]) }
}

fn sizeof(gil: &mut Gil, v: &Value) -> Result {
    Ok(gil.new_int(own(gil, v).len() as i64 + 33))
}

/// The methods.
pub const SHARED: [MethodSpec; 43] = [
    method("capitalize", Native::fixed1(capitalize), "()", "B.capitalize() -> copy of B"),
    method("center", Native::fixed3(center), "(width, fillchar=b' ', /)", "Return a centered string of length width."),
    method(
        "count",
        Native::fixed4(count),
        "(sub, start=None, end=None, /)",
        "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].",
    ),
    method(
        "decode",
        Native::fixed3(decode),
        "(encoding='utf-8', errors='strict')",
        "Decode the bytes using the codec registered for encoding.",
    ),
    method(
        "endswith",
        Native::fixed4(endswith),
        "(suffix, start=None, end=None, /)",
        "Return True if the bytes ends with the specified suffix, False otherwise.",
    ),
    method(
        "expandtabs",
        Native::fixed2(expandtabs),
        "(tabsize=8)",
        "Return a copy where all tab characters are expanded using spaces.",
    ),
    method(
        "find",
        Native::fixed4(find),
        "(sub, start=None, end=None, /)",
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    class_method(
        "fromhex",
        Native::fixed2(fromhex),
        "(string, /)",
        "Create a bytes object from a string of hexadecimal numbers.",
    ),
    method(
        "hex",
        Native::fixed3(hex),
        "(sep=<unrepresentable>, bytes_per_sep=1)",
        "Create a string of hexadecimal numbers from a bytes object.",
    ),
    method(
        "index",
        Native::fixed4(index),
        "(sub, start=None, end=None, /)",
        "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method("isalnum", Native::fixed1(isalnum), "()", "B.isalnum() -> bool"),
    method("isalpha", Native::fixed1(isalpha), "()", "B.isalpha() -> bool"),
    method("isascii", Native::fixed1(isascii), "()", "B.isascii() -> bool"),
    method("isdigit", Native::fixed1(isdigit), "()", "B.isdigit() -> bool"),
    method("islower", Native::fixed1(islower), "()", "B.islower() -> bool"),
    method("isspace", Native::fixed1(isspace), "()", "B.isspace() -> bool"),
    method("istitle", Native::fixed1(istitle), "()", "B.istitle() -> bool"),
    method("isupper", Native::fixed1(isupper), "()", "B.isupper() -> bool"),
    method("join", Native::fixed2(join), "(iterable_of_bytes, /)", "Concatenate any number of bytes objects."),
    method(
        "ljust",
        Native::fixed3(ljust),
        "(width, fillchar=b' ', /)",
        "Return a left-justified string of length width.",
    ),
    method("lower", Native::fixed1(lower), "()", "B.lower() -> copy of B"),
    method("lstrip", Native::fixed2(lstrip), "(bytes=None, /)", "Strip leading bytes contained in the argument."),
    function(
        "maketrans",
        Native::fixed2(maketrans),
        "(frm, to, /)",
        "Return a translation table usable for the bytes or bytearray translate method.",
    ),
    method(
        "partition",
        Native::fixed2(partition),
        "(sep, /)",
        "Partition the bytes into three parts using the given separator.",
    ),
    method(
        "removeprefix",
        Native::fixed2(removeprefix),
        "(prefix, /)",
        "Return a bytes object with the given prefix string removed if present.",
    ),
    method(
        "removesuffix",
        Native::fixed2(removesuffix),
        "(suffix, /)",
        "Return a bytes object with the given suffix string removed if present.",
    ),
    method(
        "replace",
        Native::fixed4(replace),
        "(old, new, count=-1, /)",
        "Return a copy with all occurrences of substring old replaced by new.",
    ),
    method(
        "rfind",
        Native::fixed4(rfind),
        "(sub, start=None, end=None, /)",
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
        "rindex",
        Native::fixed4(rindex),
        "(sub, start=None, end=None, /)",
        "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].",
    ),
    method(
        "rjust",
        Native::fixed3(rjust),
        "(width, fillchar=b' ', /)",
        "Return a right-justified string of length width.",
    ),
    method(
        "rpartition",
        Native::fixed2(rpartition),
        "(sep, /)",
        "Partition the bytes into three parts using the given separator.",
    ),
    method(
        "rsplit",
        Native::fixed3(rsplit),
        "(sep=None, maxsplit=-1)",
        "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    method("rstrip", Native::fixed2(rstrip), "(bytes=None, /)", "Strip trailing bytes contained in the argument."),
    method(
        "split",
        Native::fixed3(split),
        "(sep=None, maxsplit=-1)",
        "Return a list of the sections in the bytes, using sep as the delimiter.",
    ),
    method(
        "splitlines",
        Native::fixed2(splitlines),
        "(keepends=False)",
        "Return a list of the lines in the bytes, breaking at line boundaries.",
    ),
    method(
        "startswith",
        Native::fixed4(startswith),
        "(prefix, start=None, end=None, /)",
        "Return True if the bytes starts with the specified prefix, False otherwise.",
    ),
    method(
        "strip",
        Native::fixed2(strip),
        "(bytes=None, /)",
        "Strip leading and trailing bytes contained in the argument.",
    ),
    method("swapcase", Native::fixed1(swapcase), "()", "B.swapcase() -> copy of B"),
    method("title", Native::fixed1(title), "()", "B.title() -> copy of B"),
    method(
        "translate",
        Native::fixed3(translate),
        "(table, /, delete=b'')",
        "Return a copy with each character mapped by the given translation table.",
    ),
    method("upper", Native::fixed1(upper), "()", "B.upper() -> copy of B"),
    method(
        "zfill",
        Native::fixed2(zfill),
        "(width, /)",
        "Pad a numeric string with zeros on the left, to fill a field of the given width.",
    ),
    method("__sizeof__", Native::fixed1(sizeof), "()", "Returns the size of the object in memory, in bytes."),
];
