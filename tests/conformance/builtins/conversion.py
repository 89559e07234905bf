# int float complex str bytes bool list tuple dict set from each other, chr ord hex oct bin ascii repr format.
sources = [0, 7, -3.9, True, None, "12", "x", b"34", [1, 2], (3,), {4: 5}, {6}, range(2), [(1, 2)], ["ab"], "", 2j]
for make in (int, float, complex, str, bytes, bool, list, tuple, dict, set, frozenset, bytearray):
    row = []
    for value in sources:
        try:
            made = make(value)
            row.append(repr(sorted(made, key=str) if make in (set, frozenset) else made))
        except (TypeError, ValueError) as error:
            row.append(type(error).__name__)
    print(make.__name__, row)
print(chr(65), chr(0x1F600), ord("a"), ord("漢"), ord(b"z"), hex(255), hex(-255), oct(8), bin(5), bin(-5), ascii("é\n"), repr("é\n"), format(255, "x"), format("a", ">3"), format(1.5), format(None))
for bad in (lambda: chr("a"), lambda: chr(1.5), lambda: chr(2**40), lambda: ord(65), lambda: ord("ab"), lambda: ord(b""), lambda: hex("a"), lambda: bin(1.5), lambda: format(1, 5), lambda: format(), lambda: ascii(), lambda: repr(), lambda: repr(1, 2), lambda: str(1, 2, 3, 4), lambda: bool(1, 2), lambda: list(1, 2), lambda: int(1, 2, 3), lambda: dict(1, 2), lambda: tuple(1, 2), lambda: float("1", 2), lambda: bool(x=1), lambda: list(x=1), lambda: int(x=1), lambda: str(encoding="utf-8") and str(5, encoding="utf-8")):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(bool(), int(), float(), str(), bytes(), list(), tuple(), dict(), set(), frozenset(), complex(), bytearray(), range(0), object.__name__)
print(type(3 + 0.0), type(3 + 0j), type(True + 1), type(2**0.5), type(3 // 1), type(3 / 1), type([] + []), type("" + ""), type(() * 2))
