log = []
class V:
    def __init__(self, n, r=None): self.n, self.r = n, r
    def _c(self, o, op): log.append((self.n, op, o.n if isinstance(o, V) else o)); return self.r if self.r is not None else True
    def __lt__(self, o): return self._c(o, "<")
    def __gt__(self, o): return self._c(o, ">")
    def __eq__(self, o): return self._c(o, "==")
    __hash__ = None
    def __contains__(self, o): log.append((self.n, "has", o.n)); return True
    def __bool__(self): log.append(("bool", self.n)); return self.n != "f"
def n(x): log.append("eval " + x); return V(x)
def show(v): print(v if isinstance(v, bool) else v.n, log); log.clear()
show(n("a") < n("b") < n("c"))
show(n("a") < n("b") > n("c") == n("d"))
a = V("a", V("f")); b = V("b", V("t"))
show(a < b < n("never"))
show(b < a < n("c"))
show(n("x") in n("y") in n("z"))
show(n("x") is n("y") is n("z"))
show(not n("a") < n("b"))
show((n("a") < n("b")) < n("c") if False else n("a") is not n("b") not in n("c"))
x = 5
print(1 < x < 10, 1 < x > 3 != 2, 0 == False is not True, 1 < 2 < 3 < 4 < x < 6, x < 3 < undefined if False else x < 3)
def f(a, b, c):
    if a < b < c: return "lt"
    while a == b == c: return "eq"
    return "no" if not a <= b <= c else "le"
print(f(1, 2, 3), f(2, 2, 2), f(2, 2, 3), f(3, 2, 1))
print([i for i in range(10) if 2 < i < 6], 1 in [1] == True, (1 in [1]) == True)
import math
print(math.nan < 1 < 2, 1 < math.nan < 2, "a" < "b" < "c", (1,) < (1, 2) < (2,))
