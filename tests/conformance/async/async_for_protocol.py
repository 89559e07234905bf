"""`async for` over objects of Python classes: what is asked of them and in what order."""


def run(coroutine):
    try:
        while True:
            print("passed on", coroutine.send(None))
    except StopIteration as stop:
        return stop.value


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield f"wait {self.value}"
        return self.value


class Count:
    def __init__(self, n):
        self.n = n
        self.at = 0

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        if self.at >= self.n:
            raise StopAsyncIteration("ignored")
        self.at += 1
        return await Later(self.at)


class Items:
    def __init__(self, *items):
        self.items = list(items)

    def __aiter__(self):
        return Other(self.items)


class Other:
    def __init__(self, items):
        self.items = items

    def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        return Later(self.items.pop(0))


async def walk(source):
    total = []
    async for x in source:
        total.append(x)
    else:
        print("exhausted")
    return total


print(run(walk(Count(3))))
print(run(walk(Items("a", "b"))))
print(run(walk(Count(0))))


async def unpack():
    async for a, *b in Items((1, 2, 3), "xy"):
        print(a, b)


run(unpack())
