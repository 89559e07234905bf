from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, InvalidOperation, DivisionByZero
from fractions import Fraction
print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Decimal("1.10").normalize(), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal(2).sqrt(), Decimal("NaN"), -Decimal("0"))
with localcontext() as c:
    c.prec = 5; print(Decimal(2) / 7)
print(getcontext().prec, Decimal("1e3"), Decimal("123.45").as_tuple(), Decimal(0.5), f"{Decimal('1234.5'):,.2f}", Decimal("1") == 1, hash(Decimal(5)) == hash(5))
try: Decimal(1) / 0
except DivisionByZero as e: print(type(e).__name__)
try: Decimal("x")
except InvalidOperation as e: print(type(e).__name__)
print(Fraction(3, 6), Fraction("0.75"), Fraction(1, 3) + Fraction(1, 6), Fraction(7, 2) // 1, Fraction(1.5), Fraction(22, 7).limit_denominator(5), round(Fraction(7, 3), 1), float(Fraction(1, 4)), Fraction(1, 2) ** 2)
try: Fraction(1, 0)
except ZeroDivisionError as e: print(e)
import statistics as s
print(s.mean([1, 2, 3, 4]), s.median([3, 1, 2]), s.mode("aab"), s.stdev([1, 2, 3, 4]), s.pvariance([1, 2, 3]), s.quantiles([1, 2, 3, 4, 5]), s.fmean([1.5, 2.5]), s.harmonic_mean([40, 60]), s.linear_regression([1, 2, 3], [2, 4, 6]))
