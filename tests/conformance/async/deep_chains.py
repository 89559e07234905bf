"""Long chains of awaits, and chains that are too long."""


class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def chain(n):
    if n == 0:
        return await Pause()
    return await chain(n - 1)


c = chain(150)
print(c.send(None))
depth, at = 0, c
while at.cr_await is not None and hasattr(at.cr_await, "cr_await"):
    at = at.cr_await
    depth += 1
print(depth)
try:
    c.send("bottom")
except StopIteration as stop:
    print(stop.value)
c = chain(150)
c.send(None)
try:
    c.throw(ValueError("through"))
except ValueError as error:
    print(error)
c = chain(150)
c.send(None)
c.close()
print(c.cr_frame)
try:
    chain(100_000).send(None)
except RecursionError as error:
    print(type(error).__name__)


async def sums(n):
    total = 0
    for i in range(n):
        total += await value(i)
    return total


async def value(i):
    return i


try:
    sums(10_000).send(None)
except StopIteration as stop:
    print(stop.value)
