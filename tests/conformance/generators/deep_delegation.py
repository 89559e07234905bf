"""Chains of generators, and recursion that is too deep."""


def chain(n):
    if n:
        got = yield from chain(n - 1)
    else:
        got = yield "bottom"
    return got + 1 if isinstance(got, int) else got


g = chain(200)
print(next(g))
try:
    g.send(0)
except StopIteration as stop:
    print(stop.value)
g = chain(200)
next(g)
try:
    g.throw(ValueError("through"))
except ValueError as error:
    count, traceback = 0, error.__traceback__
    while traceback:
        count += 1
        traceback = traceback.tb_next
    print(error, count)
g = chain(200)
next(g)
print(g.close(), g.gi_frame)


def forever():
    yield from forever()


try:
    next(forever())
except RecursionError as error:
    print(type(error).__name__)


def count(n):
    yield n
    if n:
        yield from count(n - 1)


print(sum(count(150)))
layers = iter([1, 2, 3])
for _ in range(150):
    layers = (x + 1 for x in layers)
print(list(layers))
