# Loops over ranges with a yield inside: nested, of every direction, left early, resumed, sent to, closed and deleted.


def up(n):
    for i in range(n):
        yield i


def between(a, b, step):
    for i in range(a, b, step):
        got = yield i
        if got is not None:
            yield ("got", got, i)


def nested(n):
    for i in range(n):
        for j in range(i, n):
            for k in range(2, -1, -1):
                if k == 1:
                    continue
                if j == 3:
                    break
                yield i, j, k
            else:
                yield "row"


def rebinding(n):
    for i in range(n):
        i += 10
        yield i
        n = 0


def own_range(range):
    for i in range(3):
        yield i


def large():
    for i in range(2**47 - 3, 2**47 + 2):
        yield i
    for i in range(-(2**47) + 2, -(2**47) - 2, -1):
        yield i
    for i in range(0, 2**46, 2**45):
        yield i
    for i in range(2**47 - 1, 0, -(2**46)):
        yield i


def delegating(n):
    for i in range(n):
        yield from up(i)
        yield from [i, i]


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Held:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n)


def holding(n):
    for i in range(n):
        h = Held(i)
        yield i


def cleaning(n):
    try:
        for i in range(n):
            try:
                yield i
            except KeyError as e:
                yield "caught " + str(e)
    finally:
        print("cleaned", i)


def closures(n):
    for i in range(n):
        yield lambda: i


print(list(up(5)), list(up(0)), list(up(-1)), list(up(True)))
print(list(between(0, 10, 3)), list(between(10, 0, -4)), list(between(5, 5, 1)), list(between(3, 0, 1)))
print(list(between(Index(1), Index(7), Index(2))))
g = between(0, 5, 1)
print(next(g), g.send("a"), next(g), g.send("b"), g.send("c"), list(g))
print(list(nested(5)))
print(list(rebinding(3)))
print(list(own_range(lambda n: "abc"[:n])), list(own_range(up)))
print(list(large()))
print(list(delegating(4)))
print(sum(i * j for i in range(4) for j in range(i)), [*(i for i in range(6) if i % 2)])
for bad in ((0, 5, 0), (0, 1.5, 1), ("a", 2, 1)):
    try:
        print(list(between(*bad)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
g = holding(4)
print(next(g), next(g))
g.close()
g = holding(4)
next(g)
del g
g = cleaning(3)
print(next(g), g.throw(KeyError("k")), next(g))
g.close()
for i in cleaning(3):
    break
print([f() for f in closures(3)], [f() for f in list(closures(3))])
many = [between(k, k + 3, 1) for k in range(4)]
print([[next(g, None) for g in many] for _ in range(4)])
