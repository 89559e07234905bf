//! Complex numbers from text and to text.

use super::float_text::{float_repr, parse_float};
use super::int_text::is_space;

/// `repr(complex(re, im))`
pub fn complex_repr(re: f64, im: f64) -> String {
    let part = |f: f64| {
        let text = float_repr(f);
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", part(im));
    }
    let sign = if im.is_sign_positive() || im.is_nan() { "+" } else { "" };
    format!("({}{sign}{}j)", part(re), part(im))
}

/// Reads what `complex()` accepts; `None` when the text is malformed.
pub fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let mut text = text.trim_matches(is_space);
    if let Some(inner) = text.strip_prefix('(') {
        text = inner.strip_suffix(')')?.trim_matches(is_space);
    }
    if text.contains(is_space) {
        return None;
    }
    let Some(body) = text.strip_suffix(['j', 'J']) else { return Some((number(text)?, 0.0)) };
    // The imaginary part begins at the last sign that is not an exponent's.
    let bytes = body.as_bytes();
    let split = (1..bytes.len()).rev().find(|i| matches!(bytes[*i], b'+' | b'-') && !exponent_before(bytes, *i));
    let (re, im) = match split {
        Some(at) => (number(body.get(..at)?)?, body.get(at..)?),
        None => (0.0, body),
    };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => number(digits)?,
    };
    Some((re, im))
}

/// Whether the sign at an index follows the `e` of a number.
fn exponent_before(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at - 1], b'e' | b'E') && at >= 2 && (bytes[at - 2].is_ascii_digit() || bytes[at - 2] == b'.')
}

fn number(text: &str) -> Option<f64> {
    // Two signs in a row are no number.
    let rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    if rest.starts_with(['+', '-']) { None } else { parse_float(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_shows_complex_numbers() {
        assert_eq!(parse_complex("1+2j"), Some((1.0, 2.0)));
        assert_eq!(parse_complex(" ( -1e-5-j ) "), Some((-1e-5, -1.0)));
        assert_eq!(parse_complex("3"), Some((3.0, 0.0)));
        assert_eq!(parse_complex("1e3j"), Some((0.0, 1000.0)));
        for bad in ["", "1+2", "1 + 2j", "(1", "1++2j", "j1"] {
            assert_eq!(parse_complex(bad), None, "{bad}");
        }
        assert_eq!(complex_repr(0.0, 1.0), "1j");
        assert_eq!(complex_repr(-0.0, -1.5), "(-0-1.5j)");
        assert_eq!(complex_repr(1.0, f64::NAN), "(1+nanj)");
    }
}
