# What becomes of type parameters in aliases and unions.
def f[T, S, *Ts, **P, D = int](): pass


T, S, Ts, P, D = f.__type_params__
a = dict[T, list[S]]
print(a, a.__parameters__, a[int, str], a[int, T], a[T, T].__parameters__, a[list[int], str].__args__)
print(list[T][S][int], (T | S | None)[int, str], (T | None).__parameters__, list[T | None][int], tuple[T, T, S].__parameters__, tuple[T, T, S][int, str])
print(tuple[T, D][int], tuple[T, D][int, str], dict[str, tuple[T, ...]][int], list[list[list[T]]][int])
print(list[[T, S]].__parameters__, list[[T, S]][int, str], tuple[(T, S)][int, str])
for call in (lambda: dict[T, S][int], lambda: dict[T, S][int, str, float], lambda: list[T][int][str], lambda: list[int][()], lambda: (T | S)[int], lambda: tuple[T, S][()]):
    try:
        print(call())
    except TypeError as e:
        print(e)


class Own:
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    kind = "own"


print(Own[T], Own[T][int], Own[int].kind, Own[int]().__orig_class__, type(Own[int]()))
GA = type(list[int])
print(GA(list, int), GA(list, (int, str)), GA(int, ()), GA(list, [T])[int], GA("text", 1))
star = next(iter(tuple[int, str]))
print(star, star.__unpacked__, star.__typing_unpacked_tuple_args__, tuple[int].__unpacked__, star == tuple[int, str], star == next(iter(tuple[int, str])))
print(tuple[*tuple[int, str], float], [*list[int]], tuple[T, S][*tuple[int, str]], list[*tuple[int, ...]])


class Sub(GA):
    def __new__(cls, origin, args):
        return super().__new__(cls, origin, args)

    def __repr__(self):
        return "Sub:" + super().__repr__()


s = Sub(list, T)
print(s, type(s).__name__, s.__origin__, s.__args__, s[int])
for call in (lambda: GA(list), lambda: GA(), lambda: GA(list, 1, 2), lambda: GA(list, args=1)):
    try:
        print(call())
    except TypeError as e:
        print(e)
