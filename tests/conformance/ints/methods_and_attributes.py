# Attributes and methods of int and bool, conversions to float, rounding to tens.
n = 12
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.is_integer(), (-7).__abs__(), n.__add__(3), n.__radd__(3), (5).__floordiv__(2), int.__mul__(3, 4))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(15, -1), round(25, -1), round(7, 3), round(5, -1), round(10**30 + 5 * 10**14, -15), round(3, None))
print(float(2**53 + 1), float(2**53 + 3), float(10**22), float(-(10**25)), float(2**1023), 2**1000 * 1.0 == 2.0**1000)
for bad in (lambda: float(2**1024), lambda: round(5, "x"), lambda: (5).__add__(), lambda: 2**1024 + 0.5, lambda: 10**400 / 3):
    try:
        print(bad())
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(5 .real, 5..is_integer(), 0xFF.bit_length(), (1).__class__, type(5 // 2), type(5 / 5), type(True + True), type(-True))
print(True + True, True * 10, sum([True, False, True]), True == 1, True != 2, str(True), repr(False), int(True), bool("False"), [10, 20][True])
print(bool(0), bool(10**50), bool(-1), not 5, isinstance(True, int), True < 2, max(True, 0), hash(True), {True: "x"}[1])
print(int.__name__, int.__doc__ is None, (5).__str__(), (5).__repr__(), (5).__format__("03"), (5).__bool__(), (0).__bool__(), (5).__index__(), (5).__float__(), (3).__pow__(2), (3).__pow__(2, 5), (2).__rpow__(3))
print((5).__eq__(5), (5).__eq__("5"), (5).__lt__(6), (5).__lt__(6.0), (5).__add__(1.0), (5).__truediv__(2), (7).__divmod__(2), (7).__rmod__(20), (6).__and__(3), (1).__lshift__(4))
print(1 .__add__(2), abs(-5), ~5 .bit_length())
print(0.5 + 1, 1 + 0.5, 3 - 0.5, 2 * 1.5, 7 // 2.0, 7 % 2.5, 2 ** 0.5 > 1.41, 5 == 5.0, 5 < 5.5, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**30 > 1e30, 10**16 + 1 > 1e16)
