//! Division of long ints. Short quotients, as sums of series and conversions need them, come from the schoolbook method (Knuth's algorithm
//! D); long ones are left to the library, whose method costs more for the short ones and less for these.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{Signed, Zero};

/// A quotient of more digits than this, by a divisor of more, is the library's.
const SCHOOLBOOK: usize = 48;

/// Quotient and remainder of magnitudes; the divisor is not zero.
pub fn div_rem(x: &BigUint, y: &BigUint) -> (BigUint, BigUint) {
    if x < y {
        return (BigUint::zero(), x.clone());
    }
    let (long, short) = (x.bits().div_ceil(32) as usize, y.bits().div_ceil(32) as usize);
    if short < 2 || (long - short > SCHOOLBOOK && short > SCHOOLBOOK) {
        return x.div_rem(y);
    }
    let shift = (32 - y.bits() % 32) as u32 % 32;
    let mut rest = shifted(x, shift);
    let divisor = shifted(y, shift);
    let divisor = &divisor[..short];
    let quotient = divide(&mut rest, divisor);
    rest.truncate(short);
    // Undoes the shift.
    if shift > 0 {
        let mut carry = 0;
        for digit in rest.iter_mut().rev() {
            let whole = *digit;
            *digit = whole >> shift | carry;
            carry = whole << (32 - shift);
        }
    }
    (BigUint::new(quotient), BigUint::new(rest))
}

/// The digits of a number shifted left by less than a digit, and one more digit.
fn shifted(n: &BigUint, shift: u32) -> Vec<u32> {
    let mut digits = Vec::with_capacity(n.bits() as usize / 32 + 3);
    let mut carry = 0;
    for digit in n.iter_u32_digits() {
        let wide = (digit as u64) << shift;
        digits.push(wide as u32 | carry);
        carry = (wide >> 32) as u32;
    }
    digits.push(carry);
    digits
}

/// Divides in place: `rest` keeps the remainder, whose digits above the divisor's become zero. The divisor's highest bit is set, and it has
/// two digits at least; `rest` begins with a digit that is less than the divisor's first.
fn divide(rest: &mut [u32], divisor: &[u32]) -> Vec<u32> {
    let n = divisor.len();
    let (first, second) = (divisor[n - 1] as u64, divisor[n - 2] as u64);
    let steps = rest.len() - n;
    let mut quotient = vec![0; steps];
    for at in (0..steps).rev() {
        let part = &mut rest[at..at + n + 1];
        let top = (part[n] as u64) << 32 | part[n - 1] as u64;
        let mut guess = top / first;
        let mut left = top % first;
        while guess > u32::MAX as u64 || guess * second > (left << 32 | part[n - 2] as u64) {
            guess -= 1;
            left += first;
            if left > u32::MAX as u64 {
                break;
            }
        }
        if guess == 0 {
            continue;
        }
        let mut carry = 0u64;
        let mut borrow = 0i64;
        for (digit, d) in part.iter_mut().zip(divisor) {
            carry += guess * *d as u64;
            borrow += *digit as i64 - (carry as u32) as i64;
            *digit = borrow as u32;
            borrow >>= 32;
            carry >>= 32;
        }
        borrow += part[n] as i64 - carry as i64;
        part[n] = borrow as u32;
        if borrow < 0 {
            // One too much: rare.
            guess -= 1;
            let mut carry = 0u64;
            for (digit, d) in part.iter_mut().zip(divisor) {
                carry += *digit as u64 + *d as u64;
                *digit = carry as u32;
                carry >>= 32;
            }
            part[n] = part[n].wrapping_add(carry as u32);
        }
        quotient[at] = guess as u32;
    }
    quotient
}

/// Quotient, rounded down, and remainder, with the divisor's sign; the divisor is not zero.
pub fn divide_floor(x: &BigInt, y: &BigInt) -> (BigInt, BigInt) {
    let (quotient, remainder) = div_rem(x.magnitude(), y.magnitude());
    let sign = if y.is_negative() { Sign::Minus } else { Sign::Plus };
    if x.is_negative() == y.is_negative() {
        return (BigInt::from(quotient), BigInt::from_biguint(sign, remainder));
    }
    if remainder.is_zero() {
        return (-BigInt::from(quotient), BigInt::zero());
    }
    (-BigInt::from(quotient + 1u32), BigInt::from_biguint(sign, y.magnitude() - remainder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_library() {
        let mut seed = 7u64;
        let mut random = |bits: u64| {
            let mut digits = Vec::new();
            for _ in 0..bits.div_ceil(32) {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                // Runs of ones and zeros meet the rare branches.
                digits.push(match seed >> 61 {
                    0 => 0,
                    1 => u32::MAX,
                    2 => 1 << 31,
                    _ => (seed >> 32) as u32,
                });
            }
            BigUint::new(digits) >> (bits.next_multiple_of(32) - bits)
        };
        for i in 0..3000u64 {
            let x = random(33 + i % 900);
            let y = random(1 + i * 7 % 700) + 1u32;
            assert_eq!(div_rem(&x, &y), x.div_rem(&y));
        }
        for (x, y) in [(7, 2), (-7, 2), (7, -2), (-7, -2), (-6, 2), (0, 5)] {
            let wide = |n: i64| BigInt::from(n) << 100u32;
            let (q, r) = divide_floor(&wide(x), &wide(y));
            assert_eq!((q, r), wide(x).div_mod_floor(&wide(y)));
        }
    }
}
