# Weak references and proxies.
import _weakref
import weakref
from weakref import ref, proxy, getweakrefcount, getweakrefs


class A:
    def __init__(self, name="a"):
        self.name = name

    def hello(self, x=1):
        return (self.name, x)

    def __repr__(self):
        return f"A({self.name})"


a = A()
r = ref(a)
print(r() is a, r is ref(a), ref(a) is ref(a), getweakrefcount(a), getweakrefs(a) == [r])
print(type(r), ref, weakref.ReferenceType is ref, ref.__module__, ref.__name__)
print(r.__callback__, a.__weakref__ is r)
seen = []
s = ref(a, seen.append)
t = ref(a, lambda x: seen.append("t"))
print(s is r, s == r, s != r, hash(s) == hash(a), getweakrefcount(a), s.__callback__ == seen.append)
p = proxy(a)
print(p is proxy(a), type(p), p.name, p.hello(2), isinstance(p, A), str(p), bool(p))
p.name = "b"
del a
print(r(), seen == ["t", s], s(), s == r, s == s, s.__callback__, getweakrefcount(None))
try:
    p.name
except ReferenceError as e:
    print(e)
try:
    hash(s)
    print("hash is kept")
except TypeError as e:
    print(e)
try:
    hash(r)
except TypeError as e:
    print(e)
print(repr(r).startswith("<weakref at 0x"), repr(r).endswith("; dead>"))


def f():
    pass


print(repr(ref(f)).split("to ")[1].split(" at")[0], repr(ref(f)).endswith("(f)>"))
for x in (1, "s", (), [], {}, None, object(), b"", range(3), 1.5, slice(1), Exception(), int.__add__, [].__len__, r, type(p)):
    try:
        ref(x)
        print(type(x).__name__, "ok")
    except TypeError as e:
        print(e)
for x in (set(), frozenset(), len, weakref, int, f, (i for i in ()), A().hello, f.__code__, memoryview(b""), A):
    print(type(x).__name__, ref(x)() is x)


class S:
    __slots__ = ("x",)


class W:
    __slots__ = ("x", "__weakref__")


class T(tuple):
    pass


class L(list):
    pass


class I(int):
    pass


class Str(str):
    pass


class E(Exception):
    pass


class SubS(S):
    pass


for cls in (S, W, T, L, I, Str, E, SubS, ref):
    try:
        x = cls(A) if cls is ref else cls()
        print(cls.__name__, ref(x)() is x)
    except TypeError as e:
        print(e)
try:

    class Twice(W):
        __slots__ = ("__weakref__",)

except TypeError as e:
    print(e)
for bad in ((), (1, 2, 3)):
    try:
        ref(*bad)
    except TypeError:
        print("TypeError")
try:
    ref(A)(1)
except TypeError:
    print("no arguments")


# Subclasses
class Named(ref):
    def __new__(cls, obj, name):
        self = super().__new__(cls, obj)
        self.name = name
        return self

    def __init__(self, obj, name):
        super().__init__(obj)

    def __call__(self):
        return (self.name, super().__call__())


b = A("b")
n = Named(b, "n")
print(n(), n == ref(b), Named(b, "m") is n, isinstance(n, ref), getweakrefcount(b))
del b
print(n())


# Proxies
class Number:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return self.v + other

    def __radd__(self, other):
        return other + self.v

    def __iadd__(self, other):
        self.v += other
        return self

    def __neg__(self):
        return -self.v

    def __eq__(self, other):
        return self.v == other

    def __lt__(self, other):
        return self.v < other

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return ("item", key)

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __contains__(self, x):
        return x == self.v

    def __iter__(self):
        return iter([1, 2])

    def __call__(self, *args, **kw):
        return (args, kw)

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 9

    def __bool__(self):
        return False

    def __str__(self):
        return "number"


x = Number(5)
p = proxy(x)
print(type(p), p + 1, 1 + p, -p, p == 5, p < 6, len(p), p["k"], 5 in p, list(p), p(1, a=2), int(p), float(p), [0] * 10 and hex(p), bool(p), str(p))
p["a"] = 1
del p["a"]
p.w = 1
print(x.w)
del p.w
print(hasattr(x, "w"), repr(p).split(" at")[0], repr(p).split("to ")[1].split(" at")[0])
try:
    hash(p)
except TypeError as e:
    print(e)
gone = []
q = proxy(x, lambda w: gone.append(w is q))
del x
print(gone)
for use in (lambda: p + 1, lambda: len(p), lambda: p(), lambda: str(p), lambda: p == 1, lambda: bool(p)):
    try:
        use()
    except ReferenceError as e:
        print(e)

# Callbacks: the newest first, what they raise is printed only, and a dead reference's is not called.
a = A("c")
refs = [ref(a, lambda r, i=i: print("callback", i)) for i in range(3)]
dead = ref(a, lambda r: print("never"))
del dead
del a
print("end")
