"""Coroutines that do not let themselves be closed."""


class Pause:
    def __await__(self):
        yield "paused"


async def stubborn():
    while True:
        try:
            await Pause()
        except GeneratorExit:
            print("ignored")
            await Pause()
            return


async def returns():
    try:
        await Pause()
    except GeneratorExit:
        return "value"


async def other():
    try:
        await Pause()
    finally:
        raise ValueError("instead")


c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as error:
    print(error)
try:
    c.send(None)
except StopIteration:
    print("ended")
c = returns()
c.send(None)
print(c.close())
c = other()
c.send(None)
try:
    c.close()
except ValueError as error:
    print(error, repr(error.__context__))
