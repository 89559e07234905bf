# hex, fromhex, as_integer_ratio, is_integer, conjugate, comparison with ints.
for v in (0.0, 1.0, -0.1, 3.14159, 1e300, 5e-324, 255.75, -2.0**-1030):
    print(v.hex(), float.fromhex(v.hex()) == v, v.as_integer_ratio() if abs(v) < 1e10 and abs(v) > 1e-10 else "...", v.is_integer())
print(float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("ff"), float.fromhex("0x1p-1074"), float.fromhex("inf"), float.fromhex(" 1.8 "))
for bad in ("", "0x", "xyz", "0x1p2000"):
    try:
        print(float.fromhex(bad))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
v = 2.5
print(v.real, v.imag, v.conjugate(), v.__add__(1), v.__radd__(1), v.__mul__(2), v.__neg__(), v.__abs__(), v.__bool__(), v.__int__(), v.__eq__(2.5), v.__lt__(3), v.__add__("x"))
print(hash(2.0) == hash(2), hash(0.0) == hash(-0.0), hash(1e20) == hash(10**20), {1: "a"}[1.0], {2.5: "b"}[5 / 2])
for i, f in ((2**53, 2.0**53), (2**53 + 1, 2.0**53), (10**17, 1e17), (10**17 + 1, 1e17), (-5, -5.0), (0, -0.0), (10**400, 1e308), (-(10**400), -1e308), (3, 3.5)):
    print(i == f, i < f, i > f, i <= f, f == i, f < i)
print(1.5 < 2, 2 > 1.5, 1 == 1.0 == True, max(1, 1.0), max(1.0, 1), min(2, 2.0), type(max(1, 2.5)).__name__)
print(1.0.is_integer(), 1.5.as_integer_ratio(), (0.1).as_integer_ratio(), float.__name__, isinstance(1.0, float), 3.7 .__trunc__())
print(float.from_number(3), float(3) / 2, 7.0 // 2, type(7.0 // 2).__name__, 1e3 == 1000)
