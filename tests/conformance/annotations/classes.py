# Annotations of classes.
y = "global y"


class C:
    a: int
    b: y
    y = "class y"
    if True:
        c: list[y]
    else:
        d: y
    __p: int
    (paren): int
    self_ref: C

    def m(self, q: y) -> "C": pass


def keys(cls): return [n for n in cls.__dict__ if "annot" in n]


print(keys(C), C.__annotate__.__qualname__, C.__annotate__.__code__.co_varnames)
print(C.__annotations__, keys(C), C.m.__annotations__, C.__annotations__ is C.__annotations__)


class D(C): pass


print(D.__annotations__, D.__annotate__, keys(D))
D.__annotations__ = {"x": 1}
print(D.__annotations__, D.__annotate__, keys(D))
D.__annotate__ = lambda f: {"n": f}
print(D.__annotations__, keys(D))
D.__annotate__ = None
print(D.__annotations__, keys(D))
del D.__annotations__
print(keys(D), D.__annotations__, keys(D))


class E:
    __annotations__ = {"direct": 1}


print(E.__annotations__, E.__annotate__, keys(E))
E.__annotations__ = 5
print(E.__annotations__, keys(E))
del E.__annotations__
print(keys(E), E.__annotations__)


class G:
    def __annotate__(format): return {"from method": format}


print(G.__annotations__, keys(G))


class M(type): z: int


class N(metaclass=M): pass


print(N.__annotations__, M.__annotations__)


def f1(): del D.__annotate__
def f2():
    del D.__annotations__
    del D.__annotations__
def f3(): int.__annotations__
def f4(): int.__annotate__
def f5(): int.__annotations__ = {}
def f6(): D.__annotate__ = 4
def f7():
    D.__annotate__ = lambda f: 5
    D.__annotations__
def f8(): int.__annotate__ = None
def f9(): C().__annotations__["new"] = 1


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9):
    try:
        f()
        print("fine")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print("new" in C.__annotations__, C.__annotations__.keys())


class Late:
    a: Missing
    b: int


try:
    Late.__annotations__
except NameError as e:
    print(e)
Missing = float
print(Late.__annotations__)


class Nested:
    class Inner:
        x: Inner2
        y: Nested

    Inner2 = 1


try:
    print(Nested.Inner.__annotations__)
except NameError as e:
    print(e)
