//! Ints from digits and to digits. Both directions split long numbers in halves, so that they cost no more than a few multiplications.

use std::sync::atomic::{AtomicU32, Ordering};

use molt_object::{BigInt, BigUint, Sign};

/// `sys.get_int_max_str_digits()`; 0 is no limit. Each runtime is an instance of its own, so this is per runtime.
static MAX_DIGITS: AtomicU32 = AtomicU32::new(4300);

/// The least limit that can be set.
pub const LEAST_LIMIT: u32 = 640;

/// The limit of digits for conversions that are not linear.
pub fn max_digits() -> u32 {
    MAX_DIGITS.load(Ordering::Relaxed)
}

/// Sets the limit.
pub fn set_max_digits(limit: u32) {
    MAX_DIGITS.store(limit, Ordering::Relaxed);
}

/// Why digits could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ParseFault {
    /// They are no int literal.
    Invalid,
    /// There are more of them than the limit.
    TooLong(usize),
}

/// Reads an int: sign, prefix and underscores as Python allows; `base` is 0 or 2–36. White space around is allowed.
pub fn parse(text: &str, base: u32) -> Result<BigInt, ParseFault> {
    let text = text.trim_matches(is_space);
    let (negative, mut digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let prefix = match digits {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut radix = base;
    if prefix != 0 && (base == 0 || base == prefix) {
        radix = prefix;
        digits = &digits[2..];
        digits = digits.strip_prefix(b"_").unwrap_or(digits);
    } else if base == 0 {
        radix = 10;
        // `0`, `00` and `0_0` are zero, `01` is an error.
        if digits.first() == Some(&b'0') && digits.iter().any(|b| !matches!(b, b'0' | b'_')) {
            return Err(ParseFault::Invalid);
        }
    }
    let mut values = Vec::with_capacity(digits.len());
    let mut after_digit = false;
    for b in digits {
        if *b == b'_' {
            if !after_digit {
                return Err(ParseFault::Invalid);
            }
            after_digit = false;
            continue;
        }
        match (*b as char).to_digit(36).filter(|d| *d < radix) {
            Some(d) => values.push(d as u8),
            None => return Err(ParseFault::Invalid),
        }
        after_digit = true;
    }
    if !after_digit {
        return Err(ParseFault::Invalid);
    }
    let limit = max_digits() as usize;
    if limit != 0 && values.len() > limit && !radix.is_power_of_two() {
        return Err(ParseFault::TooLong(values.len()));
    }
    let magnitude = from_digits(&values, radix);
    Ok(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude))
}

/// White space as `str.strip` sees it.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Digits below which the simple method is used.
const SPLIT: usize = 500;

/// A number of digits of a radix, the highest first.
pub fn from_digits(digits: &[u8], radix: u32) -> BigUint {
    if digits.len() <= 18 && radix <= 10 {
        return BigUint::from(digits.iter().fold(0u64, |n, d| n * radix as u64 + *d as u64));
    }
    if radix.is_power_of_two() || digits.len() <= SPLIT {
        return BigUint::from_radix_be(digits, radix);
    }
    // The lower part is SPLIT * 2**k digits; the powers of the radix are made once.
    let mut powers = vec![BigUint::from(radix).pow(SPLIT as u32)];
    let mut size = SPLIT * 2;
    while size < digits.len() {
        let last = &powers[powers.len() - 1];
        powers.push(last * last);
        size *= 2;
    }
    join(digits, radix, &powers)
}

fn join(digits: &[u8], radix: u32, powers: &[BigUint]) -> BigUint {
    if digits.len() <= SPLIT {
        return BigUint::from_radix_be(digits, radix);
    }
    let Some((power, smaller)) = powers.split_last() else { return BigUint::ZERO };
    let lower = SPLIT << smaller.len();
    if digits.len() <= lower {
        return join(digits, radix, smaller);
    }
    let (high, low) = digits.split_at(digits.len() - lower);
    join(high, radix, smaller) * power + join(low, radix, smaller)
}

/// The decimal digits of an int; `None` when there are more than the limit.
pub fn to_decimal(n: &BigInt) -> Option<String> {
    let limit = max_digits() as u64;
    // A number of d digits has more than (d - 1) * 3.32 bits.
    if limit != 0 && n.bits() > limit * 332193 / 100000 + 4 {
        return None;
    }
    let text = to_decimal_unlimited(n);
    if limit != 0 && (text.len() - n.is_negative() as usize) as u64 > limit { None } else { Some(text) }
}

/// The decimal digits of an int, however many.
pub fn to_decimal_unlimited(n: &BigInt) -> String {
    let magnitude = n.magnitude();
    let mut text = String::with_capacity(magnitude.bits() as usize / 3 + 3);
    if n.is_negative() {
        text.push('-');
    }
    if magnitude.bits() < 2000 {
        decimal_chunks(magnitude, 0, &mut text);
        return text;
    }
    // Powers 10**(LEAF * 2**k), up to about the root of the number.
    let mut powers = vec![BigUint::from(10u32).pow(LEAF as u32)];
    while powers[powers.len() - 1].bits() * 2 - 1 <= magnitude.bits() {
        let last = &powers[powers.len() - 1];
        powers.push(last * last);
    }
    split(magnitude, &powers, 0, &mut text);
    text
}

/// Digits of a leaf of the splitting: a multiple of 9.
const LEAF: usize = 288;

/// Appends the digits, padded with zeros to `width` (0 for no padding).
fn split(n: &BigUint, powers: &[BigUint], width: usize, text: &mut String) {
    let Some((power, smaller)) = powers.split_last() else {
        decimal_chunks(n, width, text);
        return;
    };
    if n < power {
        let own = LEAF << smaller.len();
        for _ in own..width {
            text.push('0');
        }
        split(n, smaller, width.min(own), text);
        return;
    }
    let lower = LEAF << smaller.len();
    let (high, low) = n.div_rem(power);
    split(&high, smaller, width.saturating_sub(lower), text);
    split(&low, smaller, lower, text);
}

/// The simple method: nine digits at a time.
fn decimal_chunks(n: &BigUint, width: usize, text: &mut String) {
    let mut words: Vec<u32> = n.digits().to_vec();
    let mut chunks: Vec<u32> = Vec::with_capacity(words.len() * 32 / 29 + 1);
    while !words.is_empty() {
        let mut rest = 0u64;
        for word in words.iter_mut().rev() {
            // Less than 2**62, so the product with the reciprocal is off by one at most: cheaper than a division.
            let value = (rest << 32 | *word as u64) as i64;
            let mut quotient = (value as f64 * 1e-9) as i64;
            let mut left = value - quotient * 1_000_000_000;
            if left < 0 {
                quotient -= 1;
                left += 1_000_000_000;
            } else if left >= 1_000_000_000 {
                quotient += 1;
                left -= 1_000_000_000;
            }
            *word = quotient as u32;
            rest = left as u64;
        }
        chunks.push(rest as u32);
        while words.last() == Some(&0) {
            words.pop();
        }
    }
    let first = chunks.pop().unwrap_or(0);
    let lead = first.to_string();
    let digits = lead.len() + chunks.len() * 9;
    for _ in digits..width {
        text.push('0');
    }
    text.push_str(&lead);
    let mut nine = [b'0'; 9];
    for chunk in chunks.iter().rev() {
        let mut value = *chunk;
        for place in nine.iter_mut().rev() {
            *place = b'0' + (value % 10) as u8;
            value /= 10;
        }
        text.push_str(core::str::from_utf8(&nine).unwrap_or(""));
    }
}

/// The digits of an int in base 2, 8 or 16, without prefix and sign.
pub fn to_power_base(n: &BigInt, base: u32) -> String {
    n.magnitude().to_radix(base)
}

/// 10 to a power.
pub fn ten_to(exponent: u32) -> BigInt {
    &BigInt::from(5).pow(exponent) << exponent as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_literals() {
        let ok = |s: &str, base| parse(s, base).map(|n| to_decimal_unlimited(&n)).unwrap_or_else(|e| format!("{e:?}"));
        assert_eq!(ok(" -1_000 ", 10), "-1000");
        assert_eq!(ok("0x_ff", 0), "255");
        assert_eq!(ok("0xff", 16), "255");
        assert_eq!(ok("zz", 36), "1295");
        assert_eq!(ok("0b1", 16), "177");
        assert_eq!(ok("00", 0), "0");
        for bad in ["", "_1", "1_", "1__0", "0x", "+", "- 1", "12a"] {
            assert_eq!(parse(bad, 10), Err(ParseFault::Invalid), "{bad}");
        }
        assert_eq!(parse("010", 0), Err(ParseFault::Invalid));
        assert_eq!(parse(&"9".repeat(4301), 10), Err(ParseFault::TooLong(4301)));
    }

    #[test]
    fn long_numbers_survive_both_ways() {
        for digits in [1usize, 9, 10, 288, 289, 575, 576, 577, 1000, 2304, 4300, 9999] {
            let text: String = (0..digits).map(|i| char::from(b'1' + (i * 7 % 9) as u8)).collect();
            let values: Vec<u8> = text.bytes().map(|b| b - b'0').collect();
            let n = BigInt::from(from_digits(&values, 10));
            assert_eq!(to_decimal_unlimited(&n), text);
            assert_eq!(to_decimal_unlimited(&-n), format!("-{text}"));
            let round = ten_to(digits as u32);
            assert_eq!(to_decimal_unlimited(&round), format!("1{}", "0".repeat(digits)));
            assert_eq!(to_decimal_unlimited(&(&round + -1)), "9".repeat(digits));
        }
        assert_eq!(to_decimal_unlimited(&BigInt::ZERO), "0");
    }
}
