"""Asynchronous comprehensions of every kind."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


class Pause:
    def __await__(self):
        yield


async def count(n):
    for i in range(n):
        await Pause()
        yield i


async def double(x):
    await Pause()
    return 2 * x


async def main():
    print([x async for x in count(4)])
    print({x % 3 async for x in count(7)})
    print({x: x * x async for x in count(3)})
    print([x async for x in count(10) if x % 3 == 0 if x])
    print([await double(x) for x in range(4)])
    print([await double(x) async for x in count(4) if await double(x) > 2])
    print({await double(x): await double(y) for x in "ab" for y in "cd"})
    print([(x, y) async for x in count(3) for y in range(x)])
    print([(x, y) for x in range(3) async for y in count(x)])
    print([[y async for y in count(x)] async for x in count(3)])
    print([[await double(y) for y in range(x)] for x in range(3)])
    print([x for x in [y async for y in count(3)]])
    x = "kept"
    print([x async for x in count(2)], x)
    print([last := x async for x in count(3)], last)
    return [f() for f in [lambda: x async for x in count(2)]]


print(run(main()))
