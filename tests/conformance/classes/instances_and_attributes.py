# Instance and class attributes, lookup order, dynamic attributes.
class Point:
    """A point."""

    dimension = 2
    origin = (0, 0)

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, self.y + dy)

    def norm1(self):
        return abs(self.x) + abs(self.y)


p = Point(3, 4)
q = p.moved(dy=1)
print(p.x, p.y, q.x, q.y, p.norm1(), q.norm1())
print(p.dimension, Point.dimension)
p.dimension = 3
print(p.dimension, q.dimension, Point.dimension)
Point.dimension = 5
print(p.dimension, q.dimension)
del p.dimension
print(p.dimension)
p.label = "added"
print(p.__dict__, vars(q))
Point.double = lambda self: Point(self.x * 2, self.y * 2)
print(q.double().__dict__)
p.norm1 = lambda: "instance function"
print(p.norm1(), q.norm1())
print(hasattr(p, "label"), hasattr(q, "label"), getattr(q, "label", "none"))
setattr(q, "label", 1)
delattr(q, "label")
try:
    q.label
except AttributeError as error:
    print(error)
try:
    Point.missing
except AttributeError as error:
    print(error)
try:
    del q.label
except AttributeError as error:
    print(error)
print(Point.__name__, Point.__doc__, Point.__module__, p.__class__ is Point, type(p) is Point)
print([name for name in dir(p) if not name.startswith("__")])
print(Point.norm1(q), p.__doc__)
unbound, bound = Point.moved, q.moved
print(unbound(q, 1).x, bound(1).x)
print(p == p, p == Point(3, 4), p != q)
p.__dict__["through"] = "dict"
print(p.through)
p.__dict__ = {"x": 9}
print(p.x, hasattr(p, "y"))
