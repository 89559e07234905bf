def attempt(make):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


for base in (int, bool, tuple, bytes, type, str, list, dict, set, float, Exception):
    attempt(lambda: type("A", (base,), {"__slots__": ("x",)}).__name__)
    attempt(lambda: type("A", (base,), {"__slots__": ()}).__name__)
    attempt(lambda: type("A", (base,), {"__slots__": ("__dict__",)}).__name__)
    attempt(lambda: type("A", (base,), {"__slots__": ("__weakref__",)}).__name__)


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class MyInt(int):
    pass


for base in (Plain, Slotted, MyInt):
    attempt(lambda: type("A", (base,), {"__slots__": ("__dict__",)}).__name__)
    attempt(lambda: type("A", (base,), {"__slots__": ("__weakref__", "b")}).__name__)
    attempt(lambda: type("A", (base,), {"__slots__": ("b", "b")}).__name__)
attempt(lambda: type("A", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: type("A", (), {"__slots__": ("__weakref__", "__weakref__")}))
attempt(lambda: type("A", (), {"__slots__": ("1a",)}))
attempt(lambda: type("A", (), {"__slots__": (1,)}))
attempt(lambda: type("A", (), {"__slots__": ("x",), "x": 1}))
attempt(lambda: type("A", (Plain, Slotted), {"__slots__": ()}).__mro__)
