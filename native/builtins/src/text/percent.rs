//! The operator `%` of strings, bytes and bytearrays: `printf`-like formatting.

use molt_call::slot;
use molt_object::{BigInt, Exc, IntRef, Known, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Gil, Raised, Result, TextData, Value};

use super::bytes::bytes_of;
use super::float_text::{Flags, float_text, short_text};
use super::number_format::{decimal, int_digits, small_digits};
use super::units::{Buffer, Sink, Unit, check_len, data, not_a, with_units};

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
    /// A tuple of them, or the one there is.
    all: &'a Value,
    /// How many there are.
    count: usize,
    is_tuple: bool,
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
        if self.used == self.count {
            return Err(gil.type_error("not enough arguments for format string"));
        }
        let v = if self.is_tuple { gil.tuple(self.all).and_then(|t| t.get(self.used)) } else { Some(self.all) };
        self.used += 1;
        Ok(v.cloned().unwrap_or(Value::NONE))
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
    let out = Buffer::One(crate::init::take_scratch(gil));
    let out = run(gil, template, values, out, false)?;
    let text = out.finish(gil);
    if let Buffer::One(scratch) = out {
        crate::init::return_scratch(gil, scratch);
    }
    Ok(text)
}

/// `template % values` for bytes: the bytes.
pub fn bytes_percent(gil: &mut Gil, template: &[u8], values: &Value) -> Result<Vec<u8>> {
    // Narrow text is looked at as bytes are.
    let template = gil.new_str_from_data(TextData::One(template));
    match run(gil, &template, values, Buffer::new(), true)? {
        Buffer::One(bytes) => Ok(bytes),
        _ => Ok(Vec::new()),
    }
}

fn run(gil: &mut Gil, template: &Value, all: &Value, mut out: Buffer, bytes: bool) -> Result<Buffer> {
    let tuple = gil.tuple(all).map(<[Value]>::len);
    let mapping = tuple.is_none()
        && all.is_pointer()
        && gil.text(all).is_none()
        && !(bytes && bytes_of(gil, all).is_some())
        && slot(gil, all, |s| s.getitem.is_some());
    let (count, is_tuple) = (tuple.unwrap_or(1), tuple.is_some());
    let mut values = Values { all, count, is_tuple, used: 0, mapping, chosen: None, bytes };
    let mut at = 0;
    loop {
        let text = data(gil, template);
        at = copy_literal(text, at, &mut out);
        if at == text.len() {
            break;
        }
        at += 1;
        if at < text.len() && text.at(at) == '%' as u32 {
            out.push('%' as u32);
            at += 1;
            continue;
        }
        let c = match usual_conversion(text, &mut at) {
            Some(c) => c,
            None => parse(gil, &Buffer::from_data(text), &mut at, &mut values)?,
        };
        let v = values.next(gil)?;
        convert(gil, &v, &c, bytes, &mut out)?;
    }
    if values.used < values.count && !values.mapping {
        let kind = if bytes { "bytes" } else { "string" };
        return Err(gil.type_error(format!("not all arguments converted during {kind} formatting")));
    }
    Ok(out)
}

/// Writes the text up to the next percent sign; answers where that is.
fn copy_literal(text: TextData<'_>, from: usize, out: &mut Buffer) -> usize {
    let end = with_units!(text, units => {
        units[from..].iter().position(|u| u.code() == '%' as u32).map_or(units.len(), |at| from + at)
    });
    if end > from {
        out.push_data(text.slice(from..end));
    }
    end
}

/// What follows a percent sign in narrow text when it is a flag, a width and a precision at most; leaves `at` where it is otherwise.
fn usual_conversion(text: TextData<'_>, at: &mut usize) -> Option<Conversion> {
    let TextData::One(text) = text else { return None };
    let mut rest = &text[*at..];
    let mut c = Conversion::default();
    match rest {
        [b'-', after @ ..] => (c.left, rest) = (true, after),
        [b'0', after @ ..] => (c.zero, rest) = (true, after),
        _ => {}
    }
    let short = |text: &mut &[u8]| {
        let mut n = 0;
        let all = text.len();
        while let [d @ b'0'..=b'9', after @ ..] = *text {
            n = n * 10 + (d - b'0') as usize;
            *text = after;
            if all - text.len() > 4 {
                return None;
            }
        }
        Some(n)
    };
    c.width = short(&mut rest)?;
    if let [b'.', after @ ..] = rest {
        rest = after;
        c.precision = Some(short(&mut rest)?);
    }
    let kind = *rest.first().filter(|k| matches!(k, b'd' | b's' | b'r' | b'f' | b'x' | b'g' | b'e'))?;
    c.kind = kind as u32;
    c.at = text.len() - rest.len();
    *at = c.at + 1;
    Some(c)
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
            TextData::One(d) if values.bytes => gil.new_bytes(d),
            _ => gil.new_str_from_data(key),
        };
        values.chosen = Some(molt_call::items::getitem(gil, values.all, &key)?);
        values.used = values.count;
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
            put_text(TextData::One(&text), c, out);
        }
        's' | 'r' | 'a' => {
            let conversion = if bytes { 'a' } else { kind };
            let text = super::format::convert(gil, v, conversion as u32)?;
            put_text(data(gil, &text), c, out);
        }
        'c' => {
            let code = character(gil, v, bytes)?;
            let mut one = Buffer::new();
            one.push(code);
            let c = Conversion { precision: None, width: c.width, left: c.left, ..Conversion::default() };
            put_text(one.data(), &c, out);
        }
        'd' | 'i' | 'u' if c.precision.is_none() && v.is_small_int() => {
            let i = v.as_small_int().unwrap_or(0);
            let mut short = [0; 64];
            let digits = small_digits(i.unsigned_abs(), 10, false, &mut short);
            put_digits(i < 0, b"", digits, c, out);
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
            let precision = c.precision.unwrap_or(6);
            if !c.alternate
                && let Some(text) = short_text(f, kind as u8, precision)
            {
                match text.as_bytes() {
                    [b'-', digits @ ..] => put_digits(true, b"", digits, c, out),
                    digits => put_digits(false, b"", digits, c, out),
                }
                return Ok(());
            }
            let flags = Flags { alternate: c.alternate, ..Flags::default() };
            put_number(&float_text(f, kind as u8, precision, flags), c, false, out);
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
fn put_text(text: TextData<'_>, c: &Conversion, out: &mut Buffer) {
    let len = text.len().min(c.precision.unwrap_or(usize::MAX));
    let padding = c.width.saturating_sub(len);
    if !c.left && padding > 0 {
        out.fill(' ' as u32, padding);
    }
    out.push_data(text.slice(0..len));
    if c.left && padding > 0 {
        out.fill(' ' as u32, padding);
    }
}

/// A number's text: zeros go between the sign or prefix and the digits.
fn put_number(text: &str, c: &Conversion, has_prefix: bool, out: &mut Buffer) {
    let (negative, text) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        text => (false, text),
    };
    let (prefix, digits) = text.split_at(if has_prefix { 2 } else { 0 });
    put_digits(negative, prefix, digits, c, out);
}

/// A number: zeros go between the sign or prefix and the digits.
fn put_digits(negative: bool, prefix: &[u8], digits: &[u8], c: &Conversion, out: &mut Buffer) {
    let sign: &[u8] = match negative {
        true => b"-",
        false if c.plus => b"+",
        false if c.space => b" ",
        false => b"",
    };
    let padding = c.width.saturating_sub(sign.len() + prefix.len() + digits.len());
    if padding == 0 && sign.is_empty() && prefix.is_empty() {
        return out.put_narrow(digits);
    }
    if !c.left && !c.zero {
        out.fill(' ' as u32, padding);
    }
    out.put_narrow(sign);
    out.put_narrow(prefix);
    if !c.left && c.zero {
        out.fill('0' as u32, padding);
    }
    out.put_narrow(digits);
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
            None => Err(molt_call::type_error_of(gil, "__bytes__ returned non-bytes (type %T)", &r)),
        },
        None => Err(no_bytes(gil, v)),
    }
}

fn no_bytes(gil: &mut Gil, v: &Value) -> Raised {
    molt_call::type_error_of(
        gil,
        "%b requires a bytes-like object, or an object that implements __bytes__, not '%T'",
        v,
    )
}
