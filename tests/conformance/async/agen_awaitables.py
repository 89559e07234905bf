"""The objects that asend, athrow and aclose answer, and their own methods."""


class Pause:
    def __await__(self):
        yield "paused"


async def agen():
    try:
        await Pause()
        yield 1
    except ValueError:
        yield "caught"
    finally:
        print("finally")


def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as error:
        print("raised", type(error).__name__, error)


g = agen()
a = g.asend(None)
print(iter(a) is a, a.__await__() is a)
attempt(next, a)
attempt(next, a)
attempt(next, a)
attempt(a.send, None)
attempt(a.throw, ValueError)
attempt(a.close)

g = agen()
a = g.asend(None)
attempt(a.send, None)
attempt(a.throw, ValueError("x"))
attempt(a.throw, ValueError("x"))

g = agen()
a = g.asend(None)
attempt(a.send, None)
attempt(a.close)
attempt(a.close)
attempt(g.__anext__().send, None)

g = agen()
a = g.asend(None)
attempt(a.throw, KeyError("before"))
attempt(a.send, None)

g = agen()
attempt(next, g.asend(None))
b = g.aclose()
attempt(b.send, None)
attempt(b.send, None)
attempt(b.throw, ValueError)

g = agen()
b = g.aclose()
attempt(b.send, 1)
attempt(b.close)
attempt(b.send, None)
b = g.athrow(KeyError)
attempt(b.throw, IndexError("instead"))
attempt(b.send, None)
