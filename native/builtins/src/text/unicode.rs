//! What the string methods know of code points. Rust's `char` knows upper and lower case and white space; the rest is in `tables`.

mod tables;

use tables::*;

/// A set of code points from 128 on, as sorted boundaries: members have an odd number of boundaries at or below them.
pub struct Set {
    low: &'static [u16],
    high: &'static [u32],
}

impl Set {
    fn has(&self, code: u32) -> bool {
        let before = match u16::try_from(code) {
            Ok(c) => self.low.partition_point(|b| *b <= c),
            Err(_) => self.low.len() + self.high.partition_point(|b| *b <= code),
        };
        before & 1 == 1
    }
}

fn ascii(code: u32) -> Option<u8> {
    u8::try_from(code).ok().filter(u8::is_ascii)
}

fn is(code: u32, test: impl Fn(char) -> bool) -> bool {
    char::from_u32(code).is_some_and(test)
}

/// A letter.
pub fn is_alpha(code: u32) -> bool {
    ascii(code).map_or_else(|| ALPHA.has(code), |c| c.is_ascii_alphabetic())
}

/// The value of a decimal digit of any script.
#[inline]
pub fn decimal_value(code: u32) -> Option<u32> {
    if code < 128 {
        return char::from_u32(code)?.to_digit(10);
    }
    let at = ZEROS.partition_point(|z| *z <= code);
    let value = code - ZEROS[at.checked_sub(1)?];
    (value < 10).then_some(value)
}

/// A decimal digit of any script.
pub fn is_decimal(code: u32) -> bool {
    decimal_value(code).is_some()
}

/// A digit, superscripts and the like included.
pub fn is_digit(code: u32) -> bool {
    is_decimal(code) || DIGIT_VALUES.iter().any(|(first, last, _)| (*first..=*last).contains(&code))
}

/// Something with a numeric value.
pub fn is_numeric(code: u32) -> bool {
    ascii(code).map_or_else(|| NUMERIC.has(code), |c| c.is_ascii_digit())
}

/// Any of the above.
pub fn is_alnum(code: u32) -> bool {
    ascii(code).map_or_else(|| is_alpha(code) || is_numeric(code) || is_digit(code), |c| c.is_ascii_alphanumeric())
}

/// What `repr` shows as it is.
pub fn is_printable(code: u32) -> bool {
    ascii(code).map_or_else(|| PRINTABLE.has(code), |c| (b' '..0x7F).contains(&c))
}

/// White space, the four separators of ASCII included.
#[inline]
pub fn is_space(code: u32) -> bool {
    match code {
        9..=13 | 28..=32 => true,
        0..128 => false,
        _ => is(code, char::is_whitespace),
    }
}

/// A character at which `splitlines` splits.
#[inline]
pub fn is_line_break(code: u32) -> bool {
    matches!(code, 10..=13 | 28..=30 | 0x85 | 0x2028 | 0x2029)
}

/// Upper case.
pub fn is_upper(code: u32) -> bool {
    is(code, char::is_uppercase)
}

/// Lower case.
pub fn is_lower(code: u32) -> bool {
    is(code, char::is_lowercase)
}

/// A letter of the category "title case".
pub fn is_title(code: u32) -> bool {
    u16::try_from(code).is_ok_and(|c| TITLE_LETTERS.binary_search(&c).is_ok())
}

/// Has a case.
pub fn is_cased(code: u32) -> bool {
    is_lower(code) || is_upper(code) || is_title(code)
}

/// What an identifier may begin with.
pub fn is_id_start(code: u32) -> bool {
    ascii(code).map_or_else(|| ALPHA.has(code) != ID_EXTRA.has(code), |c| c.is_ascii_alphabetic() || c == b'_')
}

/// What an identifier may go on with.
pub fn is_id_continue(code: u32) -> bool {
    ascii(code).map_or_else(|| is_id_start(code) || ID_CONTINUE.has(code), |c| c.is_ascii_alphanumeric() || c == b'_')
}

/// Whether the search for the end of a word passes over it (for the final sigma). `char` knows, but shows it in `to_lowercase` only.
fn is_case_ignorable(c: char) -> bool {
    let final_after = |before: char| String::from_iter([before, c, 'Σ']).to_lowercase().ends_with('ς');
    final_after('a') && !final_after(' ')
}

/// Whether a capital sigma with this before and after it (nearest first) ends a word.
pub fn is_final_sigma(before: impl Iterator<Item = u32>, after: impl Iterator<Item = u32>) -> bool {
    meets_cased(before) && !meets_cased(after)
}

fn meets_cased(mut codes: impl Iterator<Item = u32>) -> bool {
    codes.find(|c| !is(*c, is_case_ignorable)).is_some_and(is_cased)
}

fn each(code: u32, map: impl Fn(char, &mut dyn FnMut(u32)), out: &mut dyn FnMut(u32)) {
    match char::from_u32(code) {
        Some(c) => map(c, out),
        None => out(code),
    }
}

/// The upper case: one code point or several.
pub fn upper(code: u32, out: &mut dyn FnMut(u32)) {
    each(code, |c, out| c.to_uppercase().for_each(|c| out(c as u32)), out);
}

/// The lower case, outside of the context that makes a sigma final.
pub fn lower(code: u32, out: &mut dyn FnMut(u32)) {
    each(code, |c, out| c.to_lowercase().for_each(|c| out(c as u32)), out);
}

fn exception(code: u32, runs: &[(u32, u32, i32)], full: &[(u16, [u16; 3])], out: &mut dyn FnMut(u32)) -> bool {
    if code < 128 {
        return false;
    }
    let at = runs.partition_point(|r| r.0 <= code);
    if let Some((_, last, delta)) = at.checked_sub(1).map(|at| runs[at])
        && code <= last
    {
        out(code.wrapping_add_signed(delta));
        return true;
    }
    let found = u16::try_from(code).ok().and_then(|c| full.binary_search_by_key(&c, |r| r.0).ok());
    if let Some(at) = found {
        full[at].1.iter().filter(|c| **c != 0).for_each(|c| out(*c as u32));
    }
    found.is_some()
}

/// The title case.
pub fn title(code: u32, out: &mut dyn FnMut(u32)) {
    if !exception(code, TITLE, TITLE_FULL, out) {
        upper(code, out);
    }
}

/// The case folding.
pub fn fold(code: u32, out: &mut dyn FnMut(u32)) {
    if !exception(code, FOLD, FOLD_FULL, out) {
        lower(code, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(map: fn(u32, &mut dyn FnMut(u32)), s: &str) -> String {
        let mut out = String::new();
        s.chars().for_each(|c| map(c as u32, &mut |c| out.extend(char::from_u32(c))));
        out
    }

    #[test]
    fn maps_to_several() {
        assert_eq!(text(upper, "straße"), "STRASSE");
        assert_eq!(text(title, "ß"), "Ss");
        assert_eq!(text(title, "ǆ"), "ǅ");
        assert_eq!(text(fold, "ẞß"), "ssss");
        assert_eq!(text(fold, "ΣςÅ"), "σσå");
    }

    #[test]
    fn classifies() {
        assert!(is_alpha('é' as u32) && is_alpha('中' as u32) && !is_alpha('Ⅷ' as u32) && is_numeric('Ⅷ' as u32));
        assert!(is_digit('²' as u32) && !is_decimal('²' as u32) && decimal_value('٣' as u32) == Some(3));
        assert!(!is_printable(0xA0) && !is_printable(0xAD) && is_printable(0x1F600) && !is_printable(0xD800));
        assert!(is_space(0x1C) && is_space(0x3000) && is_id_start('℘' as u32) && is_id_continue('·' as u32));
    }

    #[test]
    fn knows_the_end_of_a_word() {
        let none = || core::iter::empty();
        assert!(is_final_sigma("'a".chars().map(u32::from), none()));
        assert!(!is_final_sigma(" ".chars().map(u32::from), none()));
        assert!(!is_final_sigma("a".chars().map(u32::from), ".b".chars().map(u32::from)));
    }
}
