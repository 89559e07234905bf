//! Products of 128 bits, short quotients and powers modulo short numbers: what loops over growing numbers and tests of primes do most. A short
//! quotient needs a few digits only.

use molt_object::{BigInt, BigUint, Sign};

/// The product of two ints of 128 bits.
pub fn product(x: i128, y: i128) -> BigInt {
    let sign = if (x < 0) == (y < 0) { Sign::Plus } else { Sign::Minus };
    let (x, y) = (x.unsigned_abs(), y.unsigned_abs());
    let mut digits = [0u32; 8];
    for i in 0..4 {
        let digit = (x >> (32 * i)) as u32 as u64;
        let mut carry = 0u64;
        for j in 0..4 {
            carry += digits[i + j] as u64 + digit * (y >> (32 * j)) as u32 as u64;
            digits[i + j] = carry as u32;
            carry >>= 32;
        }
        digits[i + 4] = carry as u32;
    }
    BigInt::from_digits(sign, digits.to_vec())
}

/// The quotient, rounded down, when it has less than 32 bits and the first digits alone decide it; else `None`.
pub fn short_quotient(x: &BigInt, y: &BigInt) -> Option<i64> {
    let quotient = leading_quotient(x.magnitude(), y.magnitude())? as i64;
    // What the first digits decide leaves a remainder.
    Some(if x.sign() == y.sign() { quotient } else { -quotient - 1 })
}

/// Quotient of magnitudes. Both are cut below the divisor's first 64 bits: the quotient lies between those by the cut divisor and by the one
/// above it, and when these agree it is that, with a remainder that is not zero.
fn leading_quotient(x: &BigUint, y: &BigUint) -> Option<u64> {
    let (long, short) = (x.bits(), y.bits());
    if short < 64 || long < short || long - short > 31 {
        return None;
    }
    let cut = short - 64;
    let divisor = bits_from(y, cut) as u64;
    let dividend = bits_from(x, cut);
    let above = (dividend / divisor as u128) as u64;
    let below = (dividend / (divisor as u128 + 1)) as u64;
    (above == below).then_some(above)
}

/// The bits of a number from `from` upwards, of which there are 96 at most.
fn bits_from(x: &BigUint, from: u64) -> u128 {
    let (skip, shift) = ((from / 32) as usize, from % 32);
    let digits = x.digits().iter().skip(skip).rev();
    digits.fold(0u128, |bits, digit| bits << 32 | *digit as u128) >> shift
}

/// `base ** exponent % modulus` for an odd modulus of up to 128 bits above 1; `base` is below it.
pub fn odd_power(base: &BigUint, exponent: &BigUint, modulus: &BigUint) -> BigUint {
    if modulus.bits() <= 64 {
        Montgomery::<2>::new(modulus).power(base, exponent)
    } else {
        Montgomery::<4>::new(modulus).power(base, exponent)
    }
}

/// Multiplication modulo an odd number of `N` digits, of numbers times `2**(32 N)` (Montgomery's form).
struct Montgomery<const N: usize> {
    modulus: [u32; N],
    /// The inverse of the modulus's first digit modulo 2**32, negated.
    inverse: u32,
    whole: BigUint,
}

fn digits_of<const N: usize>(x: &BigUint) -> [u32; N] {
    let mut digits = [0; N];
    for (place, digit) in digits.iter_mut().zip(x.digits()) {
        *place = *digit;
    }
    digits
}

impl<const N: usize> Montgomery<N> {
    fn new(modulus: &BigUint) -> Self {
        let digits = digits_of::<N>(modulus);
        // Newton's iteration doubles the bits that are right.
        let mut inverse = digits[0];
        for _ in 0..4 {
            inverse = inverse.wrapping_mul(2u32.wrapping_sub(digits[0].wrapping_mul(inverse)));
        }
        Montgomery { modulus: digits, inverse: inverse.wrapping_neg(), whole: modulus.clone() }
    }

    /// `x * y / 2**(32 N)`, below the modulus as the factors are.
    #[inline]
    fn product(&self, x: &[u32; N], y: &[u32; N]) -> [u32; N] {
        let mut sum = [0u32; N];
        let mut top = 0u64;
        for digit in x {
            let mut carry = 0u64;
            for (place, d) in sum.iter_mut().zip(y) {
                carry += *place as u64 + *digit as u64 * *d as u64;
                *place = carry as u32;
                carry >>= 32;
            }
            top += carry;
            // Adding this multiple of the modulus clears the first digit, which is dropped.
            let multiple = sum[0].wrapping_mul(self.inverse) as u64;
            let mut carry = (sum[0] as u64 + multiple * self.modulus[0] as u64) >> 32;
            for i in 1..N {
                carry += sum[i] as u64 + multiple * self.modulus[i] as u64;
                sum[i - 1] = carry as u32;
                carry >>= 32;
            }
            top += carry;
            sum[N - 1] = top as u32;
            top >>= 32;
        }
        let mut reduced = [0u32; N];
        let mut borrow = 0i64;
        for i in 0..N {
            borrow += sum[i] as i64 - self.modulus[i] as i64;
            reduced[i] = borrow as u32;
            borrow >>= 32;
        }
        if top as i64 + borrow < 0 { sum } else { reduced }
    }

    fn form(&self, x: &BigUint) -> [u32; N] {
        digits_of(&(&(x << (32 * N as u64)) % &self.whole))
    }

    fn power(&self, base: &BigUint, exponent: &BigUint) -> BigUint {
        let base = self.form(base);
        let mut result = self.form(&BigUint::from(1u32));
        // Four bits at a time, from the powers below the sixteenth.
        let mut powers = [result; 16];
        for i in 1..16 {
            powers[i] = self.product(&powers[i - 1], &base);
        }
        let mut started = false;
        for digit in exponent.digits().iter().rev() {
            for shift in (0..32).step_by(4).rev() {
                let bits = (digit >> shift & 15) as usize;
                if started {
                    for _ in 0..4 {
                        result = self.product(&result, &result);
                    }
                }
                if bits != 0 {
                    result = self.product(&result, &powers[bits]);
                    started = true;
                }
            }
        }
        let mut one = [0; N];
        one[0] = 1;
        BigUint::new(self.product(&result, &one).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Vec<BigInt> {
        let mut seed = 11u64;
        let mut all = Vec::new();
        for i in 0..120u64 {
            let mut digits = Vec::new();
            for _ in 0..1 + i % 13 {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                digits.push(match seed >> 61 {
                    0 => 0,
                    1 => u32::MAX,
                    2 => 1 << 31,
                    _ => (seed >> 32) as u32,
                });
            }
            let sign = if seed & 1 == 0 { Sign::Plus } else { Sign::Minus };
            all.push(BigInt::from_biguint(sign, BigUint::new(digits)));
        }
        all
    }

    #[test]
    fn products_are_right() {
        let all = numbers();
        for x in &all {
            for y in &all {
                if let (Some(a), Some(b)) = (x.to_i128(), y.to_i128()) {
                    assert_eq!(product(a, b), x * y);
                }
            }
        }
    }

    #[test]
    fn short_quotients_are_right_when_there_are_any() {
        let mut found = 0;
        let all = numbers();
        for y in all.iter().filter(|y| y.bits() > 0) {
            for factor in [1i64, -1, 2, 3, 255, 0x7FFF_FFFF] {
                for rest in &all {
                    let x = y * factor + rest;
                    if let Some(q) = short_quotient(&x, y) {
                        found += 1;
                        assert_eq!(BigInt::from(q), x.div_mod_floor(y).0, "{x:?} {y:?}");
                    }
                }
            }
        }
        assert!(found > 10_000);
    }

    #[test]
    fn powers_modulo_odd_numbers() {
        let all = numbers();
        for m in
            all.iter().map(|m| (m | &BigInt::one()).magnitude().clone()).filter(|m| m.bits() > 1 && m.bits() <= 128)
        {
            for x in &all {
                let (x, e) = (x.magnitude() % &m, x.magnitude());
                assert_eq!(odd_power(&x, e, &m), x.modpow(e, &m));
            }
        }
    }
}
