"""Exceptions that managers raise, with their contexts; throwing while a manager leaves."""


class Pause:
    def __await__(self):
        yield "paused"


class Failing:
    def __init__(self, where):
        self.where = where

    async def __aenter__(self):
        if self.where == "enter":
            raise KeyError("enter")
        return self

    async def __aexit__(self, kind, error, traceback):
        import sys

        print("handling", repr(sys.exception()))
        await Pause()
        print("handling", repr(sys.exception()))
        if self.where == "exit":
            raise KeyError("exit")


async def use(where, fail):
    async with Failing(where):
        if fail:
            raise ValueError("body")


def run(coroutine):
    try:
        try:
            raise OSError("outside")
        except OSError:
            while True:
                coroutine.send(None)
    except StopIteration:
        print("ended")
    except Exception as error:
        print(repr(error), "context", repr(error.__context__))


run(use("enter", False))
run(use("exit", False))
run(use("exit", True))
run(use("nowhere", True))
run(use("nowhere", False))
c = use("nowhere", True)
c.send(None)
try:
    c.throw(IndexError("thrown"))
except IndexError as error:
    print(repr(error), "context", repr(error.__context__))
