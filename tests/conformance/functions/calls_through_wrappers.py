# Calls whose arguments come from tuples, lists and dicts, again and again at the same place: what was learnt there must hold for every callee.


def plain(a, b=2, *, c=3):
    return a, b, c


def posonly(a, b, /, c=5, **rest):
    return a, b, c, rest


def rest(a, *more, k=1, **kw):
    return a, more, k, kw


def all_named(*, x, y=2):
    return x, y


def only_kw(**kw):
    return kw


def nine(a, b, c, d, e, f, g, h, i=9, *j, k=11, **l):
    return a, i, j, k, l


class Thing:
    def __init__(self, a, b=2, *more, **kw):
        self.state = a, b, more, kw

    def method(self, x=1, *more, **kw):
        return self.state, x, more, kw

    @classmethod
    def make(cls, *args, **kw):
        return cls(*args, **kw)

    @staticmethod
    def still(*args, **kw):
        return args, kw


class Bad:
    def __init__(self, *args):
        return args


class Meta(type):
    def __call__(cls, *args, **kw):
        return "meta", args, kw


class Made(metaclass=Meta):
    def __init__(self, a):
        pass


class Callable:
    def __call__(self, *args, **kw):
        return args, kw


def wrap(f):
    def inner(*args, **kw):
        return f(*args, **kw)

    return inner


def show(what):
    try:
        result = what()
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(result.state if isinstance(result, Thing) else result)


thing = Thing(1)
callees = [plain, posonly, rest, all_named, only_kw, nine, Thing, thing.method, Thing.make, Thing.still, Bad, Made, Callable(), dict, lambda *a: a]
arguments = [
    ((), {}),
    ((1,), {}),
    ((1, 2), {}),
    ((1, 2, 3), {}),
    ((1, 2, 3, 4, 5, 6, 7, 8), {}),
    (tuple(range(20)), {}),
    ((1,), {"b": 7}),
    ((1,), {"c": 7}),
    ((1, 2), {"c": 7, "z": 8}),
    ((), {"x": 7}),
    ((), {"a": 7, "b": 8, "c": 9}),
    ((1,), {"a": 7}),
    (([3, 1, 2],), {"reverse": True}),
    ((), {"".join(["x", ""]): 1, "".join(["y", ""]): 2}),
]
for callee in callees:
    wrapped = wrap(callee)
    print(getattr(callee, "__name__", type(callee).__name__))
    for args, kw in arguments:
        show(lambda: wrapped(*args, **kw))
        show(lambda: callee(*args, **dict(kw)))
        show(lambda: callee(*list(args), **kw))


print("keywords at one place")
for _ in range(2):
    for f in callees[:9]:
        show(lambda: f(1, 2, c=3, d=4))
        show(lambda: f(1, k=3))
        show(lambda: f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, k=1, l=2, m=3))
        show(lambda: f(x=1))
        show(lambda: f(*(1,), x=1, **{"y": 2}))


class Base:
    def run(self, *args, **kw):
        return type(self).__name__, args, kw


class Derived(Base):
    def run(self, *args, extra=0, **kw):
        return super().run(extra, *args, more=extra, **kw)

    def again(self, x, **kw):
        return super().run(x=x, y=2)


for _ in range(2):
    print(Derived().run(1, 2, extra=3, z=4))
    print(Derived().again(5))

print("arguments are the callee's own")


def mutate(*args, **kw):
    kw["new"] = len(args)
    return kw


options = {"a": 1}
for _ in range(2):
    print(mutate(**options), mutate(1, a=2), options)


def clears(a, b=None, k=None):
    values.clear()
    table.clear()
    return a, b, k


for _ in range(2):
    values = [object(), "b" * 3]
    table = {"k": "c" * 3}
    result = clears(*values, **table)
    print(type(result[0]), result[1:], values, table)

print("replaced defaults and code")


def target(a, b=1, *rest, k=2, **kw):
    return a, b, rest, k, kw


def call_it(*args, **kw):
    return target(*args, **kw), wrap(target)(*args, **kw), target(5, z=6)


print(call_it(0))
target.__defaults__ = (7,)
print(call_it(0))
target.__kwdefaults__ = {"k": 8}
print(call_it(0))
target.__kwdefaults__["k"] = 9
print(call_it(0, 1, 2, x=3))
target.__defaults__ = None
show(lambda: call_it(0))
show(lambda: call_it(0, 1))
show(lambda: target(0, 1))


def other(a, *b):
    return "other", a, b


target.__code__ = other.__code__
show(lambda: target(1, 2, 3))
show(lambda: wrap(target)(1, 2, 3))
show(lambda: target(1, b=3))


def simple(a, b):
    return "simple", a, b


def simple_caller(*args):
    return simple(*args)


print(simple_caller(1, 2))
simple.__code__ = (lambda a: ("one", a)).__code__
print(simple_caller(1))
show(lambda: simple_caller(1, 2))
simple.__defaults__ = (4,)
print(simple_caller(), simple_caller(1))

print("recursion and release")


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def keep(*args, **kw):
    return len(args), sorted(kw)


for _ in range(2):
    print(keep(Noisy("a"), k=1))
    print(keep(0, k=Noisy("b")))
    print(wrap(keep)(Noisy("c"), k=1))
    print(wrap(keep)(0, k=Noisy("d")))


def deep(n, *args, **kw):
    return n if n == 0 else deep(n - 1, *args, **kw)


print(deep(300, 1, 2, a=3), wrap(wrap(wrap(deep)))(100, 1, b=2))


def fails(*args, **kw):
    raise ValueError(args, kw)


for _ in range(2):
    show(lambda: fails(Noisy("e") and 1, x=2))
    show(lambda: wrap(fails)(1, x=2))
