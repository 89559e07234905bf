//! Functions of ints: `gcd`, `lcm`, `isqrt`, `factorial`, `comb`, `perm`.

use molt_call::index;
use molt_object::{BigInt, BigUint, IntRef, Numbers, Raise};
use molt_provenance::{Args, Gil, Result, Value, strained};

/// Largest argument of `factorial` that is taken at all.
const LARGEST: i64 = 2147483647;

fn small_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

pub(super) fn gcd(gil: &mut Gil, args: Args<'_>) -> Result {
    if let [x, y] = args.values
        && args.keywords == 0
        && let (Some(x), Some(y)) = (x.as_small_int(), y.as_small_int())
    {
        return Ok(gil.new_int(small_gcd(x.unsigned_abs(), y.unsigned_abs()) as i64));
    }
    fold(gil, args, "gcd", 0, |x, y| match (x, y) {
        (IntRef::Small(x), IntRef::Small(y)) => BigInt::from(small_gcd(x.unsigned_abs(), y.unsigned_abs())),
        (x, y) => big_gcd(&x.to_big(), &y.to_big()),
    })
}

/// Euclid's algorithm while the numbers differ in length, then the library's.
fn big_gcd(x: &BigInt, y: &BigInt) -> BigInt {
    let (x, y) = (x.magnitude(), y.magnitude());
    let (long, short) = if x > y { (x, y) } else { (y, x) };
    if !short.is_zero() && long.bits() > short.bits() + 32 {
        return short.gcd(&(long % short)).into();
    }
    long.gcd(short).into()
}

pub(super) fn lcm(gil: &mut Gil, args: Args<'_>) -> Result {
    fold(gil, args, "lcm", 1, |x, y| {
        let (x, y) = (x.to_big().abs(), y.to_big().abs());
        if x.is_zero() || y.is_zero() {
            return BigInt::ZERO;
        }
        let divisor = big_gcd(&x, &y);
        x.div_mod_floor(&divisor).0 * y
    })
}

/// A result, unless an interrupt came while it was computed.
fn finished(gil: &mut Gil, big: BigInt) -> Result {
    gil.keep_going()?;
    Ok(gil.new_big(big))
}

fn fold(gil: &mut Gil, args: Args<'_>, name: &str, start: i32, f: fn(IntRef<'_>, IntRef<'_>) -> BigInt) -> Result {
    if args.keywords > 0 {
        return Err(gil.type_error(format!("math.{name}() takes no keyword arguments")));
    }
    let mut result = Value::int32(start);
    for (i, v) in args.values.iter().enumerate() {
        let v = index(gil, v)?;
        let next = match (gil.int(&result), gil.int(&v)) {
            // The first one is taken as it is, but for its sign.
            (_, Some(y)) if i == 0 => y.to_big().abs(),
            (Some(x), Some(y)) => f(x, y),
            _ => BigInt::ZERO,
        };
        result = finished(gil, next)?;
    }
    Ok(result)
}

pub(super) fn isqrt(gil: &mut Gil, v: &Value) -> Result {
    let n = index(gil, v)?;
    let root = match gil.int(&n) {
        Some(i) if i.is_negative() => None,
        Some(IntRef::Small(i)) => Some(BigInt::from((i as u64).isqrt())),
        Some(big) => Some(big.to_big().magnitude().sqrt().into()),
        None => None,
    };
    match root {
        Some(root) => finished(gil, root),
        None => Err(gil.value_error("isqrt() argument must be nonnegative")),
    }
}

/// `low * (low + 1) * … * high`, by halves, so that factors are of similar length.
fn product(low: u64, high: u64) -> BigUint {
    if low > high {
        return BigUint::one();
    }
    if high - low < 8 {
        let mut result = BigUint::one();
        let mut word = 1u64;
        for i in low..=high {
            word = match word.checked_mul(i) {
                Some(w) => w,
                None => {
                    result *= BigUint::from(word);
                    i
                }
            };
        }
        return result * word;
    }
    if strained(8) {
        return BigUint::ZERO;
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

/// The odd part of `n!`: products of odd numbers, level by level (`n!` is `2**…` times the odd parts of `n`, `n/2`, `n/4`, …).
fn odd_factorial(n: u64) -> BigUint {
    fn odds(low: u64, high: u64) -> BigUint {
        // Odd numbers from low to high, both odd.
        if low > high {
            return BigUint::one();
        }
        if high - low < 16 {
            let mut result = BigUint::one();
            let mut word = 1u64;
            let mut i = low;
            while i <= high {
                word = match word.checked_mul(i) {
                    Some(w) => w,
                    None => {
                        result *= BigUint::from(word);
                        i
                    }
                };
                i += 2;
            }
            return result * word;
        }
        if strained(8) {
            return BigUint::ZERO;
        }
        let middle = low + ((high - low) / 4) * 2;
        odds(low, middle) * odds(middle + 2, high)
    }
    let mut inner = BigUint::one();
    let mut outer = BigUint::one();
    let mut below = 1u64;
    for level in (0..64 - n.leading_zeros()).rev() {
        let m = n >> level;
        let top = if m.is_multiple_of(2) { m.saturating_sub(1) } else { m };
        // Odd numbers in (m/2, m], on top of those of the level before.
        inner *= odds(below + 2, top);
        below = top.max(1);
        outer *= &inner;
    }
    outer
}

fn factorial_of(n: u64) -> BigUint {
    if n <= 20 {
        return BigUint::from((1..=n).product::<u64>());
    }
    odd_factorial(n) << (n - n.count_ones() as u64)
}

pub(super) fn factorial(gil: &mut Gil, v: &Value) -> Result {
    let n = index(gil, v)?;
    let Some((negative, size)) = gil.int(&n).map(|n| (n.is_negative(), n.to_i64())) else {
        return Err(gil.value_error("factorial() not defined for negative values"));
    };
    if negative {
        return Err(gil.value_error("factorial() not defined for negative values"));
    }
    match size {
        Some(n) if n <= 100_000_000 => finished(gil, BigInt::from(factorial_of(n as u64))),
        Some(n) if n <= LARGEST => Err(gil.memory_error()),
        _ => Err(gil.overflow_error(format!("factorial() argument should not exceed {LARGEST}"))),
    }
}

/// The operands of `comb` and `perm`, checked.
fn chosen(gil: &mut Gil, n: &Value, k: &Value) -> Result<(BigInt, BigInt)> {
    let (n, k) = (index(gil, n)?, index(gil, k)?);
    let big = |gil: &Gil, v: &Value| gil.int(v).map(|i| i.to_big()).unwrap_or_default();
    let (n, k) = (big(gil, &n), big(gil, &k));
    if n.is_negative() {
        return Err(gil.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(gil.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

pub(super) fn perm(gil: &mut Gil, n: &Value, k: &Value) -> Result {
    let Some(k) = k.bound().filter(|k| !k.is_none()) else { return factorial(gil, n) };
    let (n, k) = chosen(gil, n, k)?;
    if n < k {
        return Ok(Value::int32(0));
    }
    match k.to_u64() {
        Some(k) if k <= 100_000_000 => finished(gil, falling(&n, k)),
        Some(_) => Err(gil.memory_error()),
        None => Err(gil.overflow_error("k must not exceed 9223372036854775807")),
    }
}

/// `n * (n - 1) * …`, `k` factors.
fn falling(n: &BigInt, k: u64) -> BigInt {
    if let Some(n) = n.to_u64() {
        return BigInt::from(product(n - k + 1, n));
    }
    let mut result = BigInt::one();
    for i in 0..k {
        if strained(8) {
            break;
        }
        result *= n + -(i as i64);
    }
    result
}

pub(super) fn comb(gil: &mut Gil, n: &Value, k: &Value) -> Result {
    let (n, k) = chosen(gil, n, k)?;
    if n < k {
        return Ok(Value::int32(0));
    }
    let rest = &n - &k;
    match k.min(rest).to_i64() {
        Some(k) if k <= 100_000_000 => finished(gil, combinations(&n, k as u64)),
        Some(_) => Err(gil.memory_error()),
        None => Err(gil.overflow_error("min(n - k, k) must not exceed 9223372036854775807")),
    }
}

fn combinations(n: &BigInt, k: u64) -> BigInt {
    if let Some(n) = n.to_u64()
        && n <= 67
    {
        // Every step is exact and the largest intermediate result fits.
        let mut result = 1u128;
        for i in 0..k {
            result = result * (n - i) as u128 / (i + 1) as u128;
        }
        return BigInt::from(result);
    }
    falling(n, k).div_mod_floor(&factorial_of(k).into()).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::int_text::to_decimal_unlimited;

    #[test]
    fn factorials() {
        let mut expected = BigUint::one();
        for n in 1..200u64 {
            expected *= BigUint::from(n);
            assert_eq!(factorial_of(n), expected, "{n}");
        }
        assert_eq!(factorial_of(0), BigUint::one());
    }

    #[test]
    fn combinations_and_permutations() {
        assert_eq!(combinations(&BigInt::from(5), 2), BigInt::from(10));
        assert_eq!(to_decimal_unlimited(&combinations(&BigInt::from(100), 50)), "100891344545564193334812497256");
        assert_eq!(falling(&BigInt::from(10), 3), BigInt::from(720));
        assert_eq!(falling(&BigInt::from(10), 0), BigInt::from(1));
    }

    #[test]
    fn divisors() {
        assert_eq!(small_gcd(12, 18), 6);
        let shifted = |n: i32, count| &BigInt::from(n) << count;
        assert_eq!(big_gcd(&shifted(1, 200), &shifted(6, 50)), shifted(1, 51));
    }
}
