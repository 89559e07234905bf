# What goes wrong with * and ** in calls.
def f(*args, **kwargs):
    return args, kwargs


def g(a, b):
    return a, b


def attempt(thunk):
    try:
        print(thunk())
    except TypeError as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: f(*1))
attempt(lambda: f(*None))
attempt(lambda: f(**1))
attempt(lambda: f(**[1]))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(a=1, **{"a": 2}))
attempt(lambda: f(**{"a": 1}, **{"a": 2}))
attempt(lambda: g(1, *[2, 3]))
attempt(lambda: g(*[1], a=1))
attempt(lambda: g(**{"a": 1, "b": 2, "c": 3}))
attempt(lambda: g(**{"a": 1}))
attempt(lambda: f(*"ab", **{"not an identifier": 1}))


class Mapping:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


attempt(lambda: f(**Mapping()))
attempt(lambda: f(*{"k": 1, "l": 2}, *{3}))


def generate():
    yield 1
    yield 2


attempt(lambda: g(*generate()))


def broken():
    yield 1
    raise ValueError("from the generator")


try:
    f(*broken())
except ValueError as error:
    print(error)
