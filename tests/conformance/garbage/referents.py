# What an object holds, and what holds it.
import gc


class Node:
    pass


class Slotted:
    __slots__ = ("a", "b")


def ids(things, *wanted):
    return [any(thing is w for thing in things) for w in wanted]


x, y, z = [1], {"k": 2}, {3}
holder = (x, y, z)
print(len(gc.get_referents(holder)), ids(gc.get_referents(holder), x, y, z))
print(sorted(gc.get_referents([10, 20, "a"]), key=str))
print(gc.get_referents(), gc.get_referents(5, "text", None, 1.5))
print(ids(gc.get_referents({"key": x}), x))
s = Slotted()
s.a = x
print(ids(gc.get_referents(s), x, Slotted))


def make(value):
    return lambda: value


f = make(y)
print(ids(gc.get_referents(*f.__closure__), y))
print(ids(gc.get_referents(f), f.__globals__, f.__code__))
own = [x]
print(ids(gc.get_referrers(x), holder, own))
print(ids(gc.get_referrers(z), holder, own))
print(gc.get_referrers())
d = {1: y}
print(ids(gc.get_referrers(y), d, holder))
print(ids(gc.get_referrers(x, y), d, own, holder))


class Kid(Node):
    pass


print(ids(gc.get_referents(Kid), Node))
it = iter(own)
print(ids(gc.get_referents(it), own))
print(ids(gc.get_referents(map(len, own)), len))
