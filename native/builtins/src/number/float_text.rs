//! Floats from text and to text.

use super::int_text::is_space;

/// `repr(f)`: the shortest digits that read back as the same float.
pub fn float_repr(f: f64) -> String {
    if f.is_nan() {
        return "nan".to_owned();
    }
    if f.is_infinite() {
        return if f > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    if f == f.trunc() && f.abs() < 1e15 {
        let whole = f as i64;
        return if whole == 0 && f.is_sign_negative() { "-0.0".to_owned() } else { format!("{whole}.0") };
    }
    let mut scientific = format!("{f:e}");
    let digits = scientific.bytes().take_while(|b| *b != b'e').filter(u8::is_ascii_digit).count();
    if digits >= 16 {
        // Of two shortest texts that are equally near, the one with the even digit counts.
        let exact = format!("{f:.*e}", digits - 1);
        if exact.parse() == Ok(f) {
            scientific = exact;
        }
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    if !(-4..16).contains(&exponent) {
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{mantissa}e{mark}{:02}", exponent.unsigned_abs());
    }
    let digits: String = mantissa.chars().filter(|c| *c != '.').collect();
    let mut text = String::from(sign);
    if exponent < 0 {
        text.push_str("0.");
        text.extend(core::iter::repeat_n('0', (-exponent - 1) as usize));
        text.push_str(&digits);
        return text;
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        text.push_str(&digits);
        text.extend(core::iter::repeat_n('0', whole - digits.len()));
        text.push_str(".0");
    } else {
        text.push_str(&digits[..whole]);
        text.push('.');
        text.push_str(&digits[whole..]);
    }
    text
}

/// Reads a float as `float()` does; `None` when the text is none.
pub fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_space);
    if !text.contains('_') {
        return text.parse().ok();
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
    plain.parse().ok()
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
            (1000000000000000.25, "1000000000000000.2"), (9999999999999998.0, "9999999999999998.0"),
            (1234.5, "1234.5"),
            (-2.5e-7, "-2.5e-07"),
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
        for bad in ["", ".", "1_", "1_.5", "e5", "0x1", "1e", "1__0"] {
            assert_eq!(parse_float(bad), None, "{bad}");
        }
    }
}
