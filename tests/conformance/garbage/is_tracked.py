# Whether the collector looks at an object.
import gc


class Node:
    pass


class Slotted:
    __slots__ = ("a",)


class Empty:
    __slots__ = ()


print([gc.is_tracked(v) for v in (0, 1.5, 1j, "a", b"a", None, True, ..., NotImplemented)])
print(gc.is_tracked([]), gc.is_tracked([1]), gc.is_tracked(set()), gc.is_tracked(frozenset([1])))
print(gc.is_tracked(Node()), gc.is_tracked(Node), gc.is_tracked(Slotted()))
print(gc.is_tracked(lambda: 0), gc.is_tracked(len), gc.is_tracked(gc), gc.is_tracked(iter([])))
print(gc.is_tracked(()), gc.is_tracked(([],)), gc.is_tracked({1: []}))
print(gc.is_tracked(range(3)), gc.is_tracked(slice(1)))
print(gc.is_tracked(i for i in ()), gc.is_tracked(ValueError()), gc.is_tracked(property()))
try:
    gc.is_tracked()
except TypeError as e:
    print(e)
