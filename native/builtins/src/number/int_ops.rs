//! Arithmetic of ints: machine words first, big ints when they do not suffice. Nothing here runs Python code.

use core::cmp::Ordering;

use molt_object::{BigInt, BinaryOp, IntRef, Numbers, Objects};
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, Value};

use super::fault::{Fault, INT_TOO_LARGE};
use super::float_ops::{as_result, float_pow};
use super::long;

type Answer<T = Value> = Result<T, Fault>;

/// Ints of more bits are refused: the memory of a runtime ends there.
const MAX_BITS: u64 = 1 << 32;

/// `x op y`; `NotImplemented` for operators that ints do not have.
#[inline]
pub fn int_op(gil: &Gil, op: BinaryOp, x: IntRef<'_>, y: IntRef<'_>) -> Answer {
    match (x, y) {
        (IntRef::Small(x), IntRef::Small(y)) => small_op(gil, op, x, y),
        (IntRef::Wide(x), IntRef::Small(y)) => wide_op(gil, op, x, y as i128),
        (IntRef::Small(x), IntRef::Wide(y)) => wide_op(gil, op, x as i128, y),
        (IntRef::Wide(x), IntRef::Wide(y)) => wide_op(gil, op, x, y),
        (x, y) => big_op(gil, op, x, y),
    }
}

/// Bits of a magnitude.
#[inline]
fn width(x: i128) -> u32 {
    128 - x.unsigned_abs().leading_zeros()
}

/// The sum of two ints of 128 bits.
pub fn wide_sum(gil: &Gil, x: i128, y: i128) -> Value {
    match x.checked_add(y) {
        Some(sum) => gil.new_wide(sum),
        None => gil.new_big(BigInt::from(x) + BigInt::from(y)),
    }
}

/// Their difference.
pub fn wide_difference(gil: &Gil, x: i128, y: i128) -> Value {
    match x.checked_sub(y) {
        Some(difference) => gil.new_wide(difference),
        None => gil.new_big(BigInt::from(x) - BigInt::from(y)),
    }
}

/// Their product.
pub fn wide_product(gil: &Gil, x: i128, y: i128) -> Value {
    if width(x) + width(y) <= 127 {
        return gil.new_wide(x.wrapping_mul(y));
    }
    gil.new_big(long::product(x, y))
}

/// As `int_op`, of 128 bits: what hashes and random generators of 64 bits calculate with.
fn wide_op(gil: &Gil, op: BinaryOp, x: i128, y: i128) -> Answer {
    let result = match op {
        BinaryOp::Add => x.checked_add(y),
        BinaryOp::Sub => x.checked_sub(y),
        BinaryOp::Mul => return Ok(wide_product(gil, x, y)),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::RShift if y >= 0 => Some(x >> y.min(127)),
        BinaryOp::LShift if (0..127).contains(&y) && width(x) + (y as u32) < 127 => Some(x << y),
        BinaryOp::FloorDiv if y != 0 && x != i128::MIN => Some(wide_divmod(x, y).0),
        BinaryOp::Mod if y != 0 && x != i128::MIN => Some(wide_divmod(x, y).1),
        BinaryOp::DivMod if y != 0 && x != i128::MIN => {
            let (q, r) = wide_divmod(x, y);
            return Ok(gil.new_tuple(vec![gil.new_wide(q), gil.new_wide(r)]));
        }
        _ => None,
    };
    match result {
        Some(i) => Ok(gil.new_wide(i)),
        None => {
            let (x, y) = (BigInt::from(x), BigInt::from(y));
            big_op(gil, op, IntRef::Big(&x), IntRef::Big(&y))
        }
    }
}

/// Quotient, rounded down, and remainder; `y` is not zero.
#[inline]
fn wide_divmod(x: i128, y: i128) -> (i128, i128) {
    if y > 0 && y & (y - 1) == 0 {
        return (x >> y.trailing_zeros(), x & (y - 1));
    }
    if x >= 0 && y > 0 && x <= u64::MAX as i128 && y <= u64::MAX as i128 {
        let (x, y) = (x as u64, y as u64);
        return ((x / y) as i128, (x % y) as i128);
    }
    let (q, r) = (x / y, x % y);
    if r != 0 && (r < 0) != (y < 0) { (q - 1, r + y) } else { (q, r) }
}

/// As `int_op`, of machine words.
pub fn small_op(gil: &Gil, op: BinaryOp, x: i64, y: i64) -> Answer {
    Ok(match op {
        BinaryOp::Add => match x.checked_add(y) {
            Some(sum) => gil.new_int(sum),
            None => gil.new_big(BigInt::from(x as i128 + y as i128)),
        },
        BinaryOp::Sub => match x.checked_sub(y) {
            Some(difference) => gil.new_int(difference),
            None => gil.new_big(BigInt::from(x as i128 - y as i128)),
        },
        BinaryOp::Mul => match x.checked_mul(y) {
            Some(product) => gil.new_int(product),
            None => gil.new_big(BigInt::from(x as i128 * y as i128)),
        },
        BinaryOp::TrueDiv if y == 0 => return Err(Fault::Zero),
        BinaryOp::TrueDiv if x.unsigned_abs() <= 1 << 53 && y.unsigned_abs() <= 1 << 53 => {
            Value::float(x as f64 / y as f64)
        }
        BinaryOp::TrueDiv => Value::float(true_divide(&BigInt::from(x), &BigInt::from(y))?),
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::DivMod => {
            if y == 0 {
                return Err(Fault::Zero);
            }
            if x == i64::MIN && y == -1 {
                return big_op(gil, op, IntRef::Small(x), IntRef::Small(y));
            }
            match op {
                BinaryOp::FloorDiv => gil.new_int(floor_div(x, y)),
                BinaryOp::Mod => gil.new_int(floor_mod(x, y)),
                _ => gil.new_tuple(vec![gil.new_int(floor_div(x, y)), gil.new_int(floor_mod(x, y))]),
            }
        }
        BinaryOp::Pow => return small_pow(gil, x, y),
        BinaryOp::LShift => {
            if y < 0 {
                return Err(Fault::Value("negative shift count"));
            }
            if y < 63 && (x << y) >> y == x {
                return Ok(gil.new_int(x << y));
            }
            return shift_left(gil, &BigInt::from(x), y as u64);
        }
        BinaryOp::RShift => {
            if y < 0 {
                return Err(Fault::Value("negative shift count"));
            }
            gil.new_int(x >> y.min(63))
        }
        BinaryOp::And => gil.new_int(x & y),
        BinaryOp::Or => gil.new_int(x | y),
        BinaryOp::Xor => gil.new_int(x ^ y),
        BinaryOp::MatMul => Value::NOT_IMPLEMENTED,
    })
}

/// Division that rounds down.
#[inline]
pub fn floor_div(x: i64, y: i64) -> i64 {
    let q = x / y;
    if (x % y != 0) && ((x < 0) != (y < 0)) { q - 1 } else { q }
}

/// The remainder with the divisor's sign.
#[inline]
pub fn floor_mod(x: i64, y: i64) -> i64 {
    let r = x % y;
    if r != 0 && ((r < 0) != (y < 0)) { r + y } else { r }
}

fn small_pow(gil: &Gil, x: i64, y: i64) -> Answer {
    if y < 0 {
        if x == 0 {
            return Err(Fault::ZeroText("zero to a negative power"));
        }
        return as_result(float_pow(x as f64, y as f64));
    }
    let (mut base, mut exponent, mut result) = (x, y as u64, 1i64);
    loop {
        if exponent & 1 == 1 {
            match result.checked_mul(base) {
                Some(r) => result = r,
                None => break,
            }
        }
        exponent >>= 1;
        if exponent == 0 {
            return Ok(gil.new_int(result));
        }
        match base.checked_mul(base) {
            Some(b) => base = b,
            None => break,
        }
    }
    finished(big_pow(gil, &BigInt::from(x), y as u64))
}

/// Whether a number of so many bits can be. What it is computed from takes as much again.
fn bits_fit(bits: u64) -> bool {
    bits <= MAX_BITS && has_memory(&[(bits / 8) as usize, (bits / 8) as usize, (bits / 8) as usize])
}

/// A power of two factors: the odd part is raised, the rest is a shift.
fn big_pow(gil: &Gil, x: &BigInt, y: u64) -> Answer {
    if x.is_zero() || x.is_one() || y == 0 {
        return Ok(gil.new_int(if y == 0 || x.is_one() { 1 } else { 0 }));
    }
    if x.bits() == 1 {
        return Ok(gil.new_int(if y.is_multiple_of(2) { 1 } else { -1 }));
    }
    // At least (bits - 1) * y bits.
    if !bits_fit((x.bits() - 1).saturating_mul(y)) {
        return Err(Fault::Memory);
    }
    let zeros = x.magnitude().trailing_zeros();
    let odd = x >> zeros;
    let Ok(exponent) = u32::try_from(y) else { return Err(Fault::Memory) };
    if odd.bits() == 1 {
        let sign = if odd.is_negative() && exponent % 2 == 1 { BigInt::from(-1) } else { BigInt::one() };
        return shift_left(gil, &sign, zeros * y);
    }
    let power = odd.pow(exponent);
    if zeros == 0 { Ok(gil.new_big(power)) } else { shift_left(gil, &power, zeros * y) }
}

fn shift_left(gil: &Gil, x: &BigInt, count: u64) -> Answer {
    if x.is_zero() {
        return Ok(Value::int32(0));
    }
    if !bits_fit(count.saturating_add(x.bits())) {
        return Err(if count > 1 << 60 { Fault::Overflow("too many digits in integer") } else { Fault::Memory });
    }
    Ok(gil.new_big(x << count))
}

/// A big int: that of the reference, or one kept in `own`.
fn borrowed<'a>(x: &IntRef<'a>, own: &'a mut Option<BigInt>) -> &'a BigInt {
    match x {
        IntRef::Big(x) => x,
        short => own.insert(short.to_big()),
    }
}

#[inline(never)]
fn big_op(gil: &Gil, op: BinaryOp, x: IntRef<'_>, y: IntRef<'_>) -> Answer {
    finished(compute(gil, op, x, y))
}

/// What was computed, unless an interrupt came meanwhile.
fn finished(answer: Answer) -> Answer {
    if molt_provenance::given_up() { Err(Fault::Interrupted) } else { answer }
}

fn compute(gil: &Gil, op: BinaryOp, x: IntRef<'_>, y: IntRef<'_>) -> Answer {
    use IntRef::{Big, Small, Wide};
    // One kind of big int from here on: what has 128 bits becomes one.
    let (mut own_x, mut own_y) = (None, None);
    let x = if let Wide(_) = x { Big(borrowed(&x, &mut own_x)) } else { x };
    let y = if let Wide(_) = y { Big(borrowed(&y, &mut own_y)) } else { y };
    let big = match (op, &x, &y) {
        (BinaryOp::Add, Big(x), Big(y)) => *x + *y,
        (BinaryOp::Add, Big(x), Small(y)) | (BinaryOp::Add, Small(y), Big(x)) => *x + *y,
        (BinaryOp::Sub, Big(x), Big(y)) => *x - *y,
        (BinaryOp::Sub, Big(x), Small(y)) => *x + -*y,
        (BinaryOp::Sub, Small(x), Big(y)) => -(*y + -*x),
        (BinaryOp::Mul, Big(x), Big(y)) => *x * *y,
        (BinaryOp::Mul, Big(x), Small(y)) | (BinaryOp::Mul, Small(y), Big(x)) => *x * *y,
        (BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::DivMod, x, y) => return divide(gil, op, x, y),
        (BinaryOp::And, Big(x), Small(mask)) | (BinaryOp::And, Small(mask), Big(x)) if *mask >= 0 => {
            return Ok(gil.new_int(low_bits(x) & mask));
        }
        (BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::TrueDiv, x, y) => {
            let (mut own_x, mut own_y) = (None, None);
            let (x, y) = (borrowed(x, &mut own_x), borrowed(y, &mut own_y));
            match op {
                BinaryOp::And => x & y,
                BinaryOp::Or => x | y,
                BinaryOp::Xor => x ^ y,
                _ => return true_divide(x, y).map(Value::float),
            }
        }
        (BinaryOp::LShift | BinaryOp::RShift, x, y) => return shift(gil, op, x, y),
        (BinaryOp::Pow, x, y) => return pow(gil, x, y),
        (BinaryOp::MatMul, ..) => return Ok(Value::NOT_IMPLEMENTED),
        (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, Small(x), Small(y)) => return small_op(gil, op, *x, *y),
        (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, x, y) => return int_op(gil, op, *x, *y),
    };
    Ok(gil.new_big(big))
}

/// The lowest 64 bits, as two's complement.
fn low_bits(x: &BigInt) -> i64 {
    let low = match *x.digits() {
        [low, high, ..] => (high as u64) << 32 | low as u64,
        [low] => low as u64,
        [] => 0,
    };
    if x.is_negative() { low.wrapping_neg() as i64 } else { low as i64 }
}

fn divide(gil: &Gil, op: BinaryOp, x: &IntRef<'_>, y: &IntRef<'_>) -> Answer {
    if let IntRef::Small(0) = y {
        return Err(Fault::Zero);
    }
    if let (IntRef::Big(x), IntRef::Small(y)) = (x, y)
        && let Ok(divisor) = u32::try_from(*y)
    {
        return Ok(divide_by_word(gil, op, x, divisor));
    }
    if let (IntRef::Small(x), IntRef::Big(y)) = (x, y)
        && y.bits() > 64
    {
        // The divisor is larger in magnitude.
        let down = *x != 0 && (*x < 0) != y.is_negative();
        let remainder = |gil: &Gil| if down { gil.new_big(*y + *x) } else { gil.new_int(*x) };
        let quotient = Value::int32(-(down as i32));
        return Ok(match op {
            BinaryOp::FloorDiv => quotient,
            BinaryOp::Mod => remainder(gil),
            _ => gil.new_tuple(vec![quotient, remainder(gil)]),
        });
    }
    let (mut own_x, mut own_y) = (None, None);
    let (x, y) = (borrowed(x, &mut own_x), borrowed(y, &mut own_y));
    if y.is_zero() {
        return Err(Fault::Zero);
    }
    if op != BinaryOp::DivMod
        && let Some(quotient) = long::short_quotient(x, y)
    {
        return Ok(match op {
            BinaryOp::FloorDiv => gil.new_int(quotient),
            _ => gil.new_big(x - y * quotient),
        });
    }
    let (quotient, remainder) = x.div_mod_floor(y);
    Ok(match op {
        BinaryOp::FloorDiv => gil.new_big(quotient),
        BinaryOp::Mod => gil.new_big(remainder),
        _ => gil.new_tuple(vec![gil.new_big(quotient), gil.new_big(remainder)]),
    })
}

fn divide_by_word(gil: &Gil, op: BinaryOp, x: &BigInt, divisor: u32) -> Value {
    let down = |rest: u32| x.is_negative() && rest != 0;
    let remainder = |rest: u32| gil.new_int(if down(rest) { divisor as i64 - rest as i64 } else { rest as i64 });
    if op == BinaryOp::Mod {
        return remainder(x.magnitude().rem_digit(divisor));
    }
    let (quotient, rest) = x.magnitude().div_rem_digit(divisor);
    let quotient = BigInt::from_biguint(x.sign(), quotient);
    let quotient = gil.new_big(if down(rest) { &quotient + -1 } else { quotient });
    match op {
        BinaryOp::FloorDiv => quotient,
        _ => gil.new_tuple(vec![quotient, remainder(rest)]),
    }
}

fn shift(gil: &Gil, op: BinaryOp, x: &IntRef<'_>, count: &IntRef<'_>) -> Answer {
    if count.is_negative() {
        return Err(Fault::Value("negative shift count"));
    }
    let mut own = None;
    let x = borrowed(x, &mut own);
    let count = count.to_i64().map(|c| c as u64);
    if op == BinaryOp::LShift {
        return shift_left(gil, x, count.unwrap_or(u64::MAX));
    }
    match count {
        Some(count) if count < x.bits() => Ok(gil.new_big(x >> count)),
        _ => Ok(Value::int32(-(x.is_negative() as i32))),
    }
}

fn pow(gil: &Gil, x: &IntRef<'_>, y: &IntRef<'_>) -> Answer {
    if y.is_negative() {
        let (x, y) = (int_to_float(x)?, int_to_float(y)?);
        return as_result(float_pow(x, y));
    }
    let x = x.to_big();
    match y.to_i64() {
        Some(y) => big_pow(gil, &x, y as u64),
        None if x.bits() <= 1 => {
            let odd = y.to_big().is_odd();
            Ok(gil.new_int(if x.is_negative() && !odd { 1 } else { x.to_i64().unwrap_or(0) }))
        }
        None => Err(Fault::Memory),
    }
}

/// `x ** y % m`, with the sign of the modulus; a negative exponent asks for the inverse.
pub fn mod_pow(x: &BigInt, y: &BigInt, m: &BigInt) -> Result<BigInt, Fault> {
    if m.is_zero() {
        return Err(Fault::Value("pow() 3rd argument cannot be 0"));
    }
    let positive = m.abs();
    if positive.is_one() {
        return Ok(BigInt::ZERO);
    }
    let (base, exponent);
    if y.is_negative() {
        base = x.modinv(&positive).ok_or(Fault::Value("base is not invertible for the given modulus"))?;
        exponent = -y.clone();
    } else {
        base = x.div_mod_floor(&positive).1;
        exponent = y.clone();
    }
    let result = match (base.to_u64(), exponent.to_u64(), positive.to_u64()) {
        (Some(base), Some(exponent), Some(m)) if m >> 32 == 0 => BigInt::from(mod_pow_word(base, exponent, m)),
        _ if positive.is_odd() && positive.bits() <= 128 => {
            long::odd_power(base.magnitude(), exponent.magnitude(), positive.magnitude()).into()
        }
        _ => base.magnitude().modpow(exponent.magnitude(), positive.magnitude()).into(),
    };
    Ok(if m.is_negative() && !result.is_zero() { result + m } else { result })
}

/// `x ** y % m` for a modulus below 2**32.
pub fn mod_pow_word(x: u64, mut y: u64, m: u64) -> u64 {
    let (mut base, mut result) = (x % m, 1 % m);
    while y > 0 {
        if y & 1 == 1 {
            result = result * base % m;
        }
        base = base * base % m;
        y >>= 1;
    }
    result
}

/// The float nearest to an int, ties to even.
pub fn int_to_float(x: &IntRef<'_>) -> Result<f64, Fault> {
    match x {
        IntRef::Small(i) => Ok(*i as f64),
        IntRef::Wide(i) => Ok(*i as f64),
        IntRef::Big(b) => Some(b.to_f64()).filter(|f| f.is_finite()).ok_or(INT_TOO_LARGE),
    }
}

/// The quotient of two ints as a float, correctly rounded.
pub fn true_divide(x: &BigInt, y: &BigInt) -> Result<f64, Fault> {
    if y.is_zero() {
        return Err(Fault::Zero);
    }
    let negative = x.is_negative() != y.is_negative();
    if x.is_zero() {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    let difference = x.bits() as i64 - y.bits() as i64;
    let too_large = Fault::Overflow("integer division result too large for a float");
    if difference > 1025 {
        return Err(too_large);
    }
    let sign = |f: f64| if negative { -f } else { f };
    if difference < -1080 {
        return Ok(sign(0.0));
    }
    // A quotient of at least 55 bits, or one whose last bit counts half of the least subnormal's, and a sticky bit.
    let shift = difference.max(-1021) - 55;
    let (numerator, denominator) = if shift >= 0 {
        (x.magnitude().clone(), y.magnitude() << shift as u64)
    } else {
        (x.magnitude() << (-shift) as u64, y.magnitude().clone())
    };
    let (quotient, remainder) = numerator.div_rem(&denominator);
    let mut bits = quotient.to_u64().unwrap_or(u64::MAX);
    let length = 64 - bits.leading_zeros() as i64;
    // Rounds to 53 bits, or to fewer for a subnormal result.
    let drop = length.max(-1021 - shift) - 53;
    let half = 1u64 << (drop - 1);
    let mask = (half << 1) - 1;
    let low = bits & mask;
    bits &= !mask;
    if low > half || (low == half && (!remainder.is_zero() || bits & (mask + 1) != 0)) {
        bits += mask + 1;
    }
    // Scaled in two steps, each exact: the first one stays in the range of normal floats.
    let value = super::float_ops::ldexp(bits as f64, shift as i32);
    if value.is_infinite() { Err(too_large) } else { Ok(sign(value)) }
}

/// How two ints compare.
pub fn compare_ints(x: &IntRef<'_>, y: &IntRef<'_>) -> Ordering {
    match (x, y) {
        (IntRef::Small(x), IntRef::Small(y)) => x.cmp(y),
        (IntRef::Big(x), IntRef::Big(y)) => x.cmp(y),
        _ => match (x.to_i128(), y.to_i128()) {
            (Some(x), Some(y)) => x.cmp(&y),
            // One is longer than the other.
            (None, _) => {
                if x.is_negative() {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (_, None) => {
                if y.is_negative() {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
        },
    }
}

/// How an int and a float compare, exactly; `None` for NaN.
pub fn compare_int_float(x: &IntRef<'_>, f: f64) -> Option<Ordering> {
    if let IntRef::Small(x) = x
        && x.unsigned_abs() <= 1 << 53
    {
        return (*x as f64).partial_cmp(&f);
    }
    if f.is_nan() {
        return None;
    }
    if f.is_infinite() {
        return Some(if f > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = BigInt::from_f64(f.trunc())?;
    let order = compare_ints(x, &IntRef::Big(&whole));
    Some(order.then_with(|| 0.0.partial_cmp(&(f - f.trunc())).unwrap_or(Ordering::Equal)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn true_division_rounds_correctly() {
        let big = |s: &str| super::super::int_text::parse(s, 10).expect("digits");
        let of = |a: &str, b: &str| true_divide(&big(a), &big(b));
        assert_eq!(of("1", "3"), Ok(1.0 / 3.0));
        assert_eq!(of("9007199254740993", "1"), Ok(9007199254740992.0));
        assert_eq!(of("9007199254740995", "1"), Ok(9007199254740996.0));
        assert_eq!(of("-100000000000000000000000", "7"), Ok(-1.4285714285714286e22));
        let denominator = format!("1{}", "0".repeat(323));
        assert_eq!(of("5", &denominator), Ok(5e-323));
        assert_eq!(of("1", &format!("1{}", "0".repeat(400))), Ok(0.0));
        assert!(of(&format!("1{}", "0".repeat(400)), "3").is_err());
        assert_eq!(of(&format!("1{}", "0".repeat(400)), &format!("1{}", "0".repeat(300))), Ok(1e100));
        let largest = &(&BigInt::from(2).pow(53) + -1) << 971;
        assert_eq!(true_divide(&largest, &BigInt::one()), Ok(f64::MAX));
    }

    #[test]
    fn floor_division_and_remainder_agree() {
        for x in -7i64..=7 {
            for y in (-3i64..=3).filter(|y| *y != 0) {
                let (q, r) = (floor_div(x, y), floor_mod(x, y));
                assert_eq!(q * y + r, x);
                assert!(r == 0 || (r < 0) == (y < 0));
            }
        }
    }

    #[test]
    fn compares_ints_and_floats_exactly() {
        let big = &BigInt::from(10).pow(16) + 1;
        assert_eq!(compare_int_float(&IntRef::Big(&big), 1e16), Some(Ordering::Greater));
        assert_eq!(compare_int_float(&IntRef::Small(3), 3.5), Some(Ordering::Less));
        assert_eq!(compare_int_float(&IntRef::Small(3), f64::NAN), None);
    }

    #[test]
    fn modular_powers() {
        let b = |i: i64| BigInt::from(i);
        assert_eq!(mod_pow(&b(3), &b(200), &b(13)), Ok(b(9)));
        assert_eq!(mod_pow(&b(3), &b(-1), &b(7)), Ok(b(5)));
        assert_eq!(mod_pow(&b(3), &b(2), &b(-7)), Ok(b(-5)));
        assert_eq!(mod_pow(&b(2), &b(-1), &b(4)).map_err(|e| matches!(e, Fault::Value(_))), Err(true));
    }
}
