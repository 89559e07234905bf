class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__); return False
with (CM(1) as a, CM(2) as b,): print(a.n, b.n)
with (CM(1), CM(2)): pass
with (CM(1)): pass
with (CM(1)) as x: print(x.n)
with (CM(1), CM(2)) if False else CM(3) as y: print(y.n)
with (CM(1) as p), CM(2) as (q): print(p.n, q.n)
try:
    with (CM(1), CM(2),) as z: pass
except TypeError as e: print(e)
with (yield_ := CM(5)) as w: print(w is yield_)
