"""Mixing of plain and asynchronous iteration in one coroutine."""


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def agen(*items):
    for item in items:
        yield item


def gen(*items):
    for item in items:
        yield item


class Both:
    def __iter__(self):
        return gen("plain")

    def __aiter__(self):
        return agen("asynchronous")

    def __enter__(self):
        return "enter"

    def __exit__(self, *args):
        pass

    async def __aenter__(self):
        return "aenter"

    async def __aexit__(self, *args):
        pass


async def main():
    both = Both()
    print([x for x in both], [x async for x in both])
    with both as a:
        async with both as b:
            print(a, b)
    zipped = [(x, y) async for x in agen(1, 2) for y in gen("a", "b")]
    print(zipped)
    return sorted([x async for x in agen(3, 1, 2)])


print(run(main()))
