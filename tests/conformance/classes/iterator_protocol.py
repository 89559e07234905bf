# Own iterators and iterables.
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

    def __len__(self):
        return self.start


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(4)
print(list(c), list(c), sum(c), max(c), sorted(c), tuple(c), set(c) == {1, 2, 3, 4})
it = iter(c)
print(next(it), next(it), list(it), list(it), next(it, "done"))
try:
    next(it)
except StopIteration as stop:
    print("stopped", stop.value, stop.args)
a, b, *rest = c
print(a, b, rest)
print([(x, y) for x in Countdown(2) for y in Countdown(2)])
print(dict(zip(Countdown(3), "abc")), list(enumerate(Countdown(2), 10)), 3 in c, 9 in c)
print("-".join(map(str, c)), [*c, *c], any(x > 3 for x in c), all(c))


class Endless:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n


e = Endless()
for x in e:
    if x > 3:
        break
print(next(e), [y for y, _ in zip(e, range(3))], next(e))


class GeneratorIter:
    def __iter__(self):
        yield "from"
        yield "generator method"


print(list(GeneratorIter()), " ".join(GeneratorIter()))


class NotIter:
    def __iter__(self):
        return 5


for attempt in (lambda: iter(NotIter()), lambda: next([]), lambda: iter(5), lambda: [*NotIter()]):
    try:
        attempt()
    except TypeError as error:
        print(error)


class Raises:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise ValueError("third")
        return self.n


got = []
try:
    for x in Raises():
        got.append(x)
except ValueError as error:
    print(got, error)


class Disabled:
    def __getitem__(self, i):
        return i

    __iter__ = None


try:
    iter(Disabled())
except TypeError as error:
    print(error)
