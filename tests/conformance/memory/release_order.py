# In which order what a container held is let go of.
class D:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __del__(self):
        print("del", self.n, end=" ")


def made(kind):
    a, b, c = D(1), D(2), D(3)
    if kind == "list":
        return [a, b, c]
    if kind == "tuple":
        return (a, b, c)
    if kind == "dict":
        return {"a": a, "b": b, "c": c}
    if kind == "keys":
        return {a: D(4), b: D(5), c: D(6)}
    if kind == "large dict":
        return {i: D(i) for i in range(10)}
    if kind == "set":
        return {a, b, c}
    if kind == "instance":
        x = Plain()
        x.a, x.b, x.c = a, b, c
        return x
    if kind == "slots":
        x = Slotted()
        x.a, x.b, x.c = a, b, c
        return x
    if kind == "subclass":
        x = L([a, b])
        x.c = c
        return x
    if kind == "function":
        return lambda x=a, *, y=b: c
    if kind == "method":
        x = Plain()
        x.a = a
        return x.m
    if kind == "exception":
        e = ValueError(a)
        e.b = b
        e.__cause__ = ValueError(c)
        return e
    if kind == "generator":
        g = (x for x in [a, b, c])
        next(g)
        return g
    if kind == "iterator":
        return zip([a], [b], [c])


class Plain:
    def m(self):
        pass


class Slotted:
    __slots__ = ("a", "b", "c")


class L(list):
    pass


def build(kind):
    print(kind, end=": ")
    x = made(kind)
    print("made", end=" ")
    del x
    print()


for kind in ("list", "tuple", "dict", "keys", "large dict", "set", "instance", "slots", "subclass", "method", "exception", "generator", "iterator"):
    build(kind)

d = {1: D(1), 2: D(2)}
d.clear()
print()
l = [D(1), D(2)]
l.clear()
print()
l = [D(1), D(2), D(3), D(4)]
del l[1:3]
print()
l[:] = []
print()
s = {D(1), D(2)}
s.clear()
print()


def locals_():
    a = D(1)
    b = D(2)
    c = D(3)


locals_()
print()

