"""Suspended coroutines that are dropped, and those in cycles, clean up."""

import gc


class Pause:
    def __await__(self):
        yield "paused"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("deleted", self.name)


async def work(name):
    local = Noisy(name)
    try:
        await Pause()
    finally:
        print("finally", name)


c = work("dropped")
c.send(None)
del c
print("--")


async def outer(name):
    try:
        await work(name)
    finally:
        print("outer finally")


c = outer("nested")
c.send(None)
c = None
print("--")


class Holder:
    pass


def cycle():
    h = Holder()

    async def inner():
        try:
            h.me = h
            await Pause()
        finally:
            print("cycle finally")

    h.coroutine = inner()
    h.coroutine.send(None)


cycle()
gc.collect()
print("--")


async def agen():
    local = Noisy("agen")
    try:
        yield 1
    finally:
        print("agen finally")


g = agen()
try:
    g.__anext__().send(None)
except StopIteration:
    pass
del g
print("end")
