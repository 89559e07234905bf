//! Numbers that are not negative.

use core::cmp::Ordering;
use core::ops::{Add, Div, Mul, Rem, Shl, Shr, Sub};

use super::{digits, division, forward, modular};

/// A number that is not negative.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct BigUint {
    /// Without zeros at the end.
    digits: Vec<u32>,
}

impl BigUint {
    /// Zero.
    pub const ZERO: BigUint = BigUint { digits: Vec::new() };

    /// One.
    pub fn one() -> BigUint {
        BigUint::from(1u32)
    }

    /// The number of these digits, the lowest first.
    pub fn new(mut digits: Vec<u32>) -> BigUint {
        digits::trim(&mut digits);
        BigUint { digits }
    }

    /// The number of these bytes, the lowest first.
    pub fn from_bytes_le(bytes: &[u8]) -> BigUint {
        BigUint::new(digits::from_bytes(bytes))
    }

    /// The number of these digits of a radix of up to 36, the highest first.
    pub fn from_radix_be(text: &[u8], radix: u32) -> BigUint {
        let mut all = Vec::with_capacity(text.len() / 4 + 1);
        if radix.is_power_of_two() {
            let (mut part, mut bits) = (0u64, 0);
            for digit in text.iter().rev() {
                part |= (*digit as u64) << bits;
                bits += radix.trailing_zeros();
                if bits >= 32 {
                    all.push(part as u32);
                    part >>= 32;
                    bits -= 32;
                }
            }
            all.push(part as u32);
            return BigUint::new(all);
        }
        // As many digits at a time as a word holds.
        let length = 32 / (radix.ilog2() + 1);
        let (first, chunks) = text.as_rchunks_of(length as usize);
        for chunk in core::iter::once(first).chain(chunks) {
            let (mut factor, mut part) = (1, 0);
            for digit in chunk {
                factor *= radix;
                part = part * radix + *digit as u32;
            }
            if molt_provenance::strained(all.len() as u32 / digits::WORK) {
                break;
            }
            digits::scale_in_place(&mut all, factor, part);
        }
        BigUint::new(all)
    }

    /// The text in a radix that is a power of two, up to 16.
    pub fn to_radix(&self, radix: u32) -> String {
        let bits = radix.trailing_zeros();
        let mut text: Vec<u8> = Vec::with_capacity((self.bits() / bits as u64) as usize + 1);
        for at in (0..self.bits().max(1).div_ceil(bits as u64)).rev() {
            let at = at * bits as u64;
            let (skip, shift) = ((at / 32) as usize, at % 32);
            let digit = |i: usize| self.digits.get(i).copied().unwrap_or(0) as u64;
            let value = (digit(skip) | digit(skip + 1) << 32) >> shift & (radix as u64 - 1);
            text.push(b"0123456789abcdef"[value as usize & 15]);
        }
        String::from_utf8(text).unwrap_or_default()
    }

    /// The digits, the lowest first, without zeros at the end.
    #[inline]
    pub fn digits(&self) -> &[u32] {
        &self.digits
    }

    /// Bits, zeros in front not counted.
    #[inline]
    pub fn bits(&self) -> u64 {
        digits::bits(&self.digits)
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is 1.
    pub fn is_one(&self) -> bool {
        self.digits == [1]
    }

    /// Whether it is odd.
    pub fn is_odd(&self) -> bool {
        self.digits.first().is_some_and(|digit| digit & 1 == 1)
    }

    /// Zeros below the lowest bit; none of 0.
    pub fn trailing_zeros(&self) -> u64 {
        digits::trailing_zeros(&self.digits)
    }

    /// As 64 bits, when they suffice.
    pub fn to_u64(&self) -> Option<u64> {
        match *self.digits {
            [] => Some(0),
            [low] => Some(low as u64),
            [low, high] => Some((high as u64) << 32 | low as u64),
            _ => None,
        }
    }

    /// As 128 bits, when they suffice.
    pub fn to_u128(&self) -> Option<u128> {
        if self.digits.len() > 4 {
            return None;
        }
        Some(self.digits.iter().rev().fold(0, |n, digit| n << 32 | *digit as u128))
    }

    /// The nearest float, ties to even; infinity beyond all floats.
    pub fn to_f64(&self) -> f64 {
        let bits = self.bits();
        if bits <= 64 {
            return self.to_u64().unwrap_or(0) as f64;
        }
        if bits > 1024 {
            return f64::INFINITY;
        }
        let drop = bits - 64;
        // The highest 64 bits; the last one stands for all that are dropped.
        let top = (self >> drop).to_u64().unwrap_or(0) | (self.trailing_zeros() < drop) as u64;
        top as f64 * f64::from_bits((1023 + drop) << 52)
    }

    /// Quotient and remainder; the divisor is not zero.
    pub fn div_rem(&self, divisor: &BigUint) -> (BigUint, BigUint) {
        let (quotient, rest) = division::divide(&self.digits, &divisor.digits);
        (BigUint::new(quotient), BigUint::new(rest))
    }

    /// Quotient and remainder of a division by a digit, which is not zero.
    pub fn div_rem_digit(&self, divisor: u32) -> (BigUint, u32) {
        let mut quotient = self.digits.clone();
        let rest = digits::divide_by_digit(&mut quotient, divisor);
        (BigUint::new(quotient), rest)
    }

    /// The remainder of a division by a digit, which is not zero.
    pub fn rem_digit(&self, divisor: u32) -> u32 {
        self.digits.iter().rev().fold(0, |rest, digit| (rest << 32 | *digit as u64) % divisor as u64) as u32
    }

    /// A power.
    pub fn pow(&self, exponent: u32) -> BigUint {
        let mut result = BigUint::one();
        for at in (0..32 - exponent.leading_zeros()).rev() {
            result = &result * &result;
            if exponent >> at & 1 == 1 {
                result = &result * self;
            }
        }
        result
    }

    /// `self ** exponent % modulus`, which is not zero.
    pub fn modpow(&self, exponent: &BigUint, modulus: &BigUint) -> BigUint {
        modular::power(self, exponent, modulus)
    }

    /// The greatest common divisor.
    pub fn gcd(&self, other: &BigUint) -> BigUint {
        if self.is_zero() || other.is_zero() {
            return self + other;
        }
        BigUint::new(digits::common_divisor(self.digits.clone(), other.digits.clone()))
    }

    /// The root, rounded down: its highest bits first, as many again with each step.
    pub fn sqrt(&self) -> BigUint {
        if self.is_zero() {
            return BigUint::ZERO;
        }
        let half = (self.bits() - 1) / 2;
        // The first 64 bits at most.
        let mut level = (64 - half.leading_zeros()).saturating_sub(5);
        let mut known = half >> level;
        let mut root = BigUint::from((self >> (2 * (half - known))).to_u64().unwrap_or(0).isqrt());
        while level > 0 {
            level -= 1;
            let before = known;
            known = half >> level;
            let part = (self >> (2 * half - before - known + 1)).div_rem(&root).0;
            root = (root << (known - before - 1)) + part;
        }
        if &root * &root > *self { root - BigUint::one() } else { root }
    }
}

/// Slices in chunks whose first one is the short one.
trait Chunked {
    fn as_rchunks_of(&self, length: usize) -> (&[u8], core::slice::ChunksExact<'_, u8>);
}

impl Chunked for [u8] {
    fn as_rchunks_of(&self, length: usize) -> (&[u8], core::slice::ChunksExact<'_, u8>) {
        let (first, rest) = self.split_at(self.len() % length);
        (first, rest.chunks_exact(length))
    }
}

impl From<u32> for BigUint {
    fn from(n: u32) -> BigUint {
        BigUint::new(vec![n])
    }
}

impl From<u64> for BigUint {
    fn from(n: u64) -> BigUint {
        BigUint::new(vec![n as u32, (n >> 32) as u32])
    }
}

impl From<u128> for BigUint {
    fn from(n: u128) -> BigUint {
        BigUint::new((0..4).map(|i| (n >> (32 * i)) as u32).collect())
    }
}

impl PartialOrd for BigUint {
    fn partial_cmp(&self, other: &BigUint) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BigUint {
    fn cmp(&self, other: &BigUint) -> Ordering {
        digits::compare(&self.digits, &other.digits)
    }
}

impl Add for &BigUint {
    type Output = BigUint;
    fn add(self, other: &BigUint) -> BigUint {
        BigUint::new(digits::sum(&self.digits, &other.digits))
    }
}

/// What is subtracted is not larger.
impl Sub for &BigUint {
    type Output = BigUint;
    fn sub(self, other: &BigUint) -> BigUint {
        BigUint::new(digits::difference(&self.digits, &other.digits))
    }
}

impl Mul for &BigUint {
    type Output = BigUint;
    fn mul(self, other: &BigUint) -> BigUint {
        BigUint::new(digits::product(&self.digits, &other.digits))
    }
}

forward! {
    BigUint: Add add AddAssign add_assign; Mul mul MulAssign mul_assign;
}

impl Sub for BigUint {
    type Output = BigUint;
    fn sub(self, other: BigUint) -> BigUint {
        &self - &other
    }
}

impl Mul<u64> for BigUint {
    type Output = BigUint;
    fn mul(self, factor: u64) -> BigUint {
        self * BigUint::from(factor)
    }
}

impl Div for &BigUint {
    type Output = BigUint;
    fn div(self, divisor: &BigUint) -> BigUint {
        self.div_rem(divisor).0
    }
}

impl Rem for &BigUint {
    type Output = BigUint;
    fn rem(self, divisor: &BigUint) -> BigUint {
        self.div_rem(divisor).1
    }
}

impl Shl<u64> for &BigUint {
    type Output = BigUint;
    fn shl(self, count: u64) -> BigUint {
        BigUint::new(digits::shift_left(&self.digits, count))
    }
}

impl Shl<u64> for BigUint {
    type Output = BigUint;
    fn shl(self, count: u64) -> BigUint {
        &self << count
    }
}

impl Shr<u64> for &BigUint {
    type Output = BigUint;
    fn shr(self, count: u64) -> BigUint {
        // Copies only what remains.
        let skip = ((count / 32) as usize).min(self.digits.len());
        let mut rest = self.digits[skip..].to_vec();
        digits::shift_right(&mut rest, count % 32);
        BigUint { digits: rest }
    }
}
