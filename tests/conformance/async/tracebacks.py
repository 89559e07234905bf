"""Tracebacks through awaits, and through asynchronous iteration."""


class Pause:
    def __await__(self):
        yield "paused"


def show(error):
    entries = []
    traceback = error.__traceback__
    while traceback:
        entries.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print(repr(error), entries)


async def deep():
    await Pause()
    raise ValueError("deep")


async def middle():
    await deep()


async def agen():
    yield 1
    await middle()


async def top():
    async for x in agen():
        print(x)


c = top()
c.send(None)
try:
    c.send(None)
except ValueError as error:
    show(error)
c = middle()
c.send(None)
try:
    c.throw(KeyError("thrown"))
except KeyError as error:
    show(error)
c = middle()
try:
    c.throw(KeyError("at the start"))
except KeyError as error:
    show(error)


async def manager():
    async with Manager():
        await deep()


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await Pause()


c = manager()
c.send(None)
c.send(None)
try:
    c.send(None)
except ValueError as error:
    show(error)
c = top()
c.send(None)
c.send(None)
