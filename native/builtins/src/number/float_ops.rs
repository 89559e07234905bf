//! Arithmetic of floats, as CPython does it. Nothing here runs Python code.

use molt_object::{BinaryOp, IntRef, Numbers, Objects};
use molt_provenance::{Gil, Value};

use super::fault::Fault;
use super::int_ops::int_to_float;

/// A power of two floats.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Power {
    /// A float.
    Real(f64),
    /// A negative base with a fractional exponent: the answer is complex.
    Complex(f64, f64),
    /// It failed.
    Fault(Fault),
}

/// A real power as a value; complex ones are made by the caller.
pub fn as_result(power: Power) -> Result<Value, Fault> {
    match power {
        Power::Real(f) => Ok(Value::float(f)),
        Power::Complex(..) => Ok(Value::NOT_IMPLEMENTED),
        Power::Fault(fault) => Err(fault),
    }
}

/// The float that a number is as an operand of float arithmetic; `None` for what is no real number.
#[inline]
pub fn operand(gil: &Gil, v: &Value) -> Option<Result<f64, Fault>> {
    if let Some(f) = v.as_float() {
        return Some(Ok(f));
    }
    if let Some(i) = v.as_small_int() {
        return Some(Ok(i as f64));
    }
    if let Some(f) = gil.float(v) {
        return Some(Ok(f));
    }
    gil.int(v).map(|i: IntRef<'_>| int_to_float(&i))
}

/// `x op y`; `NotImplemented` for operators that floats do not have.
#[inline]
pub fn float_op(gil: &Gil, op: BinaryOp, x: f64, y: f64) -> Result<Value, Fault> {
    Ok(Value::float(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::TrueDiv if y == 0.0 => return Err(Fault::Zero),
        BinaryOp::TrueDiv => x / y,
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::DivMod if y == 0.0 => return Err(Fault::Zero),
        BinaryOp::FloorDiv => divmod(x, y).0,
        BinaryOp::Mod => remainder(x, y),
        BinaryOp::DivMod => {
            let (q, r) = divmod(x, y);
            return Ok(gil.new_tuple(vec![Value::float(q), Value::float(r)]));
        }
        BinaryOp::Pow => {
            return match float_pow(x, y) {
                Power::Complex(re, im) => Ok(gil.new_complex(re, im)),
                power => as_result(power),
            };
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }))
}

/// The remainder with the divisor's sign.
#[inline]
pub fn remainder(x: f64, y: f64) -> f64 {
    let r = fmod(x, y);
    if r == 0.0 {
        0.0f64.copysign(y)
    } else if (y < 0.0) != (r < 0.0) {
        r + y
    } else {
        r
    }
}

/// The C library's `fmod`. Exact either way; the short cut serves operands of similar size without a loop over bits.
#[inline]
pub fn fmod(x: f64, y: f64) -> f64 {
    let (a, b) = (x.abs(), y.abs());
    if b > 0.0 && a < 9e15 && b < 9e15 && a == a.trunc() && b == b.trunc() {
        // Whole numbers below 2**53: the remainder of ints is exact.
        return ((a as i64 % b as i64) as f64).copysign(x);
    }
    x % y
}

/// Quotient, rounded down, and remainder.
pub fn divmod(x: f64, y: f64) -> (f64, f64) {
    let mut r = fmod(x, y);
    let mut q = (x - r) / y;
    if r == 0.0 {
        r = 0.0f64.copysign(y);
    } else if (y < 0.0) != (r < 0.0) {
        r += y;
        q -= 1.0;
    }
    if q == 0.0 {
        return (0.0f64.copysign(x / y), r);
    }
    let floor = q.floor();
    (if q - floor > 0.5 { floor + 1.0 } else { floor }, r)
}

/// `x ** y`
pub fn float_pow(x: f64, y: f64) -> Power {
    if y == 0.0 || x == 1.0 {
        return Power::Real(1.0);
    }
    if x.is_nan() || y.is_nan() {
        return Power::Real(f64::NAN);
    }
    if y.is_infinite() {
        let size = x.abs();
        return Power::Real(if size == 1.0 {
            1.0
        } else if (y > 0.0) == (size > 1.0) {
            f64::INFINITY
        } else {
            0.0
        });
    }
    let odd = fmod(y.abs(), 2.0) == 1.0;
    if x.is_infinite() {
        let size = if y > 0.0 { f64::INFINITY } else { 0.0 };
        return Power::Real(if odd { size.copysign(x) } else { size });
    }
    if x == 0.0 {
        if y < 0.0 {
            return Power::Fault(Fault::ZeroText("zero to a negative power"));
        }
        return Power::Real(if odd { x } else { 0.0 });
    }
    if x < 0.0 && y != y.floor() {
        return match super::complex::power((x, 0.0), (y, 0.0)) {
            Ok((re, im)) => Power::Complex(re, im),
            Err(fault) => Power::Fault(fault),
        };
    }
    if y == 2.0 {
        return finite(x * x);
    }
    if y == 0.5 {
        return Power::Real(x.sqrt());
    }
    finite(super::precise::pow(x, y))
}

fn finite(f: f64) -> Power {
    if f.is_infinite() { Power::Fault(Fault::Range) } else { Power::Real(f) }
}

/// `m * 2**e`, rounded once.
pub fn ldexp(m: f64, e: i32) -> f64 {
    let (mut m, mut e) = (m, e);
    if e > 1023 {
        m *= f64::from_bits(2046 << 52);
        e -= 1023;
        if e > 1023 {
            m *= f64::from_bits(2046 << 52);
            e = (e - 1023).min(1023);
        }
    } else if e < -1022 {
        // 2**-969 leaves 53 bits above the least normal float, so that only the last step rounds.
        let step = f64::from_bits((1023 - 969) << 52);
        m *= step;
        e += 969;
        if e < -1022 {
            m *= step;
            e = (e + 969).max(-1022);
        }
    }
    m * f64::from_bits(((1023 + e) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_exactly() {
        assert_eq!(ldexp(1.0, -1074), 5e-324);
        assert_eq!(ldexp(3.0, -1075), 1e-323);
        assert_eq!(ldexp(1.0, 1023), 8.98846567431158e307);
        assert_eq!(ldexp(1.0, 1024), f64::INFINITY);
        assert_eq!(ldexp(f64::from_bits(1), 2000), 2f64.powi(926));
        assert_eq!(ldexp(9007199254740993.0, -1100), ldexp(9007199254740992.0, -1100));
    }

    #[test]
    fn divides_as_python_does() {
        assert_eq!(divmod(-7.0, 2.0), (-4.0, 1.0));
        assert_eq!(divmod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(divmod(1.0, 0.1).0, 9.0);
        assert_eq!(remainder(-1.0, f64::INFINITY), f64::INFINITY);
        assert!(remainder(-4.0, 2.0).is_sign_positive());
    }

    #[test]
    fn powers() {
        assert_eq!(float_pow(2.0, 10.0), Power::Real(1024.0));
        assert_eq!(float_pow(-2.0, 3.0), Power::Real(-8.0));
        assert!(matches!(float_pow(-8.0, 1.0 / 3.0), Power::Complex(..)));
        assert_eq!(float_pow(0.0, -1.0), Power::Fault(Fault::ZeroText("zero to a negative power")));
        assert_eq!(float_pow(1e300, 2.0), Power::Fault(Fault::Range));
    }
}
