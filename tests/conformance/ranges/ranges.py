# range: attributes, membership, indexing, slicing, comparison, size.
for r in (range(5), range(2, 8), range(0, 20, 3), range(10, 0, -3), range(5, 5), range(3, 10, -1), range(-5, 5, 2), range(0), range(2**70, 2**70 + 3), range(-1, -10, -4)):
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[0] if r else None, r[-1] if r else None, sum(r))
r = range(0, 100, 7)
print(49 in r, 50 in r, -7 in r, 49.0 in r, 49.5 in r, "a" in r, True in range(2), r.index(49), r.count(49), r.count(50), r[3], r[-2], r[2:5], r[::-1], r[::2], r[20:], max(r), min(r))
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3)), range(1) != range(2))
print(list(range(10))[range(3)[2]], [*range(3)], tuple(range(2)), set(range(3)), dict(zip(range(2), "ab")), list(enumerate(range(2))), list(map(str, range(2))), any(range(1)), all(range(1, 3)))
for bad in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1.0), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range(3)[-4], lambda: range(3).index(9), lambda: range(3) < range(4), lambda: range(3) + range(3), lambda: range(3)["x"], lambda: range(stop=3), lambda: hash(range([]))):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
try:
    r[0] = 1
except TypeError as error:
    print(error)
try:
    r.start = 5
except AttributeError as error:
    print(error)
i = iter(range(3))
print(next(i), i.__length_hint__(), list(i), next(i, "end"), type(i).__name__)
for i in range(3):
    i = 10
print(i)
total = 0
for i in range(10, -10, -3):
    for j in range(i, i + 2):
        total += i * j
print(total, [x for x in range(-3, 4) if x], range(True), list(range(True, 3)))
class Idx:
    def __index__(self):
        return 3
print(list(range(Idx())), range(10)[Idx()], range(1, Idx(), True))
print(len(range(0, 10**9, 3)), range(10**9)[10**9 - 1], 999999999 in range(10**9), range(10**9)[::-1][5])
