"""Making instances: `__init__` with every kind of argument, and what happens when the class changes between calls."""


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Point:
    def __init__(self, x, y=0, *, z=0):
        self.x = x
        self.y = y
        self.z = z

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y}, {self.z})"


def points():
    return [Point(1), Point(1, 2), Point(1, z=3), Point(y=4, x=5), Point(*(6, 7)), Point(**{"x": 8})]


for _ in range(3):
    print(points())
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, x=2))
attempt(lambda: Point(1, w=2))

# `__init__` replaced, removed, given other defaults.
Point.__init__.__defaults__ = ("other",)
print(points())


def init(self, *args, **kwargs):
    self.x, self.y, self.z = args, kwargs, "replaced"


old = Point.__init__
Point.__init__ = init
print(points())
del Point.__init__
attempt(lambda: Point(1))
Point.x = Point.y = Point.z = "class"
print(Point())
Point.__init__ = old
print(points())


# Not None.
class Bad:
    def __init__(self, value):
        return value


attempt(lambda: Bad(None) is not None)
attempt(lambda: Bad(1))
attempt(lambda: Bad(value="text"))


class Raises:
    def __init__(self, value=0):
        raise ValueError(value)


attempt(lambda: Raises())
attempt(lambda: Raises(value=5))


# Subclasses with a `__new__`, a metaclass, slots, abstract methods.
class Derived(Point):
    def __new__(cls, *args, **kwargs):
        print("new", args, kwargs)
        return super().__new__(cls)


class Other(Point):
    def __new__(cls, *args, **kwargs):
        return "no instance"


class Meta(type):
    def __call__(cls, *args, **kwargs):
        print("call", args, kwargs)
        return super().__call__(*args, **kwargs)


class Called(Point, metaclass=Meta):
    pass


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b=2):
        self.a = a
        self.b = b


class Inherits(Point):
    pass


def construct(cls):
    return cls(1), cls(1, z=2)


for cls in [Point, Derived, Other, Called, Inherits]:
    print(construct(cls))
print(Slotted(1).b, Slotted(b=3, a=4).b)
attempt(lambda: Slotted.__new__(Slotted).a)

Point.__new__ = lambda cls, *args, **kwargs: object.__new__(cls)
print(construct(Point), construct(Inherits))


# A class changed by its own `__init__`.
class Changing:
    def __init__(self, n=0):
        Changing.__init__ = later
        junk = [[str(i)] for i in range(100)]
        self.n = (n, len(junk))


def later(self, n="later"):
    self.n = n


print(Changing().n, Changing().n, Changing(5).n)


class Callable:
    def __call__(self, a, b=1, *, c=2):
        return (a, b, c)


c = Callable()
print(c(1), c(1, 2), c(1, c=3), c(b=1, a=0))


class NoInit:
    pass


print(isinstance(NoInit(), NoInit))
attempt(lambda: NoInit(1))


def nested(depth=0):
    class Local:
        def __init__(self, value=depth):
            self.value = value

    return Local


print([nested(i)().value for i in range(3)], nested(1)(7).value)


class Deep:
    def __init__(self, n):
        self.inner = Deep(n + 1)


try:
    Deep(0)
except RecursionError as error:
    print(type(error).__name__)
