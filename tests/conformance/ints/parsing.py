# int() of text: bases, prefixes, underscores, whitespace, other digits.
for text, base in (("42", 10), ("  -17\n", 10), ("+5", 10), ("1_000_000", 10), ("0x1f", 16), ("1F", 16), ("0x1F", 0), ("0o17", 0), ("0b101", 0), ("0", 0), ("00", 0), ("z", 36), ("-zz", 36), ("1010", 2), ("0b11", 2), ("0B11", 2), ("777", 8), ("0O7", 8), ("٣٤", 10), ("१२", 10), ("12", 3), ("0_1", 10), ("0x_f", 16), ("-0x10", 16), ("9" * 50, 10), ("f" * 30, 16), ("0" * 30 + "7", 10)):
    print(repr(text), base, int(text, base))
for text, base in (("", 10), (" ", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("08", 0), ("1.5", 10), ("1e3", 10), ("--1", 10), ("- 1", 10), ("12a", 10), ("2", 2), ("0b2", 0), ("a", 1), ("a", 37), ("½", 10), ("1 2", 10), ("\x00", 10), ("0x1g", 16), ("é" * 3, 10)):
    try:
        print(repr(text), int(text, base))
    except ValueError as error:
        print(repr(text), base, error)
print(int(), int(3.99), int(-3.99), int(True), int(1e20), int(2.0**70), int(b"12"), int(bytearray(b" 7 ")), int("5"), int(0.0))
print(0x_ff, 0b1_0, 0o1_7, 1_000, 0xDEAD_BEEF, 00, 0_0)
for bad in (lambda: int("5", "x"), lambda: int(5, 10), lambda: int(None), lambda: int(1j), lambda: int("1", base=None), lambda: int([1]), lambda: int(base=10)):
    try:
        print(bad())
    except TypeError as error:
        print(error)


class WithInt:
    def __int__(self):
        return 5


class WithIndex:
    def __index__(self):
        return 6


class BadInt:
    def __int__(self):
        return "5"


print(int(WithInt()), int(WithIndex()), int("11", WithIndex()))
try:
    int(BadInt())
except TypeError as error:
    print(error)
