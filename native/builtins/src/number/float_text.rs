//! Floats from text and to text.

use molt_provenance::copy_short;

use super::int_text::is_space;
use super::{decimal, digits};

/// The text of a float, without memory of its own.
pub struct FloatText {
    bytes: [u8; 32],
    len: usize,
}

impl FloatText {
    /// The text.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, text: &[u8]) {
        copy_short(&mut self.bytes[self.len..self.len + text.len()], text);
        self.len += text.len();
    }

    fn zeros(&mut self, count: usize) {
        self.bytes[self.len..self.len + count].fill(b'0');
        self.len += count;
    }
}

/// `repr(f)`: the shortest digits that read back as the same float.
pub fn float_repr(f: f64) -> String {
    String::from_utf8_lossy(float_text(f).as_bytes()).into_owned()
}

/// As `float_repr`. No text has more than 24 characters.
pub fn float_text(f: f64) -> FloatText {
    let mut out = FloatText { bytes: [0; 32], len: 0 };
    if f.is_nan() {
        out.push(b"nan");
        return out;
    }
    if f.is_sign_negative() {
        out.push(b"-");
    }
    let size = f.abs();
    if size.is_infinite() {
        out.push(b"inf");
        return out;
    }
    if size == size.trunc() && size < 1e15 {
        let mut digits = [0; 20];
        let at = super::int::write_digits(size as i64, &mut digits);
        out.push(&digits[at..]);
        out.push(b".0");
        return out;
    }
    if let Some((scaled, places)) = few_places(size) {
        let whole = digits::count(scaled).max(places + 1) - places;
        let (at, power) = (out.len, 10u64.pow(places as u32));
        digits::write(scaled / power, &mut out.bytes[at..at + whole]);
        out.bytes[at + whole] = b'.';
        digits::write(scaled % power, &mut out.bytes[at + whole + 1..at + whole + 1 + places]);
        out.len = at + whole + 1 + places;
        return out;
    }
    let (found, power) = decimal::shortest(size);
    let count = digits::count(found);
    let exponent = power + count as i32 - 1;
    let mut all = [0; 20];
    let digits = &mut all[..count];
    digits::write(found, digits);
    if !(-4..16).contains(&exponent) {
        out.push(&digits[..1]);
        if count > 1 {
            out.push(b".");
            out.push(&digits[1..]);
        }
        out.push(if exponent < 0 { b"e-" } else { b"e+" });
        let (size, at) = (exponent.unsigned_abs() as u64, out.len);
        out.len += digits::count(size).max(2);
        digits::write(size, &mut out.bytes[at..out.len]);
    } else if exponent < 0 {
        out.push(b"0.");
        out.zeros((-exponent - 1) as usize);
        out.push(digits);
    } else if count <= exponent as usize + 1 {
        out.push(digits);
        out.zeros(exponent as usize + 1 - count);
        out.push(b".0");
    } else {
        let (whole, fraction) = digits.split_at(exponent as usize + 1);
        out.push(whole);
        out.push(b".");
        out.push(fraction);
    }
    out
}

/// A positive float that is no whole number as a whole number of tenths, hundredths or thousandths, if it reads back from that. With 15
/// digits at most there is only one such text for each number of places, so the first one found is the shortest.
fn few_places(f: f64) -> Option<(u64, usize)> {
    if !(1e-3..1e11).contains(&f) {
        return None;
    }
    let mut power = 1.0;
    for places in 1..4 {
        power *= 10.0;
        let scaled = (f * power).round_ties_even();
        // Both are exact, so the quotient is the float nearest to that decimal fraction.
        if scaled / power == f {
            return Some((scaled as u64, places));
        }
    }
    None
}

/// Reads digits with a point among them or not, when the float is sure to be the nearest one: both the digits as a whole number and the
/// power of ten have to be exact.
pub fn short_literal(text: &[u8]) -> Option<f64> {
    const TENS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let (negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if text.len() > 15 {
        return None;
    }
    let (mut n, mut digits, mut places) = (0u64, 0, None);
    for c in text {
        match c {
            b'0'..=b'9' => {
                n = n * 10 + (c - b'0') as u64;
                digits += 1;
                places = places.map(|p: usize| p + 1);
            }
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    if digits == 0 {
        return None;
    }
    let f = n as f64 / TENS[places.unwrap_or(0)];
    Some(if negative { -f } else { f })
}

/// Reads a float as `float()` does; `None` when the text is none.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    if !text.contains('_') {
        return decimal::parse(text);
    }
    let bytes = text.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    let mut plain = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        if c != '_' {
            plain.push(c);
        } else if !digit(i.checked_sub(1)) || !digit(Some(i + 1)) {
            return None;
        }
    }
    decimal::parse(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_shortest_digits() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (5e-324, "5e-324"),
            (1.5e300, "1.5e+300"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1000000000000000.2, "1000000000000000.2"),
            (9999999999999998.0, "9999999999999998.0"),
            (1234.5, "1234.5"),
            (-2.5e-7, "-2.5e-07"),
            (0.5, "0.5"),
            (-1.25, "-1.25"),
            (1234567.875, "1234567.875"),
            (0.001, "0.001"),
            (0.3, "0.3"),
            (2.675, "2.675"),
            (99999999999.5, "99999999999.5"),
        ];
        for (f, text) in cases {
            assert_eq!(float_repr(f), text);
        }
    }

    #[test]
    fn reads_floats() {
        assert_eq!(parse_float(" 1_0.5 "), Some(10.5));
        assert_eq!(parse_float("-Infinity"), Some(f64::NEG_INFINITY));
        assert_eq!(parse_float(".5e1"), Some(5.0));
        for text in [
            "0",
            "-0",
            "1.",
            ".5",
            "-12.375",
            "123456789012345",
            "0.00000000000001",
            "2.675",
            "1e5",
            "1.5.5",
            "",
            ".",
            "-",
            "1_0",
        ] {
            if let Some(f) = short_literal(text.as_bytes()) {
                assert_eq!(Some(f.to_bits()), parse_float(text).map(f64::to_bits), "{text}");
            }
        }
        for bad in ["", ".", "1_", "1_.5", "e5", "0x1", "1e", "1__0"] {
            assert_eq!(parse_float(bad), None, "{bad}");
        }
    }
}
