"""Yields and awaits within handlers: which exception is handled where."""

import sys


class Pause:
    def __await__(self):
        yield "paused"


def step(awaitable):
    try:
        while True:
            awaitable.send(None)
            print("meanwhile", repr(sys.exception()))
    except StopIteration as stop:
        return stop.value


async def agen():
    try:
        raise ValueError("inner")
    except ValueError:
        print("before", repr(sys.exception()))
        yield 1
        print("after", repr(sys.exception()))
        await Pause()
        print("after", repr(sys.exception()))
        try:
            raise KeyError("second")
        except KeyError as error:
            print(repr(error.__context__))
            yield 2
            print("both", repr(sys.exception()))
        print("one", repr(sys.exception()))
    print("none", repr(sys.exception()))
    yield 3


async def outer():
    async for x in agen():
        print("item", x, repr(sys.exception()))
        try:
            raise OSError(x)
        except OSError:
            await Pause()
            print("outer", repr(sys.exception()))


step(outer())
try:
    raise IndexError("around")
except IndexError:
    step(outer())
    print(repr(sys.exception()))
