# `type` statements.
type Number = int | float
type Pair[T] = tuple[T, T]
type Many[T, *Ts, **P] = dict[T, list[T]]
print(Number, repr(Number), type(Number), Number.__name__, Number.__value__, Number.__module__, Number.__type_params__, Number.__parameters__)
print(Pair, Pair.__value__, Pair.__type_params__, Pair.__parameters__, Pair[int], type(Pair[int]), Pair[int].__origin__ is Pair, Pair[int].__args__)
print(Many.__type_params__)
print(Number | None, None | Number, Number | str, list[Number])
type type = int
print(type.__value__)
del type
type = 5
type, x = 1, 2
print(type, x)
type (x)if False else None
del type


def local():
    variable = 5
    type Local = (variable, Number)
    variable = 6
    return Local


print(local().__value__, local().__name__)


class C:
    inside = 1
    type Alias = (inside, C)
    type Generic[inside] = inside


print(C.Alias.__value__, C.Alias.__name__, C.Generic.__value__)
for call in (
    lambda: Number[int],
    lambda: Number(),
    lambda: isinstance(1, Number),
    lambda: setattr(Number, "__name__", 1),
    lambda: setattr(Number, "__value__", 1),
    lambda: setattr(Number, "other", 1),
    lambda: Number.other,
    lambda: type(Number)("X"),
    lambda: type(Number)(1, 2),
    lambda: type(Number)("X", int, type_params=1),
    lambda: type(Number)("X", int, type_params=(1,)),
    lambda: type(Number)("X", int).__value__,
    lambda: type(Number)("X", list, type_params=Pair.__type_params__).__type_params__,
    lambda: type("D", (type(Number),), {}),
):
    try:
        print(call())
    except Exception as e:
        print(e.__class__.__name__, e)
