# `int | str`
U = type(int | str)
print(U, U.__name__, U.__module__, int | str, (int | str).__args__, (int | str).__origin__, (int | str).__parameters__)
print(int | None, None | int, int | str | int, (int | str) | (str | float), int | int, type(int | int), list[int] | list[int], list[int] | list[str] | None)
print((int | str) == (str | int), (int | str) == (int | bytes), (int | str) == 3, hash(int | str) == hash(str | int), (int | str) != (str | int))
print(isinstance(1, int | str), isinstance(1.0, int | str), isinstance(None, int | None), issubclass(bool, int | str), issubclass(float, int | None), isinstance(1, int | list[int]))
print(U[int, str], U[int], U[int, None], U[int, int], U[int, str | None])
for call in (lambda: int | 3, lambda: 3 | int, lambda: int | "x", lambda: U[()], lambda: U(), lambda: (int | str)(), lambda: (int | str)[int], lambda: isinstance("", int | list[int]), lambda: isinstance(1, int | list), lambda: (int | str).x, lambda: (int | str) < (int | str), lambda: type("X", (U,), {}), lambda: None | None, lambda: int | ...):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    class C(int | str): pass
except TypeError as e:
    print(e)
class Meta(type):
    def __or__(cls, other): return ("or", cls.__name__, other)
    def __ror__(cls, other): return ("ror", cls.__name__, other)
class M(metaclass=Meta): pass
print(M | 3, 3 | M, M | int, int | M)
match 5:
    case int() | str(): print("matches")
print([int | str].count(str | int), {int | str: 1}[str | int])
