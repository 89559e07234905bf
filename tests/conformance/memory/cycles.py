# Cycles that nothing holds are found, and how many objects they were.
import gc

gc.collect()


class A:
    def own(self):
        pass


class L(list):
    pass


def check(name, make):
    make()
    print(name, gc.collect())


def one():
    a = A()
    a.x = a


def pair():
    a = A()
    b = A()
    a.b = b
    b.a = a


def ring():
    first = last = A()
    for i in range(99):
        last.next = A()
        last = last.next
    last.next = first


def in_list():
    l = []
    l.append(l)


def in_dict():
    d = {}
    d["d"] = d


def in_tuple():
    t = ([],)
    t[0].append(t)


def in_set():
    a = A()
    a.all = {a}


def closure():
    def g():
        return g


def two_closures():
    def g():
        return h

    def h():
        return g


def generator():
    def gen():
        me = yield
        yield me

    g = gen()
    next(g)
    g.send(g)


def unstarted():
    box = []
    g = (x for x in box)
    box.append(g)


def bound():
    a = A()
    a.a = a.own


def klass():
    class C:
        pass

    C.c = C


def plain_class():
    class C:
        pass


def class_with_methods():
    class C:
        def m(self):
            pass

        def n(self):
            pass


def property_cycle():
    class C:
        @property
        def p(self):
            return 1

        @staticmethod
        def s():
            pass

        @classmethod
        def c(cls):
            pass


def exception():
    k = ValueError(1)
    k.me = k


def context():
    a = ValueError()
    b = TypeError()
    a.__context__ = b
    b.__cause__ = a


def iterators():
    box = []
    box.append(iter(box))
    box.append(filter(None, box))
    box.append(reversed(box))
    box.append(iter(box.pop, 0))


def views():
    d = {}
    d[1] = d.values()
    d[2] = d.items()
    d[3] = iter(d.values())


def slots():
    class S:
        __slots__ = ("a",)

    s = S()
    s.a = s


def subclass_of_list():
    l = L()
    l.append(l)


def with_dict():
    a = A()
    d = a.__dict__
    d["a"] = d


def held():
    a = A()
    a.a = a
    global keep
    keep = a


for name, make in list(globals().items()):
    if type(make) is type(check) and name != "check":
        check(name, make)
del keep
print("let go", gc.collect())
print(gc.collect(), gc.garbage)
