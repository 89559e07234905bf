# The text of many floats in many formats, and floats from text, as one number for each.
seed = 99


def bits():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return seed >> 11


def floats():
    for exponent in range(-1074, 1024, 7):
        yield 2.0**exponent
        yield 2.0**exponent * (1 + 2.0**-52)
    for i in range(1500):
        yield bits() / 2.0 ** (i % 120)
        yield bits() * 2.0 ** (i * 37 % 1980 - 1070)
        yield (bits() >> 30) / 1000


def show(name, write):
    total = 0
    for f in floats():
        for c in write(f):
            total = (total * 31 + ord(c)) % 1000000007
    print(name, total)


for kind in ("", "g", "e", ".0e", ".3g", ".10e", ".15g", ".16e", ".17g", ".18e", ".25g", ".0f", ".2f", ".12f", ".30f"):
    show(kind, lambda f: format(f, kind))
show("repr", repr)
show("rounded", lambda f: repr(round(f, 3)))
for f in floats():
    if float(repr(f)) != f or float(format(f, ".17g")) != f or float(format(f, ".40e")) != f:
        print("wrong:", f.hex())
middle = "9007199254740993"
for text in (middle, middle + ".0", middle + "." + "0" * 400 + "1", "9007199254740995", "2.4703282292062327e-324", "2.4703282292062328e-324",
             "1.7976931348623158e308", "1.7976931348623159e308", "1e-400", "1e400", "0e99999999999", "1" + "0" * 400 + "e-400", "." + "0" * 350 + "1e350"):
    print(text[:30], float(text))
print(2.0**-44, 5e-324, 9007199254740993.0, 1e23, 1.5e300)
