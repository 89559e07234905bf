# Attributes, re-entrance, exhaustion, and generators that hold resources.
def simple(x):
    y = x
    while y:
        y -= 1
        yield y


g = simple(3)
print(g.gi_running, g.__qualname__)
next(g)
print(g.gi_suspended, g.gi_running)
list(g)
print(g.gi_suspended)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as error:
    print(error)


def raises():
    yield 1
    raise LookupError("once")


r = raises()
print(next(r))
try:
    next(r)
except LookupError as error:
    print(error)
print(next(r, "exhausted after the error"))


def stops():
    yield 1
    raise StopIteration("converted")


s = stops()
next(s)
try:
    next(s)
except RuntimeError as error:
    print(error, repr(error.__cause__))


class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *details):
        print("close", details[0] and details[0].__name__)


def reading():
    with Resource():
        yield "line 1"
        yield "line 2"


for line in reading():
    print(line)
    break
print("after break")
gen = reading()
next(gen)
del gen
print("deleted")
print(list(reading()))


def method_generators():
    class Tree:
        def __init__(self, value, *kids):
            self.value, self.kids = value, kids

        def __iter__(self):
            yield self.value
            for kid in self.kids:
                yield from kid

    return Tree(1, Tree(2, Tree(3)), Tree(4))


print(list(method_generators()))
