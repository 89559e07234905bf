"""Asynchronous generators: items, values sent, where they end."""


def step(awaitable):
    try:
        while True:
            print("passed on", awaitable.send(None))
    except StopIteration as stop:
        print("->", stop.value)
    except BaseException as error:
        print("raised", type(error).__name__, error)


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        yield self.name


async def agen():
    got = yield 1
    print("got", got)
    await Pause("inside")
    got = yield 2
    print("got", got)
    yield
    return


g = agen()
step(g.asend(None))
step(g.asend("a"))
step(g.asend("b"))
step(g.__anext__())
step(g.__anext__())
step(g.asend("late"))
g = agen()
step(g.asend("early"))
step(g.__anext__())
print(g.__aiter__() is g, type(g.__anext__()).__name__, type(g.aclose()).__name__, type(g.athrow(ValueError)).__name__)
