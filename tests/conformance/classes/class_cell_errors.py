class M(type):
    def __new__(mcls, name, bases, ns, keep=True, other=None):
        ns = dict(ns)
        if not keep: ns.pop('__classcell__', None)
        if other is not None: ns['__classcell__'] = other
        return super().__new__(mcls, name, bases, ns)
class A(metaclass=M):
    def f(self): return __class__
print(A().f())
def t1():
    class B(metaclass=M, keep=False):
        def f(self): return __class__
def t2():
    class B(metaclass=M, other=3):
        def f(self): return __class__
def t3():
    def outer():
        x = 1
        return (lambda: x).__closure__[0]
    class B(metaclass=M, other=outer()):
        def f(self): return __class__
def t4():
    class B(metaclass=M):
        __classcell__ = 3
def t5():
    class B:
        def f(self): return __class__
        __classcell__ = None
def t6():
    type("X", (), {"__classcell__": 5})
def t7():
    class Meta(type):
        def __new__(m, n, b, ns): return 5
    class B(metaclass=Meta):
        def f(self): return __class__
    print(B)
def t8():
    class B:
        print(__class__)
def t9():
    class B:
        x = super
        def f(self):
            del __class__
    class B:
        def f(self):
            nonlocal __class__
            __class__ = 5
            return __class__
        def g(self):
            return super()
    b = B(); print(b.f()); b.g()
def t11():
    class Meta(type):
        def __new__(m, n, b, ns):
            c = super().__new__(m, n, b, ns)
            class Other: pass
            return Other
    class B(metaclass=Meta):
        def f(self): return __class__
def t12():
    type("X", (), {"__classdictcell__": 5})
    try: t(); print(t.__name__, "ok")
    except Exception as e: print(t.__name__, type(e).__name__, str(e).replace("0x", "")[:60])
