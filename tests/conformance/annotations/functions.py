# Annotations of functions: evaluated when they are asked for, by `__annotate__`.
def f(x: int, *args: "str", k: list[later] = 3, **kw: 5) -> None: pass


print(f.__annotate__.__name__, f.__annotate__.__qualname__, f.__annotate__.__module__, f.__annotate__.__code__.co_varnames, f.__annotate__.__code__.co_posonlyargcount)
try:
    f.__annotations__
except NameError as e:
    print(e)
for form in (0, 1, 2, 3, 4, 5, True):
    try:
        print(form, f.__annotate__(form))
    except (NameError, NotImplementedError) as e:
        print(form, type(e).__name__, e)
later = int
print(f.__annotations__)
later = str
print(f.__annotations__, f.__annotate__(1))
f.__annotations__ = {"a": 1}
print(f.__annotations__, f.__annotate__)
f.__annotations__ = None
print(f.__annotations__, f.__annotate__)


def g(): pass


print(g.__annotations__, g.__annotate__)
g.__annotations__["x"] = 1
print(g.__annotations__)
g.__annotate__ = lambda format: {"format": format}
print(g.__annotations__)
g.__annotate__ = None
print(g.__annotations__)
del g.__annotations__
print(g.__annotations__, (lambda: 1).__annotate__, (lambda: 1).__annotations__)


def set_annotations(): g.__annotations__ = 3
def set_annotate(): g.__annotate__ = 3
def del_annotate(): del g.__annotate__
def non_dict():
    g.__annotate__ = lambda f: 5
    g.__annotations__
def two(): f.__annotate__()


f.__annotate__ = lambda format, /: {}
for call in (set_annotations, set_annotate, del_annotate, non_dict, two):
    try:
        call()
    except TypeError as e:
        print(e)


def outer(a):
    def inner(x: a, y: [b for b in a], z: (lambda: a)(), w: outer) -> "a":
        a
    return inner


i = outer([1, 2])
print({k: v for k, v in i.__annotations__.items() if k != "w"}, i.__annotate__.__qualname__)


def local():
    x: undefined = 1
    y: also_undefined
    (z): int = 2
    return x, z, local.__annotations__


print(local())
try:
    def unbound():
        y: int
        return y
    unbound()
except UnboundLocalError as e:
    print(e)


class C:
    def method(self, __private: int, x: "C" = None) -> "C": pass


print(C.method.__annotations__, C.method.__annotate__.__qualname__)
