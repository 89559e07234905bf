# Loops over pairs: zip, enumerate, items and sequences of pairs, whether they are taken apart or not.


class Pairs:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


class Two:
    def __iter__(self):
        yield "left"
        yield "right"


def show(name, iterable):
    out = []
    try:
        for a, b in iterable:
            out.append((a, b))
    except Exception as e:
        out.append(type(e).__name__ + ": " + str(e))
    print(name, out)


def numbers(n):
    for i in range(n):
        yield i


def failing(n):
    yield from range(n)
    raise KeyError("end")


def shapes():
    show("zip", zip([1, 2, 3], "ab"))
    show("zip short", zip([1], (2, 3, 4)))
    show("zip empty", zip([], [1]))
    show("zip one", zip([1, 2]))
    show("zip three", zip([1], [2], [3]))
    show("zip strict", zip([1, 2], [3], strict=True))
    show("zip strict even", zip([1, 2], [3, 4], strict=True))
    show("zip generators", zip(numbers(4), numbers(3)))
    show("zip failing", zip([1, 2, 3], failing(2)))
    show("zip failing first", zip(failing(2), [1, 2, 3]))
    show("zip of ranges", zip(range(3), range(5, 0, -1)))
    show("zip of dict", zip({"a": 1, "b": 2}, {1, 2}))
    show("enumerate", enumerate("abc"))
    show("enumerate start", enumerate(["a", "b"], -1))
    show("enumerate large", enumerate("ab", 2**47 - 1))
    show("enumerate huge", enumerate("ab", 10**30))
    show("enumerate failing", enumerate(failing(1)))
    show("items", {"a": 1, (1, 2): None}.items())
    show("keys", {"ab": 1, "cd": 2})
    show("list", [(1, 2), [3, 4], "xy", {5: 6, 7: 8}, Two()])
    show("list bad", [(1, 2), (3,)])
    show("list worse", [(1, 2), (3, 4, 5)])
    show("list worst", [(1, 2), None])
    show("tuple", ((1, 2), Two(), 3))
    show("own", Pairs((1, 2), "ab"))
    show("map", map(lambda x: (x, -x), [1, 2]))
    show("generator", ((x, x * x) for x in range(3)))
    show("none", ())


def changes():
    d = {i: i for i in range(4)}
    try:
        for k, v in d.items():
            d[k + 100] = v
    except RuntimeError as e:
        print(e)
    d = {i: i for i in range(4)}
    try:
        for k, v in d.items():
            del d[k]
            d[k + 100] = v
    except RuntimeError as e:
        print(e)
    d = {i: i for i in range(6)}
    del d[0], d[3]
    for k, v in d.items():
        d[k] = v * 10
    print(d)
    for k in d:
        d[k] += 1
    print(d)
    try:
        for k in d:
            d.pop(k)
    except RuntimeError as e:
        print(e)
    items = [(1, 2), (3, 4)]
    for a, b in items:
        if len(items) < 6:
            items.append((b, a))
    print(items)
    left, right = [1, 2, 3], ["a", "b", "c"]
    for a, b in zip(left, right):
        left.clear()
        print(a, b)
    it = zip([1, 2, 3], [4, 5, 6])
    for a, b in it:
        print(a, b, next(it, None))
    it = enumerate("abcdef")
    for i, c in it:
        print(i, c, next(it))
    it = iter([1, 2, 3])
    for a, b in zip(it, it):
        print(a, b, list(it))
    d = {"x": 1}
    it = iter(d.items())
    for k, v in it:
        print(k, v)
    d["y"] = 2
    print(list(it))


def nested():
    out = []
    for i, (a, b) in enumerate(zip("ab", "cd")):
        out.append((i, a, b))
    for (a, b), c in zip([(1, 2), (3, 4)], "xy"):
        out.append((a, b, c))
    for a, *b in [(1, 2, 3), (4, 5)]:
        out.append((a, b))
    print(out)
    target = [0, 0]
    for target[0], target[1] in zip([1, 2], [3, 4]):
        pass
    print(target)
    print([a + b for a, b in zip([1, 2], [3, 4])], {a: b for a, b in enumerate("xy")}, {a for a, _ in [(1, 2), (1, 3)]})


def yielding(pairs):
    for a, b in pairs:
        got = yield a
        yield b, got


def trace():
    for a, b in [(1, 2), (3, 4, 5)]:
        print(a, b)


class Held:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Held.log.append(self.n)


def lifetimes():
    for a, b in zip((Held(i) for i in range(3)), range(2)):
        pass
    print(Held.log)
    del a
    print(Held.log)
    Held.log.clear()
    for i, a in enumerate(Held(i) for i in range(3)):
        pass
    print(Held.log)
    for a, b in ((Held(10 + i), i) for i in range(2)):
        if b == 1:
            break
    print(Held.log)


shapes()
changes()
nested()
g = yielding(zip("ab", [1, 2]))
print(next(g), g.send("sent"), next(g), g.send(None), list(g))
lifetimes()
try:
    trace()
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno - trace.__code__.co_firstlineno)
