//! Floats as text: the shortest text that reads back as the same float, and the formats `e`, `f` and `g`. Digits come from
//! `number::decimal`; where the point and the exponent go is decided here, by CPython's rules.

use core::fmt::Write;

use molt_provenance::copy_short;

use crate::number::{decimal, digits};

/// What a conversion is to keep in mind.
#[derive(Clone, Copy, Default, Debug)]
pub struct Flags {
    /// A whole number gets `.0`.
    pub add_dot_zero: bool,
    /// `#`: keeps the point and, for `g`, trailing zeros.
    pub alternate: bool,
    /// A negative zero loses its sign.
    pub no_neg_zero: bool,
}

/// No float has more digits than this before the point or after it; the rest are zeros.
const MOST_DIGITS: usize = 1100;

/// The first digits of a float that is not negative, the shortest or as many as asked for behind the first one, and the power of ten of the first.
fn digits_of(f: f64, precision: Option<usize>) -> (String, i32) {
    if f == 0.0 {
        return ("0".repeat(precision.unwrap_or(0) + 1), 0);
    }
    let Some(precision) = precision else {
        let (digits, power) = decimal::shortest(f);
        let digits = digits.to_string();
        let first = power + digits.len() as i32 - 1;
        return (digits, first);
    };
    let (mut digits, first) = decimal::digits(f, precision.min(MOST_DIGITS) + 1);
    digits.extend(core::iter::repeat_n('0', precision + 1 - digits.len()));
    (digits, first)
}

/// A float by `r` (shortest), `e`, `f` or `g`; upper-case letters give upper-case exponents and names. The sign is written when
/// negative. The precision of `r` is not used.
pub fn float_text(f: f64, kind: u8, precision: usize, flags: Flags) -> String {
    let upper = kind.is_ascii_uppercase();
    if !f.is_finite() {
        let name = match (f.is_nan(), upper, f < 0.0) {
            (true, false, _) => "nan",
            (true, true, _) => "NAN",
            (_, false, false) => "inf",
            (_, false, true) => "-inf",
            (_, true, false) => "INF",
            (_, true, true) => "-INF",
        };
        return name.to_owned();
    }
    let abs = f.abs();
    let mut out = match kind.to_ascii_lowercase() {
        b'f' => {
            let short = fixed(abs, precision).map(|(text, at)| String::from_utf8_lossy(&text[at..]).into_owned());
            let mut text = short.unwrap_or_else(|| decimal::fixed(abs, precision.min(MOST_DIGITS)));
            text.extend(core::iter::repeat_n('0', precision.saturating_sub(MOST_DIGITS)));
            if flags.alternate && precision == 0 {
                text.push('.');
            }
            text
        }
        b'e' => {
            let (digits, exponent) = digits_of(abs, Some(precision));
            place(digits.as_bytes(), 0, Some((exponent, upper)), flags)
        }
        b'g' => {
            let precision = precision.max(1);
            let (all, exponent) = digits_of(abs, Some(precision - 1));
            let kept = if flags.alternate { all.len() } else { all.trim_end_matches('0').len().max(1) };
            let most = precision as i64 - flags.add_dot_zero as i64;
            let scientific = exponent < -4 || exponent as i64 >= most;
            placed(&all.as_bytes()[..kept], exponent, scientific, upper, flags)
        }
        _ => {
            let (digits, exponent) = digits_of(abs, None);
            placed(digits.as_bytes(), exponent, !(-4..16).contains(&exponent), upper, flags)
        }
    };
    let zero =
        abs == 0.0 || !out.bytes().take_while(|c| !c.eq_ignore_ascii_case(&b'e')).any(|c| (b'1'..=b'9').contains(&c));
    if f.is_sign_negative() && !(flags.no_neg_zero && zero) {
        out.insert(0, '-');
    }
    out
}

/// A float's text that is short, which most are, without memory of its own.
pub struct Short {
    bytes: [u8; 48],
    len: usize,
}

impl Short {
    fn new() -> Short {
        Short { bytes: [0; 48], len: 0 }
    }

    /// The text.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, byte: u8) {
        self.bytes[self.len] = byte;
        self.len += 1;
    }
}

/// As `float_text`, for `f` and `e` with no flags; none when the text might be long.
pub fn short_text(f: f64, kind: u8, precision: usize) -> Option<Short> {
    if !f.is_finite() {
        return None;
    }
    let mut out = Short::new();
    if f.is_sign_negative() {
        out.push(b'-');
    }
    match kind {
        b'f' | b'F' => {
            let (digits, at) = fixed(f.abs(), precision)?;
            let place = &mut out.bytes[out.len..];
            let digits = &digits[at..];
            copy_short(&mut place[..digits.len()], digits);
            out.len += digits.len();
        }
        b'e' | b'E' if precision <= 16 => {
            let (digits, exponent) = digits_of(f.abs(), Some(precision));
            let (first, rest) = digits.as_bytes().split_first()?;
            out.push(*first);
            if !rest.is_empty() {
                out.push(b'.');
                rest.iter().for_each(|digit| out.push(*digit));
            }
            out.push(kind);
            out.push(if exponent < 0 { b'-' } else { b'+' });
            let (size, at) = (exponent.unsigned_abs() as u64, out.len);
            out.len += digits::count(size).max(2);
            digits::write(size, &mut out.bytes[at..out.len]);
        }
        _ => return None,
    }
    Some(out)
}

/// The format `f` where 128 bits hold all that is needed: the number times a power of ten, rounded half to even, exactly. The text at the
/// end of a buffer and where it begins.
fn fixed(abs: f64, precision: usize) -> Option<([u8; 24], usize)> {
    const TENS: [u128; 20] = {
        let mut tens = [1; 20];
        let mut i = 1;
        while i < tens.len() {
            tens[i] = tens[i - 1] * 10;
            i += 1;
        }
        tens
    };
    let scale = *TENS.get(precision)?;
    let bits = abs.to_bits();
    let exponent = (bits >> 52) as i32;
    let (mantissa, exponent) = match exponent {
        0 => (bits, -1074),
        _ => (bits & ((1 << 52) - 1) | 1 << 52, exponent - 1075),
    };
    let scaled = match exponent {
        // Below 2^53 * 10^3 < 2^63.
        -62..0 if precision <= 3 => {
            let (product, shift) = (mantissa * scale as u64, exponent.unsigned_abs());
            let (whole, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1u64 << (shift - 1));
            whole + u64::from(rest > half || (rest == half && whole & 1 == 1))
        }
        _ => scaled(mantissa as u128 * scale, exponent)?,
    };
    let mut text = [0; 24];
    let len = digits::count(scaled).max(precision + 1);
    let at = text.len() - len - usize::from(precision > 0);
    let whole = len - precision;
    if precision == 0 {
        digits::write(scaled, &mut text[at..]);
    } else {
        let power = TENS[precision] as u64;
        digits::write(scaled / power, &mut text[at..at + whole]);
        text[at + whole] = b'.';
        digits::write(scaled % power, &mut text[at + whole + 1..]);
    }
    Some((text, at))
}

/// A product below 2^117 times a power of two, rounded half to even; none when that is more than 64 bits.
fn scaled(product: u128, exponent: i32) -> Option<u64> {
    let scaled = if exponent >= 0 {
        if exponent > 10 {
            return None;
        }
        product << exponent
    } else {
        let shift = exponent.unsigned_abs();
        if shift > 120 {
            0
        } else {
            let (whole, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1u128 << (shift - 1));
            whole + u128::from(rest > half || (rest == half && whole & 1 == 1))
        }
    };
    u64::try_from(scaled).ok()
}

fn placed(digits: &[u8], exponent: i32, scientific: bool, upper: bool, flags: Flags) -> String {
    if scientific { place(digits, 0, Some((exponent, upper)), flags) } else { place(digits, exponent, None, flags) }
}

/// Writes digits with the point behind the one of the given power of ten, and the exponent.
fn place(digits: &[u8], power: i32, exponent: Option<(i32, bool)>, flags: Flags) -> String {
    let mut out = String::with_capacity(digits.len() + 8);
    let whole = power + 1;
    if whole <= 0 {
        out.push_str("0.");
        out.extend(core::iter::repeat_n('0', -whole as usize));
        out.extend(digits.iter().map(|d| *d as char));
    } else {
        let whole = whole as usize;
        let (before, after) = digits.split_at(whole.min(digits.len()));
        out.extend(before.iter().map(|d| *d as char));
        out.extend(core::iter::repeat_n('0', whole.saturating_sub(digits.len())));
        if !after.is_empty() {
            out.push('.');
            out.extend(after.iter().map(|d| *d as char));
        } else if flags.add_dot_zero && exponent.is_none() {
            out.push_str(".0");
        } else if flags.alternate {
            out.push('.');
        }
    }
    if let Some((e, upper)) = exponent {
        out.push(if upper { 'E' } else { 'e' });
        out.push(if e < 0 { '-' } else { '+' });
        let _ = write!(out, "{:02}", e.unsigned_abs());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float_repr(f: f64) -> String {
        float_text(f, b'r', 0, Flags { add_dot_zero: true, ..Flags::default() })
    }

    #[test]
    fn repr_is_the_shortest() {
        let cases: &[(f64, &str)] = &[
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "nan"),
        ];
        for (f, text) in cases {
            assert_eq!(float_repr(*f), *text);
        }
    }

    #[test]
    fn rounds_half_to_even_of_the_exact_value() {
        let fixed = |f, p| float_text(f, b'f', p, Flags::default());
        assert_eq!([0.5, 1.5, 2.5].map(|f| fixed(f, 0)), ["0", "2", "2"]);
        assert_eq!(
            (fixed(0.125, 2), fixed(2.675, 2), fixed(1e22, 1)),
            ("0.12".into(), "2.67".into(), "10000000000000000000000.0".into())
        );
        assert_eq!(fixed(0.5, 1200).len(), 1202);
        let mut f: f64 = 1e-9;
        while f < 1e21 {
            for p in 0..22 {
                for f in [f, f.floor() + 0.5, f.floor() + 0.125, f.floor()] {
                    assert_eq!(fixed(f, p), format!("{f:.p$}"));
                    for (f, kind) in [(f, b'f'), (-f, b'f'), (f, b'e'), (-f, b'E')] {
                        if let Some(short) = short_text(f, kind, p) {
                            assert_eq!(
                                String::from_utf8_lossy(short.as_bytes()),
                                float_text(f, kind, p, Flags::default())
                            );
                        }
                    }
                }
            }
            f *= 3.7;
        }
    }

    #[test]
    fn general_format_chooses() {
        let g = |f, p| float_text(f, b'g', p, Flags::default());
        assert_eq!(
            (g(100000.0, 6), g(1e6, 6), g(0.0001, 6), g(0.00001, 6)),
            ("100000".into(), "1e+06".into(), "0.0001".into(), "1e-05".into())
        );
        assert_eq!(float_text(3.0, b'g', 6, Flags { alternate: true, ..Flags::default() }), "3.00000");
        assert_eq!(float_text(12345.678, b'E', 2, Flags::default()), "1.23E+04");
        assert_eq!(float_text(-0.001, b'f', 1, Flags { no_neg_zero: true, ..Flags::default() }), "0.0");
    }
}
