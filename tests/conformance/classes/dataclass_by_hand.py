# Records with generated methods, ordering, replace, validation: what dataclasses do, written out.
class Field:
    def __init__(self, default=None, kind=None):
        self.default, self.kind = default, kind


class RecordMeta(type):
    def __new__(mcls, name, bases, namespace):
        fields = {}
        for base in reversed(bases):
            fields.update(getattr(base, "_fields", {}))
        for key, value in list(namespace.items()):
            if isinstance(value, Field):
                fields[key] = value
                del namespace[key]
        namespace["_fields"] = fields
        namespace["__match_args__"] = tuple(fields)
        return super().__new__(mcls, name, bases, namespace)


class Record(metaclass=RecordMeta):
    def __init__(self, *args, **kwargs):
        names = list(self._fields)
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} values but {len(args)} were given")
        given = dict(zip(names, args))
        for key, value in kwargs.items():
            if key in given:
                raise TypeError(f"{key} given twice")
            if key not in self._fields:
                raise TypeError(f"no field {key}")
            given[key] = value
        for key, field in self._fields.items():
            value = given.get(key, field.default)
            if field.kind and not isinstance(value, field.kind):
                raise TypeError(f"{key} must be {field.kind.__name__}, not {type(value).__name__}")
            setattr(self, key, value)

    def _tuple(self):
        return tuple(getattr(self, key) for key in self._fields)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in zip(self._fields, self._tuple()))})"

    def __eq__(self, other):
        return self._tuple() == other._tuple() if type(self) is type(other) else NotImplemented

    def __lt__(self, other):
        return self._tuple() < other._tuple() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(self._tuple())

    def __iter__(self):
        return iter(self._tuple())

    def replace(self, **changes):
        return type(self)(**{**dict(zip(self._fields, self._tuple())), **changes})


class Point(Record):
    x = Field(0, int)
    y = Field(0, int)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Point3(Point):
    z = Field(0, int)


class Named(Record):
    name = Field("?", str)
    at = Field(Point(), Point)
    tags = Field((), tuple)


p, q = Point(1, 2), Point(y=5)
print(p, q, p + q, p == Point(1, 2), p != q, q < p, sorted([p, q, Point()]), {p: "found"}[Point(1, 2)], len({p, Point(1, 2), q}))
print(Point3(1, 2, 3), Point3(1, 2) == Point(1, 2), list(Point3(z=9)), Point3._fields.keys(), Point3.__match_args__)
n = Named("home", p, tags=("a",))
print(n, n.replace(at=q), n.replace(name="x") == n, n.at.replace(x=100))
match n:
    case Named(name, Point(x, y), tags=(first, *_)):
        print(name, x, y, first)
x, y = p
print(x, y, max(p), [*q], dict(zip(p._fields, p)))
for bad in (lambda: Point("a"), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(w=1), lambda: p < n, lambda: Named(5), lambda: p.replace(q=1), lambda: p + 5):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
