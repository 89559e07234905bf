"""Methods that their class loses, and classes that their instance loses, while they run."""


def churn():
    return [[str(i), (i,)] for i in range(200)]


def replacing(n):
    tag = ["closure", n]

    class Local:
        def go(self, depth):
            if depth == 0:
                Local.go = lambda self, depth: ("replaced", tag)
                for i in range(300):
                    Local.other = lambda self, i=i: i
                churn()
                return [tag]
            return self.go(depth - 1) + [(depth, tag)]

        def delete(self):
            del Local.delete
            for i in range(300):
                Local.other = lambda self, i=i: i
                del Local.other
            churn()
            return tag

        def leave(self):
            self.__class__ = Other
            churn()
            return tag, type(self).__name__

        def __init__(self, first=True):
            if first:
                Local.__init__ = lambda self: None
                for i in range(300):
                    Local.__init__ = lambda self, i=i: None
                churn()
            self.tag = tag

        @property
        def computed(self):
            Local.computed = "a value"
            for i in range(300):
                Local.computed = property(lambda self, i=i: i)
            churn()
            return tag

    return Local


class Other:
    def __init__(self):
        self.tag = None


for n in range(3):
    cls = replacing(n)
    one = cls()
    print(one.tag, one.go(3), one.go(1))
    print(one.computed, one.computed)
    print(one.delete(), hasattr(one, "delete"))
    del cls
    print(one.leave(), type(one).__name__)


class Base:
    def step(self, n):
        if n == 0:
            Base.step = None
            for i in range(300):
                Base.step = lambda self, n, i=i: ("new", i)
            churn()
        return ("old", n, self.name)


class Derived(Base):
    name = "derived"

    def step(self, n):
        return super().step(n)


d = Derived()
print([d.step(n) for n in (2, 1, 0, 1)])


class Raising:
    def fail(self):
        for i in range(300):
            Raising.fail = lambda self, i=i: i
        churn()
        raise ValueError("from a method that is gone")


try:
    Raising().fail()
except ValueError as error:
    tb = error.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    print(error, tb.tb_frame.f_code.co_name)
