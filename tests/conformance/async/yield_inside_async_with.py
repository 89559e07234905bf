"""Asynchronous generators that are closed within async with, try and loops."""


def step(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"raised {error!r}"


class Pause:
    def __await__(self):
        yield


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await Pause()
        return self

    async def __aexit__(self, kind, error, traceback):
        await Pause()
        print("exit", self.name, kind and kind.__name__)


async def agen():
    async with Manager("a"):
        for i in range(3):
            async with Manager(f"b{i}"):
                try:
                    yield i
                finally:
                    await Pause()
                    print("finally", i)


g = agen()
print(step(g.__anext__()), step(g.__anext__()))
print(step(g.aclose()))
g = agen()
step(g.__anext__())
print(step(g.athrow(ValueError("v"))))


async def consume():
    async with Manager("consumer"):
        source = agen()
        async for x in source:
            if x:
                break
        print("left")
        await source.aclose()
    return "done"


print(step(consume()))
