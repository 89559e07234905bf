"""Delegation between generators: results, throwing, closing, exceptions that come back."""


def inner(name):
    try:
        got = yield f"{name} 1"
        print(name, "got", got)
        got = yield f"{name} 2"
        print(name, "got", got)
        return f"{name} result"
    except ValueError as error:
        print(name, "caught", error)
        yield f"{name} handled"
        return f"{name} after error"
    finally:
        print(name, "finally")


def outer():
    try:
        result = yield from inner("a")
        print("outer", result)
        result = yield from inner("b")
        print("outer", result)
    except KeyError as error:
        print("outer caught", error)
        yield "outer handled"
    finally:
        print("outer finally")
    return "outer result"


def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as error:
        print("raised", type(error).__name__, error)


g = outer()
for value in (None, 1, 2, 3, 4):
    attempt(g.send, value)
g = outer()
attempt(next, g)
attempt(g.throw, ValueError("v"))
attempt(next, g)
attempt(g.throw, KeyError("k"))
attempt(next, g)
g = outer()
attempt(next, g)
attempt(g.close)
g = outer()
attempt(next, g)
attempt(g.throw, OSError("through"))


def stop_inside():
    def bad():
        yield 1
        raise StopIteration("inner")

    yield from bad()


g = stop_inside()
attempt(next, g)
attempt(next, g)


def value_of_stop():
    def empty():
        return (1, 2)
        yield

    a, b = yield from empty()
    return a + b


attempt(next, value_of_stop())
shared = inner("shared")
first, second = (lambda s: (yield from s))(shared), (lambda s: (yield from s))(shared)
attempt(next, first)
attempt(next, second)
attempt(next, first)
attempt(next, second)
