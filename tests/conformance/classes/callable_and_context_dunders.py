# __call__, __enter__/__exit__, __bool__, __int__/__float__/__complex__, __round__ and friends.
class Poly:
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __call__(self, x, *, scale=1):
        result = 0
        for c in self.coefficients:
            result = result * x + c
        return result * scale


p = Poly(1, 0, -2)
print(p(3), p(3, scale=10), list(map(p, range(4))), callable(p), callable(3))


class Number:
    def __int__(self):
        return 42

    def __float__(self):
        return 4.5

    def __complex__(self):
        return 1 + 2j

    def __bool__(self):
        return False

    def __round__(self, digits=None):
        return ("round", digits)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __bytes__(self):
        return b"bytes!"

    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __hash__(self):
        return 7

    def __sizeof__(self):
        return 1

    def __dir__(self):
        return ["z", "a"]


import math

n = Number()
print(int(n), float(n), complex(n), bool(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))
print(bytes(n), format(n), format(n, ">5"), f"{n:abc}", f"{n}", "{:x}".format(n), str(n), hash(n), dir(n))
print(f"{n!s:>5}|{n!r:.3}")


class Manager:
    def __enter__(self):
        print("enter")
        return "resource"

    def __exit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__, value, traceback is not None)
        return kind is KeyError


with Manager() as r:
    print(r)
with Manager():
    raise KeyError("swallowed")
try:
    with Manager():
        raise ValueError("passes")
except ValueError as error:
    print("caught", error)


class OnType:
    pass


o = OnType()
o.__len__ = lambda: 3
o.__call__ = lambda: 3
for attempt in (lambda: len(o), lambda: o()):
    try:
        attempt()
    except TypeError as error:
        print(error)


class BadBool:
    def __bool__(self):
        return 1


try:
    bool(BadBool())
except TypeError as error:
    print(error)


class BadStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


for attempt in (str, repr):
    try:
        attempt(BadStr())
    except TypeError as error:
        print(error)
