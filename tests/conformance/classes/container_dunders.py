# The container protocol on own classes.
class Grid:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.cells = {}

    def __len__(self):
        return self.width * self.height

    def __getitem__(self, key):
        print("get", key)
        if isinstance(key, slice):
            return [key.start, key.stop, key.step]
        return self.cells.get(key, ".")

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __contains__(self, item):
        return item in self.cells.values()

    def __iter__(self):
        return iter(sorted(self.cells))

    def __reversed__(self):
        return reversed(sorted(self.cells))


g = Grid(3, 2)
g[0, 1] = "#"
g[2, 0] = "@"
print(g[0, 1], g[1, 1], g[1:2], g[::3], g[1:2, ...])
print(len(g), bool(g), "#" in g, "x" in g, list(g), list(reversed(g)))
del g[0, 1]
g[2, 0] += "!"
print(g.cells)


class Old:
    """Iteration and membership through __getitem__ alone."""

    def __getitem__(self, index):
        if index >= 4:
            raise IndexError(index)
        return index * index


print(list(Old()), 9 in Old(), 5 in Old(), max(Old()), [*Old()], tuple(x + 1 for x in Old()))
first, *rest = Old()
print(first, rest)


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = f"made {key}"
        return value


m = Missing(a=1)
print(m["a"], m["b"], m, m.get("c"), "c" in m)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(bool(Sized(0)), bool(Sized(2)))
for bad in (-1, "x", 2.5):
    try:
        len(Sized(bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 2


print([10, 20, 30][Index()], "abcdef"[Index():], list(range(Index())), hex(Index()), (1, 2) * Index())


class Nothing:
    pass


for attempt in (lambda: len(Nothing()), lambda: Nothing()[0], lambda: list(Nothing()), lambda: 1 in Nothing()):
    try:
        attempt()
    except TypeError as error:
        print(error)
try:
    Nothing()[0] = 1
except TypeError as error:
    print(error)
try:
    del Nothing()[0]
except TypeError as error:
    print(error)
