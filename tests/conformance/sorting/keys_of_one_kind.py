# Sorting keys of one kind: ints, floats, texts and tuples, of all sizes, both ways, and stably.
import math


def numbers(n, seed, spread):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed // 7 % spread - spread // 3)
    return out


class Item:
    def __init__(self, key, place):
        self.key = key
        self.place = place


def check(name, keys):
    for reverse in (False, True):
        items = [Item(k, i) for i, k in enumerate(keys)]
        done = sorted(items, key=lambda x: x.key, reverse=reverse)
        good = True
        for a, b in zip(done, done[1:]):
            if reverse:
                good = good and (b.key < a.key or (not a.key < b.key and a.place < b.place))
            else:
                good = good and (a.key < b.key or (not b.key < a.key and a.place < b.place))
        plain = sorted(keys, reverse=reverse)
        same = [x.key for x in done] == plain and all(x.key is y for x, y in zip(done, plain) if isinstance(y, (str, tuple)))
        in_place = keys[:]
        in_place.sort(reverse=reverse)
        if not (good and same and in_place == plain and len(done) == len(keys)):
            print("wrong", name, reverse)
    print(name, len(keys), sorted(keys)[:3], sorted(keys)[-2:])


def text(n):
    return "item " + str(abs(n)) + ("é" if n % 3 == 0 else "")


for n in (0, 1, 2, 3, 15, 16, 17, 40, 41, 100, 1023, 1024, 1500):
    some = numbers(n, n + 1, 1000)
    wide = numbers(n, n + 2, 2**31)
    check("ints", some)
    check("wide ints", [x * 65535 for x in wide])
    check("floats", [x / 8 for x in some])
    check("odd floats", [x * 1e300 * 1e8 if x % 5 == 0 else x * 1e-310 for x in some])
    check("texts", [text(x) for x in some])
    check("digits", [str(x) for x in wide])
    check("pairs", [(x % 7, x) for x in some])
    check("triples", [(x % 3, x / 4, -x) for x in some])
    check("texts and ints", [(text(x % 11), x) for x in some])
    check("ints and texts", [(x % 5, text(x)) for x in some])
    check("of many lengths", [(x % 2,) * (x % 4 + 1) for x in some])
    check("mixed numbers", [x if x % 2 else x / 2 for x in some])
    check("bools", [x % 2 == 0 for x in some])
    check("big", [x * 10**20 for x in some])

check("zeros", [0.0, -0.0, 0, False, -0.0, 0.0])
print(sorted([0.0, -0.0, 0.0, -0.0]), sorted([-0.0, 0.0], reverse=True))
check("infinite", [math.inf, -math.inf, 1.0, -1.0, 1e308, 5e-324])
check("nul", ["a\0", "a", "", "\0", "a\0\0", "b", "a\0b"])
check("prefixes", ["abcdefgh" + c for c in "zyx"] + ["abcdefgh", "abcdefg", "abcdefghi", "abcdefghh"])
check("wide texts", ["ж", "a", "é", "𝄞", "жж", "жa", "z", "\uffff", "\U00010000", ""])
check("up", list(range(200)))
check("down", list(range(200, 0, -1)))
check("equal", [5] * 60)
print(sorted([math.nan, 1.0, math.nan])[1:2], len(sorted([3.0, math.nan, 1.0] * 30)))
for bad in ([1, "a"], ["a", None], [(1, "a"), (1, 2)], [(1, []), (1, {})], [1, None] * 30, [(1,), 2], [1j, 2j]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
print(sorted([(1, []), (0, {})]), sorted([(2, None), (1, None)]))
print(sorted([True, 2, 0, False]), sorted([(1, True), (True, 0)]), sorted([(), (1,), ()]))


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 3:
            raise ValueError("three")
        return self.n < other.n


for keys in ([2, 1], [3, 1], [1, 3, 2]):
    try:
        print([x.n for x in sorted(map(Loud, keys))])
    except ValueError as e:
        print(e)


def meddle(x):
    items.append(x)
    return x


items = [3, 1, 2]
try:
    items.sort(key=meddle)
except ValueError as e:
    print(e)
print(items)
