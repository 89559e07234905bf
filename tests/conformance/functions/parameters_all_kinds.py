# One function with every kind of parameter, called in many ways.
def f(a, b, /, c, d=4, *rest, e, g=7, **extra):
    return f"{a} {b} {c} {d} {rest} {e} {g} {extra}"


print(f(1, 2, 3, e=5))
print(f(1, 2, c=3, e=5))
print(f(1, 2, 3, 40, 50, 60, e=5, g=6, h=8))
print(f(1, 2, e=5, d=44, c=33, z="last", y="first"))
print(f(*[1, 2, 3], **{"e": 5}))
print(f(1, *(2, 3), *[4], *"xy", e=0, **{"k": 1}, **{"l": 2}))
print(f(*range(7), **dict(e="E", a="kw a", b="kw b")))


def only_keywords(*, x, y=2):
    return x, y


def only_positional(x, y=2, /):
    return x, y


def collect(*args, **kwargs):
    return args, kwargs


print(only_keywords(x=1), only_keywords(y=0, x=1))
print(only_positional(1), only_positional(1, 3))
print(collect(), collect(1), collect(a=1), collect(*[], **{}))
print(collect(*[1, 2], 3, *(4,), k=1, **{"j": 2}))


def rename(self, args, kwargs, **others):
    return self, args, kwargs, others


print(rename(1, kwargs=2, args=3, more=4))


def order(label, value):
    print("evaluated", label)
    return value


print(collect(order("a", 1), *order("b", [2]), k=order("c", 3), **order("d", {"m": 4})))
