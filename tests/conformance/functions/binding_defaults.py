"""Binding arguments to parameters: defaults and keywords, and what happens when they change after the calls were compiled."""


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


def three(a, b=2, c=3):
    return (a, b, c)


def named(a, /, b, *, c=30, d):
    return (a, b, c, d)


def stars(a, *rest, k=1, **more):
    return (a, rest, k, more)


counter = []


def fresh(a, items=[]):
    items.append(a)
    return items


def computed(a, b=len("four"), *, c=len("three")):
    return (a, b, c)


def use_all():
    print(three(1), three(1, 20), three(1, c=30), three(b=5, a=4), three(1, 2, 9))
    print(named(1, 2, d=4), named(1, d=4, b=2, c=3))
    print(stars(1), stars(1, 2, 3), stars(1, 2, k=5, z=6), stars(a=1, y=2, x=3))
    print(computed(1), computed(1, c=0), computed(c=1, b=2, a=3))


def wrong():
    attempt(lambda: three())
    attempt(lambda: three(1, 2, 3, 4))
    attempt(lambda: three(1, a=2))
    attempt(lambda: three(1, e=2))
    attempt(lambda: three(1, bb=2))
    attempt(lambda: named(a=1, b=2, d=3))
    attempt(lambda: named(1, 2))
    attempt(lambda: named(1, 2, 3, d=4))
    attempt(lambda: named())
    attempt(lambda: stars(k=2))
    attempt(lambda: stars(1, a=2))


def order():
    def log(x):
        counter.append(x)
        return x

    print(three(c=log("c"), a=log("a"), b=log("b")), counter)


for _ in range(3):
    use_all()
    print(fresh(_))
wrong()
order()

# Defaults replaced, changed in place, and taken away.
three.__defaults__ = (200, 300)
use_all()
three.__defaults__ = (1, 2, 3)
print(three(), three(b=0))
three.__defaults__ = None
attempt(lambda: three(1))
three.__defaults__ = (2, 3)
computed.__kwdefaults__["c"] = "changed"
use_all()
computed.__kwdefaults__ = None
attempt(lambda: computed(1))
computed.__kwdefaults__ = {"c": "back"}
named.__kwdefaults__ = {"c": 1, "d": 2}
print(named(1, 2), named(1, b=3))
fresh.__defaults__ = ([7],)
print(fresh(8), fresh(9))


# Defaults replaced by the function that is running on them.
def suicidal(a, b=["kept", "alive"]):
    suicidal.__defaults__ = None
    junk = [[str(i)] for i in range(100)]
    return (a, b, len(junk))


def run(f):
    return f(1)


print(suicidal(0))
attempt(lambda: suicidal(0))


def suicidal_too(a, b=["kept", "too"]):
    suicidal_too.__defaults__ = None
    junk = [[str(i)] for i in range(100)]
    return (a, b, len(junk))


print(run(suicidal_too))


# Code replaced.
def plain(a):
    return ("plain", a)


def other(a, b=5):
    return ("other", a, b)


def call_plain(a):
    return plain(a)


print(call_plain(1))
plain.__code__ = other.__code__
attempt(lambda: call_plain(1))
plain.__defaults__ = (50,)
attempt(lambda: call_plain(1))
plain.__code__ = (lambda a: ("lambda", a)).__code__
print(call_plain(1))

# The name bound again.
kept = three


def three(a, b="new", c="newer", d="newest"):
    return (a, b, c, d)


use_all()
print(kept(1), kept(1, c=5))
three = lambda *args, **kwargs: (args, kwargs)
use_all()


# Functions that differ in their defaults only, through one call.
def make(default):
    def inner(a, b=default, *, c=default):
        return (a, b, c)

    return inner


for f in [make(1), make("two"), make(1)]:
    print(f(0), f(0, 1), f(0, c=2), f(b=3, a=4))
functions = [make(i) for i in range(3)]
functions[1].__defaults__ = ("altered",)
functions[2].__kwdefaults__["c"] = "altered too"
print([f(0) for f in functions], [f(0, c=1) for f in functions], [f(a=0) for f in functions])


# Many parameters.
def nine(a, b, c, d, e, f, g, h=8, i=9):
    return (a, b, c, d, e, f, g, h, i)


def eight(a, b, c, d, e, f, g=7, *, h=8):
    return (a, b, c, d, e, f, g, h)


print(nine(1, 2, 3, 4, 5, 6, 7), nine(1, 2, 3, 4, 5, 6, 7, i=0), nine(*range(9)))
print(eight(1, 2, 3, 4, 5, 6), eight(1, 2, 3, 4, 5, 6, 0), eight(1, 2, 3, 4, 5, h=0, f=6))
attempt(lambda: nine(1, 2, 3, 4, 5, 6))
attempt(lambda: eight(1, 2, 3, 4, 5))


# Generators and recursion have defaults too.
def count(start=0, *, step=1):
    while True:
        yield start
        start += step


g = count(step=5)
print(next(g), next(g), next(count(3)), next(count()))


def down(n, acc=()):
    return acc if n == 0 else down(n - 1, acc=acc + (n,))


print(down(5))


def endless(n=0):
    return endless(n=n + 1)


try:
    endless()
except RecursionError as error:
    print(type(error).__name__)
