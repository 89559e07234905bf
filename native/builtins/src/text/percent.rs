//! The operator `%` of strings, bytes and bytearrays: `printf`-like formatting.

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use molt_call::{slot, type_name};
use molt_object::{Exc, IntRef, Known, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Gil, Raised, Result, Value};

use super::bytes::bytes_of;
use super::float_text::{Flags, float_text};
use super::number_format::{decimal, int_digits};
use super::units::{Buffer, check_len, data, not_a};

/// One conversion as it is written.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    /// The letter.
    kind: u32,
    /// Where the letter is.
    at: usize,
}

/// The values that are formatted.
struct Values<'a> {
    all: &'a Value,
    items: Vec<Value>,
    /// How many of them were used.
    used: usize,
    mapping: bool,
    /// What a key in parentheses chose.
    chosen: Option<Value>,
    bytes: bool,
}

impl Values<'_> {
    fn next(&mut self, gil: &mut Gil) -> Result {
        if let Some(v) = self.chosen.take() {
            return Ok(v);
        }
        match self.items.get(self.used) {
            Some(v) => {
                self.used += 1;
                Ok(v.clone())
            }
            None => Err(gil.type_error("not enough arguments for format string")),
        }
    }

    fn star(&mut self, gil: &mut Gil) -> Result<i64> {
        let v = self.next(gil)?;
        match gil.int(&v).map(|i| i.to_i64()) {
            Some(Some(i)) if i.abs() <= i32::MAX as i64 => Ok(i),
            Some(_) => Err(gil.overflow_error("Python int too large to convert to C int")),
            None => Err(gil.type_error("* wants int")),
        }
    }
}

/// `template % values` for strings.
pub fn str_percent(gil: &mut Gil, template: &Value, values: &Value) -> Result {
    let mut text = Buffer::new();
    text.push_data(data(gil, template));
    let out = run(gil, &text, values, false)?;
    Ok(out.finish(gil))
}

/// `template % values` for bytes: the bytes.
pub fn bytes_percent(gil: &mut Gil, template: &[u8], values: &Value) -> Result<Vec<u8>> {
    match run(gil, &Buffer::One(template.to_vec()), values, true)? {
        Buffer::One(bytes) => Ok(bytes),
        _ => Ok(Vec::new()),
    }
}

fn run(gil: &mut Gil, template: &Buffer, values: &Value, bytes: bool) -> Result<Buffer> {
    let text = template.data();
    let tuple = gil.tuple(values).map(<[Value]>::to_vec);
    let mapping = tuple.is_none()
        && gil.text(values).is_none()
        && !(bytes && bytes_of(gil, values).is_some())
        && slot(gil, values, |s| s.getitem.is_some());
    let items = tuple.unwrap_or_else(|| vec![values.clone()]);
    let mut values = Values { all: values, items, used: 0, mapping, chosen: None, bytes };
    let mut out = Buffer::with_capacity(text.len() + 16);
    let (mut at, n) = (0, text.len());
    while at < n {
        let begin = at;
        while at < n && text.at(at) != '%' as u32 {
            at += 1;
        }
        out.push_data(text.slice(begin..at));
        if at == n {
            break;
        }
        at += 1;
        if at < n && text.at(at) == '%' as u32 {
            out.push('%' as u32);
            at += 1;
            continue;
        }
        let c = parse(gil, template, &mut at, &mut values)?;
        let v = values.next(gil)?;
        convert(gil, &v, &c, bytes, &mut out)?;
    }
    if values.used < values.items.len() && !values.mapping {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(gil.type_error(format!("not all arguments converted during {kind} formatting")));
    }
    Ok(out)
}

/// Reads what follows a percent sign.
fn parse(gil: &mut Gil, template: &Buffer, at: &mut usize, values: &mut Values<'_>) -> Result<Conversion> {
    let text = template.data();
    let n = text.len();
    let peek = |at: usize| if at < n { char::from_u32(text.at(at)).unwrap_or('\u{FFFD}') } else { '\0' };
    let mut c = Conversion::default();
    if peek(*at) == '(' {
        if !values.mapping {
            return Err(gil.type_error("format requires a mapping"));
        }
        let begin = *at + 1;
        let mut depth = 0;
        loop {
            match peek(*at) {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if *at >= n {
                return Err(gil.value_error("incomplete format key"));
            }
            *at += 1;
            if depth == 0 {
                break;
            }
        }
        let key = text.slice(begin..*at - 1);
        let key = match key {
            molt_provenance::TextData::One(d) if values.bytes => gil.new_bytes(d),
            _ => gil.new_str_from_data(key),
        };
        values.chosen = Some(molt_call::items::getitem(gil, values.all, &key)?);
        values.used = values.items.len();
    }
    loop {
        match peek(*at) {
            '-' => c.left = true,
            '+' => c.plus = true,
            ' ' => c.space = true,
            '#' => c.alternate = true,
            '0' => c.zero = true,
            _ => break,
        }
        *at += 1;
    }
    let number = |gil: &mut Gil, at: &mut usize, what: &str| -> Result<usize> {
        let mut n = 0usize;
        while let Some(d) = peek(*at).to_digit(10) {
            n = n * 10 + d as usize;
            if n > i32::MAX as usize {
                return Err(gil.value_error(format!("{what} too big")));
            }
            *at += 1;
        }
        Ok(n)
    };
    if peek(*at) == '*' {
        *at += 1;
        let w = values.star(gil)?;
        c.left |= w < 0;
        c.width = w.unsigned_abs() as usize;
    } else {
        c.width = number(gil, at, "width")?;
    }
    if peek(*at) == '.' {
        *at += 1;
        c.precision = Some(if peek(*at) == '*' {
            *at += 1;
            values.star(gil)?.max(0) as usize
        } else {
            number(gil, at, "precision")?
        });
    }
    if matches!(peek(*at), 'h' | 'l' | 'L') {
        *at += 1;
    }
    if *at >= n {
        return Err(gil.value_error("incomplete format"));
    }
    c.kind = text.at(*at);
    c.at = *at;
    *at += 1;
    check_len(gil, c.width.saturating_add(c.precision.unwrap_or(0)), 8)?;
    Ok(c)
}

fn convert(gil: &mut Gil, v: &Value, c: &Conversion, bytes: bool, out: &mut Buffer) -> Result<()> {
    let kind = char::from_u32(c.kind).unwrap_or('\u{FFFD}');
    match kind {
        's' | 'b' if bytes => {
            let text = bytes_like(gil, v)?;
            put_text(&Buffer::One(text), c, out);
        }
        's' | 'r' | 'a' => {
            let conversion = if bytes { 'a' } else { kind };
            let text = super::format::convert(gil, v, conversion as u32)?;
            let mut copy = Buffer::new();
            copy.push_data(data(gil, &text));
            put_text(&copy, c, out);
        }
        'c' => {
            let code = character(gil, v, bytes)?;
            let mut one = Buffer::new();
            one.push(code);
            put_text(&one, &Conversion { precision: None, width: c.width, left: c.left, ..Conversion::default() }, out);
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let text = int_text(gil, v, c, kind)?;
            put_number(&text, c, matches!(kind, 'o' | 'x' | 'X') && c.alternate, out);
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let f = match gil.float(v) {
                Some(f) => f,
                None => real(gil, v, bytes)?,
            };
            let flags = Flags { alternate: c.alternate, ..Flags::default() };
            put_number(&float_text(f, kind as u8, c.precision.unwrap_or(6), flags), c, false, out);
        }
        _ => {
            let shown = if (' '..='~').contains(&kind) { kind } else { '?' };
            let message = format!("unsupported format character '{shown}' ({:#x}) at index {}", c.kind, c.at);
            return Err(gil.value_error(message));
        }
    }
    Ok(())
}

/// Text of no sign: cut to the precision, filled with spaces.
fn put_text(text: &Buffer, c: &Conversion, out: &mut Buffer) {
    let len = text.len().min(c.precision.unwrap_or(usize::MAX));
    let padding = c.width.saturating_sub(len);
    if !c.left {
        out.fill(' ' as u32, padding);
    }
    out.push_data(text.data().slice(0..len));
    if c.left {
        out.fill(' ' as u32, padding);
    }
}

/// A number: zeros go between the sign or prefix and the digits.
fn put_number(text: &str, c: &Conversion, has_prefix: bool, out: &mut Buffer) {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None if c.plus => ("+", text),
        None if c.space => (" ", text),
        None => ("", text),
    };
    let (prefix, digits) = if has_prefix { text.split_at(2) } else { ("", text) };
    let padding = c.width.saturating_sub(sign.len() + text.len());
    if !c.left && !c.zero {
        out.fill(' ' as u32, padding);
    }
    out.push_str(sign);
    out.push_str(prefix);
    if !c.left && c.zero {
        out.fill('0' as u32, padding);
    }
    out.push_str(digits);
    if c.left {
        out.fill(' ' as u32, padding);
    }
}

/// The int that `%d` and its kin show.
fn whole(gil: &mut Gil, v: &Value, kind: char) -> Result<BigInt> {
    if let Some(i) = gil.int(v) {
        return Ok(i.to_big());
    }
    let integral = matches!(kind, 'o' | 'x' | 'X');
    let (index, int) = slot(gil, v, |s| (s.index, s.int));
    if !integral && let Some(f) = v.as_float() {
        return match BigInt::from_f64(f.trunc()) {
            Some(i) => Ok(i),
            None if f.is_nan() => Err(gil.value_error("cannot convert float NaN to integer")),
            None => Err(gil.overflow_error("cannot convert float infinity to integer")),
        };
    }
    let convert = match (index, int) {
        (Some(f), _) => Some(f),
        (None, Some(f)) if !integral => Some(f),
        _ => None,
    };
    if let Some(f) = convert {
        let i = f(gil, v)?;
        if let Some(i) = gil.int(&i) {
            return Ok(i.to_big());
        }
    }
    let what = if integral { "an integer" } else { "a real number" };
    Err(not_a(gil, &format!("%{kind} format: {what} is required, not "), v))
}

fn int_text(gil: &mut Gil, v: &Value, c: &Conversion, kind: char) -> Result<String> {
    let big;
    let int = match v.as_small_int() {
        Some(i) => IntRef::Small(i),
        None => {
            big = whole(gil, v, kind)?;
            IntRef::Big(&big)
        }
    };
    let mut digits = match kind {
        'o' => int_digits(&int, 8),
        'x' | 'X' => int_digits(&int, 16),
        _ => decimal(gil, &int)?,
    };
    let zeros = c.precision.unwrap_or(0).saturating_sub(digits.len());
    if zeros > 0 {
        digits.insert_str(0, &"0".repeat(zeros));
    }
    if c.alternate && matches!(kind, 'o' | 'x' | 'X') {
        digits.insert_str(0, if kind == 'o' { "0o" } else { "0x" });
    }
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    if int.is_negative() {
        digits.insert(0, '-');
    }
    Ok(digits)
}

fn real(gil: &mut Gil, v: &Value, bytes: bool) -> Result<f64> {
    if let Some(i) = gil.int(v).map(|i| i.to_big()) {
        return super::number_format::int_to_float(gil, &IntRef::Big(&i));
    }
    if let Some(f) = slot(gil, v, |s| s.float) {
        let f = f(gil, v)?;
        return Ok(gil.float(&f).unwrap_or(0.0));
    }
    if let Some(f) = slot(gil, v, |s| s.index) {
        let i = f(gil, v)?;
        let big = gil.int(&i).map(|i| i.to_big()).unwrap_or_default();
        return super::number_format::int_to_float(gil, &IntRef::Big(&big));
    }
    let before = if bytes { "float argument required, not " } else { "must be real number, not " };
    Err(not_a(gil, before, v))
}

/// The code point (or byte) that `%c` shows.
fn character(gil: &mut Gil, v: &Value, bytes: bool) -> Result<u32> {
    if bytes {
        return byte_character(gil, v);
    }
    if let Some(t) = gil.text(v) {
        if t.len() == 1 {
            return Ok(t.at(0));
        }
        let n = t.len();
        return Err(gil.type_error(format!("%c requires an int or a unicode character, not a string of length {n}")));
    }
    if gil.int(v).is_none() && slot(gil, v, |s| s.index).is_none() {
        return Err(not_a(gil, "%c requires an int or a unicode character, not ", v));
    }
    let i = molt_call::index(gil, v)?;
    match gil.int(&i).and_then(|i| i.to_i64()).and_then(|i| u32::try_from(i).ok()).filter(|c| *c < 0x11_0000) {
        Some(c) => Ok(c),
        None => Err(gil.raise_text(Exc::OverflowError, "%c arg not in range(0x110000)")),
    }
}

fn byte_character(gil: &mut Gil, v: &Value) -> Result<u32> {
    if let Some(b) = bytes_of(gil, v) {
        if let [one] = b {
            return Ok(*one as u32);
        }
        let (n, name) = (b.len(), if gil.is_exactly(v, gil.ty(T::Bytes)) { "bytes" } else { "bytearray" });
        return Err(gil.type_error(format!(
            "%c requires an integer in range(256) or a single byte, not a {name} object of length {n}"
        )));
    }
    if gil.int(v).is_none() && slot(gil, v, |s| s.index).is_none() {
        return Err(not_a(gil, "%c requires an integer in range(256) or a single byte, not ", v));
    }
    let i = molt_call::index(gil, v)?;
    match gil.int(&i).and_then(|i| i.to_i64()).filter(|i| (0..256).contains(i)) {
        Some(i) => Ok(i as u32),
        None => Err(gil.raise_text(Exc::OverflowError, "%c arg not in range(256)")),
    }
}

/// The bytes that `%b` shows.
fn bytes_like(gil: &mut Gil, v: &Value) -> Result<Vec<u8>> {
    if let Some(b) = bytes_of(gil, v) {
        return Ok(b.to_vec());
    }
    match molt_call::call_special(gil, v, molt_object::N::BytesName, &[])? {
        Some(r) => match bytes_of(gil, &r).map(<[u8]>::to_vec) {
            Some(b) => Ok(b),
            None => {
                let message = format!("__bytes__ returned non-bytes (type {})", type_name(gil, &r));
                Err(gil.type_error(message))
            }
        },
        None => Err(no_bytes(gil, v)),
    }
}

fn no_bytes(gil: &mut Gil, v: &Value) -> Raised {
    let message =
        format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{}'", type_name(gil, v));
    gil.type_error(message)
}
