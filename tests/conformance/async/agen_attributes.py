"""Attributes of asynchronous generators."""


class Pause:
    def __await__(self):
        yield "paused"


async def agen(a):
    b = a + 1
    yield b
    await Pause()
    yield a


g = agen(1)
print(g.__name__, g.__qualname__, g.ag_code is agen.__code__, g.ag_running, g.ag_suspended, g.ag_await)
print(g.ag_frame.f_locals, g.ag_frame.f_lineno, g.ag_frame.f_code.co_name)
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
print(g.ag_frame.f_locals, g.ag_frame.f_lineno, g.ag_running, g.ag_suspended)
waiting = g.__anext__()
print(waiting.send(None), g.ag_running, g.ag_suspended, type(g.ag_await).__name__, g.ag_frame.f_lineno)
print([n for n in dir(g) if not n.startswith("__")])
for op in (iter, next):
    try:
        op(g)
    except TypeError as error:
        print(error)
g.__name__ = "renamed"
g.__qualname__ = "module.renamed"
print(g.__name__, repr(g).startswith("<async_generator object module.renamed at 0x"))
try:
    waiting.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    g.__anext__().send(None)
except StopAsyncIteration as stop:
    print(repr(stop), g.ag_frame, g.ag_suspended)
