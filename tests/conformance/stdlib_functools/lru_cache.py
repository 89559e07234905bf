from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    """doc"""
    calls.append((x, y)); return x + y
print(f(1), f(1), f(2), f(3), f(1), calls, f.cache_info(), f.__name__, f.__doc__, f.cache_parameters())
f.cache_clear(); print(f.cache_info(), f.__wrapped__(5))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
print(z(1), z(1), z.cache_info())
try: f([])
except TypeError as e: print(type(e).__name__)
class A:
    @lru_cache
    def m(self, x): return x * 2
a = A(); print(a.m(2), a.m(2), A.m.cache_info().hits)
