//! Division: the schoolbook method, and for long divisors one by halves, which leaves most of the work to multiplication.

use core::cmp::Ordering;

use molt_provenance::{given_up, strained};

use super::digits::{
    WORK, add_to, compare, divide_by_digit, product, shift_left, shift_right, subtract_from, sum, trim, trimmed,
};

/// Divisors and quotients of more digits are divided by halves.
const BY_HALVES: usize = 80;

/// Quotient and remainder of trimmed numbers; the divisor is not zero.
pub fn divide(x: &[u32], y: &[u32]) -> (Vec<u32>, Vec<u32>) {
    if given_up() {
        // What is computed now is not wanted, and may be anything.
        return (Vec::new(), Vec::new());
    }
    if compare(x, y) == Ordering::Less {
        return (Vec::new(), x.to_vec());
    }
    if let [divisor] = y {
        let mut quotient = x.to_vec();
        let rest = divide_by_digit(&mut quotient, *divisor);
        return (quotient, vec![rest]);
    }
    // The divisor's highest bit has to be set.
    let shift = y.last().map_or(0, |top| top.leading_zeros()) as u64;
    let mut rest = shift_left(x, shift);
    let divisor = shift_left(y, shift);
    let divisor = trimmed(&divisor);
    let quotient = if y.len().min(x.len() - y.len()) > BY_HALVES {
        // As many digits of the quotient at a time as the divisor has.
        let mut quotient = Vec::new();
        let mut left = Vec::new();
        for part in rest.chunks(divisor.len()).rev() {
            let (mut digits, remainder) = divide_twice(&joined(part, &left, part.len()), divisor);
            digits.resize(part.len(), 0);
            digits.append(&mut quotient);
            (quotient, left) = (digits, remainder);
        }
        rest = left;
        quotient
    } else {
        schoolbook(&mut rest, divisor)
    };
    shift_right(&mut rest, shift);
    (quotient, rest)
}

/// The number of `low`, which has `at` digits at most, and `high` above them.
fn joined(low: &[u32], high: &[u32], at: usize) -> Vec<u32> {
    let mut digits = low.to_vec();
    digits.resize(at, 0);
    digits.extend_from_slice(high);
    digits
}

/// The parts of a number below and from a digit, trimmed.
fn parts(x: &[u32], at: usize) -> (&[u32], &[u32]) {
    let (low, high) = x.split_at(at.min(x.len()));
    (trimmed(low), trimmed(high))
}

/// Divides a number by one of half its length, so that the quotient is no longer than the divisor, whose highest bit is set.
fn divide_twice(x: &[u32], y: &[u32]) -> (Vec<u32>, Vec<u32>) {
    if given_up() {
        return (Vec::new(), Vec::new());
    }
    let x = trimmed(x);
    if y.len() <= BY_HALVES || x.len() <= y.len() {
        return if compare(x, y) == Ordering::Less { (Vec::new(), x.to_vec()) } else { short(x, y) };
    }
    if y.len() % 2 == 1 {
        let (quotient, rest) = divide_twice(&joined(&[], x, 1), &joined(&[], y, 1));
        return (quotient, parts(&rest, 1).1.to_vec());
    }
    let half = y.len() / 2;
    let (low, high) = parts(x, half);
    let (mut upper, rest) = divide_thrice(high, y, half);
    let (lower, rest) = divide_thrice(&joined(low, &rest, half), y, half);
    trim(&mut upper);
    (joined(&lower, &upper, half), rest)
}

/// Divides a number of three halves by a divisor of two: the quotient has one.
fn divide_thrice(x: &[u32], y: &[u32], half: usize) -> (Vec<u32>, Vec<u32>) {
    let (low, high) = (parts(x, half).0, parts(x, 2 * half).1);
    let (y_low, y_high) = (parts(y, half).0, &y[half..]);
    let (mut quotient, rest);
    if compare(high, y_high) == Ordering::Less {
        (quotient, rest) = divide_twice(parts(x, half).1, y_high);
    } else {
        // The largest there is.
        quotient = vec![u32::MAX; half];
        let mut more = sum(parts(x, half).1, y_high);
        subtract_from(&mut more[half..], y_high);
        rest = more;
    }
    trim(&mut quotient);
    let mut rest = joined(low, trimmed(&rest), half);
    rest.resize(rest.len().max(y.len()) + 1, 0);
    // A guess by the upper half of the divisor is up to two too large.
    let less = product(&quotient, y_low);
    if given_up() {
        return (Vec::new(), Vec::new());
    }
    let less = trimmed(&less);
    while compare(trimmed(&rest), less) == Ordering::Less {
        subtract_from(&mut quotient, &[1]);
        add_to(&mut rest, y);
    }
    subtract_from(&mut rest, less);
    trim(&mut rest);
    (quotient, rest)
}

/// The schoolbook method for a divisor whose highest bit is set.
fn short(x: &[u32], y: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut rest = joined(x, &[0], x.len());
    let quotient = schoolbook(&mut rest, y);
    trim(&mut rest);
    (quotient, rest)
}

/// Knuth's algorithm D: `rest` keeps the remainder, whose digits above the divisor's become zero. The divisor's highest bit is set, and it
/// has two digits at least; `rest` ends with a digit that is less than the divisor's last.
fn schoolbook(rest: &mut [u32], divisor: &[u32]) -> Vec<u32> {
    let n = divisor.len();
    let (first, second) = (divisor[n - 1] as u64, divisor[n - 2] as u64);
    let steps = rest.len() - n;
    let mut quotient = vec![0; steps];
    for at in (0..steps).rev() {
        if strained(n as u32 / WORK + 1) {
            return Vec::new();
        }
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
        for (place, digit) in part.iter_mut().zip(divisor) {
            carry += guess * *digit as u64;
            borrow += *place as i64 - (carry as u32) as i64;
            *place = borrow as u32;
            borrow >>= 32;
            carry >>= 32;
        }
        borrow += part[n] as i64 - carry as i64;
        part[n] = borrow as u32;
        if borrow < 0 {
            // One too much: rare.
            guess -= 1;
            add_to(part, divisor);
        }
        quotient[at] = guess as u32;
    }
    quotient
}
