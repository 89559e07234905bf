"""Methods of every kind called through instances, classes and modules, while the classes and modules change between the calls."""

import math


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Base:
    limit = 10

    def plain(self, x=1, *, k=0):
        return ("plain", type(self).__name__, x, k)

    @staticmethod
    def static(x=1, *, k=0):
        return ("static", x, k)

    @classmethod
    def of_class(cls, x=1, *, k=0):
        return ("class", cls.__name__, x, k)

    @property
    def computed(self):
        return ("computed", type(self).__name__)


class Derived(Base):
    def plain(self, x=1, *, k=0):
        return super().plain(x, k=k) + ("derived",)

    @classmethod
    def of_class(cls, x=1, *, k=0):
        return super().of_class(x + 1, k=k) + ("derived",)

    @property
    def computed(self):
        return super().computed + ("derived",)


def through(obj):
    return [obj.plain(), obj.plain(2), obj.plain(k=3), obj.static(), obj.static(4), obj.static(k=5), obj.of_class(), obj.of_class(6), obj.of_class(k=7), obj.computed, obj.limit]


def through_class(cls, obj):
    return [cls.plain(obj), cls.plain(obj, 2), cls.plain(obj, k=3), cls.static(), cls.static(4), cls.static(x=5), cls.of_class(), cls.of_class(6), cls.of_class(k=7), type(cls.computed).__name__, cls.limit]


def all_of_them():
    for _ in range(2):
        for cls in [Base, Derived]:
            print(through(cls()))
            print(through_class(cls, cls()))


all_of_them()

# Replaced by the same kind and by other kinds.
Base.static = staticmethod(lambda x=1, *, k=0: ("new static", x, k))
Base.of_class = classmethod(lambda cls, x=1, *, k=0: ("new class", cls.__name__, x, k))
Base.computed = property(lambda self: ("new computed",))
Base.limit = 11
all_of_them()
Base.static = classmethod(lambda cls, x=1, *, k=0: ("class now", cls.__name__, x, k))
Base.of_class = staticmethod(lambda x=1, *, k=0: ("static now", x, k))
Base.limit = property(lambda self: "limit computed")
print(through(Base()))
attempt(lambda: through_class(Base, Base())[:-1])
Base.static = lambda *args, **kwargs: ("function now", len(args), kwargs)
Base.computed = "a value now"
print(through(Base()))
Base.limit = 12
Base.plain = "not callable"
attempt(lambda: Base().plain())
attempt(lambda: Base.plain())
del Base.plain
attempt(lambda: Base().plain())


# Hidden by an instance's own attribute, by a subclass's, by `__getattr__`.
class Hidden(Base):
    def __init__(self, own):
        if own:
            self.static = lambda *args: ("own", args)

    def __getattr__(self, name):
        return lambda *args, **kwargs: (name, args, kwargs)


for own in [False, True, False, True]:
    h = Hidden(own)
    print(h.static(1), h.missing(1, k=2), h.plain(3))

Derived.static = staticmethod(lambda *args: ("derived static", args))
for cls in [Derived, Base, Derived, Base]:
    print(cls().static(1), cls.static(2))


# A property that hides an instance attribute, has a setter, raises, goes away.
class Temperature:
    def __init__(self, celsius):
        self.__dict__["fahrenheit"] = "hidden"
        self.celsius = celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @property
    def broken(self):
        return self.nothing


def measure(t):
    return t.fahrenheit


t = Temperature(100)
print(measure(t), measure(t))
t.fahrenheit = 32
print(measure(t), t.celsius)
attempt(lambda: t.broken)
attempt(lambda: t.broken)
del Temperature.fahrenheit
print(measure(t))
Temperature.fahrenheit = property()
attempt(lambda: measure(t))
Temperature.fahrenheit = property(fget=str.__len__)
attempt(lambda: measure(t))


class Slotted:
    __slots__ = ("x",)

    @property
    def twice(self):
        return self.x * 2

    @staticmethod
    def make(x):
        s = Slotted()
        s.x = x
        return s


print([Slotted.make(i).twice for i in range(3)], Slotted.make(1).make(5).twice)


# `super()` in chains and diamonds, with classes changed between the calls.
class A:
    def __init__(self, tag="A"):
        self.tags = [tag]

    def go(self, n=0, **more):
        return [("A", n, sorted(more.items()))]


class B(A):
    def __init__(self, *args):
        super().__init__(*args)
        self.tags.append("B")

    def go(self, n=0, **more):
        return [("B", n)] + super().go(n + 1, b=n, **more)


class C(A):
    def __init__(self, *args):
        super().__init__(*args)
        self.tags.append("C")

    def go(self, n=0, **more):
        return [("C", n)] + super().go(n=n + 1, c=n, **more)


class D(B, C):
    def __init__(self):
        super().__init__("D")
        self.tags.append("D")

    def go(self, n=0, **more):
        return [("D", n)] + super(D, self).go(n + 1, **more)


def chain():
    print([cls().tags for cls in [A, B, C, D]])
    print([cls().go(5) for cls in [D, C, B, A]])


chain()
chain()
old = C.go
C.go = lambda self, n=0, **more: [("patched C", n)] + A.go(self, n + 1)
chain()
del C.go
chain()
C.go = old
chain()
A.go = staticmethod(lambda n=0, **more: [("static A", n)])
attempt(chain)
A.go = lambda self, n=0, **more: [("function A", n)]
chain()
del A.go
attempt(chain)


class Wrong:
    def go(self):
        return super().nothing()

    def construct(self):
        return super().__init__(1)


attempt(lambda: Wrong().go())
attempt(lambda: Wrong().construct())
attempt(lambda: Wrong.go(5))


def with_other_super():
    def super(*args):
        return "not the built-in"

    class E:
        def go(self):
            return super().upper()

    return E().go()


attempt(with_other_super)


# Modules.
def roots():
    return math.sqrt(16), math.floor(2.5), math.pi > 3


print(roots(), roots())
original = math.sqrt
math.sqrt = lambda x: ("patched", x)
print(roots())
math.sqrt = original
print(roots())
del math.floor
attempt(roots)
math.floor = len
attempt(roots)


# Methods of classes as plain functions of a class attribute, classes in classes.
class Outer:
    class Inner:
        def __init__(self, value=1):
            self.value = value

    factory = Inner
    convert = int
    length = len


for _ in range(2):
    print(Outer.Inner(3).value, Outer.Inner().value, Outer().Inner(value=4).value, Outer.factory(5).value, Outer.convert("7"), Outer.length("four"), Outer().convert("8"))


class Meta(type):
    kind = "meta"

    def describe(cls):
        return ("described", cls.__name__)

    @property
    def shown(cls):
        return "shown"


class Made(metaclass=Meta):
    kind = "class"
    shown = "hidden by the metaclass"


print([(Made.kind, Made.describe(), Made.shown) for _ in range(2)])
del Made.kind
print(Made.kind)
Meta.kind = property(lambda cls: "computed for " + cls.__name__)
Made.kind2 = 1
print(Made.kind)
