from functools import wraps, singledispatch, total_ordering, cached_property, singledispatchmethod
def deco(f):
    @wraps(f)
    def inner(*a): "inner doc"; return f(*a) + 1
    return inner
@deco
def g(x): "g doc"; return x
print(g(1), g.__name__, g.__doc__, g.__wrapped__(1))
@singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True), show.dispatch(bool) is show.dispatch(int), sorted(t.__name__ for t in show.registry))
@total_ordering
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(N(1) <= N(1), N(2) > N(1), N(1) >= N(2))
class C:
    n = 0
    @cached_property
    def x(self): C.n += 1; return 42
c = C(); print(c.x, c.x, C.n, c.__dict__)
class D:
    @singledispatchmethod
    def m(self, x): return "any"
    @m.register
    def _(self, x: str): return "str"
print(D().m(1), D().m("a"))
