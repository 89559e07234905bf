# In-place operators: own methods, fallback, targets evaluated once, tuples that fail after mutating.
class Log(list):
    def __iadd__(self, other):
        self.append(("iadd", other))
        return self

    def __isub__(self, other):
        self.append(("isub", other))
        return self

    def __imul__(self, other):
        self.append(("imul", other))
        return self

    def __itruediv__(self, other):
        self.append(("itruediv", other))
        return self

    def __ifloordiv__(self, other):
        self.append(("ifloordiv", other))
        return self

    def __imod__(self, other):
        self.append(("imod", other))
        return self

    def __ipow__(self, other):
        self.append(("ipow", other))
        return self

    def __imatmul__(self, other):
        self.append(("imatmul", other))
        return self

    def __iand__(self, other):
        self.append(("iand", other))
        return self

    def __ior__(self, other):
        self.append(("ior", other))
        return self

    def __ixor__(self, other):
        self.append(("ixor", other))
        return self

    def __ilshift__(self, other):
        self.append(("ilshift", other))
        return self

    def __irshift__(self, other):
        self.append(("irshift", other))
        return self


log = same = Log()
log += 1
log -= 2
log *= 3
log /= 4
log //= 5
log %= 6
log **= 7
log @= 8
log &= 9
log |= 10
log ^= 11
log <<= 12
log >>= 13
print(log, log is same)


class Fallback:
    def __add__(self, other):
        return f"add {other}"

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return f"sub {other}"


f = Fallback()
f += 1
print(f)
f = Fallback()
f -= 1
print(f)
f = Fallback()
try:
    f *= 2
except TypeError as error:
    print(error)


def target(label, value):
    print("eval", label)
    return value


data = [1, 2, 3]
target("data", data)[target("index", 1)] += target("value", 10)
print(data)
a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b)
s = t = "x"
s += "y"
print(s, t)
x = (1, [2])
try:
    x[1] += [3]
except TypeError as error:
    print(error)
print(x)


class Attr:
    total = 0


obj = Attr()
obj.total += 5
print(obj.total, Attr.total)
d = {"n": 1}
d["n"] **= 2
d["n"] -= 5
try:
    d["missing"] += 1
except KeyError as error:
    print("KeyError", error)
print(d)
u = {1, 2}
v = u
u |= {3}
u &= {2, 3, 4}
u ^= {4}
u -= {3}
print(u, v is u)
