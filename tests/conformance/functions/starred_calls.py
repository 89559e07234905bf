"""Calls with `*` and `**`, and functions that take the rest: what is copied, what is shared, what is refused."""


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def rest(*args):
    return args


def one_and_rest(a, *args):
    return a, args


def default_and_rest(a=1, *args):
    return a, args


def rest_and_named(*args, k=0):
    return args, k


def named(**kwargs):
    return kwargs


def everything(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


def plain(a, b=2, c=3):
    return a, b, c


functions = [rest, one_and_rest, default_and_rest, rest_and_named, everything, plain]
for f in functions * 2:
    attempt(lambda: f())
    attempt(lambda: f(1))
    attempt(lambda: f(1, 2))
    attempt(lambda: f(*(1, 2, 3)))
    attempt(lambda: f(1, *[2], *(3,)))
    attempt(lambda: f(*range(5)))
    attempt(lambda: f(*"ab", **{}))
    attempt(lambda: f(**{"a": 1}))
    attempt(lambda: f(1, **{"c": 9}))
    attempt(lambda: f(1, **{"k": 9}))

# The tuple is passed on as it is, dicts are copied.
t = (1, 2, 3)
print(rest(*t) == t, rest(*()) == ())
d = {"x": 1, "y": 2}
got = named(**d)
got["z"] = 3
print(d, got, got is d)


def change(a, **kwargs):
    d["added"] = a
    return sorted(kwargs)


print(change(1, **d), sorted(d))


def forward(*args, **kwargs):
    return everything(*args, **kwargs)


print(forward(1), forward(1, 2, 3, 4), forward(1, c=5, z=6), forward(b=1, a=0))
attempt(lambda: forward())
attempt(lambda: forward(1, a=2))


class Mapping:
    def __init__(self, **items):
        self.items = items

    def keys(self):
        return self.items.keys()

    def __getitem__(self, key):
        return self.items[key] * 10


class Dict(dict):
    def __getitem__(self, key):
        return "overridden"


print(plain(**Mapping(a=1, c=2)), plain(**Dict(a=1)), plain(1, **Mapping(b=3), **Mapping(c=4)))
attempt(lambda: plain(**5))
attempt(lambda: plain(1, **[("b", 2)]))
attempt(lambda: plain(*5))
attempt(lambda: plain(**{1: 2}))
attempt(lambda: named(**{1: 2}))
attempt(lambda: plain(1, **{"a": 2}))
attempt(lambda: plain(1, **{"b": 2}, **{"b": 3}))
attempt(lambda: plain(1, b=2, **{"b": 3}))
attempt(lambda: plain(1, **{"d": 3}))
attempt(lambda: plain(*(1, 2, 3, 4)))
attempt(lambda: plain(**Mapping(e=1)))
attempt(lambda: len(*[[1, 2]], **{}))
attempt(lambda: print(*[1, 2], **{"sep": "-"}))
attempt(lambda: dict(**{"a": 1, "b": 2}))
attempt(lambda: max(*[3, 1, 2], **{"key": lambda x: -x}))


class Taking:
    def __init__(self, *args, **kwargs):
        self.got = args, kwargs

    def method(self, *args):
        return args

    def after(self, first, *args):
        return first, args

    @staticmethod
    def static(*args):
        return args

    @classmethod
    def of_class(cls, *args):
        return cls.__name__, args

    def __call__(self, *args, **kwargs):
        return args, kwargs


class Rest:
    def __init__(self, *args):
        self.args = args


for _ in range(2):
    o = Taking(1, 2, k=3)
    print(o.got, Taking().got, Taking(*[4], **{"j": 5}).got, Rest(1, 2).args, Rest().args)
    print(o.method(), o.method(1), o.method(*[1, 2, 3]), o.after(1), o.after(1, 2, 3), o.static(1, 2), o.of_class(3), Taking.of_class(), o(1, *[2], x=3, **{"y": 4}))
    attempt(lambda: o.after())
    bound = o.method
    print(bound(), bound(1, 2), bound(*"abc"))


def wrap(f):
    def inner(*args, **kwargs):
        return f(*args, **kwargs)

    return inner


wrapped = wrap(wrap(everything))
print(wrapped(1), wrapped(1, 2, 3, c=4, d=5), [wrap(f)(1) for f in functions])


def released():
    class Noted:
        def __init__(self, name):
            self.name = name

        def __del__(self):
            print("released", self.name)

    def take(first, *args):
        return len(args)

    print(take("a", Noted("b")))
    f = take
    print(f("d", *[Noted("e")]))
    return named(k=Noted("f")) is None


print(released())


def deep(n, *args):
    return args if n == 0 else deep(n - 1, n, *args)


print(deep(6))
