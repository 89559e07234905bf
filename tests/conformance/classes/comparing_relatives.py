# Operators between instances of classes that are related in every way: who is asked, and in which order.
log = []


def method(name, answer):
    def f(self, other):
        log.append(f"{type(self).__name__}.{name}")
        return answer

    return f


def make(name, bases, **answers):
    return type(name, bases, {k: method(k, v) for k, v in answers.items()})


NI = NotImplemented
Base = make("Base", (), __lt__="b<", __gt__="b>", __eq__="b==", __ne__="b!=", __add__="b+", __radd__="b+r")
Left = type("Left", (Base,), {})
Right = type("Right", (Base,), {})
Own = make("Own", (Base,), __lt__="o<", __gt__="o>", __eq__="o==", __ne__="o!=", __add__="o+", __radd__="o+r")
Shy = make("Shy", (Base,), __lt__=NI, __gt__=NI, __eq__=NI, __ne__=NI, __add__=NI, __radd__=NI)
Deep = type("Deep", (Own,), {})
None_ = type("None_", (), {})
OnlyEq = make("OnlyEq", (), __eq__=True)
OnlyNe = make("OnlyNe", (), __ne__="ne")
EqNI = make("EqNI", (), __eq__=NI)
Other = make("Other", (), __gt__="other>", __radd__="other+r", __eq__="other==")
Mixed = type("Mixed", (Other, Left), {})
classes = [Base, Left, Right, Own, Shy, Deep, None_, OnlyEq, OnlyNe, EqNI, Other, Mixed]


def lt(a, b):
    return a < b


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def add(a, b):
    return a + b


def truth(a, b):
    return "yes" if a == b else "no"


for _ in range(3):
    out = []
    for A in classes:
        for B in classes:
            a, b = A(), B()
            for op in (lt, eq, ne, add, truth):
                log.clear()
                try:
                    r = op(a, b)
                except TypeError as e:
                    r = str(e)
                out.append(f"{A.__name__} {op.__name__} {B.__name__}: {r} {log}")
            log.clear()
            found = b in [a, None]
            out.append(f"{A.__name__} in {B.__name__}: {found} {log}")
    if _ == 2:
        print("\n".join(out))
