# Functions that build functions: currying, pipelines, memoising with statistics, argument checking, overloading.
def curry(f, n=None):
    n = f.__code__.co_argcount if n is None else n

    def step(*args):
        return f(*args) if len(args) >= n else lambda *more: step(*args, *more)

    return step


def memo(f):
    stats = {"hits": 0, "misses": 0}
    table = {}

    def inner(*args):
        if args in table:
            stats["hits"] += 1
        else:
            stats["misses"] += 1
            table[args] = f(*args)
        return table[args]

    inner.stats = stats
    inner.__doc__ = f.__doc__
    return inner


def typed(**kinds):
    def decorate(f):
        names = f.__code__.co_varnames[:f.__code__.co_argcount]

        def check(*args, **kwargs):
            for name, value in {**dict(zip(names, args)), **kwargs}.items():
                if name in kinds and not isinstance(value, kinds[name]):
                    raise TypeError(f"{f.__name__}: {name} should be {kinds[name].__name__}, got {value!r}")
            return f(*args, **kwargs)

        return check

    return decorate


class overload:
    registry = {}

    def __new__(cls, *kinds):
        def decorate(f):
            table = cls.registry.setdefault(f.__name__, {})
            table[kinds] = f

            def dispatch(*args):
                for signature, implementation in table.items():
                    if len(signature) == len(args) and all(isinstance(a, k) for a, k in zip(args, signature)):
                        return implementation(*args)
                raise TypeError(f"no {f.__name__} for {[type(a).__name__ for a in args]}")

            return dispatch

        return decorate


@curry
def volume(a, b, c):
    return a * b * c


@memo
def ways(n):
    """Ways to climb."""
    return 1 if n <= 1 else ways(n - 1) + ways(n - 2)


@typed(a=int, b=str)
def repeat(a, b="x", *, c=None):
    return b * a


@overload(int, int)
def combine(a, b):
    return a * b


@overload(str, int)
def combine(a, b):
    return a + str(b)


@overload(list)
def combine(a):
    return a[::-1]


print(volume(2)(3)(4), volume(2, 3)(4), volume(2)(3, 4), volume(1, 2, 3), curry(max, 2)(3)(9))
print(ways(50), ways.stats, ways.__doc__)
print(repeat(2), repeat(2, "ab"), repeat(a=1, b="z"))
for bad in (lambda: repeat("2"), lambda: repeat(2, b=3), lambda: combine(1.5, 2), lambda: combine()):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(combine(3, 4), combine("a", 1), combine([1, 2, 3]))


def flip(f):
    return lambda a, b, *rest: f(b, a, *rest)


def compose(*fs):
    def run(x):
        for f in fs[::-1]:
            x = f(x)
        return x
    return run


def juxt(*fs):
    return lambda *args: [f(*args) for f in fs]


def fix(f):
    return lambda *args: f(fix(f), *args)


print(flip(divmod)(3, 10), compose(str, abs, lambda x: x - 10)(3), juxt(min, max, sum)([3, 1, 2]), fix(lambda self, n: 1 if n == 0 else n * self(n - 1))(10))
adders = {n: (lambda x, n=n: x + n) for n in range(3)}
print([adders[n](10) for n in adders], (lambda f, *a, **k: f(*a, **k))(print.__class__.__name__.upper), list(map(lambda f: f("aBc"), (str.upper, str.lower, len, list))))
print(volume.__name__, (lambda: 0).__name__, ways.__name__, [f.__name__ for f in (len, str.upper, [].append, int)])


def arity(f):
    c = f.__code__
    return c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames[:c.co_argcount + c.co_kwonlyargcount], bool(c.co_flags & 4), bool(c.co_flags & 8), c.co_freevars, c.co_name


print(arity(lambda: 0), arity(lambda a, /, b, *c, d, **e: 0), arity(curry(lambda x, y: 0)))
