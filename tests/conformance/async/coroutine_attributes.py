"""Names, code and flags of coroutine functions and coroutines."""


class Pause:
    def __await__(self):
        yield


async def named(a, b=2, *rest, key=None, **more):
    """Its documentation."""
    x = 1
    await Pause()
    return x


async def agen():
    yield 1


def gen():
    yield 1


def plain():
    pass


print(named.__name__, named.__qualname__, named.__doc__, named.__defaults__, named.__kwdefaults__)
print([hex(f.__code__.co_flags & 0x2A0) for f in (named, agen, gen, plain)])
c = named(1)
print(c.__name__, c.__qualname__, c.cr_code is named.__code__, c.cr_origin)
c.__name__ = "other"
c.__qualname__ = "some.other"
print(c.__name__, c.__qualname__, repr(c).startswith("<coroutine object some.other at 0x"))
for name in ("__name__", "__qualname__"):
    try:
        setattr(c, name, 3)
    except TypeError as error:
        print(error)
try:
    c.cr_frame = None
except AttributeError as error:
    print(error)
for op in (iter, next, list, len):
    try:
        op(c)
    except TypeError as error:
        print(error)
print(type(c).__name__, type(agen()).__name__, type(c.__await__()).__name__)
print([n for n in dir(c) if not n.startswith("__")])
try:
    type(c)()
except TypeError as error:
    print(error)
c.close()
