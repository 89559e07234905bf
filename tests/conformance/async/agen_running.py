"""Two at a time cannot ask an asynchronous generator."""


class Pause:
    def __await__(self):
        got = yield "paused"
        print("resumed with", got)


async def agen():
    try:
        await Pause()
        yield 1
        await Pause()
        yield 2
    finally:
        print("finally")


def step(awaitable, value=None):
    try:
        print("passed on", awaitable.send(value))
    except StopIteration as stop:
        print("->", stop.value)
    except BaseException as error:
        print("raised", type(error).__name__, error)


g = agen()
first = g.__anext__()
print(g.ag_running, g.ag_suspended)
step(first)
print(g.ag_running, g.ag_suspended, g.ag_await is not None)
step(g.__anext__())
step(g.asend("x"))
step(g.athrow(ValueError))
step(g.aclose())
step(first, "value")
print(g.ag_running, g.ag_suspended, g.ag_await)
step(first)
second = g.asend(None)
step(second)


async def loop():
    async for x in g:
        print(x)


step(loop())
try:
    second.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error))
print(g.ag_running, g.ag_frame)
step(second)
second.close()
