# Instances that are called and iterated often: defaults, patches, wrong arguments, every way to end.
def show(label, action):
    try:
        print(label, action())
    except BaseException as e:
        print(label, type(e).__name__, e, type(e.__context__).__name__)


class C:
    def __call__(self, x, y=2):
        return x, y

    def __neg__(self):
        return "neg"

    def __invert__(self):
        return NotImplemented


def call0(c):
    return c()


def call1(c, a):
    return c(a)


def call2(c, a, b):
    return c(a, b)


def call3(c, a, b, d):
    return c(a, b, d)


c = C()
for _ in range(300):
    call1(c, 1), call2(c, 1, 2), -c
show("0", lambda: call0(c))
show("1", lambda: call1(c, 1))
show("2", lambda: call2(c, 1, 3))
show("3", lambda: call3(c, 1, 2, 3))
show("kw", lambda: c(1, y=5))
show("star", lambda: c(*[1, 2]))
show("neg", lambda: -c)
show("pos", lambda: +c)
show("invert", lambda: ~c)
c.__call__ = lambda *a: "on the instance"
show("1", lambda: call1(c, 1))
C.__call__ = lambda self, *args: ("patched", args)
show("1", lambda: call1(c, 1))
show("3", lambda: call3(c, 1, 2, 3))
C.__call__ = staticmethod(lambda *args: ("static", len(args)))
show("1", lambda: call1(c, 1))
C.__call__ = type("Inner", (), {"__call__": lambda self, *args: ("inner", args)})()
show("inner", lambda: call1(c, 1))
del C.__call__
show("gone", lambda: call1(c, 1))


class Count:
    def __init__(self, n, end):
        self.n = n
        self.end = end

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.end
        self.n -= 1
        return self.n


class Stop(StopIteration):
    pass


def collect(it):
    result = []
    for x in it:
        result.append(x)
    return result


for _ in range(300):
    collect(Count(2, StopIteration))
for end in (StopIteration, StopIteration(5), Stop, Stop("x"), KeyError("k"), ValueError, 7):
    show("end", lambda: collect(Count(2, end)))
    show("list", lambda: list(Count(2, end)))


def delegate(it):
    result = yield from it
    return result


def run(g):
    try:
        while True:
            next(g)
    except StopIteration as e:
        return e.value


for end in (StopIteration, StopIteration(5), Stop("x"), StopIteration(1, 2)):
    show("delegate", lambda: run(delegate(Count(2, end))))
show("next", lambda: next(Count(0, StopIteration)))
show("default", lambda: next(Count(0, StopIteration), "default"))


def in_generator():
    for x in Count(1, StopIteration(3)):
        yield x
    raise StopIteration


show("generator", lambda: list(in_generator()))
Count.__next__ = lambda self: None if self.n else (_ for _ in ()).throw(StopIteration)
show("patched", lambda: collect(Count(0, None)))
Count.__next__ = 5
show("patched", lambda: collect(Count(1, None)))
del Count.__next__
show("deleted", lambda: collect(Count(1, None)))


class Handled:
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


def while_handling():
    try:
        raise ValueError("outer")
    except ValueError as e:
        for _ in Handled():
            pass
        return e.__context__


print(while_handling())
