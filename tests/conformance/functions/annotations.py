# Annotations are stored, evaluated when asked for, and never enforced.
def f(a: int, b: str = "x", *args: float, key: bool = False, **rest: list) -> dict:
    return a, b


print(f("not an int", 5))
print(f.__annotations__)

x: int = 5
y: "later"
print(x)
try:
    y
except NameError as error:
    print(error)


class Point:
    x: int
    y: int = 0
    label: "str" = ""


print(Point.__annotations__)
print(Point.y, hasattr(Point, "x"))


def local():
    z: int = 3
    w: str
    return z


print(local())
items: list = [1, 2]
(paren): int = 4
data = {}
data["k"]: int = 6
print(items, paren, data)


def lazy(a: UndefinedName):
    return a


print(lazy(1))
try:
    lazy.__annotations__
except NameError as error:
    print(error)
