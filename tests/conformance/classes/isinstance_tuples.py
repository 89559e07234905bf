# isinstance with a tuple written out, while the name means different things.
class A: pass
class B: pass
def f(x): return isinstance(x, (int, A))
def g(x): return isinstance(x, (A, 5))
def h(x):
    isinstance = lambda x, t: t
    return isinstance(x, (A, B))
def k(x): return isinstance(x, (A, (B, str)))
for i in range(1000): f(i)
print(f(1), f("s"), f(A()), g(A()), k("s"), k(B()), k(1), h(1))
try: g(1)
except TypeError as e: print(e)
isinstance = lambda x, t: t
print(f(1), k(2))
del isinstance
print(f(1), k(2))
