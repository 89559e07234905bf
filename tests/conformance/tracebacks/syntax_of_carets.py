# Where the carets point for many kinds of expressions; each is formatted through a chain of contexts.
class Thing:
    def __init__(self):
        self.inner = None


def attribute(thing):
    return thing.inner.value


def subscript(data):
    return data["a"]["b"][2]["c"]


def call(data):
    return data["f"](1, 2, 3)


def binary(a, b, c):
    return a * b + c


def comparison(a, b):
    return 1 < a < b


def multi_line(a, b):
    return (
        a
        + b
    )


data = {"a": {"b": [1, 2, {"d": 0}]}, "f": None}
chain = None
for thunk in (lambda: attribute(Thing()), lambda: subscript(data), lambda: call(data), lambda: binary(1, 2, "x"), lambda: comparison(2, "b"), lambda: multi_line(1, "2")):
    try:
        thunk()
    except Exception as error:
        error.__cause__ = chain
        chain = error
raise chain
