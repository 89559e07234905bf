# Keys that are equal without being the same object, keys with equal hashes, keys that come and go, in dicts and sets of every size.


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, (int, Same)) and self.n == getattr(other, "n", other)


class Angry:
    def __hash__(self):
        return hash("angry")

    def __eq__(self, other):
        raise ValueError("do not compare me")


def text(n):
    return "key " + str(n)


def fill(size):
    d = {}
    for i in range(size):
        d[i] = i
        d[text(i)] = -i
        d[i, text(i)] = (i,)
    return d


def ask(d, size):
    found = 0
    for i in range(-3, size + 3):
        for key in (i, float(i), Same(i), text(i), (i, text(i)), (float(i), text(i)), (i, (text(i),))):
            if key in d:
                found += 1
                if d[key] is not d.get(key):
                    print("differs", key)
            elif d.get(key) is not None or d.get(key, "none") != "none":
                print("strange", key)
    return found


def strings():
    wide = {"é" * 3: 1, "ж" * 3: 2, "𝄞" * 3: 3, "": 4, "a" * 7: 5, "a" * 8: 6, "a" * 9: 7}
    for c, n in (("é", 3), ("ж", 3), ("𝄞", 3), ("a", 0), ("a", 7), ("a", 8), ("a", 9), ("a", 10), ("b", 8)):
        key = ""
        for _ in range(n):
            key += c
        print(repr(key), wide.get(key), key in wide)
        wide[key] = len(wide)
    print(wide)


def numbers():
    d = {}
    for key in (1, True, 1.0, 0, False, -0.0, -1, -2, 2**47, 2**60, 2.0**60, -(2**61), None, ...):
        d[key] = repr(key)
    print(d)
    print(-1 in d, -2 in d, -3 in d, 2**47 in d, 2.0**47 in d, hash(-1) == hash(-2))
    s = set()
    for key in (1, True, 1.0, -1, -2, 2**61 - 1, 0, 0.0, (1, 2), (1.0, 2.0), (True, 2), ((1, 2), 3), ((1.0, 2), 3)):
        s.add(key)
    print(len(s), -1 in s, -2 in s, (1, 2) in s, (1.0, 2) in s, ((1, 2.0), 3) in s, () in s)


def errors():
    d = {"angry": 1}
    s = {"angry"}
    for action in (
        lambda: d[Angry()],
        lambda: Angry() in d,
        lambda: Angry() in s,
        lambda: s.add(Angry()),
        lambda: d.get(Angry()),
        lambda: d.__setitem__(Angry(), 1),
        lambda: d[[]],
        lambda: [] in d,
        lambda: {} in s,
        lambda: s.add([]),
        lambda: d.get({}),
        lambda: d[1, []],
        lambda: (1, []) in s,
        lambda: {(1, []): 2},
        lambda: d["nothing"],
        lambda: d[1, 2],
        lambda: [].pop(),
    ):
        try:
            print(action())
        except Exception as e:
            print(type(e).__name__, e)
    print(d, s)


def churn(size):
    d = {}
    s = set()
    order = []
    for i in range(size * 4):
        key = i * 7 % size
        if key in d:
            del d[key]
            s.discard(key)
            order.remove(key)
        else:
            d[key] = i
            s.add(key)
            order.append(key)
    print(list(d) == order, len(d), sorted(s) == sorted(order), list(d.items())[:3])


class Sub(dict):
    def __missing__(self, key):
        return "missing " + str(key)

    def get(self, key, default=None):
        return "my get"


class SubSet(set):
    def add(self, x):
        super().add(("mine", x))


class SubList(list):
    def pop(self, *args):
        return "my pop"


def subclasses():
    d, s, l = Sub(), SubSet(), SubList([1])
    for i in range(3):
        d[i] = i
        s.add(i)
        print(d[i], d[i + 10], d.get(i), sorted(s), l.pop(), (i in d), (i in s), ("mine", i) in s)


def namespaces():
    g = globals()
    for i in range(30):
        g["made_%d" % i] = i
    print(made_3, made_29, "made_30" in g)
    g["made_3"] = "again"
    print(made_3)


def refcounts():
    log = []

    class Noisy:
        def __init__(self, n):
            self.n = n

        def __del__(self):
            log.append(self.n)

    d = {}
    for i in range(4):
        d["same"] = Noisy(i)
    print(log)
    d["same"] = None
    print(log)
    l = [Noisy(10)]
    l.pop()
    print(log)
    d[(1, 2)] = Noisy(20)
    d[(1, 2)] = 3
    print(log, d)


for size in (0, 1, 3, 5, 30, 200):
    print(size, ask(fill(size), size))
strings()
numbers()
errors()
for size in (2, 8, 9, 50):
    churn(size)
subclasses()
namespaces()
refcounts()
print(sorted({(x % 3, str(x % 2)) for x in range(20)}))
print({str(x % 3): x for x in range(10)}, {(x % 2, x % 3): x for x in range(12)})
