"""Which exception is the handled one inside and outside of generators."""

import sys


def show(where):
    print(where, repr(sys.exception()))


def gen():
    show("start")
    try:
        raise ValueError("inner")
    except ValueError:
        show("handler")
        yield 1
        show("handler again")
        try:
            yield 2
        except KeyError as error:
            print("thrown context", repr(error.__context__))
            show("nested")
            yield 3
            show("nested again")
        show("after nested")
    show("after")
    yield 4
    show("end")


g = gen()
next(g)
show("outside")
try:
    raise OSError("outer")
except OSError:
    next(g)
    show("in outer")
    try:
        g.throw(KeyError("k"))
    finally:
        show("in outer again")
    try:
        raise IndexError("second")
    except IndexError:
        print(next(g))
        show("second")
    show("outer")
show("none")
print(next(g, "done"))


def bare():
    try:
        yield
    except Exception:
        yield
        raise


g = bare()
next(g)
g.throw(ValueError("kept"))
try:
    try:
        raise OSError("around")
    except OSError:
        next(g)
except ValueError as error:
    print(repr(error), repr(error.__context__))


def raises():
    yield
    raise KeyError("raised")


g = raises()
next(g)
try:
    try:
        raise OSError("around")
    except OSError:
        next(g)
except KeyError as error:
    print(repr(error), repr(error.__context__))
