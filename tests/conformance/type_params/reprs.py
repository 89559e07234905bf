# The objects: texts, attributes, what cannot be done with them.
def f[T: int, *Ts, **P](): pass


T, Ts, P = f.__type_params__
for p in T, Ts, P:
    print(p, repr(p), type(p), p.__name__, p.__module__)
TypeVar, TypeVarTuple, ParamSpec = map(type, (T, Ts, P))
print(P.args, P.kwargs, type(P.args), type(P.kwargs), P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.args != P.args)
print(T.__covariant__, T.__contravariant__, T.__infer_variance__)
print(TypeVar("A"), TypeVar("B", covariant=True), TypeVar("C", contravariant=True), TypeVar("D", infer_variance=True), TypeVar("E", int, str).__constraints__, ParamSpec("Q"), TypeVarTuple("R"))
print(TypeVar("A").__module__, TypeVar("A", default=int).__default__, TypeVar(name="N").__name__, TypeVar("A").evaluate_default, TypeVar("E", int, str).evaluate_constraints)
print(T | None, None | T, T | int, int | T, T | T, list[T] | None)
print(hash(T) == hash(T), T == T, T == f.__type_params__[0], TypeVar("T") == TypeVar("T"))
T.anything = 5
print(T.anything)
for call in (
    lambda: T(),
    lambda: TypeVar(),
    lambda: TypeVar(1),
    lambda: TypeVar("X", int),
    lambda: TypeVar("X", int, str, bound=int),
    lambda: TypeVar("X", covariant=True, contravariant=True),
    lambda: TypeVar("X", covariant=True, infer_variance=True),
    lambda: type("X", (T,), {}),
    lambda: type("X", (TypeVar,), {}),
    lambda: type("X", (ParamSpec,), {}),
    lambda: type("X", (TypeVarTuple,), {}),
    lambda: setattr(T, "__bound__", 1),
    lambda: setattr(T, "__name__", 1),
    lambda: setattr(TypeVar, "x", 1),
    lambda: T.nothing,
    lambda: T[int],
    lambda: Ts.__bound__,
    lambda: isinstance(1, T),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class Derived:
    pass


for base in (T, P, Ts, P.args, P.kwargs):
    try:
        class D(base): pass
    except TypeError as e:
        print(e)
