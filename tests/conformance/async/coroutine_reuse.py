"""A coroutine is awaited once only, and not by two at a time."""


class Pause:
    def __await__(self):
        yield "paused"


async def inner():
    await Pause()
    return "inner"


async def outer(c):
    return await c


def step(c):
    try:
        print(c.send(None))
    except (StopIteration, RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


c = inner()
first, second = outer(c), outer(c)
step(first)
step(second)
step(first)
third = outer(c)
step(third)


async def itself():
    global me
    try:
        me.send(None)
    except ValueError as error:
        print(error)
    try:
        await me
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
    return "done"


me = itself()
step(me)
