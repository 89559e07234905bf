# The right operand of += and *= is asked as a number before a sequence takes it in; a float takes any int.
class I(int):
    def __radd__(self, o): return "I.__radd__"
    def __rsub__(self, o): return "I.__rsub__"
class F(float):
    def __radd__(self, o): return "F.__radd__"
class R:
    def __radd__(self, o): return "R.__radd__"
    def __rmul__(self, o): return "R.__rmul__"
    def __iter__(self): return iter("ab")
class N:
    def __radd__(self, o): return NotImplemented
    def __iter__(self): return iter("cd")
print(1.5 + I(2), 1.5 - I(2), 1 + I(2), 1 - I(2), 1 + F(2), 1.5 + F(2), True + I(1), (1+2j) + I(3), (1+2j) + F(3))
for _ in range(3):
    a = [1]
    a += R()
    print(a)
    b = [1]
    b += N()
    print(b)
    c = [1]
    c *= R()
    print(c)
    d = bytearray(b"x")
    d += R()
    print(d)
    e = (1,)
    e += R()
    print(e)
    s = "x"
    s += R()
    print(s)
    x = 1.5
    x += I(2)
    print(x)
try:
    a = [1]
    a += 5
except TypeError as error:
    print(error)
try:
    a = [1]
    a *= "x"
except TypeError as error:
    print(error)
