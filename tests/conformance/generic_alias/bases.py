# Aliases as bases, and `__mro_entries__`.
class L(list[int]):
    pass


print(L.__bases__, L.__orig_bases__, L.__mro__, L([1]))


class D(dict[str, int], object):
    pass


print(D.__orig_bases__, D.__bases__)


class Entries:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("asked with", len(bases), bases[0] is self)
        return self.bases


class A(Entries(int), Entries()):
    pass


print(A.__bases__, len(A.__orig_bases__), A(3))


class B(Entries(list, Exception) if False else Entries(list)):
    pass


print(B.__bases__)
for bases in ((Entries(1),), (3,), ("x",), (list[int], tuple[int])):
    try:
        class C(*bases): pass
        print(C.__bases__)
    except TypeError as e:
        print(type(e).__name__, e)


class Bad:
    def __mro_entries__(self, bases):
        return [int]


try:
    class E(Bad()): pass
except TypeError as e:
    print(e)
print(type("F", (), {}).__dict__.get("__orig_bases__"))
try:
    type("G", (list[int],), {})
except TypeError as e:
    print(e)


class Plain(int): pass


print(hasattr(Plain, "__orig_bases__"))
