"""aiter and anext, with and without a default."""


def run(awaitable):
    it = awaitable.__await__()
    try:
        while True:
            print("passed on", it.send(None))
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"raised {type(error).__name__} {error}"


class Pause:
    def __await__(self):
        yield "paused"


async def count(n):
    for i in range(n):
        await Pause()
        yield i


class Custom:
    def __init__(self):
        self.n = 2

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration("end")
        self.n -= 1
        return self.n


async def main():
    it = aiter(count(2))
    print(await anext(it), await anext(it, "default"))
    print(await anext(it, "default"), await anext(it, None))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print(repr(error))
    c = Custom()
    print(aiter(c) is c, await anext(c), await anext(c, 5), await anext(c, 5), await anext(c, default_value()))
    try:
        await anext(c)
    except StopAsyncIteration as error:
        print(repr(error))


def default_value():
    return "computed"


print(run(main()))
for bad in (lambda: aiter([1]), lambda: anext([1]), lambda: aiter(), lambda: anext(), lambda: anext(1, 2, 3), lambda: aiter(1, 2)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Bad:
    def __aiter__(self):
        return 3

    def __anext__(self):
        return 4


for f in (aiter, lambda x: run(anext(x, 1)), lambda x: anext(x)):
    try:
        print(f(Bad()))
    except TypeError as error:
        print(error)
a = anext(count(1), "d")
print(type(a).__name__, a.send(None))
try:
    a.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error))
a = anext(count(1), "d")
a.send(None)
print(a.close())
