x = "global"
class A:
    x = "class"
    a = [x for _ in range(1)]
    b = [y for y in x]
    c = list(x for _ in range(1))
    d = (lambda: x)()
    def m(self): return x
    e = {x: y for y in [x]}
    f = [[x for _ in range(1)] for _ in range(1)]
    g = [x for x in [x]]
    h = [__class__ for _ in range(0)]
print(A.a, A.b, A.c, A.d, A().m(), A.e, A.f, A.g, A.x)
def f():
    x = "local"
    class B:
        y = x
        x = x if False else "B"
        z = [x for _ in range(1)]
    return B.y, B.x, B.z
try: print(f())
except NameError as e: print(type(e).__name__, e)
def g():
    x = "local"
    class B:
        print(x)
        def m(self): return x
    class D:
        nonlocal x
        x = "changed by D"
    class E:
        global x
        x = "global changed by E"
    return x
print(g(), x)
class F:
    exec("dyn = 5")
    print(dyn)
    for i in range(2): pass
    del i
    if True:
        def meth(self): return 1
    try: print(undefined_thing)
    except NameError as e: print(e)
print(hasattr(F, 'i'), F.dyn, F().meth())
class G:
    a = 1
    def f(self, b=a): return b
    c = (lambda d=a: d)()
    print((lambda: __qualname__)() if False else __qualname__, __module__)
print(G().f(), G.c)
class H:
    x = 1
    class I:
        try: y = x
        except NameError as e: y = e
    print(I.y)
class J:
    def __init_subclass__(cls, **k): print(cls.__name__, k)
class K(J, a=1, **{"b": 2}): pass
class W:
    a = (b := 5)
    print(b)
    l = [c for c in range(3) if (lambda: c)()]
print(W.b, W.l)
