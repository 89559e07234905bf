"""try, except, finally and except* around awaits."""


class Pause:
    def __init__(self, error=None):
        self.error = error

    def __await__(self):
        yield "paused"
        if self.error is not None:
            raise self.error


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"raised {error!r} from {error.__cause__!r} in {error.__context__!r}"


async def handled():
    try:
        await Pause(ValueError("a"))
    except ValueError as error:
        await Pause()
        return f"handled {error}"
    finally:
        await Pause()
        print("finally")


async def chained():
    try:
        await Pause(ValueError("a"))
    except ValueError as error:
        await Pause()
        raise KeyError("b") from error


async def bare():
    try:
        await Pause(ValueError("a"))
    except ValueError:
        await Pause()
        try:
            await Pause(IndexError("c"))
        except IndexError:
            await Pause()
        raise


async def finals():
    for i in range(3):
        try:
            await Pause()
            if i == 1:
                return i
        finally:
            await Pause()
            print("finally", i)


async def groups():
    try:
        await Pause(ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)]))
    except* ValueError as group:
        await Pause()
        print(group.exceptions)
    except* KeyError as group:
        await Pause()
        print(group.exceptions)


async def overrides():
    try:
        await Pause(ValueError("lost"))
    finally:
        await Pause(KeyError("wins"))


async def orelse():
    try:
        await Pause()
    except ValueError:
        print("not here")
    else:
        await Pause()
        return "else"


for f in (handled, chained, bare, finals, groups, overrides, orelse):
    print(f.__name__, run(f()))
