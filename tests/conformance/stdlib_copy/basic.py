import copy
class A:
    def __init__(self, x): self.x = x
a = A([1, 2]); b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x, copy.copy([1, 2]), copy.deepcopy({"a": [1]}), copy.copy((1,)), copy.deepcopy({1, 2}))
r = [1]; r.append(r); d = copy.deepcopy(r); print(d[1] is d, d is r)
class S:
    __slots__ = ("p", "q")
s = S(); s.p = [1]; t = copy.deepcopy(s); print(t.p, t.p is s.p, hasattr(t, "q"))
class H:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(H()), copy.deepcopy([H()]))
class L(list): pass
l = L([1, 2]); l.tag = "t"; m = copy.copy(l); print(m, m.tag, type(m).__name__)
class D(dict): pass
print(copy.deepcopy(D(a=[1])), copy.copy(bytearray(b"x")), copy.copy(range(3)), copy.copy(len) is len, copy.copy(A) is A)
try: copy.copy(x for x in ())
except TypeError as e: print(e)
e = copy.copy(ValueError("a", 1)); print(repr(e))
print(copy.replace(slice(1), ) if False else "-")
class P:
    def __getstate__(self): return {"v": 5}
    def __setstate__(self, st): self.st = st
print(copy.copy(P()).st)
