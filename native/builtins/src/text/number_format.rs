//! Numbers by a format specification: `int`, `float` and `complex`.

use num_traits::ToPrimitive;

use molt_object::{Exc, IntRef, Raise, Strings};
use molt_provenance::{Gil, Result, Value};

use crate::number::int::write_digits;
use crate::number::int_text;

use super::float_text::{Flags, float_text};
use super::format_spec::Spec;
use super::pad::left_of_center;
use super::units::{Buffer, check_len};

/// A number in pieces.
#[derive(Default)]
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// Digits before the point.
    whole: &'a str,
    /// Whether there is a point.
    point: bool,
    /// Digits after it.
    fraction: &'a str,
    /// Exponent, percent sign, or the name of what is no number.
    rest: &'a str,
}

/// Writes digits in groups, the first one maybe shorter.
fn push_grouped(out: &mut Buffer, zeros: usize, digits: &str, separator: u8, size: usize) {
    let n = zeros + digits.len();
    for i in 0..n {
        if separator != 0 && i > 0 && (n - i).is_multiple_of(size) {
            out.push(separator as u32);
        }
        out.push(if i < zeros { '0' as u32 } else { digits.as_bytes()[i - zeros] as u32 });
    }
}

/// Lays a number out: sign, filling, groups.
fn lay_out(gil: &mut Gil, p: &Parts<'_>, spec: &Spec, out: &mut Buffer) -> Result<()> {
    let sign = match (p.negative, spec.sign) {
        (true, _) => Some('-'),
        (false, b'+') => Some('+'),
        (false, b' ') => Some(' '),
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
    if width == 0 && grouping == 0 && frac_separators == 0 {
        // Most numbers: nothing to fill, nothing to group.
        if let Some(s) = sign {
            out.push(s as u32);
        }
        out.push_str(p.prefix);
        out.push_str(p.whole);
        if p.point {
            out.push('.' as u32);
        }
        out.push_str(p.fraction);
        out.push_str(p.rest);
        return Ok(());
    }
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
    out.fill(spec.fill, left);
    if let Some(s) = sign {
        out.push(s as u32);
    }
    out.push_str(p.prefix);
    out.fill(spec.fill, middle);
    if grouping == 0 {
        out.fill('0' as u32, zeros);
        out.push_str(p.whole);
    } else {
        push_grouped(out, zeros, p.whole, grouping, size);
    }
    if p.point {
        out.push('.' as u32);
    }
    if frac_separators == 0 {
        out.push_str(p.fraction);
    } else {
        for (i, d) in p.fraction.bytes().enumerate() {
            if i > 0 && i.is_multiple_of(3) {
                out.push(spec.frac_grouping as u32);
            }
            out.push(d as u32);
        }
    }
    out.push_str(p.rest);
    out.fill(spec.fill, padding - left - middle);
    Ok(())
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
        IntRef::Wide(_) => int.to_big().magnitude().to_str_radix(radix),
        IntRef::Big(b) => b.magnitude().to_str_radix(radix),
    }
}

/// An int as a float, or OverflowError.
pub fn int_to_float(gil: &mut Gil, int: &IntRef<'_>) -> Result<f64> {
    let f = match int {
        IntRef::Small(i) => *i as f64,
        IntRef::Wide(i) => *i as f64,
        IntRef::Big(b) => b.to_f64().unwrap_or(f64::INFINITY),
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
    let mut out = Buffer::new();
    if kind == b'c' {
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
    let mut short = [0; 20];
    let mut long;
    let digits = match int {
        IntRef::Small(i) if radix == 10 => {
            let at = write_digits(i, &mut short);
            core::str::from_utf8(&short[at..]).unwrap_or("").trim_start_matches('-')
        }
        _ => {
            long = if radix == 10 { decimal(gil, &int)? } else { int_digits(&int, radix) };
            if kind == b'X' {
                long.make_ascii_uppercase();
            }
            &long
        }
    };
    let prefix = if spec.alternate { prefix } else { "" };
    let parts = Parts { negative: int.is_negative(), prefix, whole: digits, ..Parts::default() };
    lay_out(gil, &parts, spec, &mut out)?;
    Ok(out.finish(gil))
}

/// The decimal digits of an int's absolute value; ValueError when there are more than CPython converts.
pub fn decimal(gil: &mut Gil, int: &IntRef<'_>) -> Result<String> {
    let IntRef::Big(b) = int else { return Ok(int_digits(int, 10)) };
    match int_text::to_decimal(b) {
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

fn lay_out_float(gil: &mut Gil, text: &str, spec: &Spec, out: &mut Buffer) -> Result<()> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, after) = text.split_at(whole);
    let (point, after) = match after.strip_prefix('.') {
        Some(rest) => (true, rest),
        None => (false, after),
    };
    let fraction = if point { after.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    let (fraction, rest) = after.split_at(fraction);
    lay_out(gil, &Parts { negative, prefix: "", whole, point, fraction, rest }, spec, out)
}

/// A float by a specification that was parsed with no type and `>` as its alignment.
pub fn format_float(gil: &mut Gil, f: f64, spec: &Spec, value: &Value) -> Result<Value> {
    let kind = spec.kind_byte();
    if !matches!(kind, 0 | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'n' | b'%') {
        return Err(spec.unknown_kind(gil, value));
    }
    let text = float_digits(gil, f, spec, kind)?;
    let as_it_is = spec.width <= 0 && spec.grouping == 0 && spec.frac_grouping == 0 && matches!(spec.sign, 0 | b'-');
    if as_it_is {
        return Ok(gil.new_str(&text));
    }
    let mut out = Buffer::with_capacity(text.len());
    lay_out_float(gil, &text, spec, &mut out)?;
    Ok(out.finish(gil))
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
