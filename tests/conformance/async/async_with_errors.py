"""What `async with` says of objects that are no asynchronous context managers."""


def run(coroutine):
    try:
        coroutine.send(None)
    except BaseException as error:
        print(type(error).__name__, error)


class Await:
    def __init__(self, it):
        self.it = it

    def __await__(self):
        return self.it


class Manager:
    def __init__(self, enter, leave):
        self.enter = enter
        self.leave = leave

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *args):
        return self.leave


class NoExit:
    def __aenter__(self):
        pass


class NoEnter:
    def __aexit__(self, *args):
        pass


class Plain:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class Asynchronous:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


async def use(x):
    async with x:
        print("body")


async def raise_in(x):
    async with x:
        raise ValueError("body")


nothing = iter([])
for x in (3, None, NoExit(), NoEnter(), Plain(), Manager(3, 4), Manager(None, None), Manager(Await(3), 4)):
    run(use(x))
run(use(Manager(Await(nothing), 4)))
run(use(Manager(Await(nothing), Await(4))))
run(use(Manager(Await(nothing), Await(nothing))))
run(raise_in(Manager(Await(nothing), None)))
try:
    with Asynchronous():
        pass
except TypeError as error:
    print(error)
try:
    with NoExit():
        pass
except TypeError as error:
    print(error)
