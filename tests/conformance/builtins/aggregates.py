# abs all any sum min max round divmod pow len sorted.
print(abs(-5), abs(5.5), abs(-0.0), abs(3 + 4j), abs(True), abs(-(10**30)))
print(all([]), all([1, 0]), all("a"), any([]), any([0, "x"]), any(()), all(x < 5 for x in range(5)))
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum(range(101)), sum((1, 2), 10), sum([True, True]), sum([1, 2], start=5), sum([0.1] * 3), sum([1j, 1]), sum({1: 2, 3: 4}))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "B"), min([], default="none"), max((), default=None), min([3, -5], key=abs), max("aa", "b", key=len), max([(1, 2), (1, 3)]), min({3: "a", 1: "b"}), max(1, 1.0), max(1.0, 1), min(True, 1), max([1, 2], [1, 1, 9]))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(7.5, 2), divmod(True, 2), pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(2.0, 3), pow(0, 0), pow(2, 10, mod=1000), pow(base=3, exp=2), pow(-8, 1 / 3).__class__.__name__)
print(round(2.5), round(3.7), round(-2.5), round(2.567, 2), round(1234, -2), round(5), round(2.5, None), round(True), round(number=1.25, ndigits=1))
print(len("abc"), len([]), len({1: 2}), len(range(10, 0, -3)), len(b"ab"), len({1, 1}), len((1,)))
for bad in (lambda: min(), lambda: max(1), lambda: min([]), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: max([], key=len), lambda: sum(1), lambda: sum(["a"]), lambda: sum([[1]]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: abs(), lambda: abs("a"), lambda: all(5), lambda: any(None), lambda: divmod(1, "a"), lambda: divmod(1), lambda: pow("a", 2), lambda: pow(2, 2, 2.5), lambda: pow(2.5, 2, 3), lambda: pow(2), lambda: round(), lambda: round("1"), lambda: round(1.5, 1.5), lambda: len(), lambda: len(1), lambda: len([], []), lambda: sorted(), lambda: sorted(5), lambda: min(1, 2, key=5), lambda: max([1], unknown=1)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
