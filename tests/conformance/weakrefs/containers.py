# Containers that hold their objects weakly.
import gc
import weakref
from weakref import WeakKeyDictionary, WeakMethod, WeakSet, WeakValueDictionary, finalize, ref


class A:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"A({self.name})"

    def method(self, x=0):
        return (self.name, x)


a, b, c = A("a"), A("b"), A("c")
d = WeakValueDictionary({1: a}, two=b)
d[3] = c
print(len(d), sorted(map(str, d)), d[1], d["two"], d.get(3), d.get(4), d.get(4, "no"), 1 in d, 9 in d)
print(sorted(map(str, d.items())), sorted(map(str, d.values())), sorted(map(str, d.keys())), len(d.valuerefs()))
del c
print(len(d), 3 in d, d.get(3), d.setdefault(1, b), d.setdefault(5, b), d.pop(5), d.pop(5, None))
try:
    d[3]
except KeyError as e:
    print("KeyError", e)
e = d.copy()
print(e == d, type(e), dict(e) == {1: a, "two": b})
e |= {"x": a}
print(sorted(map(str, (d | e).keys())), sorted(map(str, ({7: a} | d).keys())))
del d[1]
d.update({"u": a}, v=b)
print(sorted(map(str, d.keys())))
for k in d:
    del a
    break
print(sorted(map(str, d.keys())), len(e))
print(d.popitem()[1], len(d))
d.clear()
print(len(d), repr(d).startswith("<WeakValueDictionary at 0x"))
f = A("f")
d["k"] = f
cyc = A("cycle")
cyc.me = cyc
d["cyc"] = cyc
del cyc
print("cyc" in d, gc.collect() > 0, "cyc" in d)

a, b = A("a"), A("b")
k = WeakKeyDictionary()
k[a] = 1
k[b] = 2
print(len(k), k[a], a in k, 3 in k, k.get(b), sorted(map(str, k)), sorted(map(str, k.items())), sorted(k.values()), len(k.keyrefs()))
del a
print(len(k), list(k.items()), k.setdefault(b, 9), k.pop(b), len(k))
try:
    k[b]
except KeyError:
    print("KeyError")
k.update({b: 3})
print(k == WeakKeyDictionary({b: 3}), k.copy() == k, k == {b: 3})

a, b, c = A("a"), A("b"), A("c")
s = WeakSet([a, b])
s.add(c)
print(len(s), a in s, 5 in s, sorted(map(str, s)))
del c
print(len(s), s == WeakSet([b, a]), s <= WeakSet([a, b]), s < WeakSet([a, b]), s | [b] == s, sorted(map(str, s & [a])), sorted(map(str, s - [a])), sorted(map(str, s ^ {a})))
s.discard(a)
s.discard(a)
try:
    s.remove(a)
except KeyError:
    print("KeyError")
print(s.pop(), len(s))
try:
    s.pop()
except KeyError as e:
    print(e)
s |= [a, b]
s -= [a]
s &= [b]
s ^= [a]
print(sorted(map(str, s)), s.isdisjoint([a]), s.issuperset([a]), s.union([b]) == s.copy() | {b})
for x in s:
    del x, a
    break
print(sorted(map(str, s)))

a = A("m")
m = WeakMethod(a.method)
print(m() == a.method, m()(3), m == WeakMethod(a.method), hash(m) == hash(WeakMethod(a.method)))
called = []
n = WeakMethod(a.method, called.append)
del a
print(m(), called == [n], m == n, m == m)
try:
    WeakMethod(len)
except TypeError as e:
    print(e)


def note(*args, **kw):
    print("finalized", args, kw)
    return "result"


a = A("z")
f = finalize(a, note, 1, 2, x=3)
g = finalize(a, note, "g")
h = finalize(a, note, "h")
print(f.alive, f.peek() == (a, note, (1, 2), {"x": 3}), f.atexit, repr(f).split(" at")[0], "for 'A'" in repr(f))
print(h.detach() == (a, note, ("h",), {}), h.alive, h(), h.peek(), h.detach(), "dead" in repr(h))
print(g(), g.alive, g())
del a
print(f.alive, f())
keep = A("kept")
finalize(keep, print, "at exit 1")
finalize(keep, print, "at exit 2")
silent = finalize(keep, print, "never")
silent.atexit = False
print(silent.atexit, weakref.getweakrefcount(keep), silent.detach() is not None)
