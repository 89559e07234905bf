"""throw in every state of a generator, and what it may be given."""


def gen():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as error:
        print("caught", repr(error))
        yield "handled"
    finally:
        print("finally")


def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as error:
        print("raised", type(error).__name__, error)


g = gen()
attempt(g.throw, ValueError("not begun"))
attempt(next, g)
g = gen()
attempt(next, g)
attempt(g.throw, ValueError)
attempt(g.throw, KeyError("out"))
attempt(g.throw, KeyError("finished"))
attempt(next, g)
g = gen()
attempt(next, g)
attempt(g.send, "x")
attempt(g.throw, StopIteration("thrown"))
for bad in (3, int, "text", None):
    attempt(gen().throw, bad)
attempt(gen().throw)
attempt(gen().throw, StopIteration(7))


def swallow():
    while True:
        try:
            yield "again"
        except Exception as error:
            print("swallowed", repr(error))


g = swallow()
next(g)
attempt(g.throw, ValueError("a"))
attempt(g.throw, KeyError)
attempt(g.throw, KeyboardInterrupt)
attempt(next, g)
