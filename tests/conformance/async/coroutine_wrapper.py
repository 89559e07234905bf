"""The iterator that `__await__` of a coroutine answers."""


class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def work():
    try:
        return await Pause()
    except ValueError as error:
        return f"caught {error}"


w = work().__await__()
print(type(w).__name__, iter(w) is w, next(w))
try:
    w.send("sent")
except StopIteration as stop:
    print(stop.value)
w = work().__await__()
print(w.send(None))
try:
    w.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)
w = work().__await__()
next(w)
print(w.close())
try:
    next(w)
except RuntimeError as error:
    print(error)


class Delegates:
    def __await__(self):
        return (yield from work().__await__())


async def outer():
    return await Delegates()


c = outer()
print(c.send(None))
try:
    c.send(42)
except StopIteration as stop:
    print(stop.value)
