//! Floats to decimal digits and back, correctly rounded. The shortest digits come from Giulietti's Schubfach; all else from a product with 128 bits
//! of a power of ten, which nearly always decides the rounding, and from long ints where it does not. The powers are computed when they are first
//! asked for: a table of them would be ten kilobytes of every core.

use std::sync::atomic::{AtomicU64, Ordering};

use molt_object::{BigInt, BigUint, IntRef};

use super::int_ops::{int_to_float, true_divide};
use super::int_text::{from_digits, to_decimal_unlimited};

/// The powers that floats need, with some to spare.
const LEAST: i32 = -400;
const COUNT: usize = 801;

static POWERS: [[AtomicU64; 2]; COUNT] = [const { [const { AtomicU64::new(0) }; 2] }; COUNT];

/// The first 128 bits of a power of ten: `10**k` is that times `2**(log2_of_ten(k) - 127)`, and a little more unless `is_exact(k)`.
fn power(k: i32) -> u128 {
    let [high, low] = &POWERS[(k - LEAST) as usize];
    let known = high.load(Ordering::Relaxed);
    if known != 0 {
        return (known as u128) << 64 | low.load(Ordering::Relaxed) as u128;
    }
    let five = BigUint::from(5u32).pow(k.unsigned_abs());
    let bits = five.bits();
    let first = if k < 0 {
        // Not a power of two, so the quotient has 128 bits.
        &(BigUint::one() << (bits + 127)) / &five
    } else if bits > 128 {
        &five >> (bits - 128)
    } else {
        five << (128 - bits)
    };
    let first = first.to_u128().unwrap_or(0);
    low.store(first as u64, Ordering::Relaxed);
    high.store((first >> 64) as u64, Ordering::Relaxed);
    first
}

/// Whether 128 bits hold all of the power.
fn is_exact(k: i32) -> bool {
    (0..=55).contains(&k)
}

/// The whole part of the binary logarithm of `10**k`.
fn log2_of_ten(k: i32) -> i32 {
    (k * 1_741_647) >> 19
}

/// The first 128 bits of the 192 of a product, and the others.
fn long_product(m: u64, power: u128) -> (u128, u64) {
    let low = wide_product(m, power as u64);
    (wide_product(m, (power >> 64) as u64) + (low >> 64), low as u64)
}

/// The product of two words, from those of their halves: WebAssembly has none of 128 bits.
#[inline]
fn wide_product(x: u64, y: u64) -> u128 {
    let halves = |n: u64| (n & 0xFFFF_FFFF, n >> 32);
    let ((a, b), (c, d)) = (halves(x), halves(y));
    let low = a * c;
    let mixed = b * c + (low >> 32);
    let more = a * d + (mixed & 0xFFFF_FFFF);
    let high = b * d + (mixed >> 32) + (more >> 32);
    (high as u128) << 64 | (more << 32 | low & 0xFFFF_FFFF) as u128
}

/// A positive finite float as a whole number times a power of two.
fn parts(f: f64) -> (u64, i32) {
    let bits = f.to_bits();
    match (bits >> 52) as i32 & 0x7FF {
        0 => (bits, -1074),
        exponent => (bits & ((1 << 52) - 1) | 1 << 52, exponent - 1075),
    }
}

/// The shortest digits that read back as a positive finite float, and the power of ten that they count.
pub fn shortest(f: f64) -> (u64, i32) {
    let (c, q) = parts(f);
    if (-52..=0).contains(&q) && c.trailing_zeros() as i32 >= -q {
        return without_zeros(c >> -q, 0);
    }
    // Below a power of two, floats are twice as dense.
    let closer = c == 1 << 52 && q > -1074;
    let odd = c & 1;
    let k = (q * 1_262_611 - if closer { 524_031 } else { 0 }) >> 22;
    let h = q + log2_of_ten(-k) + 1;
    let scale = power(-k) + u128::from(!is_exact(-k));
    let scaled = |n: u64| {
        let sum = long_product(n << h, scale).0;
        // The last bit stands for all below it.
        (sum >> 64) as u64 | u64::from(sum as u64 > 1)
    };
    let (below, own, above) = (scaled(4 * c - 2 + u64::from(closer)), scaled(4 * c), scaled(4 * c + 2));
    let (lower, upper) = (below + odd, above - odd);
    let s = own / 4;
    if s >= 10 {
        let tens = s / 10;
        let (low, high) = (lower <= 40 * tens, 40 * tens + 40 <= upper);
        if low != high {
            return without_zeros(tens + u64::from(high), k + 1);
        }
    }
    let (low, high) = (lower <= 4 * s, 4 * s + 4 <= upper);
    let up = if low != high { high } else { own > 4 * s + 2 || (own == 4 * s + 2 && s & 1 == 1) };
    without_zeros(s + u64::from(up), k)
}

fn without_zeros(mut digits: u64, mut k: i32) -> (u64, i32) {
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
        k += 1;
    }
    (digits, k)
}

/// A positive finite float times `10**places`, rounded half to even.
fn exactly(f: f64, places: i32) -> BigUint {
    let (c, q) = parts(f);
    let ten = |k: i32| BigUint::from(5u32).pow(k.max(0) as u32) << k.max(0) as u64;
    let dividend = (BigUint::from(c) << q.max(0) as u64) * ten(places);
    let divisor = ten(-places) << (-q).max(0) as u64;
    let (quotient, rest) = dividend.div_rem(&divisor);
    let up = (rest << 1).cmp(&divisor);
    if up.is_gt() || (up.is_eq() && quotient.is_odd()) { quotient + BigUint::one() } else { quotient }
}

/// As `exactly`, when the result has 60 bits at most and 128 bits of the power decide it.
fn nearly(f: f64, places: i32) -> Option<u64> {
    let (c, q) = parts(f);
    let zeros = c.leading_zeros();
    let (first, low) = long_product(c << zeros, power(places));
    let drop = 63 - (q - zeros as i32 + log2_of_ten(places));
    if !(66..=127).contains(&drop) {
        return None;
    }
    let (whole, rest, half) = ((first >> drop) as u64, first & ((1 << drop) - 1), 1u128 << (drop - 1));
    let up = if is_exact(places) {
        rest > half || (rest == half && (low != 0 || whole & 1 == 1))
    } else if rest > half {
        true
    } else if rest + 2 <= half {
        false
    } else {
        return None;
    };
    Some(whole + u64::from(up))
}

/// The first digits of a positive finite float, `count` of them, correctly rounded, and the power of ten of the first one.
pub fn digits(f: f64, count: usize) -> (String, i32) {
    let (c, q) = parts(f);
    let bits = 63 - c.leading_zeros() as i32 + q;
    // The logarithm of 2, rounded down, may give one less than there is.
    let mut first = (bits * 315_652) >> 20;
    loop {
        let places = count as i32 - 1 - first;
        let near = if count <= 17 && (LEAST..=-LEAST).contains(&places) { nearly(f, places) } else { None };
        let text = match near {
            Some(n) => n.to_string(),
            None => to_decimal_unlimited(&exactly(f, places).into()),
        };
        if text.len() <= count {
            return (text, first);
        }
        first += 1;
    }
}

/// A float that is not negative with so many decimal places.
pub fn fixed(f: f64, places: usize) -> String {
    let mut text = to_decimal_unlimited(&exactly(f, places as i32).into());
    if text.len() <= places {
        text.insert_str(0, &"0".repeat(places + 1 - text.len()));
    }
    if places > 0 {
        text.insert(text.len() - places, '.');
    }
    text
}

/// The float nearest to `n * 10**k`, or to what lies between that and `(n + 1) * 10**k` when there is `more`; none when it takes all digits to know.
fn nearest(n: u64, k: i32, more: bool) -> Option<f64> {
    if !more && n <= 1 << 53 && (-22..=22).contains(&k) {
        let mut ten = 1.0;
        for _ in 0..k.unsigned_abs() {
            ten *= 10.0;
        }
        return Some(if k < 0 { n as f64 / ten } else { n as f64 * ten });
    }
    let zeros = n.leading_zeros();
    let (first, low) = long_product(n << zeros, power(k));
    let spare = first.leading_zeros() as i32;
    let exponent = 64 + log2_of_ten(k) - zeros as i32 - spare;
    // Bits that the float has, fewer for a subnormal one.
    let keep = 53 - (-1022 - exponent).max(0);
    if keep <= 0 {
        return None;
    }
    let drop = 128 - spare - keep;
    let (whole, rest, half) = ((first >> drop) as u64, first & ((1 << drop) - 1), 1u128 << (drop - 1));
    let unknown = if more { 2 << (64 + zeros) } else { 2 };
    let up = if is_exact(k) && !more {
        rest > half || (rest == half && (low != 0 || whole & 1 == 1))
    } else if rest > half {
        true
    } else if rest + unknown <= half {
        false
    } else {
        return None;
    };
    // A mantissa rounded up to its double counts one in the exponent; a subnormal one to 2**52 becomes the first normal float.
    let above = if keep == 53 { ((exponent + 1022) as u64) << 52 } else { 0 };
    Some(f64::from_bits((above + whole + u64::from(up)).min(f64::INFINITY.to_bits())))
}

/// Reads a float: decimal digits with a point and an exponent, or the name of an infinity or of NaN.
pub fn parse(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let (negative, rest) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    };
    let size = match parse_digits(rest) {
        Some(size) => size,
        None if [&b"inf"[..], b"infinity"].iter().any(|name| rest.eq_ignore_ascii_case(name)) => f64::INFINITY,
        None if rest.eq_ignore_ascii_case(b"nan") => f64::NAN,
        None => return None,
    };
    Some(if negative { -size } else { size })
}

fn parse_digits(text: &[u8]) -> Option<f64> {
    /// Digits that 64 bits hold.
    const MOST: usize = 19;
    let (mut n, mut count, mut k, mut more) = (0u64, 0, 0i64, false);
    let (mut seen, mut point) = (false, false);
    let mut at = text.len();
    for (i, c) in text.iter().enumerate() {
        let digit = c.wrapping_sub(b'0');
        if digit < 10 {
            seen = true;
            k -= i64::from(point);
            if count < MOST {
                n = n * 10 + digit as u64;
                count += usize::from(n != 0);
            } else {
                more |= digit != 0;
                k += 1;
            }
        } else if *c == b'.' && !point {
            point = true;
        } else {
            at = i;
            break;
        }
    }
    if !seen {
        return None;
    }
    let mantissa = &text[..at];
    if let Some(c) = text.get(at) {
        let digits = match (c, &text[at + 1..]) {
            (b'e' | b'E', [b'+' | b'-', digits @ ..]) => digits,
            (b'e' | b'E', digits) => digits,
            _ => return None,
        };
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let exponent = digits.iter().fold(0i64, |n, c| (n * 10 + (c - b'0') as i64).min(1 << 40));
        k += if text[at + 1] == b'-' { -exponent } else { exponent };
    }
    if n == 0 || k < -370 {
        return Some(0.0);
    }
    if k > 310 {
        return Some(f64::INFINITY);
    }
    Some(nearest(n, k as i32, more).unwrap_or_else(|| from_all(mantissa, count, k)))
}

/// The nearest float by all digits of a mantissa, of which the first `count` count `10**k`.
fn from_all(mantissa: &[u8], count: usize, k: i64) -> f64 {
    /// No float, and no middle of two, has more.
    const MOST: usize = 800;
    let digits = mantissa.iter().filter(|c| **c != b'.').map(|c| c - b'0').skip_while(|d| *d == 0);
    let mut digits: Vec<u8> = digits.collect();
    let k = k - (digits.len().min(MOST) - count) as i64;
    let more = digits.iter().skip(MOST).any(|d| *d != 0);
    digits.truncate(MOST);
    // What follows is as good as a one.
    digits.push(u8::from(more));
    let n = BigInt::from(from_digits(&digits, 10));
    let k = k - 1;
    let ten = super::int_text::ten_to(k.unsigned_abs() as u32);
    let f = if k < 0 { true_divide(&n, &ten) } else { int_to_float(&IntRef::Big(&(n * ten))) };
    f.unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::super::float_ops::ldexp;
    use super::*;

    fn floats() -> impl Iterator<Item = f64> {
        let mut seed = 5u64;
        let special =
            [1.0, 0.1, 0.5, 5e-324, 2.2250738585072014e-308, f64::MAX, 1e22, 1e23, 9007199254740993.0, 123456789.125];
        let powers = (-1074..1024).flat_map(|e| [ldexp(1.0, e), ldexp(1.0, e).next_up(), ldexp(1.0, e).next_down()]);
        let random = (0..60_000).map(move |i| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            match i % 3 {
                0 => (seed >> 40) as f64 / 1000.0,
                1 => (seed >> 11) as f64 / ((1u64 << (seed & 63)) as f64),
                _ => f64::from_bits(seed.rotate_left(17) & !(1 << 63)),
            }
        });
        special.into_iter().chain(powers).chain(random).filter(|f| f.is_finite() && *f > 0.0)
    }

    #[test]
    fn shortest_digits_are_those_of_the_library() {
        for f in floats() {
            let (digits, k) = shortest(f);
            let text = format!("{digits}e{k}");
            assert_eq!(text.parse(), Ok(f), "{f:e}");
            assert_eq!(parse(&text), Some(f), "{f:e}");
            let theirs = format!("{f:e}");
            let count = theirs.bytes().take_while(|c| *c != b'e').filter(u8::is_ascii_digit).count();
            assert_eq!(digits.to_string().len(), count, "{f:e}");
        }
    }

    #[test]
    fn rounded_digits_are_those_of_the_library() {
        for (i, f) in floats().enumerate() {
            for count in [1 + i % 17, 16, 17] {
                let (text, first) = digits(f, count);
                let point = if count > 1 { "." } else { "" };
                assert_eq!(format!("{}{point}{}e{first}", &text[..1], &text[1..]), format!("{f:.*e}", count - 1));
            }
            if i % 50 == 0 {
                assert_eq!(fixed(f, i % 30), format!("{f:.*}", i % 30));
                let (text, first) = digits(f, 40);
                assert_eq!(format!("{}.{}e{first}", &text[..1], &text[1..]), format!("{f:.39e}"));
            }
        }
        assert_eq!((fixed(0.0, 2), fixed(0.5, 0), fixed(1.5, 0)), ("0.00".into(), "0".into(), "2".into()));
    }

    #[test]
    fn reads_what_the_library_reads() {
        let same = |text: &str| {
            assert_eq!(parse(text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        };
        for (i, f) in floats().enumerate() {
            for digits in [15, 17, 18, 19, 20, 25] {
                same(&format!("{f:.*e}", digits));
            }
            if i % 20 == 0 {
                // The middle of two floats, exactly and nearly.
                let exact = format!("{f:.1100}");
                let exact = exact.trim_end_matches('0');
                let next = format!("{:.1100}", f.next_up());
                same(exact);
                same(&format!("{exact}1"));
                same(&next);
            }
        }
        for middle in [
            "9007199254740993",
            "9007199254740993.0000000000000000000001",
            "9007199254740995",
            "2.4703282292062328e-324",
            "2.4703282292062327e-324",
            "4.9e-324",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e-400",
            "1e400",
            "0e999999999999",
            "1e-999999999999",
            "000000000000000000000000000001.5",
            "0.000000000000000000000000000000000015",
            "1e+5",
            "-0",
            "+.5",
            "5.",
            "123456789012345678901234567890123",
        ] {
            same(middle);
        }
        for bad in ["", ".", "e5", "1e", "1e+", "1e5.5", "--1", "1 ", "0x10", "infin", "nanx", "+", "1.2.3"] {
            same(bad);
        }
        for name in ["inf", "-INF", "+Infinity"] {
            same(name);
        }
        assert!(parse("-nAn").is_some_and(f64::is_nan));
    }
}
