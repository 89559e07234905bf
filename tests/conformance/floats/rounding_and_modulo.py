# round to even, digits, floor division and modulo with signs.
for v in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999, 2.675, 1.005, 0.285, 1234.5678, -1234.5678, 1e16, 5e-324, 0.1 + 0.2, 12345678.9):
    print(v, round(v), round(v, 0), round(v, 1), round(v, 2), round(v, -1), round(v, -2), round(v, 20), int(v), type(round(v)).__name__)
for a in (7.5, -7.5, 0.3, -0.3, 1e17, 6.0):
    for b in (2.0, -2.0, 0.1, -0.1, 3, 1e-3):
        print(a, b, a // b, a % b, divmod(a, b))
print(3.0 // 0.1, 1 % 0.1, 5.0 % 3, -5 % 3.0, 5 // -3.0, 2 ** 0.5, 2.0 ** 3, (-8.0) ** 2, 4 ** -0.5, 0.0 ** 0)
print((-8) ** (1 / 3), (-1) ** 0.5, 2 ** -1074 == 5e-324, 10.0 ** 15, 10.0 ** -3)
import math
for v in (2.5, -2.5, 2.0, -0.1, 1e20):
    print(math.floor(v), math.ceil(v), math.trunc(v), v.is_integer(), math.modf(v), v.__floor__(), v.__trunc__())
print(round(2.5), round(3.5), round(-2.5), round(1e300) == int(1e300), round(0.1, 3), round(5.015, 2), round(1.25, 1), round(1.35, 1))
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0, math.fsum([0.1] * 10), sum([1e16, 1, -1e16]), sum([1, 0.5, 2]))
try:
    round(2.5, "1")
except TypeError as error:
    print(error)
try:
    round(1e308, -400)
    print(round(1.5, -400), round(1.5, 400))
except OverflowError as error:
    print(error)
