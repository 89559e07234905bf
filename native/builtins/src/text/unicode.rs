//! What the string methods know of code points. Rust's `char` knows white space; the rest is in
//! `tables`, packed, and unpacked when it is first asked for.

mod tables;

use std::sync::OnceLock;

use tables::*;

/// Numbers in bytes of seven bits, the lowest first; all but the last byte of one have the eighth bit set.
fn numbers(packed: &[u8]) -> impl Iterator<Item = u32> {
    packed.chunk_by(|byte, _| *byte >= 128).map(|bytes| bytes.iter().rev().fold(0, |n, b| n << 7 | (b & 127) as u32))
}

/// A set of code points from 128 on, as sorted boundaries: members have an odd number of boundaries at or below them.
pub struct Set {
    /// Differences of boundaries.
    packed: &'static [u8],
    known: OnceLock<Members>,
}

/// A set for looking things up.
struct Members {
    /// A bit for each code point of 16 bits.
    low: Vec<u32>,
    /// The boundaries above those.
    high: Vec<u32>,
}

impl Members {
    fn unpacked(packed: &[u8]) -> Members {
        let (mut low, mut high, mut at) = (vec![0u32; 0x10000 / 32], Vec::new(), 0);
        for skip in numbers(packed) {
            at += skip;
            match low.get_mut(at as usize / 32) {
                Some(word) => *word ^= 1 << (at % 32),
                None => high.push(at),
            }
        }
        // Each bit becomes the parity of those up to it.
        let mut inside = 0;
        for word in &mut low {
            for shift in [1, 2, 4, 8, 16] {
                *word ^= *word << shift;
            }
            *word ^= inside;
            inside = (*word >> 31).wrapping_neg();
        }
        if inside != 0 {
            high.insert(0, 0x10000);
        }
        Members { low, high }
    }
}

impl Set {
    const fn new(packed: &'static [u8]) -> Set {
        Set { packed, known: OnceLock::new() }
    }

    #[inline]
    fn has(&self, code: u32) -> bool {
        let members = self.known.get_or_init(|| Members::unpacked(self.packed));
        match members.low.get(code as usize / 32) {
            Some(word) => word >> (code % 32) & 1 == 1,
            None => members.high.partition_point(|b| *b <= code) & 1 == 1,
        }
    }
}

/// What code points from 128 on become, when they become something else.
pub struct Map {
    /// Runs: see generate.py.
    packed: &'static [u8],
    /// Those that become several, filled up with zeros.
    full: &'static [(u16, [u16; 3])],
    runs: OnceLock<Vec<Run>>,
}

/// Code points that change by the same number: all from first to last, or every other one.
struct Run {
    first: u32,
    last: u32,
    step: u32,
    change: i32,
}

impl Map {
    const fn new(packed: &'static [u8], full: &'static [(u16, [u16; 3])]) -> Map {
        Map { packed, full, runs: OnceLock::new() }
    }

    /// Writes what a code point becomes; false when that is nothing else.
    fn find(&self, code: u32, out: &mut dyn FnMut(u32)) -> bool {
        let runs = self.runs.get_or_init(|| {
            let (mut numbers, mut runs, mut at) = (numbers(self.packed), Vec::new(), 0);
            while let (Some(skip), Some(more), Some(change)) = (numbers.next(), numbers.next(), numbers.next()) {
                let (first, step) = (at + skip, (more & 1) + 1);
                at = first + more / 2 * step;
                let change = if change & 1 == 0 { (change / 2) as i32 } else { !((change / 2) as i32) };
                runs.push(Run { first, last: at, step, change });
            }
            runs
        });
        let behind = runs.partition_point(|run| run.first <= code);
        if let Some(run) = behind.checked_sub(1).map(|at| &runs[at])
            && code <= run.last
            && (code - run.first).is_multiple_of(run.step)
        {
            out(code.wrapping_add_signed(run.change));
            return true;
        }
        let found = u16::try_from(code).ok().and_then(|c| self.full.binary_search_by_key(&c, |row| row.0).ok());
        if let Some(at) = found {
            self.full[at].1.iter().filter(|c| **c != 0).for_each(|c| out(*c as u32));
        }
        found.is_some()
    }
}

fn ascii(code: u32) -> Option<u8> {
    u8::try_from(code).ok().filter(u8::is_ascii)
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
        _ => char::from_u32(code).is_some_and(char::is_whitespace),
    }
}

/// A character at which `splitlines` splits.
#[inline]
pub fn is_line_break(code: u32) -> bool {
    matches!(code, 10..=13 | 28..=30 | 0x85 | 0x2028 | 0x2029)
}

/// Upper case.
pub fn is_upper(code: u32) -> bool {
    ascii(code).map_or_else(|| UPPERCASE.has(code), |c| c.is_ascii_uppercase())
}

/// Lower case.
pub fn is_lower(code: u32) -> bool {
    ascii(code).map_or_else(|| LOWERCASE.has(code), |c| c.is_ascii_lowercase())
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

/// Whether the search for the end of a word passes over it (for the final sigma).
fn is_case_ignorable(code: u32) -> bool {
    ascii(code).map_or_else(|| CASE_IGNORABLE.has(code), |c| matches!(c, b'\'' | b'.' | b':' | b'^' | b'`'))
}

/// Whether a capital sigma with this before and after it (nearest first) ends a word.
pub fn is_final_sigma(before: impl Iterator<Item = u32>, after: impl Iterator<Item = u32>) -> bool {
    meets_cased(before) && !meets_cased(after)
}

fn meets_cased(mut codes: impl Iterator<Item = u32>) -> bool {
    codes.find(|c| !is_case_ignorable(*c)).is_some_and(is_cased)
}

/// The upper case: one code point or several.
pub fn upper(code: u32, out: &mut dyn FnMut(u32)) {
    match ascii(code) {
        Some(c) => out(c.to_ascii_uppercase() as u32),
        None if UPPER.find(code, out) => {}
        None => out(code),
    }
}

/// The lower case, outside of the context that makes a sigma final.
pub fn lower(code: u32, out: &mut dyn FnMut(u32)) {
    match ascii(code) {
        Some(c) => out(c.to_ascii_lowercase() as u32),
        None if LOWER.find(code, out) => {}
        None => out(code),
    }
}

/// The title case.
pub fn title(code: u32, out: &mut dyn FnMut(u32)) {
    if code < 128 || !TITLE.find(code, out) {
        upper(code, out);
    }
}

/// The case folding.
pub fn fold(code: u32, out: &mut dyn FnMut(u32)) {
    if code < 128 || !FOLD.find(code, out) {
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
    fn maps_what_rust_maps() {
        for c in (0..0x2C00).filter_map(char::from_u32) {
            let one = c.to_string();
            // Rust's tables are of another version of Unicode.
            assert!(text(upper, &one) == one.to_uppercase() || text(upper, &one) == one, "{c:?}");
            assert!(text(lower, &one) == c.to_lowercase().collect::<String>() || text(lower, &one) == one, "{c:?}");
        }
        assert_eq!(text(upper, "éàÿžǆюԥ"), "ÉÀŸŽǄЮԤ");
        assert_eq!(text(lower, "ÉÀŸŽǄЮԤİ𐐀"), "éàÿžǆюԥi̇𐐨");
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
