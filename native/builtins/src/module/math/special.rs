//! The error function and the gamma function (Lanczos's approximation, as CPython has it).

use core::f64::consts::PI;

use molt_provenance::{Gil, Result, Value};

use super::elementary::{domain_error, one, range_error};
use crate::number::float::real;
use crate::number::precise;

pub(super) fn erf(gil: &mut Gil, v: &Value) -> Result {
    one(gil, v, libm::erf, false, "")
}

pub(super) fn erfc(gil: &mut Gil, v: &Value) -> Result {
    one(gil, v, libm::erfc, false, "")
}

const DOMAIN: &str = "expected a noninteger or positive integer";

pub(super) fn gamma(gil: &mut Gil, v: &Value) -> Result {
    let x = real(gil, v)?;
    if x == f64::NEG_INFINITY || x == 0.0 || (x < 0.0 && x == x.floor()) {
        return Err(domain_error(gil, x, DOMAIN));
    }
    let r = gamma_of(x);
    if r.is_infinite() && x.is_finite() { Err(range_error(gil)) } else { Ok(Value::float(r)) }
}

pub(super) fn lgamma(gil: &mut Gil, v: &Value) -> Result {
    let x = real(gil, v)?;
    if x.is_finite() && x <= 0.0 && x == x.floor() {
        return Err(domain_error(gil, x, DOMAIN));
    }
    let r = lgamma_of(x);
    if r.is_infinite() && x.is_finite() { Err(range_error(gil)) } else { Ok(Value::float(r)) }
}

/// Lanczos's parameter g for the coefficients below.
const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;

/// Coefficients of the rational function that approximates the sum, from the constant term on.
const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        // By powers of 1/x, which do not overflow.
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)`, accurate near the zeros.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    r.copysign(1.0) * r.signum() * x.signum()
}

fn gamma_of(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    if x == x.floor() && x > 0.0 && x <= 23.0 {
        return (1..x as u64).product::<u64>() as f64;
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = size + G_MINUS_HALF;
    // What rounding took from y.
    let z = if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = z * G / y;
    if x < 0.0 {
        let r = -PI / sin_pi(size) / size * precise::exp(y) / lanczos_sum(size);
        let r = r - z * r;
        if size < 140.0 {
            return r / precise::pow(y, size - 0.5);
        }
        let root = precise::pow(y, size / 2.0 - 0.25);
        return r / root / root;
    }
    let r = lanczos_sum(size) / precise::exp(y);
    let r = r + z * r;
    if size < 140.0 {
        return r * precise::pow(y, size - 0.5);
    }
    let root = precise::pow(y, size / 2.0 - 0.25);
    r * root * root
}

fn lgamma_of(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.is_infinite() {
        return f64::INFINITY;
    }
    if x == x.floor() && x > 0.0 && x <= 2.0 {
        return 0.0;
    }
    let size = x.abs();
    if size < 1e-20 {
        return -precise::ln(size);
    }
    let r = (precise::ln(lanczos_sum(size)) - G) + (size - 0.5) * (precise::ln(size + G - 0.5) - 1.0);
    if x < 0.0 { precise::ln(PI) - precise::ln(sin_pi(size).abs()) - precise::ln(size) - r } else { r }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_has_known_values() {
        assert_eq!(gamma_of(5.0), 24.0);
        assert!((gamma_of(0.5) - PI.sqrt()).abs() < 1e-15);
        assert!((gamma_of(-1.5) - 4.0 * PI.sqrt() / 3.0).abs() < 1e-14);
        assert!((gamma_of(171.0) / 7.257415615307998e306 - 1.0).abs() < 1e-14);
        assert!(gamma_of(172.0).is_infinite());
        assert!((lgamma_of(10.0) - 12.801827480081469).abs() < 1e-13);
        assert!((lgamma_of(-0.5) - 1.265512123484645).abs() < 1e-14);
        assert!((sin_pi(1.5) + 1.0).abs() < 1e-16 && (sin_pi(-0.5) + 1.0).abs() < 1e-16);
    }
}
