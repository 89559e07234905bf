# tuple: construction, methods, comparison, hashing, immutability.
t = (1, "a", 2.5, None, (3,))
print(t, (), (1,), 1, (1), ((),), tuple(), tuple("ab"), tuple([1, 2]), tuple(range(3)), tuple({"k": 1}))
print(len(t), t[0], t[-1], t[1:3], t[::-1], t.count(1), t.index("a"), "a" in t, t + (9,), t * 2, (0,) * 3, 2 * (1, 2))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 99), () < (0,), (1, 2) == (1.0, 2.0), (1,) == [1], (1, "b") > (1, "a"))
print({(0, 0): "origin", (1, 2): "point"}[1, 2], hash((1, 2)) == hash((1, 2)), (1, 2) in {(1, 2)}, len({(1,), (1.0,), (True,)}))
for bad in (lambda: t[9], lambda: t.index("z"), lambda: hash(([],)), lambda: (1,) + [2], lambda: (1, "a") < ("b", 1), lambda: tuple(5), lambda: t["x"], lambda: (1,) * 1.5):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
try:
    t.append(1)
except AttributeError as error:
    print(error)
a = b = (1, 2)
a += (3,)
print(a, b, max((1, 5, 3)), min(("b", "a")), sum((1, 2, 3)), sorted((3, 1)), list(reversed((1, 2))), any((0, 1)), all(()))
mutable = ([], 1)
mutable[0].append("changed")
print(mutable, mutable.__len__(), mutable.__contains__(1), tuple.__name__, (1, 2).__add__((3,)), (1,).__mul__(2))


def swap_pairs(seq):
    return tuple((b, a) for a, b in seq)


print(swap_pairs(((1, 2), (3, 4))), dict(swap_pairs({"x": 1}.items())), tuple(zip((1, 2), "ab")), *(1, 2))
x, y = y, x = 1, 2
print(x, y, (x, y) == (2, 1), tuple(sorted({3, 1, 2})), (lambda *a: a)(*(1, 2), 3))


class T(tuple):
    def __new__(cls, *items):
        return tuple.__new__(cls, items)


print(T(1, 2), T(1) + T(2), type(T(1) + T(2)).__name__, T(1, 2) == (1, 2), {T(5): 1}[(5,)])
