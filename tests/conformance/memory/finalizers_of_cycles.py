# Finalizers in cycles: once each, before weak references to what they belong to are of use, and what they bring back stays.
import gc
import _weakref


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, [r() is None for r in refs])


refs = []
gc.collect()
a = D("a")
b = D("b")
a.o = b
b.o = a
refs = [
    _weakref.ref(a),
    _weakref.ref(b, lambda r: print("callback b", r())),
    _weakref.ref(a, lambda r: print("callback a", r())),
]
del a, b
print(gc.collect())

a = D("alone")
refs = [_weakref.ref(a, lambda r: print("first")), _weakref.ref(a, lambda r: print("second"))]
del a

refs = []
kept = []


class R:
    def __del__(self):
        print("back")
        kept.append(self)


r = R()
r.r = r
w = _weakref.ref(r)
print(gc.is_finalized(r))
del r
print(gc.collect(), w() is None, len(kept), gc.is_finalized(kept[0]))
w = _weakref.ref(kept[0])
kept.clear()
print(gc.collect(), w() is None, len(kept))


class Holder:
    pass


def cycle():
    h = Holder()
    h.h = h
    h.r = R()
    h.r.h = h


cycle()
print(gc.collect(), len(kept))
kept.clear()
print(gc.collect())


def gen():
    try:
        yield
    finally:
        print("closed")


g = gen()
next(g)
box = [g]
box.append(box)
del g, box
print(gc.collect())


def suspended():
    me = yield
    try:
        yield
    finally:
        print("closing", me is not None)


g = suspended()
next(g)
g.send(g)
del g
print(gc.collect())


class Bad:
    def __del__(self):
        raise ValueError("ignored")


def callback(r):
    print("dead", r)


class Dying:
    pass


d = Dying()
d.d = d
w = _weakref.ref(d, callback)
del w
del d
print(gc.collect())
