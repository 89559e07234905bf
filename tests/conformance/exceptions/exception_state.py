# sys.exc_info, __traceback__, frames and line numbers seen by a program.
import sys


def lines(traceback):
    found = []
    while traceback is not None:
        found.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    return found


def inner():
    raise ValueError("deep")


def middle():
    inner()


try:
    middle()
except ValueError as error:
    print(lines(error.__traceback__))
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, sys.exception() is error)
print(sys.exc_info(), sys.exception())


def handler_in_function():
    print("sees", repr(sys.exception()))
    try:
        raise KeyError("inner")
    except KeyError:
        print("now", repr(sys.exception()))
    print("again", repr(sys.exception()))


try:
    raise TypeError("outer")
except TypeError:
    handler_in_function()


def generator():
    try:
        yield sys.exception()
        yield sys.exception()
    except ValueError:
        yield sys.exception()


g = generator()
print(next(g))
try:
    raise ValueError("outside")
except ValueError:
    print(repr(next(g)))
print(repr(g.throw(ValueError("thrown"))))
print(sys.exception())


def rethrow(error):
    raise error


try:
    try:
        inner()
    except ValueError as e:
        saved = e
    rethrow(saved)
except ValueError as error:
    print(lines(error.__traceback__))
error = ValueError("never raised")
print(error.__traceback__, error.__context__, error.__cause__)
