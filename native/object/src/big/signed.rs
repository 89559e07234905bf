//! Numbers of either sign.

use core::cmp::Ordering;
use core::ops::{Add, BitAnd, BitOr, BitXor, Mul, Neg, Not, Shl, Shr, Sub};

use super::{BigUint, digits, forward};

/// The sign of a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Sign {
    /// Below zero.
    Minus,
    /// Zero.
    #[default]
    NoSign,
    /// Above zero.
    Plus,
}

impl Neg for Sign {
    type Output = Sign;
    #[inline]
    fn neg(self) -> Sign {
        match self {
            Sign::Minus => Sign::Plus,
            Sign::NoSign => Sign::NoSign,
            Sign::Plus => Sign::Minus,
        }
    }
}

/// A number of either sign.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct BigInt {
    sign: Sign,
    magnitude: BigUint,
}

impl BigInt {
    /// Zero.
    pub const ZERO: BigInt = BigInt { sign: Sign::NoSign, magnitude: BigUint::ZERO };

    /// One.
    pub fn one() -> BigInt {
        BigInt::from(1u32)
    }

    /// The number of a sign and a magnitude.
    pub fn from_biguint(sign: Sign, magnitude: BigUint) -> BigInt {
        if magnitude.is_zero() || sign == Sign::NoSign { BigInt::ZERO } else { BigInt { sign, magnitude } }
    }

    /// The number of a sign and digits of 32 bits, the lowest first.
    pub fn from_digits(sign: Sign, digits: Vec<u32>) -> BigInt {
        BigInt::from_biguint(sign, BigUint::new(digits))
    }

    /// The number of a sign and bytes, the lowest first.
    pub fn from_bytes_le(sign: Sign, bytes: &[u8]) -> BigInt {
        BigInt::from_biguint(sign, BigUint::from_bytes_le(bytes))
    }

    /// Sign and bytes, the lowest first, without zeros at the end.
    pub fn to_bytes_le(&self) -> (Sign, Vec<u8>) {
        let mut bytes = digits::to_bytes(self.digits());
        bytes.truncate(self.bits().div_ceil(8) as usize);
        (self.sign, bytes)
    }

    /// Bytes of the two's complement, the lowest first: at least as many as the number needs.
    pub fn to_signed_bytes_le(&self) -> Vec<u8> {
        digits::to_bytes(&self.complement(self.digits().len() + 1))
    }

    /// The float without its fraction; none for infinities and NaN.
    pub fn from_f64(f: f64) -> Option<BigInt> {
        if !f.is_finite() {
            return None;
        }
        let bits = f.to_bits();
        // The mantissa stands for a whole number times 2**exponent.
        let exponent = (bits >> 52 & 0x7FF) as i64 - 1075;
        let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
        let magnitude = if exponent >= 0 {
            BigUint::from(mantissa) << exponent as u64
        } else {
            BigUint::from(mantissa.checked_shr(-exponent as u32).unwrap_or(0))
        };
        Some(BigInt::from_biguint(if f < 0.0 { Sign::Minus } else { Sign::Plus }, magnitude))
    }

    /// Its sign.
    #[inline]
    pub fn sign(&self) -> Sign {
        self.sign
    }

    /// What remains without the sign.
    #[inline]
    pub fn magnitude(&self) -> &BigUint {
        &self.magnitude
    }

    /// Digits of the magnitude, the lowest first, without zeros at the end.
    #[inline]
    pub fn digits(&self) -> &[u32] {
        self.magnitude.digits()
    }

    /// Bits of the magnitude.
    #[inline]
    pub fn bits(&self) -> u64 {
        self.magnitude.bits()
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.sign == Sign::NoSign
    }

    /// Whether it is 1.
    pub fn is_one(&self) -> bool {
        self.sign == Sign::Plus && self.magnitude.is_one()
    }

    /// Whether it is odd.
    pub fn is_odd(&self) -> bool {
        self.magnitude.is_odd()
    }

    /// Whether it is below zero.
    #[inline]
    pub fn is_negative(&self) -> bool {
        self.sign == Sign::Minus
    }

    /// Whether it is above zero.
    pub fn is_positive(&self) -> bool {
        self.sign == Sign::Plus
    }

    /// The number without its sign.
    pub fn abs(&self) -> BigInt {
        BigInt::from(self.magnitude.clone())
    }

    /// As 64 bits, when they suffice.
    pub fn to_i64(&self) -> Option<i64> {
        self.to_i128().and_then(|i| i64::try_from(i).ok())
    }

    /// As 64 bits without a sign, when they suffice.
    pub fn to_u64(&self) -> Option<u64> {
        if self.is_negative() { None } else { self.magnitude.to_u64() }
    }

    /// As 128 bits, when they suffice.
    pub fn to_i128(&self) -> Option<i128> {
        let magnitude = self.magnitude.to_u128()?;
        if self.is_negative() { 0i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() }
    }

    /// The nearest float, ties to even; infinite beyond all floats.
    pub fn to_f64(&self) -> f64 {
        let f = self.magnitude.to_f64();
        if self.is_negative() { -f } else { f }
    }

    /// The sum with a sign and digits.
    fn plus(&self, sign: Sign, other: &[u32]) -> BigInt {
        let own = self.digits();
        if self.sign == sign {
            return BigInt::from_digits(sign, digits::sum(own, other));
        }
        match digits::compare(own, other) {
            Ordering::Equal => BigInt::ZERO,
            Ordering::Greater => BigInt::from_digits(self.sign, digits::difference(own, other)),
            Ordering::Less => BigInt::from_digits(sign, digits::difference(other, own)),
        }
    }

    /// The product with a sign and digits.
    fn times(&self, sign: Sign, other: &[u32]) -> BigInt {
        BigInt::from_digits(if self.is_negative() { -sign } else { sign }, digits::product(self.digits(), other))
    }

    /// Quotient, rounded down, and remainder, with the divisor's sign; the divisor is not zero.
    pub fn div_mod_floor(&self, divisor: &BigInt) -> (BigInt, BigInt) {
        let (quotient, remainder) = self.magnitude.div_rem(&divisor.magnitude);
        if self.is_negative() == divisor.is_negative() {
            return (quotient.into(), BigInt::from_biguint(divisor.sign, remainder));
        }
        if remainder.is_zero() {
            return (-BigInt::from(quotient), BigInt::ZERO);
        }
        let quotient = BigInt::from_biguint(Sign::Minus, quotient + BigUint::one());
        (quotient, BigInt::from_biguint(divisor.sign, &divisor.magnitude - &remainder))
    }

    /// The inverse modulo a positive number, when there is one.
    pub fn modinv(&self, modulus: &BigInt) -> Option<BigInt> {
        let (mut rest, mut next) = (modulus.clone(), self.div_mod_floor(modulus).1);
        let (mut inverse, mut other) = (BigInt::ZERO, BigInt::one());
        while !next.is_zero() {
            let (quotient, remainder) = rest.div_mod_floor(&next);
            (rest, next) = (next, remainder);
            let less = &inverse - &(&quotient * &other);
            (inverse, other) = (other, less);
        }
        rest.is_one().then(|| inverse.div_mod_floor(modulus).1)
    }

    /// A power.
    pub fn pow(&self, exponent: u32) -> BigInt {
        let sign = if self.is_negative() && exponent % 2 == 1 { Sign::Minus } else { Sign::Plus };
        BigInt::from_biguint(sign, self.magnitude.pow(exponent))
    }

    /// The two's complement, in a number of digits.
    fn complement(&self, count: usize) -> Vec<u32> {
        let mut all = Vec::with_capacity(count);
        all.extend_from_slice(self.digits());
        all.resize(count, 0);
        if self.is_negative() {
            digits::negate(&mut all);
        }
        all
    }

    /// The bits of two numbers as two's complements, each pair made one by `f`.
    fn bitwise(&self, other: &BigInt, f: impl Fn(u32, u32) -> u32) -> BigInt {
        let count = self.digits().len().max(other.digits().len()) + 1;
        let mut all = self.complement(count);
        for (place, digit) in all.iter_mut().zip(other.complement(count)) {
            *place = f(*place, digit);
        }
        let negative = all.last().is_some_and(|digit| digit >> 31 == 1);
        if negative {
            digits::negate(&mut all);
        }
        BigInt::from_digits(if negative { Sign::Minus } else { Sign::Plus }, all)
    }
}

impl From<BigUint> for BigInt {
    fn from(n: BigUint) -> BigInt {
        BigInt::from_biguint(Sign::Plus, n)
    }
}

impl From<i128> for BigInt {
    fn from(n: i128) -> BigInt {
        BigInt::from_biguint(if n < 0 { Sign::Minus } else { Sign::Plus }, n.unsigned_abs().into())
    }
}

impl From<u128> for BigInt {
    fn from(n: u128) -> BigInt {
        BigUint::from(n).into()
    }
}

impl From<u64> for BigInt {
    fn from(n: u64) -> BigInt {
        BigUint::from(n).into()
    }
}

impl From<i64> for BigInt {
    fn from(n: i64) -> BigInt {
        BigInt::from_biguint(if n < 0 { Sign::Minus } else { Sign::Plus }, n.unsigned_abs().into())
    }
}

impl From<i32> for BigInt {
    fn from(n: i32) -> BigInt {
        BigInt::from(n as i64)
    }
}

impl From<u32> for BigInt {
    fn from(n: u32) -> BigInt {
        BigInt::from(n as i64)
    }
}

impl PartialOrd for BigInt {
    fn partial_cmp(&self, other: &BigInt) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for BigInt {
    fn cmp(&self, other: &BigInt) -> Ordering {
        self.sign.cmp(&other.sign).then_with(|| match self.sign {
            Sign::Minus => other.magnitude.cmp(&self.magnitude),
            _ => self.magnitude.cmp(&other.magnitude),
        })
    }
}

impl Add for &BigInt {
    type Output = BigInt;
    fn add(self, other: &BigInt) -> BigInt {
        self.plus(other.sign, other.digits())
    }
}

impl Sub for &BigInt {
    type Output = BigInt;
    fn sub(self, other: &BigInt) -> BigInt {
        self.plus(-other.sign, other.digits())
    }
}

impl Mul for &BigInt {
    type Output = BigInt;
    fn mul(self, other: &BigInt) -> BigInt {
        self.times(other.sign, other.digits())
    }
}

forward! {
    BigInt: Add add AddAssign add_assign; Sub sub SubAssign sub_assign; Mul mul MulAssign mul_assign;
}

/// Sign and digits of a word.
fn word(n: i64) -> (Sign, [u32; 2]) {
    let magnitude = n.unsigned_abs();
    (if n < 0 { Sign::Minus } else { Sign::Plus }, [magnitude as u32, (magnitude >> 32) as u32])
}

impl Add<i64> for &BigInt {
    type Output = BigInt;
    fn add(self, n: i64) -> BigInt {
        let (sign, all) = word(n);
        let other = digits::trimmed(&all);
        if other.is_empty() { self.clone() } else { self.plus(sign, other) }
    }
}

impl Mul<i64> for &BigInt {
    type Output = BigInt;
    fn mul(self, n: i64) -> BigInt {
        let (sign, all) = word(n);
        let magnitude = n.unsigned_abs();
        if magnitude >> 48 != 0 {
            return self.times(sign, digits::trimmed(&all));
        }
        BigInt::from_digits(if n < 0 { -self.sign } else { self.sign }, digits::scaled(self.digits(), magnitude))
    }
}

impl Neg for BigInt {
    type Output = BigInt;
    fn neg(mut self) -> BigInt {
        self.sign = -self.sign;
        self
    }
}

impl Not for &BigInt {
    type Output = BigInt;
    fn not(self) -> BigInt {
        -(self + 1)
    }
}

impl BitAnd for &BigInt {
    type Output = BigInt;
    fn bitand(self, other: &BigInt) -> BigInt {
        self.bitwise(other, |x, y| x & y)
    }
}

impl BitOr for &BigInt {
    type Output = BigInt;
    fn bitor(self, other: &BigInt) -> BigInt {
        self.bitwise(other, |x, y| x | y)
    }
}

impl BitXor for &BigInt {
    type Output = BigInt;
    fn bitxor(self, other: &BigInt) -> BigInt {
        self.bitwise(other, |x, y| x ^ y)
    }
}

impl Shl<u64> for &BigInt {
    type Output = BigInt;
    fn shl(self, count: u64) -> BigInt {
        BigInt::from_biguint(self.sign, &self.magnitude << count)
    }
}

/// Rounds down.
impl Shr<u64> for &BigInt {
    type Output = BigInt;
    fn shr(self, count: u64) -> BigInt {
        let mut magnitude = &self.magnitude >> count;
        if self.is_negative() && self.magnitude.trailing_zeros() < count {
            magnitude += BigUint::one();
        }
        BigInt::from_biguint(self.sign, magnitude)
    }
}
