# Class patterns: positional through __match_args__, keywords, built-in types, inheritance.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Circle:
    __match_args__ = ("center", "radius")

    def __init__(self, center, radius):
        self.center, self.radius = center, radius


def where(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point3(z=z) if z:
            return f"in space {z}"
        case Point(0, y):
            return f"on y at {y}"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=x, y=y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Circle(Point(cx, cy), radius=int(r) | float(r)) if r > 0:
            return f"circle at {cx},{cy} of {r}"
        case Circle(radius=0 | 0.0):
            return "degenerate"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"string {s}"
        case list([first, *_]):
            return f"list from {first}"
        case dict(d) if d:
            return f"dict {d}"
        case bool():
            return "never: bool is an int"
        case object():
            return f"object {type(shape).__name__}"


for shape in (Point(0, 0), Point3(1, 2, 3), Point3(0, 2, 0), Point(0, 5), Point(5, 0), Point(2, 2), Point(1, 2), Circle(Point(1, 1), 2.5), Circle(Point(1, 1), 0), Circle("c", -1), 5, 1.5, True, "text", [9, 8], {"a": 1}, {}, (), None):
    print(where(shape))


class NoArgs:
    a = 1


class TooFew:
    __match_args__ = ("a",)
    a = 1


class BadArgs:
    __match_args__ = "a"


class NotStrings:
    __match_args__ = (1,)


def attempt(subject, kind):
    try:
        match subject:
            case NoArgs(1) if kind == 0:
                return "matched"
            case TooFew(1, 2) if kind == 1:
                return "matched"
            case NoArgs(a=1, missing=2):
                return "wrong"
            case NoArgs(a=1):
                return "by keyword"
            case TooFew(1):
                return "by position"
    except TypeError as error:
        return str(error)


for subject in (NoArgs(), TooFew()):
    print(attempt(subject, 0))


def positional(subject):
    try:
        match subject:
            case BadArgs(x):
                return x
            case NotStrings(x):
                return x
            case int(a, b):
                return a, b
    except TypeError as error:
        return str(error)


for subject in (BadArgs(), NotStrings(), 5):
    print(positional(subject))
try:
    match 5:
        case positional():
            pass
except TypeError as error:
    print(error)


class Dynamic:
    def __getattr__(self, name):
        if name == "ghost":
            return "dynamic attribute"
        raise AttributeError(name)


match Dynamic():
    case Dynamic(other=1):
        print("no")
    case Dynamic(ghost=g):
        print(g)
