# inf and nan: arithmetic, comparison, containers, conversion.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf * -2, 1 / inf, -1 / inf, inf / inf, inf ** 0, 0.0 ** inf, nan ** 0, 1 ** nan)
print(nan == nan, nan != nan, nan < 1, nan > 1, inf == inf, inf > 10**400, -inf < -(10**400), nan is nan)
print(nan in [nan], [nan] == [nan], {nan: 1}[nan], [1, nan, 2].index(nan), (nan,) == (nan,), [nan].count(nan))
print(max(1, nan), max(nan, 1), min(nan, 1), sorted([3, 1, 2]), bool(nan), bool(inf), bool(-0.0), -0.0 == 0.0)
print(-0.0, 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, abs(-0.0), 0.0 // -1, -0.0 % 5, 0.0 % -5, str(-0.0), round(-0.4), round(-0.4, 0))
print(inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, divmod(7, inf), divmod(-7, inf), 5.0 % -inf)
for bad in (lambda: int(inf), lambda: int(nan), lambda: round(inf), lambda: round(nan), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio()):
    try:
        bad()
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(round(inf, 2), round(nan, 2), inf.is_integer(), nan.is_integer(), inf.hex(), nan.hex(), f"{inf:.2f} {nan:e} {-inf:>8} {inf:+}")
print(1e308 * 10, -1e308 * 10, 1e-320 / 1e10, 5e-324 / 2, 1e308 + 1e308 - 1e308, 2.0 ** 1023 * 2)
import math
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.copysign(1, -0.0), math.inf == inf, math.isnan(math.nan))
