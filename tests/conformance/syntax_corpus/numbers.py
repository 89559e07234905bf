"""Number literals."""

SOURCES = [
    "1a", "1abc", "1_", "1__0", "1_a", "1._", "1._0", "1.0_", "1.0__0", "1e", "1e+", "1e-", "1ea", "1e5a", "1e_5", "1.e", "1.5e", "1.5x", "1.5.5", "1..2", "1.a", "1.5j5", "1jj", "1j2", "1ja", "1_j", "5L", "5l",
    "0x", "0xg", "0x_", "0x1_", "0x1__2", "0x1g", "0x1.5", "0x1z2", "0X", "0o", "0o8", "0o18", "0o_", "0o1_", "0o1__1", "0o1a", "0o79", "0O9", "0b", "0b2", "0b12", "0b_", "0b1_", "0b1__1", "0b1a", "0b102", "0B3",
    "01", "007", "0123", "0_7", "00_1", "01.5", "01e5", "01j", "08", "09", "09.5", "0a", "0_", "00a", "01a", "0777L", "00", "0_0", "000", "-01", "x = 012\n", "f(0123)", "[1, 02]",
    "1an 2", "1nott", "12foo()", "x = 5px", "3d = 1", "1é", "1\u20ac", "0xé", "1.é",
    ".5.5", ".5a", ".5_", "..5", "1 2", "1 2 3", "1.2.3.4", "1'a'", "1(2)(", "1 .real x", "10l", "0xfL", "1__", "1_000_", "1e1_", "1e1__0", "1e1_0a",
]


def show(source):
    try:
        compile(source, "<corpus>", "exec")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(repr(source))
        print("   ", type(error).__name__ + ":", error.msg, place, repr(error.text))
    except Exception as error:
        print(repr(source), "=>", type(error).__name__, error)
    else:
        print(repr(source), "compiles")


for source in SOURCES:
    show(source)
