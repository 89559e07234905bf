# The same values through every way of calling, many parameters, deep forwarding.
def show(*args, **kwargs):
    return args, dict(sorted(kwargs.items()))


def forward(*args, **kwargs):
    return show(*args, **kwargs)


def forward_again(first, *args, key="default", **kwargs):
    return forward(first, *args, key=key, **kwargs)


def many(a, b, c, d, e, f, g, h, i, j, k=11, l=12, m=13, n=14, o=15):
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j, k, l, m, n, o


def keyword_only(*, a=1, b, c=3, d):
    return a, b, c, d


def mixed(a, b=2, /, c=3, *, d=4, e):
    return a, b, c, d, e


print(forward(), forward(1, k=2), forward_again(1), forward_again(1, 2, key=3, z=4), forward_again(*"abc", **{"key": "k", "other": 1}))
print(many(*range(10)), many(*range(5), *range(5), n=99), many(j=1, i=2, h=3, g=4, f=5, e=6, d=7, c=8, b=9, a=10, o=0), many(1, 2, 3, 4, 5, **dict(zip("fghij", range(5)))))
print(keyword_only(b=1, d=2), keyword_only(d="d", c="c", b="b", a="a"), mixed(1, e=5), mixed(1, 9, e=5), mixed(1, 2, 8, e=5, d=7), mixed(1, e=0, c=9))


class Callable:
    def __call__(self, *args, **kwargs):
        return "called", args, kwargs

    def method(self, a, *, b=0):
        return "method", a, b

    @classmethod
    def cls(cls, *args, **kw):
        return cls.__name__, args, kw

    @staticmethod
    def static(a, b=1):
        return "static", a, b


c = Callable()
bound = c.method
for f, args, kwargs in ((c, (1,), {"k": 2}), (c.method, (1,), {"b": 2}), (bound, (5,), {}), (Callable.method, (c, 1), {"b": 3}), (c.cls, (1,), {"x": 1}), (Callable.cls, (), {}), (c.static, (1,), {"b": 9}), (Callable.static, (1, 2), {}), (lambda a, b=5: (a, b), (1,), {}), (dict, ([("a", 1)],), {"b": 2}), (max, (3, 1), {"key": lambda x: -x}), (sorted, ([2, 1],), {"reverse": True}), ("{} {x}".format, (1,), {"x": 2}), ("a-b".split, ("-",), {"maxsplit": 1}), (int, ("ff",), {"base": 16}), (print, ("printed",), {"end": "!\n"}), (type, ("T", (), {}), {}), (str.join, ("-", "ab"), {}), (enumerate, ("a",), {"start": 5})):
    result = f(*args, **kwargs)
    print(list(result) if isinstance(result, enumerate) else result.__name__ if isinstance(result, type) else result)


def count(*args):
    return len(args)


print(count(*range(1000)), count(*"ab", *[1] * 50, *(), 0), max(*range(300)), len(show(**{f"k{i}": i for i in range(200)})[1]))


def recursive(n, *args, **kwargs):
    return recursive(n - 1, n, *args, **{f"k{n}": n, **kwargs}) if n else (args, len(kwargs))


print(recursive(5))


def swap(a, b, *, reverse=False):
    return (b, a) if reverse else (a, b)


print(swap(*swap(1, 2), reverse=True), swap(*[3], **{"b": 4}), swap(b=1, a=2))
x = [1]
print(show(x, x, *x, k=x)[0][0] is x, show(*x * 3)[0], show(*{"a": 1, "b": 2}), show(*map(str, range(2))), show(**{}, **{"z": 1}), show(*[], **{}))


def defaults(a, b=[], c={}, *d, e=(), **f):
    b.append(a)
    c[a] = len(b)
    return b, c, d, e, f


print(defaults(1), defaults(2, [0]), defaults(3, e=5, g=6), defaults(4, [], {}, 7, 8))
