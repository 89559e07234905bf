from collections import namedtuple
P = namedtuple("P", "x y", defaults=[5])
p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(y=9), P._fields, P._field_defaults, P._make([7, 8]))
x, y = p; print(x, y, p == (1, 5), isinstance(p, tuple), P.x, P.__doc__)
for op in (lambda: P(), lambda: P(1, 2, 3), lambda: p._replace(z=1), lambda: setattr(p, "x", 3), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class")):
    try: op()
    except Exception as e: print(type(e).__name__, e)
print(namedtuple("R", "a def a", rename=True)._fields, hash(P(1, 2)) == hash((1, 2)))
class S(P):
    __slots__ = ()
    @property
    def sum(self): return self.x + self.y
print(S(1, 2).sum, S(1, 2))
match p:
    case P(x=a, y=b): print("matched", a, b)
