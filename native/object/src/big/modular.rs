//! Powers modulo a number.

use molt_provenance::{given_up, strained};

use super::{BigUint, digits, division};

/// `base ** exponent % modulus`; the modulus is not zero.
pub fn power(base: &BigUint, exponent: &BigUint, modulus: &BigUint) -> BigUint {
    let factors = Factors::new(modulus);
    let base = factors.form(base);
    let mut result = factors.form(&BigUint::one());
    // Four bits at a time, from the powers below the sixteenth.
    let mut powers = vec![result.clone()];
    for i in 0..15 {
        let next = factors.product(&powers[i], &base);
        powers.push(next);
    }
    let mut started = false;
    for digit in exponent.digits().iter().rev() {
        if given_up() {
            break;
        }
        for shift in (0..32).step_by(4).rev() {
            let bits = (digit >> shift & 15) as usize;
            if started {
                for _ in 0..4 {
                    result = factors.product(&result, &result);
                }
            }
            if bits != 0 {
                result = factors.product(&result, &powers[bits]);
                started = true;
            }
        }
    }
    factors.plain(&result)
}

/// Multiplication modulo a number. For odd ones, factors are in Montgomery's form: times `2**(32 n)`, in `n` digits.
struct Factors<'a> {
    modulus: &'a BigUint,
    /// The inverse of the modulus's first digit modulo 2**32, negated; 0 of an even modulus.
    inverse: u32,
}

impl<'a> Factors<'a> {
    fn new(modulus: &'a BigUint) -> Self {
        let mut inverse = 0u32;
        if let Some(digit) = modulus.digits().first()
            && modulus.is_odd()
        {
            // Newton's iteration doubles the bits that are right.
            inverse = *digit;
            for _ in 0..4 {
                inverse = inverse.wrapping_mul(2u32.wrapping_sub(digit.wrapping_mul(inverse)));
            }
        }
        Factors { modulus, inverse: inverse.wrapping_neg() }
    }

    fn form(&self, x: &BigUint) -> Vec<u32> {
        let n = self.modulus.digits().len();
        let shift = if self.inverse == 0 { 0 } else { n as u64 * 32 };
        let mut digits = (&(x << shift) % self.modulus).digits().to_vec();
        digits.resize(n, 0);
        digits
    }

    fn plain(&self, x: &[u32]) -> BigUint {
        let mut one = vec![0; x.len()];
        one[0] = 1;
        BigUint::new(if self.inverse == 0 { x.to_vec() } else { self.product(x, &one) })
    }

    fn product(&self, x: &[u32], y: &[u32]) -> Vec<u32> {
        let modulus = self.modulus.digits();
        if self.inverse == 0 {
            let whole = digits::product(x, y);
            let mut rest = division::divide(digits::trimmed(&whole), modulus).1;
            rest.resize(modulus.len(), 0);
            return rest;
        }
        let mut sum = vec![0u32; modulus.len() + 1];
        let mut over = 0u64;
        for digit in x {
            if strained(modulus.len() as u32 / digits::WORK + 1) {
                break;
            }
            let (mut carry, mut other) = (0u64, 0u64);
            // The first digit of the sum, with this multiple of the modulus, becomes zero and is dropped.
            let multiple =
                sum[0].wrapping_add(digit.wrapping_mul(y.first().copied().unwrap_or(0))).wrapping_mul(self.inverse);
            for (at, (d, m)) in y.iter().zip(modulus).enumerate() {
                carry += sum[at] as u64 + *digit as u64 * *d as u64;
                other += (carry as u32) as u64 + multiple as u64 * *m as u64;
                carry >>= 32;
                if at > 0 {
                    sum[at - 1] = other as u32;
                }
                other >>= 32;
            }
            over += carry + other;
            let n = modulus.len();
            sum[n - 1] = over as u32;
            over >>= 32;
        }
        sum[modulus.len()] = over as u32;
        digits::trim(&mut sum);
        if digits::compare(&sum, modulus).is_ge() {
            digits::subtract_from(&mut sum, modulus);
        }
        sum.resize(modulus.len(), 0);
        sum
    }
}
