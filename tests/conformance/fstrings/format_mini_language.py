# Fill, align, sign, zero, grouping, type: the same for format() of ints, floats and strings.
for spec in ("", "5", "<5", ">5", "^5", "*<6", "*>6", "*^6", "05", "+", "-", " ", "=+6", "0=6", "x=+6", "06d", "+06d", "x", "#x", "#010x", "X", "#X", "o", "#o", "b", "#b", "#012b", "n", ",", "12,", "012,", "_", "_x", "e", ".2e", "f", ".1f", "g", "%", ".0%"):
    print(f"{spec!r:>8} {format(42, spec)!r:>16} {format(-1234567, spec)!r:>20}")
for spec in ("", "8", "<8", "^8", "08", "+.2f", "-.2f", " .2f", "=+10.2f", "010.2f", ".0f", ".3", ".10", "e", ".0e", "E", "g", ".3g", "#.3g", "G", "n", "%", ".1%", ",", ",.2f", "_.1f", "012,.1f", "*^14.2f", "F", "z.0f", ".15g", ".17g"):
    print(f"{spec!r:>10} {format(3.14159, spec)!r:>16} {format(-1234567.891, spec)!r:>22} {format(0.00001234, spec)!r:>16}")
for spec in ("", "s", "8", "<8", ">8", "^8", "*^9", ".2", ".0", "8.3", "-<8.3s", "é>6", "08"):
    print(f"{spec!r:>8} {format('héllo', spec)!r}")
for value in (True, None, [1], (1, 2), {"a": 1}, 1j, 1.5 + 2j, b"x", range(3)):
    print(format(value), format(value, ""))
for value, spec in ((True, "d"), (True, ">8"), (False, "b"), (1 + 2j, ".2f"), (1 + 2j, "+.1e"), (10**30, ","), (10**30, "e"), (-(2**70), "x"), (2**70, "_b"), (1e22, "d"), (None, ">5"), ([], "5"), ((), "s"), ({}, "d")):
    try:
        print(repr(format(value, spec)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
