# __slots__: no __dict__, inheritance, errors.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
p.x = 10
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 1
except AttributeError as error:
    print(error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
print(type(Point.x).__name__, Point.x.__name__)


class Point3(Point):
    __slots__ = "z"

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


q = Point3(1, 2, 3)
print(q.x, q.y, q.z, hasattr(q, "__dict__"))
try:
    q.w = 0
except AttributeError as error:
    print(error)


class Open(Point):
    pass


o = Open(5, 6)
o.anything = "goes"
print(o.__dict__, o.x)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.__dict__, w.a)

try:
    class Conflict:
        __slots__ = ("v",)
        v = 1
except ValueError as error:
    print(error)
try:
    class BadName:
        __slots__ = ("not ok",)
except TypeError as error:
    print(error)


class Private:
    __slots__ = ("__secret",)

    def __init__(self):
        self.__secret = 1

    def get(self):
        return self.__secret


print(Private().get(), Private.__slots__)


class Empty:
    __slots__ = ()


try:
    Empty().x = 1
except AttributeError as error:
    print(error)
try:
    object().x = 1
except AttributeError as error:
    print(error)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
try:
    "text".upper = 1
except AttributeError as error:
    print(error)
