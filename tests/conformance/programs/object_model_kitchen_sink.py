# Mixins, abstract methods by hand, class decorators, context objects, operators and iteration in one design.
def total_ordering(cls):
    def le(self, other):
        return not other < self

    def gt(self, other):
        return other < self

    def ge(self, other):
        return not self < other

    cls.__le__, cls.__gt__, cls.__ge__ = le, gt, ge
    return cls


def record(*names):
    def decorate(cls):
        def init(self, *values, **named):
            for name, value in zip(names, values):
                setattr(self, name, value)
            for name, value in named.items():
                if name not in names:
                    raise TypeError(f"unexpected field {name!r}")
                setattr(self, name, value)
            missing = [name for name in names if not hasattr(self, name)]
            if missing:
                raise TypeError(f"missing {', '.join(missing)}")

        cls.__init__ = init
        cls.__repr__ = lambda self: f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
        cls.__eq__ = lambda self, other: type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in names)
        cls.__hash__ = lambda self: hash(tuple(getattr(self, n) for n in names))
        cls.__match_args__ = names
        cls._fields = names
        return cls

    return decorate


class Serializable:
    def to_dict(self):
        return {name: value.to_dict() if isinstance(value, Serializable) else value for name, value in ((n, getattr(self, n)) for n in self._fields)}


class Comparable:
    def _key(self):
        raise NotImplementedError(f"{type(self).__name__}._key")

    def __lt__(self, other):
        return self._key() < other._key()


@total_ordering
@record("x", "y")
class Point(Serializable, Comparable):
    def _key(self):
        return self.x, self.y

    def __add__(self, other):
        match other:
            case Point(x, y) | (x, y):
                return Point(self.x + x, self.y + y)
        return NotImplemented


@record("name", "origin", "size")
class Box(Serializable, Comparable):
    size = 1

    def __contains__(self, point):
        return all(getattr(self.origin, a) <= getattr(point, a) < getattr(self.origin, a) + self.size for a in "xy")

    def __iter__(self):
        for dy in range(self.size):
            for dx in range(self.size):
                yield self.origin + (dx, dy)


p, q = Point(1, 2), Point(x=3, y=0)
print(p, q, p + q, p + (10, 10), p < q, p >= q, max(p, q), sorted([q, p]), p == Point(1, 2), len({p, Point(1, 2), q}))
box = Box("b", p, 2)
print(box, list(box), Point(2, 3) in box, q in box, box.to_dict(), Box("default", origin=q))
for thunk in (lambda: Point(1), lambda: Point(1, 2, z=3), lambda: p + 5, lambda: box < box, lambda: p < 5):
    try:
        print(thunk())
    except (TypeError, NotImplementedError, AttributeError) as error:
        print(type(error).__name__, error)
match box:
    case Box(name, Point(x=1, y=y), size) if size > 1:
        print("matched", name, y, size)
print([c.__name__ for c in Point.__mro__], Point._fields, Box.size, isinstance(box, Comparable))
