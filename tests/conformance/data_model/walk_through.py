# The data model: hooks of objects and classes in places that real programs use.
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o)) if isinstance(o, (Num, int)) else NotImplemented
    __radd__ = __add__
    def __iadd__(self, o): self.v += 100; return self
    def __neg__(self): return Num(-self.v)
    def __index__(self): return self.v
    def __bool__(self): return self.v != 0
    def __eq__(self, o): return isinstance(o, Num) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"Num({self.v})"
    def __format__(self, spec): return f"<{self.v:{spec}}>" if spec else repr(self)
    def __call__(self, *a, **k): return (self.v, a, k)
    def __contains__(self, x): return x == self.v
    def __len__(self): return abs(self.v)
    def __getitem__(self, i): return (self.v, i)
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __matmul__(self, o): return "matmul"
    def __round__(self, n=None): return ("round", n)
    def __reversed__(self): return iter([3, 2, 1])
n = Num(3)
print(n + 1, 1 + n, sum([n, n]), -n, [0, 1, 2, 3, 4][n], bool(Num(0)), n == Num(3), n != Num(3), {n: 1}[Num(3)], sorted([Num(2), Num(1)]), f"{n} {n:>5} {n!r:>8}")
print(n(1, k=2), 3 in n, len(n), n[1:2], n[1, ...], divmod(n, 2), n ** 2, pow(n, 2, 3), n @ 1, round(n), round(n, 2), list(reversed(n)), hex(n), range(n), "ab" * n)
m = n; n += 1; print(m, n is m)
for bad in (lambda: n + "x", lambda: "x" + n, lambda: n - 1, lambda: n > 1, lambda: n < 5, lambda: ~n, lambda: float(n), lambda: int(n), lambda: n.zz):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Attr:
    def __init__(self): object.__setattr__(self, "d", {"a": 1})
    def __getattr__(self, k):
        try: return self.d[k]
        except KeyError: raise AttributeError(f"no {k}") from None
    def __setattr__(self, k, v): self.d[k] = v
    def __delattr__(self, k): del self.d[k]
    def __dir__(self): return ["z", "a"]
a = Attr(); a.b = 2; print(a.a, a.b, getattr(a, "q", "dflt"), hasattr(a, "q"), dir(a)); del a.a; print(a.d)
try: a.nope
except AttributeError as e: print(e)
class Full:
    def __getattribute__(self, k): return ("got", k)
print(Full().anything, Full().__class__)
class Cached:
    @property
    def slow(self): print("computing"); return 5
    @slow.setter
    def slow(self, v): print("set", v)
    @slow.deleter
    def slow(self): print("deleted")
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def util(x): return x * 2
c = Cached.make(); print(c.slow, Cached.util(4), c.util(1)); c.slow = 3; del c.slow
class RO:
    @property
    def x(self): return 1
for bad in (lambda: setattr(RO(), "x", 1), lambda: delattr(RO(), "x")):
    try: bad()
    except AttributeError as e: print(e)
class Base:
    def __init__(self, **kw): self.kw = kw
    def __repr__(self): return f"{type(self).__name__}({self.kw})"
    def hello(self): return ["Base"]
class L(Base):
    def __init__(self, l=0, **kw): super().__init__(**kw); self.l = l
    def hello(self): return ["L"] + super().hello()
class R(Base):
    def __init__(self, r=0, **kw): super().__init__(**kw); self.r = r
    def hello(self): return ["R"] + super().hello()
class D(L, R):
    def hello(self): return ["D"] + super().hello()
    def direct(self): return super(L, self).hello(), [super(D, self).hello() for _ in range(1)]
d = D(l=1, r=2, z=3); print(d, d.l, d.r, d.hello(), d.direct(), [k.__name__ for k in D.__mro__])
print(super(D, d), super(D, D).hello.__qualname__, D.hello.__qualname__, d.hello.__self__ is d, d.hello.__func__ is D.hello, d.hello == d.hello)
class Meth: 
    def f(self): return "class"
x = Meth(); x.f = lambda: "instance"; print(x.f()); del x.f; print(x.f()); Meth.f = lambda self: "patched"; print(x.f()); f = x.f; Meth.f = None; print(f())
try: x.f()
except TypeError as e: print(e)
class ListSub(list):
    def __getitem__(self, i): return "item" if i == 0 else super().__getitem__(i)
    def append(self, v): super().append(v * 2)
ls = ListSub([1, 2]); ls.append(3); print(ls, ls[0], ls[1], ls[-1], len(ls), type(ls + [1]), ls == [1, 2, 6], isinstance(ls, list))
class DictSub(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
ds = DictSub(a=1); print(ds["a"], ds["zz"], ds, ds.get("q"))
class StrSub(str):
    def __new__(cls, v, extra): s = super().__new__(cls, v); s.extra = extra; return s
    def upper(self): return "UP:" + super().upper()
ss = StrSub("abc", 1); print(ss, ss.extra, ss.upper(), ss + "d", type(ss + "d").__name__, {"abc": 1}[ss], len(ss), ss == "abc")
class IntSub(int):
    def __add__(self, o): return IntSub(int(self) + int(o) + 1000)
i = IntSub(5); print(i + 1, 1 + i, i * 2, type(i + 1).__name__, i.bit_length(), isinstance(i, int))
class Eq:
    def __eq__(self, o): return "eq"
print(Eq() == 1, Eq() != 1, [Eq()] == [1], Eq().__hash__)
print(type(n).__name__, n.__class__.__name__, Num.__init__.__name__, Num.__dict__["__call__"].__qualname__, Num.__module__, callable(n), callable(5))
class Iter:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Iter()), 10 in Iter(), [*Iter()], dict(zip(Iter(), "abc")), max(Iter()))
o = object()
try: o.x = 1
except AttributeError as e: print(e)
try: (5).x = 1
except AttributeError as e: print(e)
try: Num.missing
except AttributeError as e: print(e)
try: del n.nothing
except AttributeError as e: print(e)
d.__class__ = R; print(type(d).__name__, d.hello())
d.__dict__["via"] = 1; print(d.via, sorted(vars(d)))
d.__dict__ = {"fresh": 2}; print(d.fresh, hasattr(d, "via"))
