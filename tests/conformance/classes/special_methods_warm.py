# Special methods at places that have seen the same class many times: patched, deleted, inherited, reflected, wrong.


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as e:
        print(label, type(e).__name__, e)


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        if isinstance(o, V):
            return V(self.x + o.x)
        if isinstance(o, int):
            return V(self.x + o)
        return NotImplemented

    def __radd__(self, o):
        if isinstance(o, str):
            return NotImplemented
        return ("radd", self.x, o)

    def __eq__(self, o):
        if isinstance(o, V):
            return self.x == o.x
        return NotImplemented

    def __hash__(self):
        return hash(self.x)

    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.x < o.x

    def __len__(self):
        return self.x

    def __getitem__(self, i):
        return (self.x, i)

    def __setitem__(self, i, value):
        self.last = (i, value)

    def __contains__(self, item):
        return item == self.x

    def __neg__(self):
        return V(-self.x)

    def __repr__(self):
        return f"V({self.x})"


class W(V):
    def __radd__(self, o):
        return ("W.radd", self.x, o)

    def __eq__(self, o):
        return "W.eq"

    __hash__ = V.__hash__


class Sub(V):
    pass


def add(a, b):
    return a + b


def iadd(a, b):
    a += b
    return a


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def lt(a, b):
    return a < b


def gt(a, b):
    return a > b


def length(a):
    return len(a)


def truth(a):
    return "yes" if a else "no"


def negate(a):
    return not a


def item(a, i):
    return a[i]


def put(a, i, v):
    a[i] = v
    return a.last


def within(a, b):
    return a in b


v, w, s = V(3), W(4), Sub(5)
for _ in range(300):
    add(v, v), iadd(v, v), eq(v, v), ne(v, v), lt(v, v), length(v), truth(v), item(v, 1), put(v, 1, 2), within(1, v)

for left in (v, w, s, 1, 2.5, "text", None, [1], (2,), True, 10**30):
    for right in (v, w, s):
        show("add", lambda: add(left, right))
        if not isinstance(left, list):
            show("iadd", lambda: iadd(left, right))
        show("eq", lambda: eq(left, right))
        show("eq swapped", lambda: eq(right, left))
        show("ne", lambda: ne(left, right))
        show("lt", lambda: lt(left, right))
        show("gt", lambda: gt(left, right))
        show("within", lambda: within(left, right))
        show("add swapped", lambda: add(right, left))

print("-- patched")
V.__add__ = lambda self, o: "patched add"
V.__eq__ = lambda self, o: "patched eq"
V.__len__ = lambda self: 0
V.__getitem__ = lambda self, i: "patched item"
V.__contains__ = lambda self, item: []
V.__bool__ = lambda self: True
V.__iadd__ = lambda self, o: "patched iadd"
for x in (v, s, w):
    show("add", lambda: add(x, 1))
    show("iadd", lambda: iadd(x, 1))
    show("eq", lambda: eq(x, 1))
    show("ne", lambda: ne(x, 1))
    show("len", lambda: length(x))
    show("truth", lambda: truth(x))
    show("not", lambda: negate(x))
    show("item", lambda: item(x, 1))
    show("within", lambda: within(1, x))

print("-- not plain functions")


class Callable:
    def __call__(self, *args):
        return ("called", args)


V.__add__ = Callable()
show("add", lambda: add(v, 1))
V.__add__ = staticmethod(lambda o: ("static", o))
show("add", lambda: add(v, 1))
V.__add__ = classmethod(lambda cls, o: ("class", cls.__name__, o))
show("add", lambda: add(v, 1))
V.__add__ = property(lambda self: lambda o: ("property", self.x, o))
show("add", lambda: add(v, 1))
V.__add__ = lambda self, o, more=3: ("default", o, more)
show("add", lambda: add(v, 1))
V.__add__ = lambda *args: ("star", len(args))
show("add", lambda: add(v, 1))
V.__add__ = lambda self: "too few"
show("add", lambda: add(v, 1))
V.__add__ = None
show("add", lambda: add(v, 1))
V.__add__ = 7
show("add", lambda: add(v, 1))
v.__len__ = lambda: 99
V.__len__ = lambda self: 2
print(length(v), truth(v))
del v.__len__

print("-- wrong answers")
del V.__bool__
for answer in (-1, "three", 2.5, True, 10**30, None, 0):
    V.__len__ = lambda self, answer=answer: answer
    show("len", lambda: length(v))
    show("truth", lambda: truth(v))
    V.__len__ = (lambda answer: lambda self: answer)(answer)
    show("len", lambda: length(v))
    show("truth", lambda: truth(v))
    show("not", lambda: negate(v))
for answer in (1, None, "x", True, False):
    V.__bool__ = (lambda answer: lambda self: answer)(answer)
    show("bool", lambda: truth(v))
    show("bool", lambda: bool(v))

print("-- deleted")
for name in ("__add__", "__iadd__", "__eq__", "__len__", "__bool__", "__getitem__", "__contains__", "__lt__"):
    delattr(V, name)
show("add", lambda: add(v, 1))
show("add", lambda: add(v, v))
show("add", lambda: add(1, v))
show("iadd", lambda: iadd(v, v))
show("eq", lambda: eq(v, v))
show("eq", lambda: eq(v, V(3)))
show("ne", lambda: ne(v, V(3)))
show("eq", lambda: eq(v, w))
show("ne", lambda: ne(v, w))
show("lt", lambda: lt(v, v))
show("len", lambda: length(v))
show("truth", lambda: truth(v))
show("item", lambda: item(v, 0))
show("within", lambda: within(0, v))

print("-- raising")


def fail(*args):
    raise KeyError(len(args))


for name in ("__add__", "__eq__", "__len__", "__getitem__", "__setitem__", "__contains__", "__lt__"):
    setattr(V, name, fail)
show("add", lambda: add(v, 1))
show("eq", lambda: eq(v, 1))
show("ne", lambda: ne(v, 1))
show("len", lambda: length(v))
show("truth", lambda: truth(v))
show("item", lambda: item(v, 0))
show("put", lambda: put(v, 0, 0))
show("within", lambda: within(0, v))
show("sorted", lambda: sorted([v, V(1), V(2)]))

print("-- a method that replaces itself")


class Once:
    def __add__(self, o):
        Once.__add__ = lambda self, o: "second"
        del o
        return "first"

    def __eq__(self, o):
        del Once.__eq__
        return True


o = Once()
print(add(o, 1), add(o, 1), eq(o, 1), eq(o, 1))

print("-- subclasses of built-in types")


class I(int):
    def __add__(self, o):
        return ("I.add", int(self), o)

    def __radd__(self, o):
        return ("I.radd", int(self), o)

    def __eq__(self, o):
        return "I.eq"

    __hash__ = int.__hash__


class L(list):
    def __len__(self):
        return 7

    def __eq__(self, o):
        return NotImplemented

    def __add__(self, o):
        return NotImplemented


class J(int):
    pass


i = I(5)
for left, right in ((i, 1), (1, i), (i, i), (i, 1.5), (J(1), i), (i, J(1)), (J(1), J(2)), (True, i)):
    show("add", lambda: add(left, right))
    show("eq", lambda: eq(left, right))
    show("ne", lambda: ne(left, right))
m = L([1, 2])
print(length(m), truth(L()), eq(m, m), eq(m, [1, 2]), ne(m, [1, 2]))
show("add", lambda: add(m, [3]))
print([x for x in sorted([V(1)], key=lambda q: q.x)])
