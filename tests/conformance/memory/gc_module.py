# The module gc.
import gc

print(gc.get_threshold(), gc.isenabled(), gc.get_debug())
print([n for n in dir(gc) if not n.startswith("_")])
print([sorted(s) for s in gc.get_stats()], len(gc.get_count()))


class A:
    pass


class S:
    __slots__ = ()


for x in (1, "a", 1.5, None, (), (1, 2), [], {}, {"a": 1}, ([],), object(), int, len, gc, set(), frozenset(), b"", range(3),
          iter([]), lambda: 1, slice(1, 2, 3), (i for i in ()), Exception(), [].append, A(), A, S()):
    print(type(x).__name__, gc.is_tracked(x))

gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
print(gc.set_threshold(500), gc.get_threshold())
gc.set_threshold(500, 6)
print(gc.get_threshold())
gc.set_threshold(500, 6, 7)
print(gc.get_threshold())
gc.set_threshold(2000, 10)


def show(phase, info):
    print(phase, sorted(info.items()))


gc.collect()
gc.callbacks.append(show)
gc.collect()
gc.collect(0)
gc.collect(generation=1)
gc.callbacks.remove(show)
for bad in (3, -1, "x", None):
    try:
        gc.collect(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
l = []
l.append(l)
del l
print(gc.collect(), gc.garbage)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)

x = ["x"]
y = [x]
z = {"x": x}
print([r is y or r is z for r in gc.get_referrers(x) if r is not globals()])
print(gc.get_referents(y) == [x], any(v is x for v in gc.get_referents(z)), gc.get_referents(1, "a"))
print(any(o is y for o in gc.get_objects()), any(o is y for o in gc.get_objects(generation=None)))
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())

# Collections come by themselves.
before = sum(s["collections"] for s in gc.get_stats())
for i in range(20000):
    a = A()
    a.a = a
print(sum(s["collections"] for s in gc.get_stats()) > before, sum(1 for o in gc.get_objects() if type(o) is A) < 20000)
