# Types as expressions: subscripted built-in types and unions.
print(list[int], dict[str, int], tuple[int, ...], int | str, int | None)
print(isinstance(3, int | str), isinstance(3.0, int | str), issubclass(bool, int | None), int | str == str | int)
print(list[int].__origin__, list[int].__args__, list[int]([1, 2]), type(list[int]([1])).__name__, (int | None).__args__)


def f(items: list[int], table: dict[str, list[int]] | None = None) -> tuple[int, ...]:
    return tuple(items)


print(f([1]), f.__annotations__)
try:
    isinstance([], list[int])
except TypeError as error:
    print(error)
try:
    int[str]
except TypeError as error:
    print(error)
