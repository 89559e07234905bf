"""A tour of the language: one page of output, one stop per feature.

Run it with `molt run examples/tour.py`.
"""

import math
import sys

WIDTH = 72


def heading(title):
    print()
    print(f" {title} ".center(WIDTH, "="))


def row(label, value):
    print(f"  {label:<30} {value}")


# --- numbers ---------------------------------------------------------------


def numbers():
    heading("Numbers")
    row("2 ** 100", 2**100)
    row("-7 // 2, -7 % 2", (-7 // 2, -7 % 2))
    row("divmod(10 ** 20, 977)", divmod(10**20, 977))
    row("0.1 + 0.2", 0.1 + 0.2)
    row("round(math.pi, 4)", round(math.pi, 4))
    row("hex, oct, bin", f"{255:#x} {255:#o} {255:#b}")
    row("thousands", f"{1234567.891:,.2f} and {10**9:_}")
    row("math.isqrt(10 ** 30)", math.isqrt(10**30))


# --- text ------------------------------------------------------------------


def text():
    heading("Text")
    words = "the quick brown fox jumps over the lazy dog".split()
    row("title", " ".join(word.capitalize() for word in words[:4]))
    row("longest", max(words, key=len))
    row("sorted", sorted(set(words), key=lambda word: (len(word), word))[:4])
    row("slices", f"{words[0][::-1]!r} {'molt'[1:3]!r} {'molt' * 2!r}")
    name, value, width = "pi", math.pi, 12
    row("f-strings", f"[{name:>{width}}] [{value:^{width}.3f}] [{value = :.2f}]")
    row("unicode", "naïve café Ω 漢字 🐍".upper())


# --- containers --------------------------------------------------------------


def containers():
    heading("Containers")
    first, *middle, last = range(1, 8)
    row("first, *middle, last", f"{first} {middle} {last}")
    squares = {n: n * n for n in range(6)}
    row("dict", squares)
    row("merged", {**{"a": 1}, "b": 2} | {"c": 3})
    row("set algebra", f"{ {1, 2, 3} & {2, 3, 4} } {sorted({1, 2} ^ {2, 3})}")
    grid = [[row_ * 3 + column for column in range(3)] for row_ in range(3)]
    row("transposed", [list(line) for line in zip(*grid)])
    primes = [n for n in range(2, 50) if all(n % d for d in range(2, math.isqrt(n) + 1))]
    row("primes", primes)


# --- functions -----------------------------------------------------------------


def counted(function):
    """Counts the calls of a function."""

    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@counted
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def describe(subject, /, *facts, sep=", ", **details):
    parts = [*map(str, facts), *(f"{key}={value}" for key, value in details.items())]
    return f"{subject}({sep.join(parts)})"


def counter(start):
    def step(by=1):
        nonlocal start
        start += by
        return start

    return step


def functions():
    heading("Functions")
    row("fibonacci(15)", f"{fibonacci(15)} in {fibonacci.calls} calls")
    row("parameters", describe("point", 1, 2, color="red", size=3))
    step = counter(10)
    row("closure", [step(), step(5), step(by=-1)])
    compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
    row("lambdas", compose(lambda x: x + 1, lambda x: x * 10)(4))


# --- generators -------------------------------------------------------------------


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def running_mean():
    total = count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def generators():
    heading("Generators")
    row("collatz(6)", list(collatz(6)))
    mean = running_mean()
    next(mean)
    row("send", [mean.send(value) for value in (10, 20, 60)])
    row("yield from", list(flatten([1, [2, [3, [4]], 5]])))


# --- classes -----------------------------------------------------------------------


class Shape:
    kinds = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.kinds.append(cls.__name__)

    @property
    def area(self):
        raise NotImplementedError

    def __lt__(self, other):
        return self.area < other.area

    def __repr__(self):
        return f"<{type(self).__name__} {self.area:.2f}>"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return math.pi * self.radius**2


class Rectangle(Shape):
    def __init__(self, width, height):
        self.width, self.height = width, height

    @property
    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __iter__(self):
        yield self.x
        yield self.y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


def classes():
    heading("Classes")
    row("subclasses seen", Shape.kinds)
    row("sorted by area", sorted([Square(3), Circle(1), Rectangle(2, 2.5)]))
    row("method resolution", [c.__name__ for c in Square.__mro__])
    v = 2 * Vector(1, 2) + Vector(1, 0)
    row("operators", f"{v} abs={abs(v)} unpacked={[*v]}")


# --- patterns ------------------------------------------------------------------------


def simplify(tree):
    match tree:
        case int() | float() | str():
            return tree
        case ("+", 0, x) | ("+", x, 0) | ("*", 1, x) | ("*", x, 1):
            return simplify(x)
        case ("*", 0, _) | ("*", _, 0):
            return 0
        case ("+", int(a), int(b)):
            return a + b
        case (op, left, right):
            new = (op, simplify(left), simplify(right))
            return simplify(new) if new != tree else new


def patterns():
    heading("Pattern matching")
    row("simplify", simplify(("+", ("*", 1, "x"), ("*", "y", 0))))
    row("simplify", simplify(("*", ("+", 2, 3), ("+", "z", 0))))
    match {"kind": "move", "to": [3, 4], "speed": 9}:
        case {"kind": "move", "to": [x, y], **rest} if x < y:
            row("mapping", f"move to {x},{y} with {rest}")


# --- errors ----------------------------------------------------------------------------


class Overdrawn(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"cannot take {amount} from {balance}")
        self.missing = amount - balance


class Opened:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append(f"open {self.name}")
        return self

    def __exit__(self, kind, error, traceback):
        self.log.append(f"close {self.name}" + (f" after {kind.__name__}" if kind else ""))
        return kind is Overdrawn


def errors():
    heading("Errors")
    log = []
    with Opened("account", log), Opened("ledger", log):
        raise Overdrawn(10, 25)
    row("with", log)
    try:
        try:
            {}["missing"]
        except KeyError as error:
            raise ValueError("no such setting") from error
    except ValueError as error:
        row("raise from", f"{error!r} caused by {error.__cause__!r}")
    finally:
        row("finally", "always")


def main():
    print("MOLT".center(WIDTH))
    print("Python, compiled to WebAssembly".center(WIDTH))
    for stop in (numbers, text, containers, functions, generators, classes, patterns, errors):
        stop()
    heading("The end")
    print(f"Python {sys.version_info[0]}.{sys.version_info[1]} says goodbye.".center(WIDTH))


if __name__ == "__main__":
    main()
