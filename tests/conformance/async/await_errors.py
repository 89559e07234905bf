"""What cannot be awaited, with the messages of the errors."""


def run(coroutine):
    try:
        for _ in range(3):
            print("yielded", coroutine.send(None))
        coroutine.close()
    except BaseException as error:
        print(type(error).__name__, error)


class Answer:
    def __init__(self, it):
        self.it = it

    def __await__(self):
        return self.it


class Raises:
    def __await__(self):
        raise ValueError("in __await__")


class OnInstance:
    def __init__(self):
        self.__await__ = lambda: iter([])


class NotAwaitable:
    __await__ = None


async def nothing():
    pass


async def wait(x):
    return await x


def generator():
    yield 1


other = nothing()
for x in (3, None, [1], "text", generator(), OnInstance(), NotAwaitable()):
    run(wait(x))
for it in (3, None, [1], other, Answer(3)):
    run(wait(Answer(it)))
run(wait(Answer(iter([1, 2]))))
run(wait(Answer(generator())))
run(wait(Raises()))
run(wait(print))
other.close()
