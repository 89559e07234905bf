# options: positions
x = f(a, b)[1] + c.d * (e)
x = (alpha
     .beta
     .gamma(1))
y = aé + bü(1)
y = "é" % x
for i in f(1): pass
assert a + b, "no"
with f(1) as g, h: pass
try:
    pass
except E + F as e:
    pass
match p:
    case A.B | C(1, k=2): pass
@deco(1)
def fn(a=1): return -a
x = {**a, 1: 2}, {k: v for k, v in f(1) if k}
x = (a  # comment (
     (1))
x[0] += a < b
x = a ** b // c
import a.b as c
from a import b, c
