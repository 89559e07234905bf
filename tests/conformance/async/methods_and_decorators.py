"""Asynchronous functions as methods, static methods, lambdas' results, decorated, with defaults and closures."""


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def decorate(f):
    async def wrapper(*args, **kwargs):
        return f"<{await f(*args, **kwargs)}>"

    wrapper.__name__ = f.__name__
    return wrapper


class Base:
    async def method(self, x=1):
        return f"base {x}"

    @classmethod
    async def make(cls):
        return cls.__name__

    @staticmethod
    async def static(x):
        return x + 1

    @property
    async def value(self):
        return "value"

    async def __call__(self, *args, key=None):
        return args, key

    async def __getitem__(self, key):
        return key

    @decorate
    async def decorated(self):
        return "inner"


class Derived(Base):
    async def method(self, x=2):
        return "derived " + await super().method(x)


d = Derived()
print(run(d.method()), run(d.method(5)), run(Derived.make()), run(d.static(3)), run(d.value))
print(run(d(1, 2, key="k")), run(d["item"]), run(d.decorated()), d.decorated.__name__)


def counter():
    n = 0

    async def count():
        nonlocal n
        n += 1
        return n

    return count


c = counter()
print(run(c()), run(c()), run(counter()()))
pick = lambda x: d.method(x)
print(run(pick(9)))


async def annotated(a: int, b: str = "b") -> tuple:
    """Docs."""
    return a, b


print(run(annotated(1)), annotated.__annotations__, annotated.__doc__)


async def match_it(x):
    match x:
        case {"k": v}:
            return await d.static(v)
        case [a, *_]:
            return a
        case _:
            return None


print(run(match_it({"k": 1})), run(match_it([5, 6])), run(match_it(3)))
