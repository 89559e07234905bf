"""What `yield from` passes on to objects that are no generators."""


class Iterator:
    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        print("next")
        if not self.items:
            raise StopIteration("result")
        return self.items.pop(0)


class Full(Iterator):
    def send(self, value):
        print("send", value)
        return next(self)

    def throw(self, *args):
        print("throw", *map(repr, args))
        raise StopIteration("thrown")

    def close(self):
        print("close")


class Failing(Full):
    def close(self):
        raise OSError("close")


def delegate(it):
    result = yield from it
    print("result", result)
    yield "after"


def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as error:
        print("raised", type(error).__name__, error)


for make in (Iterator, Full):
    print(make.__name__)
    g = delegate(make(1, 2, 3))
    attempt(next, g)
    attempt(g.send, None)
    attempt(g.send, "value")
    g = delegate(make(1))
    attempt(next, g)
    attempt(g.throw, ValueError("v"))
    g = delegate(make(1))
    attempt(next, g)
    attempt(g.close)
    g = delegate(make(1))
    attempt(next, g)
    attempt(g.throw, GeneratorExit("explicit"))
    g = delegate(make())
    attempt(next, g)
g = delegate(Failing(1))
attempt(next, g)
attempt(g.close)
attempt(next, g)
for bad in (3, None, Iterator):
    attempt(next, delegate(bad))
g = delegate([1, 2])
attempt(next, g)
attempt(g.send, 5)
g = delegate([1, 2])
attempt(next, g)
attempt(g.throw, KeyError("list"))
