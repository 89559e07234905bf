"""`async with`: the order of what happens, and what the manager sees."""


def run(coroutine):
    try:
        while True:
            print("passed on", coroutine.send(None))
    except StopIteration as stop:
        return stop.value
    except Exception as error:
        return f"{type(error).__name__} {error}"


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        yield self.name


class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    async def __aenter__(self):
        print("enter", self.name)
        await Pause(f"entering {self.name}")
        return self.name.upper()

    async def __aexit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        await Pause(f"leaving {self.name}")
        return self.suppress


async def simple():
    async with Manager("a") as a:
        print("body", a)
    return "end"


async def several():
    async with Manager("a") as a, Manager("b") as (b):
        print("body", a, b)
        return a + b


async def fails():
    async with Manager("outer"):
        async with Manager("inner"):
            raise ValueError("in the body")


async def suppressed():
    async with Manager("s", suppress=True):
        raise ValueError("gone")
    return "went on"


async def loop():
    for i in range(3):
        async with Manager(f"m{i}"):
            if i == 0:
                continue
            break
    return i


async def parenthesized():
    async with (
        Manager("x") as x,
        Manager("y"),
    ):
        return x


for f in (simple, several, fails, suppressed, loop, parenthesized):
    print(f.__name__, run(f()))
