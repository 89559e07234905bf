"""Module."""

@first
@second(1)
def f(a, b=x, /, c: int = 1, *args: str, d, e=2, **kwargs) -> None:
    """Does
    things.

        Indented."""
    return lambda y, *, z=a: y + z + b

def outer(n):
    count = n
    def inner():
        nonlocal count
        global top
        count += 1
        top = count
        return inner
    return inner

def gen(x):
    y = yield
    z = yield x
    yield from z
    return y

def empty(): ...

lam = lambda: (yield)

def variables(a, b=1):
    if a:
        c = 1
    def inner(): return b
    return locals(), dir(), eval("a"), [vars() for d in a]
