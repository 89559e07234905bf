//! The module `math`.

use molt_call::mapping::set_str;
use molt_object::{MethodSpec, function};
use molt_provenance::{Gil, Native, Result, Value};

use super::ModuleSpec;

mod elementary;
mod exact;
mod pairs;
mod special;
mod sums;
mod whole;

/// The module.
pub static MODULE: ModuleSpec = ModuleSpec {
    name: "math",
    doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions: FUNCTIONS,
    fill,
};

fn fill(gil: &mut Gil, dict: &Value) -> Result<()> {
    use core::f64::consts::{E, PI, TAU};
    for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        set_str(gil, dict, name, Value::float(value));
    }
    Ok(())
}

static FUNCTIONS: &[MethodSpec] = &[
    function("acos", Native::fixed1(elementary::acos), "(x, /)", "Return the arc cosine (measured in radians) of x."),
    function("acosh", Native::fixed1(elementary::acosh), "(x, /)", "Return the inverse hyperbolic cosine of x."),
    function("asin", Native::fixed1(elementary::asin), "(x, /)", "Return the arc sine (measured in radians) of x."),
    function("asinh", Native::fixed1(elementary::asinh), "(x, /)", "Return the inverse hyperbolic sine of x."),
    function("atan", Native::fixed1(elementary::atan), "(x, /)", "Return the arc tangent (measured in radians) of x."),
    function(
        "atan2",
        Native::fixed2(pairs::atan2),
        "(y, x, /)",
        "Return the arc tangent (measured in radians) of y/x.",
    ),
    function("atanh", Native::fixed1(elementary::atanh), "(x, /)", "Return the inverse hyperbolic tangent of x."),
    function("cbrt", Native::fixed1(elementary::cbrt), "(x, /)", "Return the cube root of x."),
    function("ceil", Native::fixed1(elementary::ceil), "(x, /)", "Return the ceiling of x as an Integral."),
    function(
        "comb",
        Native::fixed2(whole::comb),
        "(n, k, /)",
        "Number of ways to choose k items from n items without repetition and without order.",
    ),
    function(
        "copysign",
        Native::fixed2(pairs::copysign),
        "(x, y, /)",
        "Return a float with the magnitude (absolute value) of x but the sign of y.",
    ),
    function("cos", Native::fixed1(elementary::cos), "(x, /)", "Return the cosine of x (measured in radians)."),
    function("cosh", Native::fixed1(elementary::cosh), "(x, /)", "Return the hyperbolic cosine of x."),
    function("degrees", Native::fixed1(elementary::degrees), "(x, /)", "Convert angle x from radians to degrees."),
    function(
        "dist",
        Native::fixed2(sums::dist),
        "(p, q, /)",
        "Return the Euclidean distance between two points p and q.",
    ),
    function("erf", Native::fixed1(special::erf), "(x, /)", "Error function at x."),
    function("erfc", Native::fixed1(special::erfc), "(x, /)", "Complementary error function at x."),
    function("exp", Native::fixed1(elementary::exp), "(x, /)", "Return e raised to the power of x."),
    function("exp2", Native::fixed1(elementary::exp2), "(x, /)", "Return 2 raised to the power of x."),
    function("expm1", Native::fixed1(elementary::expm1), "(x, /)", "Return exp(x)-1."),
    function("fabs", Native::fixed1(elementary::fabs), "(x, /)", "Return the absolute value of the float x."),
    function("factorial", Native::fixed1(whole::factorial), "(n, /)", "Find n!."),
    function("floor", Native::fixed1(elementary::floor), "(x, /)", "Return the floor of x as an Integral."),
    function("fma", Native::fixed3(pairs::fma), "(x, y, z, /)", "Fused multiply-add operation."),
    function("fmod", Native::fixed2(pairs::fmod), "(x, y, /)", "Return fmod(x, y), according to platform C."),
    function(
        "frexp",
        Native::fixed1(elementary::frexp),
        "(x, /)",
        "Return the mantissa and exponent of x, as pair (m, e).",
    ),
    function(
        "fsum",
        Native::fixed1(sums::fsum),
        "(seq, /)",
        "Return an accurate floating-point sum of values in the iterable seq.",
    ),
    function("gamma", Native::fixed1(special::gamma), "(x, /)", "Gamma function at x."),
    function("gcd", Native::Variadic(whole::gcd), "(*integers)", "Greatest Common Divisor."),
    function(
        "hypot",
        Native::Variadic(sums::hypot),
        "(*coordinates)",
        "Multidimensional Euclidean distance from the origin to a point.",
    ),
    function(
        "isclose",
        Native::fixed4(pairs::is_close),
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        "Determine whether two floating-point numbers are close in value.",
    ),
    function(
        "isfinite",
        Native::fixed1(elementary::is_finite),
        "(x, /)",
        "Return True if x is neither an infinity nor a NaN, and False otherwise.",
    ),
    function(
        "isinf",
        Native::fixed1(elementary::is_inf),
        "(x, /)",
        "Return True if x is a positive or negative infinity, and False otherwise.",
    ),
    function(
        "isnan",
        Native::fixed1(elementary::is_nan),
        "(x, /)",
        "Return True if x is a NaN (not a number), and False otherwise.",
    ),
    function(
        "isqrt",
        Native::fixed1(whole::isqrt),
        "(n, /)",
        "Return the integer part of the square root of the input.",
    ),
    function("lcm", Native::Variadic(whole::lcm), "(*integers)", "Least Common Multiple."),
    function("ldexp", Native::fixed2(pairs::ldexp), "(x, i, /)", "Return x * (2**i)."),
    function(
        "lgamma",
        Native::fixed1(special::lgamma),
        "(x, /)",
        "Natural logarithm of absolute value of Gamma function at x.",
    ),
    function(
        "log",
        Native::fixed2(elementary::log),
        "(x, base=None, /)",
        "Return the logarithm of x to the given base.",
    ),
    function("log10", Native::fixed1(elementary::log10), "(x, /)", "Return the base 10 logarithm of x."),
    function("log1p", Native::fixed1(elementary::log1p), "(x, /)", "Return the natural logarithm of 1+x (base e)."),
    function("log2", Native::fixed1(elementary::log2), "(x, /)", "Return the base 2 logarithm of x."),
    function("modf", Native::fixed1(elementary::modf), "(x, /)", "Return the fractional and integer parts of x."),
    function(
        "nextafter",
        Native::fixed3(pairs::next_after),
        "(x, y, /, *, steps=None)",
        "Return the floating-point value the given number of steps after x towards y.",
    ),
    function(
        "perm",
        Native::fixed2(whole::perm),
        "(n, k=None, /)",
        "Number of ways to choose k items from n items without repetition and with order.",
    ),
    function("pow", Native::fixed2(pairs::pow), "(x, y, /)", "Return x**y (x to the power of y)."),
    function(
        "prod",
        Native::fixed2(sums::prod),
        "(iterable, /, *, start=1)",
        "Calculate the product of all the elements in the input iterable.",
    ),
    function("radians", Native::fixed1(elementary::radians), "(x, /)", "Convert angle x from degrees to radians."),
    function(
        "remainder",
        Native::fixed2(pairs::remainder),
        "(x, y, /)",
        "Difference between x and the closest integer multiple of y.",
    ),
    function("sin", Native::fixed1(elementary::sin), "(x, /)", "Return the sine of x (measured in radians)."),
    function("sinh", Native::fixed1(elementary::sinh), "(x, /)", "Return the hyperbolic sine of x."),
    function("sqrt", Native::fixed1(elementary::sqrt), "(x, /)", "Return the square root of x."),
    function(
        "sumprod",
        Native::fixed2(sums::sumprod),
        "(p, q, /)",
        "Return the sum of products of values from two iterables p and q.",
    ),
    function("tan", Native::fixed1(elementary::tan), "(x, /)", "Return the tangent of x (measured in radians)."),
    function("tanh", Native::fixed1(elementary::tanh), "(x, /)", "Return the hyperbolic tangent of x."),
    function(
        "trunc",
        Native::fixed1(elementary::trunc),
        "(x, /)",
        "Truncates the Real x to the nearest Integral toward 0.",
    ),
    function(
        "ulp",
        Native::fixed1(pairs::ulp),
        "(x, /)",
        "Return the value of the least significant bit of the float x.",
    ),
];
