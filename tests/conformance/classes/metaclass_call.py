"""Classes of a metaclass that gets and loses `__call__`; methods with defaults and a rest."""



class Meta(type):
    pass


class A(metaclass=Meta):
    def __init__(self, x=1, *rest): self.x = (x, rest)
def make(*a): return A(*a).x
print(make(), make(2), make(1,2,3))
Meta.__call__ = lambda cls, *a: "called"
print(A(), A(5))
del Meta.__call__
print(A().x, A(5).x, A(5, 6).x)


class Sub(Meta): pass


class B(A, metaclass=Sub): pass
print(B().x, B(7).x)
Meta.__call__ = lambda cls, *a: "again"
print(A(), B())


class P:
    def m(self, a, b=2, *rest): return a, b, rest
p = P()
for i in range(2):
    print(p.m(1), p.m(1, 3), p.m(1, 3, 4, 5), p.m(b=3, a=2))
f = p.m
print(f(1), f(1, 2, 3))
P.m.__defaults__ = (9,)
print(p.m(1), f(1), f(1, 2, 3))
P.m.__defaults__ = None
try: p.m(1)
except TypeError as e: print(e)
print(p.m(1, 2))
