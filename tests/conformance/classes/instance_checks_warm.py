# isinstance, type and len by name at places that run often: metaclasses with a say, claims of __class__, replaced built-ins.
import builtins


def check(x, c):
    return isinstance(x, c)


def kind(x):
    return type(x)


def size(x):
    return len(x)


def show(label, action):
    try:
        print(label, action())
    except Exception as e:
        print(label, type(e).__name__, e)


class A:
    pass


class B(A):
    pass


class C:
    def __len__(self):
        return 4


class Meta(type):
    def __instancecheck__(cls, x):
        return x == "member"


class M(metaclass=Meta):
    pass


class Plain(type):
    pass


class P(metaclass=Plain):
    pass


class Liar:
    __class__ = B


class Half:
    @property
    def __class__(self):
        return int


class Sly:
    def __getattribute__(self, name):
        return A if name == "__class__" else object.__getattribute__(self, name)


class I(int):
    pass


class E(ValueError):
    pass


for _ in range(300):
    check(1, int), check(B(), A), check(B(), (int, A)), kind(1), size([1])

values = [1, 10**30, 1.5, True, None, "s", b"b", [1], (1,), {}, {1}, A(), B(), C(), M(), P(), Liar(), Half(), Sly(), I(3), E(), int, A, M, ...]
classes = [int, float, bool, str, list, object, type, type(None), A, B, C, M, P, I, E, Exception, (int, str), (A, (B, C)), (), int | str, A | None, Meta]
for v in values:
    print(type(v).__name__, [int(check(v, c)) for c in classes], kind(v).__name__)
print(check("member", M), check(M(), (int, M)), check("member", (int, M)))
for wrong in (5, "int", (int, 5), (5, int), [int], list[int], None):
    show("wrong", lambda: check(1, wrong))
    show("wrong", lambda: check(A(), wrong))

print("-- lengths")
for v in ("abc", b"ab", [1, 2], (1, 2, 3), {1: 2}, {1, 2}, frozenset([1]), range(5), C(), 5, None, A):
    show("len", lambda: size(v))

print("-- arguments")
show("none", lambda: isinstance(1))
show("three", lambda: type("T", (), {}).__name__)
show("keyword", lambda: len(obj=[1]))
show("two", lambda: type(1, 2))

print("-- later changes")
B.__len__ = lambda self: 9
show("len", lambda: size(B()))
b = B()
b.__class__ = A
show("moved", lambda: (check(b, B), check(b, A), kind(b).__name__))

real_len, real_isinstance, real_type = len, isinstance, type
builtins.len = lambda x: "builtins len"
print(size([]))
builtins.len = real_len
isinstance = lambda x, c: "global isinstance"
type = lambda x: "global type"
print(check(1, int), kind(1), size([1]))
del isinstance, type
print(check(1, int), kind(1).__name__, size([1]))
