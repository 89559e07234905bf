"""Asynchronous functions that change globals and nonlocals; comprehensions in class bodies inside coroutines."""

total = 0


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def add(n):
    global total
    total += n
    return total


async def agen(n):
    for i in range(n):
        yield i


async def main():
    local = 1

    async def change():
        nonlocal local
        local += await add(2)

    await change()
    await change()

    class Body:
        items = [x for x in range(3)]
        name = local

    return local, total, Body.items, Body.name, sorted(locals())


print(run(main()))


async def defaults(a, *, b=[]):
    b.append(a)
    return b


print(run(defaults(1)), run(defaults(2)), defaults.__kwdefaults__)


async def deletes():
    x = 1
    del x
    try:
        await add(x)
    except UnboundLocalError as error:
        return str(error)


print(run(deletes()))


async def many(a, b, c, d, e, f, g, h, i, j, *rest, **more):
    await add(1)
    return a + j, rest, more


print(run(many(*range(12), k=1)))
