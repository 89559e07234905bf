# str.format: positions, names, attributes, items, nesting, conversions, errors.
print("{} {} {}".format(1, "two", [3]), "{0} {1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="q"))
print("{0[1]} {1[key]} {1[0]}".format("abc", {"key": "v", 0: "zero"}), "{0.real} {0.imag}".format(3 + 4j))
print("{:>8}|{:<8}|{:^8}|{:*^8}".format("r", "l", "c", "s"), "{:{}}|{:{w}.{p}f}".format("x", 4, 2.5, w=8, p=3))
print("{{}} {{{}}} {}".format(1, 2), "{a[b][c]}".format(a={"b": {"c": "deep"}}))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("x"), "{:%}".format(0.5))
print("{:,} {:_} {:+} {:05d} {:x} {:#o} {:b}".format(10**6, 10**6, 5, 42, 255, 8, 5))


class Point:
    x, y = 3, 4

    def __getitem__(self, key):
        return f"item {key!r}"

    def __format__(self, spec):
        return f"P<{spec}>"


print("{p.x} {p.y} {p[0]} {p[name]} {p[-1]} {p:abc} {p:{p.x}}".format(p=Point()))
print("{0} {0:>5}".format("twice"), "{} {}".format(*range(2)), "{a}{b}".format(**{"a": 1, "b": 2}))
print("{}".format(None), "{}".format(...), "{:}".format([]), "no fields".format(1, 2))
print("{:d} {:d}".format(True, False), "{:.3}".format("abcdef"), "{:.3}".format(1234.5678))
print("{0:{1}{2}}".format("v", ">", 5), "{:{fill}{align}{width}}".format("m", fill="-", align="^", width=7))
print("{x}".format_map({"x": "mapped"}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{known} {unknown}".format_map(Default(known=1)))
for template, args in (("{", ()), ("}", ()), ("{0", ("x",)), ("{}", ()), ("{1}", ("a",)), ("{name}", ()), ("{} {0}", ("a",)), ("{0} {}", ("a",)), ("{0.missing}", ("a",)), ("{0[9]}", ("a",)), ("{0[x]}", ("a",)), ("{!z}", (1,)), ("{:d}", ("a",)), ("{0!}", (1,)), ("{0[}", (1,)), ("{0.}", (1,)), ("{:{:{}}}", (1, 2, 3))):
    try:
        print(template.format(*args))
    except Exception as error:
        print(repr(template), type(error).__name__, error)
