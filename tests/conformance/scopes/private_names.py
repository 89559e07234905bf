class A:
    __x = 1
    def __m(self, __p=2, *, __k=3): return __p, __k, self.__x
    def call(self): return self.__m(), self.__m(5, _A__k=6)
    def attrs(self):
        self.__y = 4
        self.__z: int = 5
        del self.__y
        self.__w__ = 7
        self.___ = 8
        return sorted(self.__dict__)
    def local(self):
        __v = 1
        def inner():
            nonlocal __v
            __v += 1
            return __v
        return inner(), sorted(locals())
    def glob(self):
        global __g
        __g = 9
        return __g
    def kw(self): return dict(__a=1, b__=2)
    def imp(self):
        import sys as __s
        import os.path as __p
        return sorted(locals())
    def exc(self):
        try: raise ValueError
        except ValueError as __e: return sorted(locals())
    def comp(self): return [__i for __i in range(2)], {__k: __k for __k in range(1)}, sorted([n for __q in [1] for n in locals()])
    def lam(self): return (lambda __a: __a)(1), (lambda __a: locals())(1)
    class __Inner:
        __n = 1
        def __mm(self): pass
    def match_(self, v):
        match v:
            case {"__k": __cap, **__rest}: return sorted(locals())
            case A(__attr=1): return "attr"
            case __whole: return sorted(locals())
    def with_(self):
        import contextlib
        with contextlib.nullcontext(5) as __cm: return sorted(locals())
    def star(self):
        __a, *__b = 1, 2
        for __c in [3]: pass
        (__d := 4)
        return sorted(locals())
    def string(self): return "__x", f"{self.__x}"
    def getattr_(self): return getattr(self, "__x", "none"), getattr(self, "_A__x")
    def fn(self):
        def __f(__a, *__args, **__kw): return sorted(locals())
        class __C:
            __q = 2
        return __f.__name__, __f.__qualname__, __C.__name__, sorted(n for n in __C.__dict__ if 'q' in n), __f(1)
    def d(self):
        del self.__dict__["_A__z"]
a = A()
print(A.__dict__.keys() - object.__dict__.keys() - {'__module__', '__dict__', '__weakref__', '__firstlineno__', '__static_attributes__'} == set() or sorted(n for n in A.__dict__ if n.startswith('_A')))
print(a.call(), a.attrs(), a.local(), a.glob(), _A__g, a.kw(), a.imp(), a.exc(), a.comp(), a.lam())
print(a.match_({"__k": 1, "z": 2}), a.match_(5), a.with_(), a.star(), a.string(), a.getattr_(), a.fn())
print(A._A__Inner.__name__, A._A__Inner.__qualname__, sorted(n for n in A._A__Inner.__dict__ if n.startswith('_')and 'Inner' in n))
class _B:
    __x = 2
    def get(self): return self.__x
print(_B._B__x, _B().get())
class __:
    __x = 3
    def get(self): return self.__x
print(__.__x, __().get())
class ___C_:
    __x = 4
print(___C_._C___x)
def outside():
    class D:
        def f(self): return __hidden
    __hidden = 1
    try: return D().f()
    except NameError as e: return str(e)
print(outside())
print(A.__static_attributes__)
class E:
    __slots__ = ("__s", "t")
    def __init__(self): self.__s = 1
print(E()._E__s, sorted(n for n in E.__dict__ if 's' in n and 'E' in n))
