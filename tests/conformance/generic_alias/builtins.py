# `list[int]` and its like.
for cls in (list, tuple, dict, set, frozenset, type, enumerate, memoryview, ExceptionGroup, BaseExceptionGroup, type((x for x in ())), type(type.__dict__)):
    a = cls[int]
    print(a, type(a), a.__origin__ is cls, a.__args__, a.__parameters__)
for cls in (int, str, float, range, slice, property, map, zip, object, bool, bytes, super, reversed, BaseException, staticmethod):
    try:
        print(cls[int])
    except TypeError as e:
        print(e)
print(dict[str, list[int]], tuple[int, ...], tuple[()], tuple[()].__args__, list[...], dict[str, None], list["text"], list[3], list[[int, str]], list[None])
print(list[int] == list[int], list[int] == list[str], list[int] != list[str], list[int] == list, hash(list[int]) == hash(list[int]), list[int] is list[int], len({list[int], list[int]}))
print(list[int](), list[int]((1, 2)), dict[str, int](a=1), tuple[int]([1]), type(list[int]()) is list)
print(list[int].append is list.append, list[int].__name__, list[int].__module__, list[int].__doc__ == list.__doc__, list[int].__class__, list[int].__len__)
print(callable(list[int]), bool(list[int]), isinstance(list[int], type), issubclass(type(list[int]), type))
for call in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[int].missing, lambda: setattr(list[int], "x", 1), lambda: list[int][str], lambda: isinstance([], (int, list[int])), lambda: list[int] + 1, lambda: list[int] | 1, lambda: list[int] < list[int]):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(isinstance(1, (int, list[int])))
