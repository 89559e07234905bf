"""Writes tables.rs: logarithms and powers of two, each as the sum of two floats. Run it in this folder; it takes no arguments."""

from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
LN2 = Decimal(2).ln()


def two_floats(x):
    high = float(x)
    return high, float(x - Decimal(high))


def text(f):
    return repr(f) if f != 0 else "0.0"


def log_entry(i):
    # Intervals of 1/128 of an octave's bits from 0.6875 on: the lower ones, below 1, are half as wide.
    bits = 0x3FE6_0000_0000_0000 + (i << 45)
    octave = (bits >> 52) - 1023
    low = Fraction(2) ** octave * (1 + Fraction(bits & ((1 << 52) - 1), 1 << 52))
    width = Fraction(2) ** (octave - 7)
    if low == 1 or low + width == 1:
        return 1.0, 0.0, 0.0
    inverse = 1 / (low + width / 2)
    # Ten bits, so that a product with half a float's bits is exact.
    unit = Fraction(1, 512) if inverse >= 1 else Fraction(1, 1024)
    inverse = round(inverse / unit) * unit
    value = -(Decimal(inverse.numerator) / Decimal(inverse.denominator)).ln()
    return float(inverse), *two_floats(value)


def exp_entry(j):
    return two_floats((LN2 * j / 128).exp())


with open("tables.rs", "w", encoding="utf-8") as out:
    out.write("//! Tables of `precise`, written by generate.py. Do not edit.\n")
    out.write('#![allow(clippy::approx_constant, reason = "the tables hold constants that have names too")]\n\n')
    out.write("/// For each interval: a factor near the reciprocal of its middle, and minus its logarithm as two floats.\n")
    out.write("#[rustfmt::skip]\npub(super) static LOG: [[f64; 3]; 128] = [\n")
    for i in range(128):
        out.write("    [%s],\n" % ", ".join(map(text, log_entry(i))))
    out.write("];\n\n/// 2**(j/128) as two floats.\n#[rustfmt::skip]\npub(super) static EXP: [[f64; 2]; 128] = [\n")
    for j in range(128):
        out.write("    [%s],\n" % ", ".join(map(text, exp_entry(j))))
    out.write("];\n\n")

    def constant(name, doc, value):
        out.write(f"/// {doc}\npub(super) const {name}: f64 = {text(value)};\n")

    # Parts with trailing zeros, so that products with exponents are exact.
    high = Fraction(int(LN2 * 2**42), 2**42)
    constant("LN2_HIGH", "The natural logarithm of 2, its first 42 bits.", float(high))
    constant("LN2_LOW", "The rest of it.", float(LN2 - Decimal(high.numerator) / Decimal(high.denominator)))
    step = LN2 / 128
    high = Fraction(int(step * 2**40), 2**40)
    constant("STEP_HIGH", "An 128th of it, its first 33 bits.", float(high))
    constant("STEP_LOW", "The rest of it.", float(step - Decimal(high.numerator) / Decimal(high.denominator)))
    constant("STEPS", "128 divided by the logarithm of 2.", float(128 / LN2))
    for name, doc, value in [
        ("LOG2_E", "The base-2 logarithm of e", 1 / LN2),
        ("LOG10_E", "The base-10 logarithm of e", 1 / Decimal(10).ln()),
        ("LN2", "The natural logarithm of 2", LN2),
    ]:
        high, low = two_floats(value)
        out.write(f"/// {doc} as two floats.\npub(super) const {name}: (f64, f64) = ({text(high)}, {text(low)});\n")
