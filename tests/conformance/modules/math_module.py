# math: constants, integer functions, exact floats.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5), math.floor(10**20), math.ceil(1e300) == int(1e300))
print(math.sqrt(16), math.sqrt(2), math.isqrt(17), math.isqrt(10**40), math.cbrt(27), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(12, 18, 27), math.gcd(-4, 6), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 5), math.gcd(2**100, 6**50))
print(math.factorial(0), math.factorial(20), math.factorial(30), math.comb(10, 3), math.comb(3, 10), math.perm(5, 2), math.perm(5), math.comb(100, 50))
print(math.fabs(-3), math.copysign(3, -0.0), math.fmod(7, 3), math.fmod(-7, 3), math.modf(2.5), math.modf(-2.5), math.frexp(8), math.frexp(0.1), math.ldexp(0.5, 4), math.remainder(7, 4), math.remainder(-7, 4))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.exp(0), math.exp(1) == math.e, math.log(1), math.log(8, 2), math.log2(8), math.log2(2**100), math.log10(1000), math.log10(10**50), math.log(math.e), math.log1p(0), math.expm1(0), math.pow(2, 10), math.pow(2, 0.5) == math.sqrt(2), math.exp2(3))
print(math.sin(0), math.cos(0), math.tan(0), round(math.sin(math.pi / 6), 12), round(math.cos(math.pi / 3), 12), math.atan2(0, -1), math.atan2(1, 0), math.degrees(math.pi), round(math.radians(180), 12), math.asin(1) * 2 == math.pi, math.acos(1), round(math.sinh(1), 12), round(math.cosh(1), 12), round(math.tanh(0.5), 12), math.atan(0))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([2, 0.5]), math.prod([2, 3], start=10), math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.sumprod([1, 2], [3, 4]), math.ulp(1.0), math.nextafter(1, 2), math.nextafter(0, 1), round(math.gamma(5), 9), round(math.lgamma(10), 9), round(math.erf(1), 12), round(math.erfc(1), 12))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(5, 1), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.isqrt(-1), lambda: math.gcd(1.5), lambda: math.exp(1000), lambda: math.pow(-1, 0.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.sqrt("x"), lambda: math.floor("x"), lambda: math.comb(-1, 2), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.sin(), lambda: math.sin(math.inf), lambda: math.nope, lambda: math.ldexp(1.0, 5000), lambda: math.dist((1,), (1, 2)), lambda: math.log2(0), lambda: math.hypot("a"), lambda: math.cosh(1000)):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError, AttributeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
from math import sqrt, pi as PI, floor
import math as m
print(sqrt(9), PI == m.pi, floor(1.5), m is math, math.__name__)
class Custom:
    def __floor__(self):
        return "custom floor"
    def __float__(self):
        return 4.0
print(math.floor(Custom()), math.sqrt(Custom()))
