//! Numbers by a format specification: `int`, `float` and `complex`.

use molt_object::{Exc, IntRef, Known, Raise, T};
use molt_provenance::{Gil, Result, Value, copy_short};

use crate::number::{digits, int_text};

use super::float_text::{Flags, float_text, short_text};
use super::format_spec::Spec;
use super::pad::left_of_center;
use super::units::{Buffer, Filler, Sink, check_len};

/// A number in pieces.
#[derive(Default)]
struct Parts<'a> {
    negative: bool,
    prefix: &'a [u8],
    /// Digits before the point.
    whole: &'a [u8],
    /// Whether there is a point.
    point: bool,
    /// Digits after it.
    fraction: &'a [u8],
    /// Exponent, percent sign, or the name of what is no number.
    rest: &'a [u8],
}

/// How a number is laid out: what is in front of it, within it and behind it.
struct Layout {
    sign: Option<u8>,
    left: usize,
    middle: usize,
    zeros: usize,
    right: usize,
    /// What separates groups of digits, or 0.
    grouping: u8,
    /// Digits in a group.
    size: usize,
    total: usize,
}

/// Lays a number out: sign, filling, groups.
fn lay_out(gil: &mut Gil, p: &Parts<'_>, spec: &Spec) -> Result<Layout> {
    let sign = match (p.negative, spec.sign) {
        (true, _) => Some(b'-'),
        (false, b'+') => Some(b'+'),
        (false, b' ') => Some(b' '),
        _ => None,
    };
    let size = if matches!(spec.kind_byte(), b'b' | b'o' | b'x' | b'X') { 4 } else { 3 };
    // What has no digits, infinity and the like, has no groups either.
    let grouping = if p.whole.is_empty() { 0 } else { spec.grouping };
    let separators = |n: usize| if grouping != 0 && n > 0 { (n - 1) / size } else { 0 };
    let frac_separators = if spec.frac_grouping != 0 { p.fraction.len().saturating_sub(1) / 3 } else { 0 };
    let around = usize::from(sign.is_some())
        + p.prefix.len()
        + usize::from(p.point)
        + p.fraction.len()
        + frac_separators
        + p.rest.len();
    let width = spec.width.max(0) as usize;
    check_len(gil, width.saturating_add(p.whole.len() + p.fraction.len()), 8)?;
    let mut zeros = 0;
    let digits = p.whole.len();
    if spec.fill == '0' as u32 && spec.align == b'=' {
        let least = width.saturating_sub(around);
        while digits + zeros + separators(digits + zeros) < least {
            // All at once but for the separators that come with them.
            let missing = least - (digits + zeros + separators(digits + zeros));
            zeros += if grouping == 0 { missing } else { (missing / 2).max(1) };
        }
        if grouping != 0 {
            while zeros > 0 && digits + zeros - 1 + separators(digits + zeros - 1) >= least {
                zeros -= 1;
            }
        }
    }
    let total = around + digits + zeros + separators(digits + zeros);
    let padding = width.saturating_sub(total);
    let (left, middle) = match spec.align {
        b'<' => (0, 0),
        b'^' => (padding / 2, 0),
        b'=' => (0, padding),
        _ => (padding, 0),
    };
    Ok(Layout { sign, left, middle, zeros, right: padding - left - middle, grouping, size, total: total + padding })
}

impl Layout {
    /// Writes the number.
    #[inline]
    fn write(&self, p: &Parts<'_>, spec: &Spec, out: &mut impl Sink) {
        out.put_many(spec.fill, self.left);
        if let Some(sign) = self.sign {
            out.put_narrow(&[sign]);
        }
        out.put_narrow(p.prefix);
        out.put_many(spec.fill, self.middle);
        if self.grouping == 0 {
            out.put_many('0' as u32, self.zeros);
            out.put_narrow(p.whole);
        } else {
            self.write_groups(p.whole, out);
        }
        if p.point {
            out.put_narrow(b".");
        }
        if spec.frac_grouping == 0 {
            out.put_narrow(p.fraction);
        } else {
            for (i, group) in p.fraction.chunks(3).enumerate() {
                if i > 0 {
                    out.put_narrow(&[spec.frac_grouping]);
                }
                out.put_narrow(group);
            }
        }
        out.put_narrow(p.rest);
        out.put_many(spec.fill, self.right);
    }

    /// Writes digits in groups, the first one maybe shorter.
    fn write_groups(&self, digits: &[u8], out: &mut impl Sink) {
        let n = self.zeros + digits.len();
        for i in 0..n {
            if i > 0 && (n - i).is_multiple_of(self.size) {
                out.put_narrow(&[self.grouping]);
            }
            out.put_narrow(&[if i < self.zeros { b'0' } else { digits[i - self.zeros] }]);
        }
    }
}

/// A number as a string.
fn finish(gil: &mut Gil, p: &Parts<'_>, spec: &Spec) -> Result<Value> {
    let layout = lay_out(gil, p, spec)?;
    if spec.fill < 0x100 {
        return Ok(gil.make_narrow(gil.ty(T::Str), layout.total, |out| layout.write(p, spec, &mut Filler::new(out))));
    }
    let mut out = Buffer::with_capacity(layout.total);
    layout.write(p, spec, &mut out);
    Ok(out.finish(gil))
}

/// Text that is already made, aligned as a number is.
fn align(gil: &mut Gil, text: &Buffer, spec: &Spec, out: &mut Buffer) -> Result<()> {
    let width = spec.width.max(0) as usize;
    check_len(gil, width, 8)?;
    let padding = width.saturating_sub(text.len());
    let left = match spec.align {
        b'<' => 0,
        b'^' => left_of_center(padding, 0),
        _ => padding,
    };
    out.fill(spec.fill, left);
    out.push_data(text.data());
    out.fill(spec.fill, padding - left);
    Ok(())
}

/// The digits of an int's absolute value.
pub fn int_digits(int: &IntRef<'_>, radix: u32) -> String {
    match int {
        IntRef::Small(i) => {
            let n = i.unsigned_abs();
            match radix {
                2 => format!("{n:b}"),
                8 => format!("{n:o}"),
                16 => format!("{n:x}"),
                _ => n.to_string(),
            }
        }
        IntRef::Wide(i) if radix == 10 => i.unsigned_abs().to_string(),
        IntRef::Wide(_) => int.to_big().magnitude().to_radix(radix),
        IntRef::Big(b) => b.magnitude().to_radix(radix),
    }
}

/// The digits of a word, at the end of the buffer. A radix that is not ten is a power of two.
pub fn small_digits(n: u64, radix: u32, upper: bool, out: &mut [u8; 64]) -> &[u8] {
    if radix == 10 {
        let at = out.len() - digits::count(n);
        digits::write(n, &mut out[at..]);
        return &out[at..];
    }
    let letters: &[u8; 16] = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    let (bits, mut rest, mut at) = (radix.trailing_zeros(), n, out.len());
    while at == out.len() || rest != 0 {
        at -= 1;
        out[at] = letters[(rest & (radix as u64 - 1)) as usize & 15];
        rest >>= bits;
    }
    &out[at..]
}

/// An int as a float, or OverflowError.
pub fn int_to_float(gil: &mut Gil, int: &IntRef<'_>) -> Result<f64> {
    let f = match int {
        IntRef::Small(i) => *i as f64,
        IntRef::Wide(i) => *i as f64,
        IntRef::Big(b) => b.to_f64(),
    };
    if f.is_finite() { Ok(f) } else { Err(gil.overflow_error("int too large to convert to float")) }
}

/// An int by a specification that was parsed with `d` as its type and `>` as its alignment.
pub fn format_int(gil: &mut Gil, int: IntRef<'_>, spec: &Spec, value: &Value) -> Result<Value> {
    let kind = spec.kind_byte();
    let (radix, prefix) = match kind {
        b'd' | b'n' => (10, ""),
        b'b' => (2, "0b"),
        b'o' => (8, "0o"),
        b'x' => (16, "0x"),
        b'X' => (16, "0X"),
        b'c' => (0, ""),
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'%' => {
            let f = int_to_float(gil, &int)?;
            return format_float(gil, f, spec, value);
        }
        _ => return Err(spec.unknown_kind(gil, value)),
    };
    if spec.precision >= 0 {
        return Err(gil.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_neg_zero {
        return Err(gil.value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if kind == b'c' {
        let mut out = Buffer::new();
        if spec.sign != 0 {
            return Err(gil.value_error("Sign not allowed with integer format specifier 'c'"));
        }
        if spec.alternate {
            return Err(gil.value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
        }
        let Some(code) = int.to_i64() else {
            return Err(gil.overflow_error("Python int too large to convert to C long"));
        };
        match u32::try_from(code).ok().filter(|c| *c < 0x11_0000) {
            Some(c) => {
                let mut one = Buffer::new();
                one.push(c);
                align(gil, &one, spec, &mut out)?;
            }
            None => return Err(gil.raise_text(Exc::OverflowError, "%c arg not in range(0x110000)")),
        }
        return Ok(out.finish(gil));
    }
    let mut short = [0; 64];
    let mut long;
    let digits = match int {
        IntRef::Small(i) => small_digits(i.unsigned_abs(), radix, kind == b'X', &mut short),
        _ => {
            long = if radix == 10 { decimal(gil, &int)? } else { int_digits(&int, radix) };
            if kind == b'X' {
                long.make_ascii_uppercase();
            }
            long.as_bytes()
        }
    };
    let prefix = if spec.alternate { prefix.as_bytes() } else { b"" };
    let parts = Parts { negative: int.is_negative(), prefix, whole: digits, ..Parts::default() };
    finish(gil, &parts, spec)
}

/// The decimal digits of an int's absolute value; ValueError when there are more than CPython converts.
pub fn decimal(gil: &mut Gil, int: &IntRef<'_>) -> Result<String> {
    let IntRef::Big(b) = int else { return Ok(int_digits(int, 10)) };
    let text = int_text::to_decimal(b);
    gil.keep_going()?;
    match text {
        Some(text) => Ok(text.trim_start_matches('-').to_owned()),
        None => {
            let limit = int_text::max_digits();
            Err(gil.value_error(format!(
                "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
            )))
        }
    }
}

/// A float's text by the type and precision of a specification, without width.
fn float_digits(gil: &mut Gil, f: f64, spec: &Spec, kind: u8) -> Result<String> {
    if spec.precision > i32::MAX as i64 {
        return Err(gil.value_error("precision too big"));
    }
    let mut flags = Flags { alternate: spec.alternate, no_neg_zero: spec.no_neg_zero, add_dot_zero: false };
    let (mut f, mut kind) = (f, kind);
    let mut precision = if spec.precision < 0 { 6 } else { spec.precision as usize };
    check_len(gil, precision, 8)?;
    let percent = kind == b'%';
    match kind {
        0 => {
            flags.add_dot_zero = true;
            kind = if spec.precision < 0 { b'r' } else { b'g' };
        }
        // In a complex number: no `.0`.
        1 => kind = if spec.precision < 0 { b'r' } else { b'g' },
        b'n' => kind = b'g',
        b'%' => {
            kind = b'f';
            f *= 100.0;
        }
        _ => {}
    }
    if kind == b'r' {
        precision = 0;
    }
    let mut text = float_text(f, kind, precision, flags);
    if percent {
        text.push('%');
    }
    Ok(text)
}

/// Takes a float's text apart.
fn float_parts(text: &[u8]) -> Parts<'_> {
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let digits = |text: &[u8]| text.iter().take_while(|c| c.is_ascii_digit()).count();
    let (whole, after) = text.split_at(digits(text));
    let (point, after) = match after {
        [b'.', rest @ ..] => (true, rest),
        _ => (false, after),
    };
    let (fraction, rest) = after.split_at(if point { digits(after) } else { 0 });
    Parts { negative, prefix: b"", whole, point, fraction, rest }
}

fn lay_out_float(gil: &mut Gil, text: &str, spec: &Spec, out: &mut Buffer) -> Result<()> {
    let parts = float_parts(text.as_bytes());
    lay_out(gil, &parts, spec)?.write(&parts, spec, out);
    Ok(())
}

/// A float's text as a string.
fn finish_float(gil: &mut Gil, text: &[u8], spec: &Spec) -> Result<Value> {
    let as_it_is = spec.width <= 0 && spec.grouping == 0 && spec.frac_grouping == 0 && matches!(spec.sign, 0 | b'-');
    if as_it_is {
        return Ok(gil.make_narrow(gil.ty(T::Str), text.len(), |out| copy_short(out, text)));
    }
    finish(gil, &float_parts(text), spec)
}

/// A float by a specification that was parsed with no type and `>` as its alignment.
pub fn format_float(gil: &mut Gil, f: f64, spec: &Spec, value: &Value) -> Result<Value> {
    let kind = spec.kind_byte();
    if !matches!(kind, 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%') {
        return Err(spec.unknown_kind(gil, value));
    }
    if !spec.alternate && !spec.no_neg_zero && spec.precision < 20 {
        let precision = usize::try_from(spec.precision).unwrap_or(6);
        if let Some(text) = short_text(f, kind, precision) {
            return finish_float(gil, text.as_bytes(), spec);
        }
    }
    let text = float_digits(gil, f, spec, kind)?;
    finish_float(gil, text.as_bytes(), spec)
}

/// A complex number by a specification that was parsed with no type and `>` as its alignment.
pub fn format_complex(gil: &mut Gil, re: f64, im: f64, spec: &Spec, value: &Value) -> Result<Value> {
    let kind = spec.kind_byte();
    if !matches!(kind, 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n') {
        return Err(spec.unknown_kind(gil, value));
    }
    if spec.fill == '0' as u32 {
        return Err(gil.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == b'=' {
        return Err(gil.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let bare = kind == 0;
    let part_kind = if bare { 1 } else { kind };
    let mut text = Buffer::new();
    let part = Spec { width: -1, fill: ' ' as u32, align: b'<', ..*spec };
    let only_imaginary = bare && re == 0.0 && re.is_sign_positive();
    if bare && !only_imaginary {
        text.push('(' as u32);
    }
    if !only_imaginary {
        let t = float_digits(gil, re, spec, part_kind)?;
        lay_out_float(gil, &t, &part, &mut text)?;
    }
    let t = float_digits(gil, im, spec, part_kind)?;
    let sign = if only_imaginary { spec.sign } else { b'+' };
    lay_out_float(gil, &t, &Spec { sign, ..part }, &mut text)?;
    text.push('j' as u32);
    if bare && !only_imaginary {
        text.push(')' as u32);
    }
    let mut out = Buffer::new();
    align(gil, &text, spec, &mut out)?;
    Ok(out.finish(gil))
}
