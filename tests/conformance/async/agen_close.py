"""aclose in every state of an asynchronous generator."""


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


async def cleans():
    try:
        yield 1
        yield 2
    finally:
        print("cleaning")
        await Pause()
        print("cleaned")


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def returns():
    try:
        yield 1
    except GeneratorExit:
        return


async def fails():
    try:
        yield 1
    finally:
        raise ValueError("while closing")


g = cleans()
step(g.aclose())
step(g.__anext__())
g = cleans()
step(g.__anext__())
step(g.aclose())
step(g.aclose())
step(g.__anext__())
for f in (ignores, returns, fails):
    g = f()
    step(g.__anext__())
    step(g.aclose())
    step(g.__anext__())
    step(g.aclose())
