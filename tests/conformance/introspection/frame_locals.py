# The variables of a function's own frame.
import sys


def closure():
    shared = 1
    unused = 2

    def inside():
        nonlocal shared
        shared += 1
        own = "own"
        return sys._getframe().f_locals

    return inside()


print(closure())


def unbound(flag):
    if flag:
        maybe = 1
    names = dict(sys._getframe().f_locals)
    del flag
    return names, sorted(sys._getframe().f_locals)


print(unbound(True)[0], unbound(True)[1])
print(unbound(False)[0])


class Body:
    attribute = 3
    seen = dict(sys._getframe().f_locals)
    print(sys._getframe().f_code.co_name, sys._getframe().f_lineno)


print(sorted(k for k in Body.seen if not k.startswith("__")), Body.seen["attribute"])
print((lambda a, b: sys._getframe().f_locals)(1, 2))


def generator():
    for i in range(2):
        yield sys._getframe().f_locals


print([dict(d) for d in generator()])
from sys import _getframe


def by_name(z):
    return _getframe().f_locals["z"]


print(by_name("found"))
