# Functions with type parameters.
def first[T](items: list[T]) -> T:
    return items[0]


def several[T, *Ts, **P](a: T, *args, k=1, **kwargs):
    "documentation"
    return a, args, k, kwargs


print(first([1, 2]), first.__type_params__, first.__name__, first.__qualname__, first.__doc__)
print(several(1, 2, k=3, z=4), several.__type_params__, [type(p).__name__ for p in several.__type_params__], several.__doc__)
print(first.__annotations__["return"] is first.__type_params__[0])


def plain():
    pass


print(plain.__type_params__)
plain.__type_params__ = (1,)
print(plain.__type_params__)
try:
    plain.__type_params__ = [1]
except TypeError as e:
    print(e)


def with_defaults[T](a, b=[], /, c={}, *, d=3, e: T = "e") -> T:
    b.append(a)
    return a, b, c, d, e


print(with_defaults(1), with_defaults(2, d=5, e=6), with_defaults.__defaults__, with_defaults.__kwdefaults__)


def outer[T](x: T):
    def inner[U](y: U, z: T):
        return T, U, y, z
    return inner


inner = outer(1)
print(inner(2, 3), inner.__qualname__, inner.__type_params__, [v.cell_contents for v in inner.__closure__])
print(inner.__annotations__)


def recursive[T](n: int) -> T:
    return T if n == 0 else recursive(n - 1)


print(recursive(5))


def decorated(f):
    print("decorating", f.__name__, f.__type_params__)
    return f


@decorated
def g[A, B](): return A, B


print(g())


def counting[T]():
    yield T
    yield 1


print(list(counting()), counting.__type_params__[0] is next(counting()))
calls = []


def note(x):
    calls.append(x)
    return x


@note
def order[T: note("bound") = note("default")](a=note(1), *, k: note("annotation") = note(2)): pass


print(calls[:2], calls[2].__name__)
print(order.__type_params__[0].__bound__, order.__type_params__[0].__default__, order.__annotations__, calls[3:])
