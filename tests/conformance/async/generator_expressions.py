"""Generator expressions with `async for` and `await` are asynchronous generators."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def count(n):
    for i in range(n):
        yield i


async def double(x):
    return 2 * x


async def collect(it):
    return [x async for x in it]


def outside(source):
    # Not a coroutine function: the expression is only made here.
    return (x + 1 async for x in source)


async def main():
    g = (x async for x in count(3))
    print(type(g).__name__, g.__name__, g.__qualname__)
    print(await collect(g))
    print(await collect(await double(x) for x in range(3)))
    print(await collect((x, y) async for x in count(2) for y in "ab"))
    print(await collect(x for x in [await double(4)]) if False else list(x for x in [await double(4)]))
    print(await collect(outside(count(3))))
    print(await collect(z async for z in (y async for y in count(3))))
    plain = (x for x in await double([1]))
    print(type(plain).__name__, list(plain))
    try:
        (x async for x in [1, 2])
    except TypeError as error:
        print(error)
    try:
        for x in (y async for y in count(2)):
            pass
    except TypeError as error:
        print(error)
    try:
        sum(y async for y in count(2))
    except TypeError as error:
        print(error)


run(main())
