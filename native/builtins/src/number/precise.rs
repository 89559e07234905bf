//! Powers, exponentials and logarithms that are nearly always the float nearest to the true result. Programs print such results, and the
//! C libraries under CPython have them that exact, unlike the functions that WebAssembly gets by default.
//!
//! The method is Tang's: a table brings the argument near 1 (or 0), a short polynomial does the rest, and logarithms are kept as the sum of
//! two floats, so that a power loses nothing by its exponent.

mod tables;

use super::float_ops::ldexp;
use tables::*;

/// The sum of two floats and what rounding took from it.
#[inline]
fn two_sum(x: f64, y: f64) -> (f64, f64) {
    let sum = x + y;
    let of_y = sum - x;
    (sum, (x - (sum - of_y)) + (y - of_y))
}

/// The product of two floats and what rounding took from it.
#[inline]
fn two_product(x: f64, y: f64) -> (f64, f64) {
    let halves = |f: f64| {
        let t = f * 134_217_729.0;
        let high = t - (t - f);
        (high, f - high)
    };
    let product = x * y;
    let (a, b) = halves(x);
    let (c, d) = halves(y);
    (product, ((a * c - product) + a * d + b * c) + b * d)
}

/// The natural logarithm of a positive finite float as the sum of two floats.
fn log_parts(x: f64) -> (f64, f64) {
    let (bits, lift) =
        if x < f64::MIN_POSITIVE { ((x * 4_503_599_627_370_496.0).to_bits(), 52) } else { (x.to_bits(), 0) };
    let offset = bits.wrapping_sub(0x3FE6_0000_0000_0000);
    let exponent = ((offset as i64) >> 52) - lift;
    let [factor, log_high, log_low] = LOG[(offset >> 45) as usize % 128];
    let mantissa = bits.wrapping_sub(offset & (0xFFF << 52));
    // mantissa * factor - 1, exactly: each half times ten bits fits.
    let upper = f64::from_bits(mantissa & !0x7FF_FFFF);
    let lower = f64::from_bits(mantissa) - upper;
    let (r, r_low) = two_sum(upper * factor - 1.0, lower * factor);
    let k = exponent as f64;
    let (sum, lost) = two_sum(k * LN2_HIGH, log_high);
    let mut low = lost + k * LN2_LOW + log_low + r_low;
    let (sum, lost) = two_sum(sum, r);
    low += lost;
    let (square, lost) = two_product(r, -0.5 * r);
    low += lost - r * r_low;
    let (sum, lost) = two_sum(sum, square);
    low += lost;
    let rest = 1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0 - r * (1.0 / 11.0))));
    low += r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * rest))));
    let high = sum + low;
    (high, low - (high - sum))
}

/// `e ** (high + low)`
fn exp_parts(high: f64, low: f64) -> f64 {
    if high > 709.8 {
        return f64::INFINITY;
    }
    if high < -745.2 {
        return 0.0;
    }
    let k = (high * STEPS).round_ties_even();
    let r = (high - k * STEP_HIGH) - k * STEP_LOW + low;
    let p = r + r * r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0)))));
    let k = k as i32;
    let [table_high, table_low] = EXP[(k & 127) as usize];
    let (whole, rest) = (table_high, table_low + table_high * p);
    let exponent = k >> 7;
    if exponent > -1020 {
        return ldexp(whole + rest, exponent);
    }
    // A subnormal result is rounded once: beside 1 it has just the bits that it will keep.
    let (sum, lost) = two_sum(whole, rest);
    let scale = ldexp(1.0, exponent + 1022);
    let (y, lost) = (sum * scale, lost * scale);
    if y >= 1.0 {
        return (y + lost) * f64::MIN_POSITIVE;
    }
    let top = 1.0 + y;
    let low = ((1.0 - top) + y) + lost;
    ((top + low) - 1.0) * f64::MIN_POSITIVE
}

/// `e ** x`
pub fn exp(x: f64) -> f64 {
    if x.is_nan() { x } else { exp_parts(x, 0.0) }
}

/// `2 ** x`
pub fn exp2(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x == x.trunc() && x.abs() < 2000.0 {
        return ldexp(1.0, x as i32);
    }
    if x.abs() > 2000.0 {
        return if x > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let (high, low) = two_product(x, LN2.0);
    exp_parts(high, low + x * LN2.1)
}

/// The natural logarithm; of zero minus infinity, of less NaN.
pub fn ln(x: f64) -> f64 {
    outside(x).unwrap_or_else(|| log_parts(x).0)
}

/// The base-2 logarithm.
pub fn log2(x: f64) -> f64 {
    outside(x).unwrap_or_else(|| in_base(x, LOG2_E))
}

/// The base-10 logarithm.
pub fn log10(x: f64) -> f64 {
    outside(x).unwrap_or_else(|| in_base(x, LOG10_E))
}

/// The answer for what has no finite logarithm.
fn outside(x: f64) -> Option<f64> {
    if x > 0.0 && x < f64::INFINITY {
        None
    } else if x == 0.0 {
        Some(f64::NEG_INFINITY)
    } else if x == f64::INFINITY {
        Some(x)
    } else {
        Some(f64::NAN)
    }
}

fn in_base(x: f64, scale: (f64, f64)) -> f64 {
    let (high, low) = log_parts(x);
    let (product, lost) = two_product(high, scale.0);
    product + (lost + high * scale.1 + low * scale.0)
}

/// `x ** y` of finite floats, `x` not zero, and `y` whole where `x` is negative.
pub fn pow(x: f64, y: f64) -> f64 {
    let (high, low) = log_parts(x.abs());
    let sign = if x < 0.0 && super::float_ops::fmod(y.abs(), 2.0) == 1.0 { -1.0 } else { 1.0 };
    let estimate = y * high;
    if estimate.abs() > 800.0 {
        return sign * if estimate > 0.0 { f64::INFINITY } else { 0.0 };
    }
    if y.abs() < 1e-30 {
        return sign;
    }
    let (product, lost) = two_product(y, high);
    sign * exp_parts(product, lost + y * low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        assert_eq!(exp(1.0), core::f64::consts::E);
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(ln(core::f64::consts::E), 1.0);
        assert_eq!(ln(1.0), 0.0);
        assert_eq!(ln(5e-324), -744.4400719213812);
        assert_eq!(exp(-744.4400719213812), 5e-324);
        assert_eq!(exp(-708.5), 2.006132305331306e-308);
        for i in -1074..=1023 {
            assert_eq!(log2(ldexp(1.0, i)), i as f64);
        }
        for i in 0..=22 {
            assert_eq!(log10(10f64.powi(i)), i as f64);
            assert_eq!(pow(10.0, i as f64), 10f64.powi(i));
        }
        assert_eq!(pow(2.0, -1074.0), 5e-324);
        assert_eq!(pow(-3.0, 3.0), -27.0);
        assert_eq!(pow(0.5, 1075.5), 0.0);
        assert_eq!(exp2(0.5), core::f64::consts::SQRT_2);
        assert!(exp(710.0).is_infinite() && exp(-800.0) == 0.0);
    }
}
