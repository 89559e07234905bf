"""athrow in every state of an asynchronous generator."""


def step(awaitable):
    try:
        while True:
            print("passed on", awaitable.send(None))
    except StopIteration as stop:
        print("->", stop.value)
    except BaseException as error:
        print("raised", type(error).__name__, error)


class Pause:
    def __await__(self):
        yield "paused"


async def agen():
    try:
        yield "first"
    except ValueError as error:
        await Pause()
        yield f"caught {error}"
    finally:
        print("finally")
    yield "last"


g = agen()
step(g.athrow(ValueError("not begun")))
step(g.__anext__())
g = agen()
step(g.__anext__())
step(g.athrow(ValueError("in")))
step(g.__anext__())
step(g.athrow(KeyError("out")))
step(g.athrow(KeyError("after")))
g = agen()
step(g.__anext__())
step(g.athrow(GeneratorExit))
step(g.__anext__())
g = agen()
step(g.__anext__())
step(g.athrow(StopAsyncIteration("thrown")))
g = agen()
step(g.__anext__())
step(g.athrow(3))
