# Loops whose numbers change their kind while they run: what was a float becomes an int, a string, a big int, an object of a class.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("x", "y")


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + (other.value if isinstance(other, Number) else other))

    __radd__ = __add__

    def __mul__(self, other):
        return Number(self.value * (other.value if isinstance(other, Number) else other))

    __rmul__ = __mul__

    def __lt__(self, other):
        return self.value < (other.value if isinstance(other, Number) else other)

    def __repr__(self):
        return f"Number({self.value!r})"

    def __del__(self):
        gone.append(self.value)


gone = []


def attempt(function, *args):
    try:
        print(function.__name__, repr(function(*args)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def dot(a, b):
    total = 0.0
    for k in range(len(a)):
        total += a[k] * b[k]
    return total


def scaled(items):
    for i in range(len(items)):
        items[i] = items[i] * 2 + items[i - 1]
    return items


def walk(points, dt):
    for p in points:
        p.x += dt * p.y
        p.y -= p.x * dt
    return [(p.x, p.y) for p in points]


def norm(p):
    return p.x * p.x + p.y * p.y


def ratio(p):
    return p.x / (p.y - 1)


def grid(rows, n):
    for i in range(n):
        for j in range(n):
            rows[i][j] = rows[i][j] + rows[j][i] * 0.5
    return rows


def below(items, bound):
    count = 0
    for i in range(len(items)):
        if items[i] * 1.5 < bound:
            count += 1
    return count


mixed = [1.5, 2, True, 10**20, -3, 2.5]
attempt(dot, [1.5, 2.5, 3.0], [2.0, 4.0, -0.0])
attempt(dot, [1, 2, 3], [4, 5, 6])
attempt(dot, mixed, [2.0, 4, 0.5, 3, 10**20, True])
attempt(dot, [1.5, 2], [Number(3), Number(4.5)])
attempt(dot, [1.5, "ab", 2], [2.0, 3, 1.0])
attempt(dot, [2**47 - 1, 2**40], [2**47, 2**40])
attempt(dot, [float("inf"), 1.0], [0.0, 1.0])
attempt(dot, [1.0, 2.0], [1.0])
attempt(dot, (1.0, 2.0), (3.0, 4.0))
attempt(dot, {0: 1.5, 1: 2}, {0: 2.0, 1: 3.5})
attempt(scaled, [1.5, 2.5, -0.0])
attempt(scaled, [1, 2, 3])
attempt(scaled, [2**46, 2**47 - 1, -(2**47)])
attempt(scaled, ["a", "b"])
attempt(scaled, [1.5, "x"])
attempt(scaled, [Number(1), 2.5, Number(3)])
print(gone)
attempt(scaled, bytearray(b"\x01\x02"))


class Items(list):
    def __getitem__(self, index):
        return list.__getitem__(self, index) + 100


attempt(scaled, Items([1.5, 2.5]))
attempt(walk, [Point(1.5, 2.5), Point(1, 2), Point(1.5, 10**20), Point(2**46, 2**47 - 1)], 0.5)
attempt(walk, [Point(1, 2), Point(10**20, 3)], 3)
attempt(walk, [Point(1.0, "s")], 2)
attempt(walk, [Point(Number(1), Number(2)), Point(1.5, Number(2))], 2)
print(len(gone))
empty = Slotted()
empty.x = 1.5
attempt(norm, empty)
empty.y = 2.5
attempt(norm, empty)
attempt(walk, [empty], 0.25)
attempt(norm, None)
attempt(norm, 5)
attempt(ratio, Point(1.5, 3.0))
attempt(ratio, Point(1.5, 1.0))
attempt(ratio, Point(3, 1))
attempt(ratio, Point(3, 3))
attempt(grid, [[1.0, 2.0], [3.0, 4.0]], 2)
attempt(grid, [[1, 2], [3, 4]], 2)
attempt(grid, [[1.0, 2.0], [3.0]], 2)
attempt(grid, [[1.0, 2.0], (3.0, 4.0)], 2)
attempt(below, [1.0, 2.0, 3, 10**20, True], 4.0)
attempt(below, [1.0, float("nan"), float("inf")], 1e300)
attempt(below, [Number(1.0)], 4.0)


def shrinking(items):
    total = 0.0
    i = 0
    while i < 10:
        total += items[i] * 0.5
        if i == 3:
            items.clear()
        i += 1
    return total


attempt(shrinking, [1.0] * 10)


def patched(count):
    p = Point(1.5, 2.5)
    seen = []
    for i in range(count):
        if i == 3:
            Point.x = property(lambda self: 100.25, lambda self, value: seen.append(value))
        p.x += p.y * 2
        p.y = p.y + 0.5
    del Point.x
    return p.x, p.y, seen


attempt(patched, 6)


def kinds(values):
    total = 0.5
    last = None
    for i in range(len(values)):
        last = values[i] + values[i]
        total = values[i] * 2.0
    return last, total


attempt(kinds, [1.5, 2.5])
attempt(kinds, [1.5, 2])
attempt(kinds, [2**47 - 1])
attempt(kinds, [1.5, "x"])
attempt(kinds, [1.5, 2j])
attempt(kinds, [[1.5]])


def aliased(row):
    # The item that is replaced is the one that the sum holds.
    x = row[0]
    row[0] = row[1] + row[0]
    y = row[-1]
    row[-1] = x
    return row, x, y


attempt(aliased, [1.5, 2.5])
attempt(aliased, [Number(1), 2.5, Number(7)])
attempt(aliased, [1.5])
attempt(aliased, [])


class Counter:
    def __init__(self):
        self.state = 12345
        self.total = 0

    def step(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        self.total += self.state >> 16
        return self.total


def count(counter, rounds):
    for _ in range(rounds):
        counter.step()
    return counter.state, counter.total


attempt(count, Counter(), 1000)
big = Counter()
big.state = 10**30
attempt(count, big, 5)
odd = Counter()
odd.state = True
odd.total = 1.5
attempt(count, odd, 5)
wrong = Counter()
wrong.total = "text"
attempt(count, wrong, 5)


def indexed(flags, n):
    for i in range(n):
        flags[i * 2 + 1] = flags[n - i] = False
        flags[-i - 1] = i
    return flags


attempt(indexed, [True] * 12, 5)
attempt(indexed, [True] * 4, 5)
attempt(indexed, [object, 10**30, "s", 1.5, None, [], {}], 3)
attempt(indexed, {}, 2)


def failing(p, items, i):
    a = p.x * 2.0
    b = items[i] + a
    items[0] = b / p.y
    return items


for args in ((Point(1.5, 0), [1.0], 0), (Point(1.5, 2.0), [1.0], 3), (Point("s", 2.0), [1.0], 0), (object(), [1.0], 0)):
    attempt(failing, *args)


def signs(values):
    out = []
    for i in range(len(values)):
        x = values[i] * 1.0
        y = -x + 0.0
        out.append((x, y, -(values[i] * -1.0), 1.0 - values[i]))
    return out


attempt(signs, [0.0, -0.0, 1.5, float("inf"), float("-inf"), float("nan"), 0, -5])


def objects(rounds):
    # A variable that holds an object in one turn and a float in the next.
    values = [1.5, Number(2), 3.5, Number(4)]
    x = 0.0
    y = None
    for i in range(rounds):
        x = values[i % 4] * 2.0
        y = x + 1.0
    return x, y


attempt(objects, 8)
attempt(objects, 7)
x = y = None
print(len(gone), sorted(map(repr, gone)) == sorted(map(repr, gone)))
