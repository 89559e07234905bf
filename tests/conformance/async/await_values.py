"""What an await answers, and in what order things happen."""


def run(coroutine):
    while True:
        try:
            print("yielded", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer


async def plain(x):
    return x * 2


async def nested(x):
    return await plain(await plain(x)) + await Ready(1)


async def operands():
    print("operands")
    return (await plain(1), await plain(2), [await plain(3)], {await plain(4): await plain(5)})


async def asks():
    first = await Ask("one")
    second = await Ask("two")
    return first, second


async def nothing():
    pass


print(run(plain(4)))
print(run(nested(3)))
print(run(operands()))
print(run(nothing()))
print(run(asks()))
c = asks()
print(c.send(None), c.send("a"))
try:
    c.send("b")
except StopIteration as stop:
    print(stop.value, stop.args)
