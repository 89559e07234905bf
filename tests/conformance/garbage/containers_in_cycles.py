# Cycles through each kind of container.
import gc
import weakref


class Mark:
    pass


def through(name, build):
    mark = Mark()
    ref = weakref.ref(mark)
    build(mark)
    del mark
    gc.collect()
    print(name, ref() is None)


def as_list(m):
    a = [m]
    a.append(a)


def as_tuple(m):
    a = []
    a.append((m, a))


def as_dict(m):
    d = {"m": m}
    d["d"] = d


def as_key(m):
    m.d = {m: 1}


def as_set(m):
    m.s = {m}


def as_frozenset(m):
    m.s = frozenset([m])


def as_iterators(m):
    m.z = zip([m], map(len, [m]))
    m.e = enumerate(iter([m]))


def as_views(m):
    d = {1: m}
    d[2] = (d.keys(), d.values(), iter(d.items()))


def as_slice(m):
    m.s = slice(m, None)


def as_method(m):
    m.f = Mark.__init__.__get__(m)


def as_property(m):
    m.p = property(lambda self: m)


def as_super(m):
    m.s = super(Mark, m)


for name, build in list(globals().items()):
    if name.startswith("as_"):
        through(name, build)
