# sys._getframe: code, line, globals, callers.
import sys


def inner(a, b=2, *rest, key="k", **more):
    c = [a, b]
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_lineno, frame.f_globals is globals())
    print({k: v for k, v in frame.f_locals.items() if k != "frame"})
    print(frame.f_builtins["len"] is len)
    return frame.f_back


def outer(x):
    y = x + 1
    back = inner(x, y, 3, 4, key="z", other=5)
    print(back.f_code.co_name, back.f_code is outer.__code__, back.f_lineno)
    print(back == sys._getframe(), back.f_back.f_code.co_name, back.f_back.f_lineno)


outer(1)
print(sys._getframe().f_code.co_name, sys._getframe(0).f_lineno)
print(sys._getframe().f_locals is globals())


def depth(n):
    return sys._getframe(n).f_code.co_name


def caller():
    return [depth(0), depth(1), depth(2)]


print(caller())
for bad in (100, 10**9):
    try:
        sys._getframe(bad)
    except ValueError as e:
        print(e)
print(sys._getframe(-5).f_code.co_name)
try:
    sys._getframe("x")
except TypeError as e:
    print(e)
print(type(sys._getframe()).__name__)
