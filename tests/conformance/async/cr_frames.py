"""Frames of suspended coroutines: lines, variables, what they wait for."""


class Pause:
    def __await__(self):
        yield "paused"
        yield "again"


async def inner(a):
    b = a + 1
    await Pause()
    return b


async def outer(x, y=2.5):
    z = [x, y]
    captured = "cell"

    def closure():
        return captured, x

    result = await inner(x)
    del z
    await inner(result)
    return closure


c = outer(1)
print(c.cr_frame.f_lineno, sorted(c.cr_frame.f_locals.items()), c.cr_await)
c.send(None)
f = c.cr_frame
print(f.f_lineno, sorted(k for k in f.f_locals), f.f_locals["captured"], f.f_locals["x"], f.f_locals["z"])
print(f.f_code is outer.__code__, f.f_globals is globals(), c.cr_await.__name__)
inside = c.cr_await
print(inside.cr_frame.f_lineno, inside.cr_frame.f_locals, type(inside.cr_await).__name__, inside.cr_await.gi_frame.f_lineno)
c.send(None)
print(inside.cr_await.gi_frame.f_lineno)
c.send(None)
print(c.cr_frame.f_lineno, sorted(c.cr_frame.f_locals), inside.cr_frame, inside.cr_await)
c.close()
print(c.cr_frame, c.cr_await)
