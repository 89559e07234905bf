# float() of text.
for text in ("1", "1.5", " -2.5e3 ", "+.5", "5.", "1e10", "1E-10", "1_000.5", "inf", "-Infinity", "nan", "+NaN", "INF", "1e400", "-1e400", "1e-400", "0x10", "", " ", ".", "e5", "1e", "1__0", "_1", "1_", "1.5.5", "1,5", "--1", "٣.٥", "infinit", "1e5.5", "123456789123456789123456789", "0.1000000000000000055511151231257827", "2.2250738585072011e-308", "1e23", "8.5e-1", "\t3\n", "1 2"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
print(float(), float(5), float(True), float(b"2.5"), float("1e3") == 1000, float(10**15))
for bad in (None, [], "abc", 1j, b"x"):
    try:
        float(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 3


class Bad:
    def __float__(self):
        return 1


print(float(F()), float(I()))
try:
    float(Bad())
except TypeError as error:
    print(error)
