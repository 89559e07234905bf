# __new__: subclassing int, str, tuple, float; returning other types; singletons.
class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"{float(self)}{self.unit}"


c = Celsius(36.6)
print(c, c + 1, c.unit, isinstance(c, float), type(c + 1).__name__, c == 36.6, Celsius("1e3", "K"))


class Pair(tuple):
    def __new__(cls, left, right):
        return super().__new__(cls, (left, right))

    left = property(lambda self: self[0])
    right = property(lambda self: self[1])

    def swapped(self):
        return Pair(self.right, self.left)


p = Pair(1, 2)
print(p, p.left, p.swapped(), len(p), p == (1, 2), {p: "key"}[1, 2], p + (3,))
left, right = p
print(left, right)


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def shout(self):
        return self + "!"


u = Upper("abc")
print(u, u.shout(), type(u).__name__, type(u + "x").__name__, u == "ABC", u.lower(), {"ABC": 1}[u])


class Even(int):
    def __new__(cls, value):
        if value % 2:
            raise ValueError(f"{value} is odd")
        return int.__new__(cls, value)

    def __add__(self, other):
        return Even(int(self) + other)


print(Even(4) + 2, type(Even(4) + 2).__name__, Even(4) * 3, [10, 20, 30][Even(2)])
try:
    Even(3)
except ValueError as error:
    print(error)


class Factory:
    def __new__(cls, kind):
        if kind == "int":
            return 5
        return super().__new__(cls)

    def __init__(self, kind):
        print("init", kind)


print(Factory("int"), type(Factory("self")).__name__)


class Single:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only


print(Single() is Single())


class Default:
    def __new__(cls, *args, **kwargs):
        print("new", args, kwargs)
        return object.__new__(cls)

    def __init__(self, a, b=0):
        self.ab = a, b


print(Default(1, b=2).ab)
for attempt in (lambda: object(1), lambda: Single(1), lambda: object.__new__(int), lambda: int.__new__(str), lambda: int.__new__()):
    try:
        attempt()
    except TypeError as error:
        print(error)


class NoInit:
    pass


try:
    NoInit(1, 2)
except TypeError as error:
    print(error)


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as error:
    print(error)
