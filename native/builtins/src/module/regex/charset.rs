//! Which characters a pattern means: sets, classes, and letters regardless of case.

use super::code::op;
use crate::text::unicode;

/// The small letter of one character.
pub fn lower(c: u32) -> u32 {
    if c < 128 {
        return lower_ascii(c);
    }
    let (mut first, mut count) = (c, 0);
    unicode::lower(c, &mut |x| {
        if count == 0 {
            first = x;
        }
        count += 1;
    });
    first
}

/// The capital letter of one character; the character itself where that would be several.
pub fn upper(c: u32) -> u32 {
    let (mut first, mut count) = (c, 0);
    unicode::upper(c, &mut |x| {
        first = x;
        count += 1;
    });
    if count == 1 { first } else { c }
}

/// The same for ASCII only.
pub fn lower_ascii(c: u32) -> u32 {
    if c.wrapping_sub(0x41) < 26 { c + 32 } else { c }
}

fn upper_ascii(c: u32) -> u32 {
    if c.wrapping_sub(0x61) < 26 { c - 32 } else { c }
}

fn ascii(c: u32, test: fn(&u8) -> bool) -> bool {
    c < 128 && test(&(c as u8))
}

/// Whether a character is one of words, in ASCII or everywhere.
pub fn is_word(c: u32, everywhere: bool) -> bool {
    if c < 128 || !everywhere {
        return ascii(c, u8::is_ascii_alphanumeric) || c == 0x5f;
    }
    unicode::is_alnum(c)
}

/// Whether a character belongs to a class of characters, by CPython's numbers.
pub fn category(number: u32, c: u32) -> bool {
    let positive = match number & !1 {
        0 => ascii(c, u8::is_ascii_digit),
        2 => ascii(c, u8::is_ascii_whitespace) || c == 0x0b,
        4 | 8 => is_word(c, false),
        6 => c == 0x0a,
        10 => unicode::is_decimal(c),
        12 => unicode::is_space(c),
        14 => is_word(c, true),
        _ => unicode::is_line_break(c),
    };
    positive == (number & 1 == 0)
}

/// Whether a character is in the set that begins at a place of the code.
pub fn contains(code: &[u32], mut at: usize, c: u32) -> bool {
    let mut ok = true;
    let word = |at: usize| code.get(at).copied().unwrap_or(0);
    loop {
        let (a, b) = (word(at + 1), word(at + 2));
        match word(at) {
            op::LITERAL => {
                if c == a {
                    return ok;
                }
                at += 2;
            }
            op::RANGE => {
                if a <= c && c <= b {
                    return ok;
                }
                at += 3;
            }
            op::CATEGORY => {
                if category(a, c) {
                    return ok;
                }
                at += 2;
            }
            op::NEGATE => {
                ok = !ok;
                at += 1;
            }
            op::CHARSET => {
                if c < 256 && word(at + 1 + (c >> 5) as usize) >> (c & 31) & 1 != 0 {
                    return ok;
                }
                at += 9;
            }
            op::BIGCHARSET => {
                if c < 0x1_0000 {
                    let high = (c >> 8) as usize;
                    let block = word(at + 2 + high / 4) >> (8 * (high & 3)) & 255;
                    let low = c & 255;
                    if word(at + 66 + block as usize * 8 + (low >> 5) as usize) >> (low & 31) & 1 != 0 {
                        return ok;
                    }
                }
                at += 66 + a as usize * 8;
            }
            op::RANGE_UNI_IGNORE => {
                let big = upper(c);
                if (a <= c && c <= b) || (a <= big && big <= b) {
                    return ok;
                }
                at += 3;
            }
            // The end of the set, or what cannot be in one.
            _ => return !ok,
        }
    }
}

/// Whether a character is matched by an instruction that matches one character.
#[inline]
pub fn matches_one(code: &[u32], at: usize, c: u32) -> bool {
    let word = |at: usize| code.get(at).copied().unwrap_or(0);
    let a = word(at + 1);
    match word(at) {
        op::LITERAL => c == a,
        op::NOT_LITERAL => c != a,
        op::ANY => c != 0x0a,
        op::ANY_ALL => true,
        op::IN => contains(code, at + 2, c),
        op::CATEGORY => category(a, c),
        op::LITERAL_IGNORE => lower_ascii(c) == a,
        op::NOT_LITERAL_IGNORE => lower_ascii(c) != a,
        op::LITERAL_UNI_IGNORE => lower(c) == a,
        op::NOT_LITERAL_UNI_IGNORE => lower(c) != a,
        op::LITERAL_LOC_IGNORE => c == a || lower_ascii(c) == a || upper_ascii(c) == a,
        op::NOT_LITERAL_LOC_IGNORE => !(c == a || lower_ascii(c) == a || upper_ascii(c) == a),
        op::IN_IGNORE => contains(code, at + 2, lower_ascii(c)),
        op::IN_UNI_IGNORE => contains(code, at + 2, lower(c)),
        op::IN_LOC_IGNORE => contains(code, at + 2, lower_ascii(c)) || contains(code, at + 2, upper_ascii(c)),
        _ => false,
    }
}

/// How long an instruction is that matches one character; 0 when it is no such instruction.
#[inline]
pub fn length_of_one(code: &[u32], at: usize) -> usize {
    match code.get(at).copied().unwrap_or(0) {
        op::ANY | op::ANY_ALL => 1,
        op::LITERAL | op::NOT_LITERAL | op::CATEGORY => 2,
        op::LITERAL_IGNORE | op::NOT_LITERAL_IGNORE | op::LITERAL_UNI_IGNORE | op::NOT_LITERAL_UNI_IGNORE => 2,
        op::LITERAL_LOC_IGNORE | op::NOT_LITERAL_LOC_IGNORE => 2,
        op::IN | op::IN_IGNORE | op::IN_UNI_IGNORE | op::IN_LOC_IGNORE => {
            1 + code.get(at + 1).copied().unwrap_or(1) as usize
        }
        _ => 0,
    }
}
