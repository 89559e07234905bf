# Binary operators, their reflected and in-place forms, and NotImplemented.
class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f"Money({self.amount})"

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.amount + other.amount)
        if isinstance(other, int):
            return Money(self.amount + other)
        return NotImplemented

    def __radd__(self, other):
        return self.__add__(other)

    def __sub__(self, other):
        return Money(self.amount - (other.amount if isinstance(other, Money) else other))

    def __rsub__(self, other):
        return Money(other - self.amount)

    def __mul__(self, factor):
        return Money(self.amount * factor) if isinstance(factor, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self.amount / other.amount if isinstance(other, Money) else Money(self.amount / other)

    def __floordiv__(self, other):
        return ("floordiv", self.amount // other)

    def __mod__(self, other):
        return ("mod", other)

    def __divmod__(self, other):
        return ("divmod", other)

    def __pow__(self, other, modulo=None):
        return ("pow", other, modulo)

    def __rpow__(self, other):
        return ("rpow", other)

    def __matmul__(self, other):
        return ("matmul", other)

    def __lshift__(self, other):
        return ("lshift", other)

    def __rrshift__(self, other):
        return ("rrshift", other)

    def __and__(self, other):
        return ("and", other)

    def __ror__(self, other):
        return ("ror", other)

    def __xor__(self, other):
        return ("xor", other)

    def __neg__(self):
        return Money(-self.amount)

    def __pos__(self):
        return self

    def __abs__(self):
        return Money(abs(self.amount))

    def __invert__(self):
        return ("invert", self.amount)

    def __iadd__(self, other):
        self.amount += 1000 + (other.amount if isinstance(other, Money) else other)
        return self


m = Money(5)
print(m + m, m + 1, 1 + m, sum([m, m, m]), m - 2, 10 - m, m - m)
print(m * 3, 3 * m, m * 0.5, m / 2, m / Money(2), m // 2, m % 3, divmod(m, 4))
print(m ** 2, 2 ** m, pow(m, 2, 7), m @ "x", m << 1, 8 >> m, m & 1, 1 | m, m ^ 0)
print(-m, +m is m, abs(Money(-3)), ~m)
same = m
m += 1
print(m, same is m)
m *= 2
print(m, same)
for attempt in (lambda: m + "x", lambda: "x" + m, lambda: m * "x", lambda: m | 1, lambda: m >> 1, lambda: [] @ m, lambda: m * m):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class A:
    def __add__(self, other):
        return "A.add"


class B(A):
    def __radd__(self, other):
        return "B.radd first, it is the subclass"


class C(A):
    pass


print(A() + B(), A() + C(), B() + A(), B() + B())


class Declines:
    def __add__(self, other):
        print("tried add")
        return NotImplemented

    def __radd__(self, other):
        print("tried radd")
        return NotImplemented


for attempt in (lambda: Declines() + 1, lambda: 1 + Declines(), lambda: Declines() + Declines()):
    try:
        attempt()
    except TypeError as error:
        print(error)
