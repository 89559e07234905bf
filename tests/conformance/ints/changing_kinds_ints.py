# As changing_kinds, where nothing says beforehand whether the numbers are ints or floats: lists that change in the middle.
def attempt(function, *args):
    try:
        print(function.__name__, repr(function(*args)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def smooth(u, n):
    w = u[:]
    for i in range(1, n - 1):
        w[i] = u[i] + 0.25 * (u[i - 1] - 2 * u[i] + u[i + 1])
    return w


def second(u, n):
    w = u[:]
    for i in range(1, n - 1):
        w[i] = u[i - 1] - 2 * u[i] + u[i + 1]
    return w


def shortest(d, n):
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d


def ordered(items):
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def products(a, b):
    out = [None] * len(a)
    for i in range(len(a)):
        out[i] = a[i] * b[i] - b[i]
        a[i] = -1 - a[i]
    return out, a


class Cell:
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def width(self):
        return self.high - self.low

    def grow(self, by):
        self.low -= by
        self.high += by * 2
        return self

    def __repr__(self):
        return f"Cell({self.low!r}, {self.high!r})"


def widths(cells, by):
    return [c.grow(by).width() for c in cells], cells


class Text(str):
    pass


ints = [3, 1, 4, 1, 5, 9, 2, 6]
floats = [2.5, -1.0, 0.0, -0.0, 1e300, 3.0]
for values in (ints, floats, ints[:4] + floats, floats[:3] + ints, [True, 2, False, 1.5], [2**47 - 1, -(2**47), 2**46], [2**47, 1, 2.5, 10**30], []):
    n = len(values)
    attempt(smooth, list(values), n)
    attempt(second, list(values), n)
    attempt(ordered, list(values))
    attempt(products, list(values), list(reversed(values)))
    attempt(widths, [Cell(v, w) for v, w in zip(values, values[1:])], 1)
    attempt(widths, [Cell(v, w) for v, w in zip(values, values[1:])], 0.5)
attempt(smooth, [1, "a", 2.0], 3)
attempt(second, [[1], [2], [3]], 3)
attempt(second, [1, 2, 3, None, 5], 5)
attempt(ordered, ["b", "a", Text("c"), "A"])
attempt(ordered, [2, 1, "a"])
attempt(ordered, [float("nan"), 1, 2.0, -1])
attempt(ordered, [[2], [1, 5], [1]])
attempt(ordered, [(1, 2), (0,), ()])
attempt(products, ["ab", 2, [1]], [2, "cd", 3])
attempt(products, [1j, 2.5, 3], [2, 1j, 0.5])
attempt(products, [1, 2], [3])
attempt(widths, [Cell("a", "b")], 1)
attempt(widths, [Cell(1, 2), Cell(1.5, 2), Cell(10**20, 2.5), Cell(True, False)], 1)
attempt(widths, [Cell(2**47 - 2, -(2**47) + 1), Cell(0, 2**47 - 1)], 2**46)
inf = float("inf")
attempt(shortest, [[0, 3, inf], [inf, 0, 1], [2, inf, 0]], 3)
attempt(shortest, [[0, 3, 10**20], [2**47 - 1, 0, 1.5], [2, 2**47 - 1, 0]], 3)
attempt(shortest, [[0, 9, 2], [9, 0, 1], [2, 1, 0]], 3)
attempt(shortest, [[0.0, 9.5, 2.5], [9.5, 0.0, 1.25], [2.5, 1.25, 0.0]], 3)
attempt(shortest, [[0, 9, 2], [9, 0, 1], (2, 5, 0)], 3)
attempt(shortest, [[0, 9, 2], [9, 0, 1], (2, 50, 0)], 3)
attempt(shortest, [[0, 9, 2], [9, 0, 1], [2, 1]], 3)
attempt(shortest, [[0, 1], [{}, 0]], 2)
