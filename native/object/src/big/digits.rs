//! Arithmetic on slices of digits, the lowest first. A number is the same with zeros behind it; what asks for a number without them says so.

use core::cmp::Ordering;

use molt_provenance::strained;

/// Removes zeros at the high end.
pub fn trim(digits: &mut Vec<u32>) {
    while digits.last() == Some(&0) {
        digits.pop();
    }
}

/// A slice without zeros at its high end.
pub fn trimmed(mut digits: &[u32]) -> &[u32] {
    while let [rest @ .., 0] = digits {
        digits = rest;
    }
    digits
}

/// Bits of a trimmed number.
pub fn bits(x: &[u32]) -> u64 {
    x.last().map_or(0, |top| x.len() as u64 * 32 - top.leading_zeros() as u64)
}

/// How two trimmed numbers compare.
pub fn compare(x: &[u32], y: &[u32]) -> Ordering {
    x.len().cmp(&y.len()).then_with(|| x.iter().rev().cmp(y.iter().rev()))
}

/// The sum.
pub fn sum(x: &[u32], y: &[u32]) -> Vec<u32> {
    let (long, short) = if x.len() >= y.len() { (x, y) } else { (y, x) };
    let mut digits = Vec::with_capacity(long.len() + 1);
    digits.extend_from_slice(long);
    digits.push(0);
    add_to(&mut digits, short);
    digits
}

/// `long - short`, which is not negative.
pub fn difference(long: &[u32], short: &[u32]) -> Vec<u32> {
    let mut digits = long.to_vec();
    subtract_from(&mut digits, short);
    digits
}

/// `sum += x`, modulo the room of the sum, which has as many digits as `x` at least.
pub fn add_to(sum: &mut [u32], x: &[u32]) {
    let (first, rest) = sum.split_at_mut(x.len());
    let mut carry = 0u64;
    for (place, digit) in first.iter_mut().zip(x) {
        carry += *place as u64 + *digit as u64;
        *place = carry as u32;
        carry >>= 32;
    }
    carry_on(rest, carry);
}

/// Adds what is carried from lower digits.
fn carry_on(rest: &mut [u32], mut carry: u64) {
    for place in rest {
        if carry == 0 {
            return;
        }
        carry += *place as u64;
        *place = carry as u32;
        carry >>= 32;
    }
}

/// `sum -= x`, modulo the room of the sum, which has as many digits as `x` at least.
pub fn subtract_from(sum: &mut [u32], x: &[u32]) {
    let (first, rest) = sum.split_at_mut(x.len());
    let mut borrow = 0i64;
    for (place, digit) in first.iter_mut().zip(x) {
        borrow += *place as i64 - *digit as i64;
        *place = borrow as u32;
        borrow >>= 32;
    }
    for place in rest {
        if borrow == 0 {
            return;
        }
        borrow += *place as i64;
        *place = borrow as u32;
        borrow >>= 32;
    }
}

/// `sum += x * factor`, modulo the room of the sum, which has as many digits as `x` at least.
#[inline]
fn add_scaled(sum: &mut [u32], x: &[u32], factor: u32) {
    let (first, rest) = sum.split_at_mut(x.len());
    let mut carry = 0u64;
    for (place, digit) in first.iter_mut().zip(x) {
        carry += *place as u64 + *digit as u64 * factor as u64;
        *place = carry as u32;
        carry >>= 32;
    }
    carry_on(rest, carry);
}

/// Factors of more digits are multiplied by halves.
const KARATSUBA: usize = 40;

/// Steps of a loop over digits that count as one step of Python.
pub const WORK: u32 = 16;

/// The product.
pub fn product(x: &[u32], y: &[u32]) -> Vec<u32> {
    let mut sum = vec![0; x.len() + y.len()];
    add_product(&mut sum, x, y);
    sum
}

/// `sum += x * y`, modulo the room of the sum, which has as many digits as both factors at least.
fn add_product(sum: &mut [u32], x: &[u32], y: &[u32]) {
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if long.len() > KARATSUBA && strained((long.len().min(1 << 16) as u32 * short.len().min(KARATSUBA) as u32) / WORK) {
        return;
    }
    if short.len() <= KARATSUBA {
        for (at, factor) in short.iter().enumerate() {
            add_scaled(&mut sum[at..], long, *factor);
        }
        return;
    }
    if long.len() >= 2 * short.len() {
        for (at, part) in long.chunks(short.len()).enumerate() {
            add_product(&mut sum[at * short.len()..], part, short);
        }
        return;
    }
    // Karatsuba's method: of the four products of halves, the two mixed ones are the others' sum less the product of differences.
    let half = long.len() / 2;
    let ((a, b), (c, d)) = (short.split_at(half), long.split_at(half));
    for (low, high, at) in [(a, c, 0), (b, d, 2 * half)] {
        let part = product(low, high);
        let part = trimmed(&part);
        add_to(&mut sum[at..], part);
        add_to(&mut sum[half..], part);
    }
    let ((less, x), (other_less, y)) = (distance(b, a), distance(d, c));
    let mixed = product(trimmed(&x), trimmed(&y));
    let mixed = trimmed(&mixed);
    if less == other_less {
        subtract_from(&mut sum[half..], mixed);
    } else {
        add_to(&mut sum[half..], mixed);
    }
}

/// Whether `x` is less than `y`, and by how much they differ.
fn distance(x: &[u32], y: &[u32]) -> (bool, Vec<u32>) {
    let (x, y) = (trimmed(x), trimmed(y));
    match compare(x, y) {
        Ordering::Less => (true, difference(y, x)),
        _ => (false, difference(x, y)),
    }
}

/// `x * factor + more`, in place.
pub fn scale_in_place(x: &mut Vec<u32>, factor: u32, more: u32) {
    let mut carry = more as u64;
    for place in x.iter_mut() {
        carry += *place as u64 * factor as u64;
        *place = carry as u32;
        carry >>= 32;
    }
    if carry != 0 {
        x.push(carry as u32);
    }
}

/// The product with a number of less than 49 bits.
pub fn scaled(x: &[u32], factor: u64) -> Vec<u32> {
    let mut digits = Vec::with_capacity(x.len() + 2);
    digits.extend_from_slice(x);
    if factor >> 32 == 0 {
        scale_in_place(&mut digits, factor as u32, 0);
        return digits;
    }
    let (low, high) = (factor & 0xFFFF_FFFF, factor >> 32);
    let mut carry = 0u64;
    for place in &mut digits {
        let digit = *place as u64;
        let product = digit * low + (carry & 0xFFFF_FFFF);
        *place = product as u32;
        carry = (carry >> 32) + (product >> 32) + digit * high;
    }
    digits.push(carry as u32);
    digits.push((carry >> 32) as u32);
    digits
}

/// The number shifted left.
pub fn shift_left(x: &[u32], count: u64) -> Vec<u32> {
    let (skip, shift) = ((count / 32) as usize, (count % 32) as u32);
    let mut digits = vec![0; skip + x.len() + 1];
    for (place, digit) in digits[skip..].iter_mut().zip(x) {
        *place = digit << shift;
    }
    for (place, digit) in digits[skip + 1..].iter_mut().zip(x) {
        // In two steps, since a shift by 32 is none.
        *place |= digit >> 1 >> (31 - shift);
    }
    digits
}

/// Shifts right in place, and trims.
pub fn shift_right(x: &mut Vec<u32>, count: u64) {
    let (skip, shift) = ((count / 32) as usize, (count % 32) as u32);
    if skip > 0 {
        x.drain(..skip.min(x.len()));
    }
    if shift > 0 {
        let mut high = 0;
        for place in x.iter_mut().rev() {
            let digit = *place;
            *place = digit >> shift | high;
            high = digit << (32 - shift);
        }
    }
    trim(x);
}

/// Zeros below the lowest bit of a number that is not zero.
pub fn trailing_zeros(x: &[u32]) -> u64 {
    let skip = x.iter().take_while(|digit| **digit == 0).count();
    skip as u64 * 32 + x.get(skip).map_or(0, |digit| digit.trailing_zeros() as u64)
}

/// Divides in place by a digit; answers the remainder.
pub fn divide_by_digit(x: &mut [u32], divisor: u32) -> u32 {
    let mut rest = 0u64;
    for place in x.iter_mut().rev() {
        let part = rest << 32 | *place as u64;
        *place = (part / divisor as u64) as u32;
        rest = part % divisor as u64;
    }
    rest as u32
}

/// The greatest common divisor of numbers that are not zero, by shifts and differences.
pub fn common_divisor(mut x: Vec<u32>, mut y: Vec<u32>) -> Vec<u32> {
    let (zeros, more) = (trailing_zeros(&x), trailing_zeros(&y));
    shift_right(&mut x, zeros);
    shift_right(&mut y, more);
    loop {
        if strained(x.len() as u32 / WORK + 1) {
            return Vec::new();
        }
        match compare(&x, &y) {
            Ordering::Equal => return shift_left(&x, zeros.min(more)),
            Ordering::Less => core::mem::swap(&mut x, &mut y),
            Ordering::Greater => {}
        }
        subtract_from(&mut x, &y);
        let zeros = trailing_zeros(&x);
        shift_right(&mut x, zeros);
    }
}

/// Digits from bytes, the lowest first.
pub fn from_bytes(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks(4).map(|chunk| chunk.iter().rev().fold(0, |digit, byte| digit << 8 | *byte as u32)).collect()
}

/// Bytes of digits, the lowest first; four of each digit.
pub fn to_bytes(digits: &[u32]) -> Vec<u8> {
    digits.iter().flat_map(|digit| digit.to_le_bytes()).collect()
}

/// Makes a number into what has to be added to it for a power of two: the two's complement.
pub fn negate(digits: &mut [u32]) {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    for place in &mut digits[zeros..] {
        *place = !*place;
    }
    if let Some(place) = digits.get_mut(zeros) {
        *place += 1;
    }
}
