# Metaclasses, __mro_entries__, __class_getitem__, __set_name__, __slots__, and classes that cannot be.
class Meta(type):
    registry = {}
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {}
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.registry[name] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __iter__(cls):
        return iter(sorted(cls.registry))
    def __getattr__(cls, name):
        return f"<{cls.__name__}.{name}>"
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)
class A(metaclass=Meta, flag=1):
    x = 1
class B(A):
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class C(B, tag="c"): pass
print(list(A), A.missing, C.tag, type(C), Meta.registry.keys())
A.y = 5
print(C.y, C.__mro__, C.__bases__, A.__subclasses__())
class Proxy:
    def __mro_entries__(self, bases):
        print("mro_entries", len(bases))
        return (dict,)
class D(Proxy(), A): 
    pass
print(D.__bases__, D.__orig_bases__[1:])
class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"
print(G[int], G["a", 1])
try:
    class Bad(A, B): pass
except TypeError as e: print(e)
try:
    class Bad(int, str): pass
except TypeError as e: print(e)
try:
    class Bad(bool): pass
except TypeError as e: print(e)
try:
    class Bad(5): pass
except TypeError as e: print(e)
try:
    class Bad(A, A): pass
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        if value < 0: raise ValueError(f"{self.name} must not be negative")
        obj.__dict__[self.name] = value
    def __delete__(self, obj):
        del obj.__dict__[self.name]
class P:
    a = Desc()
    b = Desc()
    def __init__(self, a, b): self.a, self.b = a, b
p = P(1, 2)
print(p.a, p.b, vars(p)); del p.a; print(p.a)
try: p.b = -1
except ValueError as e: print(e)
class BadName:
    def __set_name__(self, o, n): raise RuntimeError("no")
try:
    class Q:
        z = BadName()
except RuntimeError as e:
    print(repr(e), e.__notes__)
class S:
    __slots__ = ("a", "__b", "c")
    def __init__(self): self.a = 1; self.__b = 2
s = S()
print(s.a, s._S__b, S.a, S.__slots__)
for f in (lambda: s.c, lambda: s.zz, lambda: setattr(s, "zz", 1), lambda: s.__dict__):
    try: print(f())
    except AttributeError as e: print(e)
class S2(S):
    __slots__ = ("d",)
class S3(S2): pass
t = S3(); t.d = 4; t.e = 5; print(t.__dict__, t.d, t.a)
try:
    class S4:
        __slots__ = ("a",)
        a = 1
except ValueError as e: print(e)
class W(S, S2): 
    pass
