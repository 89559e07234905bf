"""What `async for` says of objects that it cannot go over."""


def run(coroutine):
    try:
        for _ in range(3):
            print("passed on", coroutine.send(None))
        coroutine.close()
    except BaseException as error:
        print(type(error).__name__, error, "| cause", repr(error.__cause__))


class AIter:
    def __init__(self, it):
        self.it = it

    def __aiter__(self):
        return self.it


class ANext:
    def __init__(self, item):
        self.item = item

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.item


class Await:
    def __init__(self, it):
        self.it = it

    def __await__(self):
        return self.it


class Raises:
    def __aiter__(self):
        raise ValueError("aiter")

    def __anext__(self):
        raise ValueError("anext")


async def coroutine_aiter():
    pass


class Old:
    async def __aiter__(self):
        return self


async def walk(x):
    async for y in x:
        print("item", y)


for x in ([1], 3, None, AIter([1]), AIter(None), ANext(3), ANext(Await(3)), ANext(None), Raises(), AIter(Raises())):
    run(walk(x))


def generator():
    yield "from generator"
    raise StopAsyncIteration


run(walk(ANext(Await(generator()))))
