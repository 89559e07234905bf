# StopIteration, GeneratorExit, and errors that cross iterators, next() and for loops.
def gen(n):
    for i in range(n):
        if i == 3:
            raise ValueError(f"at {i}")
        yield i


class It:
    def __init__(self, error):
        self.error, self.n = error, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise self.error
        return self.n


for consumer in (list, tuple, set, sum, max, sorted, lambda it: [*it], lambda it: dict.fromkeys(it), lambda it: list(map(str, it)), lambda it: list(zip(it, range(9))), lambda it: [x for x in it], lambda it: ",".join(map(str, it)), lambda it: any(x > 5 for x in it), lambda it: list(enumerate(it)), lambda it: list(filter(None, it)), bytes, lambda it: 99 in it, lambda it: print(*it)):
    out = []
    for error in (StopIteration("value"), KeyError("k"), StopIteration):
        try:
            out.append(consumer(It(error)))
        except KeyError as e:
            out.append(repr(e))
        except RuntimeError as e:
            out.append(f"RuntimeError {e}")
    print(out)
try:
    list(gen(5))
except ValueError as error:
    print(error)
g = gen(5)
print(next(g), next(g), next(g))
for _ in range(2):
    try:
        print(next(g))
    except ValueError as error:
        print(repr(error))
    except StopIteration as stop:
        print("stopped", stop.value)


def returns():
    yield 1
    return "result"


g = returns()
try:
    while True:
        print(next(g))
except StopIteration as stop:
    print(stop.value, stop.args)


def calls_next():
    yield 1
    yield next(iter([]))


try:
    list(calls_next())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def nested_next(it):
    while True:
        try:
            yield next(it) * 10
        except StopIteration:
            return


print(list(nested_next(iter([1, 2]))))
it = iter([])
print(next(it, "default"))
for bad in (lambda: next(It(StopIteration("direct"))) or next(iter([])), lambda: next(iter([])), lambda: (lambda: (yield))().send(None) and None):
    try:
        print(bad())
    except StopIteration as stop:
        print("StopIteration", stop.value)


class GetItem:
    def __getitem__(self, i):
        if i == 2:
            raise IndexError
        if i == 5:
            raise StopIteration
        return i


print(list(GetItem()))


class GetItem2:
    def __getitem__(self, i):
        if i == 1:
            raise StopIteration("from getitem")
        return i


print(list(GetItem2()), [x for x in GetItem2()])
