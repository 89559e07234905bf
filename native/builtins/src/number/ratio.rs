//! Exact fractions of floats, and rounding to decimal places.

use molt_object::BigInt;

use super::float_ops::ldexp;
use super::int_text::ten_to;

/// A finite float as numerator and (positive) denominator in lowest terms.
pub fn of_float(f: f64) -> (BigInt, BigInt) {
    if f == 0.0 {
        return (BigInt::ZERO, BigInt::one());
    }
    let (mantissa, exponent) = molt_object::number::frexp(f.abs());
    let whole = (ldexp(mantissa, 53)) as i64;
    let zeros = whole.trailing_zeros();
    let whole = BigInt::from(if f < 0.0 { -(whole >> zeros) } else { whole >> zeros });
    let exponent = exponent - 53 + zeros as i32;
    if exponent >= 0 {
        (&whole << exponent as u64, BigInt::one())
    } else {
        (whole, &BigInt::one() << (-exponent) as u64)
    }
}

/// The int nearest to `n / d` (`d` positive), ties to even.
pub fn round_half_even(n: &BigInt, d: &BigInt) -> BigInt {
    let (quotient, remainder) = n.div_mod_floor(d);
    match (&remainder << 1).cmp(d) {
        core::cmp::Ordering::Less => quotient,
        core::cmp::Ordering::Greater => &quotient + 1,
        core::cmp::Ordering::Equal if quotient.is_odd() => &quotient + 1,
        core::cmp::Ordering::Equal => quotient,
    }
}

/// A finite float rounded to `places` decimal places, by its exact value, as CPython rounds; infinite when the result overflows.
pub fn round_float(f: f64, places: i64) -> f64 {
    if !f.is_finite() || f == 0.0 || places > 323 + 20 {
        return f;
    }
    if places < -308 {
        return 0.0f64.copysign(f);
    }
    if places > 0 && f.abs() < 1e22 && places <= 22 {
        // The shortest way: the correctly rounded decimal text reads back as the nearest float.
        let text = crate::text::float_text::float_text(f, b'f', places as usize, Default::default());
        return super::decimal::parse(&text).unwrap_or(f);
    }
    let (n, d) = of_float(f);
    let scale = ten_to(places.unsigned_abs() as u32);
    let rounded = if places >= 0 { round_half_even(&(n * &scale), &d) } else { round_half_even(&n, &(d * &scale)) };
    let result = if places >= 0 {
        super::int_ops::true_divide(&rounded, &scale)
    } else {
        super::int_ops::int_to_float(&molt_object::IntRef::Big(&(rounded * scale)))
    };
    result.unwrap_or(f64::INFINITY).abs().copysign(f)
}

/// An int rounded to a multiple of `10**places`, ties to even.
pub fn round_int(n: &BigInt, places: u32) -> BigInt {
    // A power of ten that is more than twice as large leaves nothing.
    if places as u64 * 3 > n.bits() + 4 {
        return BigInt::ZERO;
    }
    let scale = ten_to(places);
    let magnitude = round_half_even(&n.abs(), &scale) * scale;
    if n.is_negative() { -magnitude } else { magnitude }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_fractions() {
        assert_eq!(of_float(1.5), (BigInt::from(3), BigInt::from(2)));
        assert_eq!(of_float(-0.1), (BigInt::from(-3602879701896397i64), BigInt::from(36028797018963968i64)));
        assert_eq!(of_float(1e22), (BigInt::from(10).pow(22), BigInt::one()));
    }

    #[test]
    fn rounds_by_exact_value() {
        assert_eq!(round_float(2.675, 2), 2.67);
        assert_eq!(round_float(0.5, 0), 0.0);
        assert_eq!(round_float(-2.5, 0), -2.0);
        assert_eq!(round_float(12345.678, -2), 12300.0);
        assert_eq!(round_float(1e300, 2), 1e300);
        assert_eq!(round_float(5e-324, 400), 5e-324);
        assert_eq!(round_float(1.7976931348623157e308, -308), f64::INFINITY);
        assert_eq!(round_int(&BigInt::from(15), 1), BigInt::from(20));
        assert_eq!(round_int(&BigInt::from(-25), 1), BigInt::from(-20));
        assert_eq!(round_int(&BigInt::from(51), 2), BigInt::from(100));
        assert_eq!(round_int(&BigInt::from(50), 2), BigInt::from(0));
    }
}
