# The shortest text that reads back: every magnitude, and where the exponent form begins.
values = [0.0, -0.0, 1.0, -1.5, 0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345678.0, 1e22, 1e23, 1e-4, 1e-5, 0.0001, 0.00001234, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 4.35, 9007199254740993.0, 1e100, 12345.678, 100.0, 1e2, 3.141592653589793, 2.718281828459045, 0.5, 1.1, 1e300 * 1e10, -1e300 * 1e10, 1e308 * 10 - 1e308 * 10]
for v in values:
    print(v, repr(v), str(v), float(repr(v)) == v, [v])
for e in range(-8, 25, 2):
    print(10.0 ** e, 1.5 * 10.0 ** e, -7.25 * 10.0 ** e)
x = 1.0
for _ in range(12):
    x /= 3
    print(x, end=" ")
print()
x = 1.0
for _ in range(12):
    x *= 7.7
    print(x, end=" ")
print()
print([0.1 * i for i in range(11)])
print(1e0, 1E5, .5, 5., 1_000.5, 1e1_0, 0e0, 00.5)
print(float(10**15), float(10**16), 1e16 + 1, 1e15 + 0.3, 123456.789e3, 2.0**70, 2.0**-30, 1 - 0.9)
