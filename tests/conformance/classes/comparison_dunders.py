# Rich comparison: reflection, defaults, NotImplemented, sorting by __lt__ alone.
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self == other or self < other

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version("1.2"), Version("1.10"), Version("1.2")
print(a < b, a > b, a <= c, a >= c, a == c, a != c, a is c)
print(sorted([b, a, Version("0.9"), c]), max(a, b), min(b, a))
print(len({a, b, c}), {a: "found"}[c])
print(a == "1.2", a != 5, a == None)
try:
    a < 5
except TypeError as error:
    print(error)


class OnlyEq:
    def __eq__(self, other):
        return True


print(OnlyEq() == 1, 1 == OnlyEq(), OnlyEq() != 1, None != OnlyEq())
try:
    hash(OnlyEq())
except TypeError as error:
    print(error)
print(OnlyEq.__hash__)


class Trace:
    def __init__(self, name):
        self.name = name


def make(op):
    def method(self, other):
        print(f"{self.name}.{op}", end=" ")
        return NotImplemented
    return method


for op in ("__eq__", "__ne__", "__lt__", "__gt__", "__le__", "__ge__"):
    setattr(Trace, op, make(op))


class Sub(Trace):
    pass


x, y, s = Trace("x"), Trace("y"), Sub("s")
print(x == y)
print(x != y)
print(x == s)
for compare in (lambda: x < y, lambda: x >= s):
    try:
        compare()
    except TypeError as error:
        print(error)


class Truthy:
    def __lt__(self, other):
        return "not a bool"

    def __eq__(self, other):
        return []


print(Truthy() < 1, Truthy() == 1, Truthy() != 1, 5 > Truthy())
print([Truthy()] == [Truthy()], 1 < 2 < Truthy.__lt__(Truthy(), 0).__len__())


class Identity:
    pass


i, j = Identity(), Identity()
print(i == i, i == j, i != j, hash(i) == hash(i), i in [j, i], [j, i].index(i))
