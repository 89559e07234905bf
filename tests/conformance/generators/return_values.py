"""What a generator returns is the value of its StopIteration."""


def gen(value):
    yield 1
    return value


def result(g):
    try:
        while True:
            next(g)
    except StopIteration as stop:
        return stop.value, stop.args


for value in (None, 5, (1, 2), (), [], StopIteration("x"), ValueError("y"), ((1,),)):
    print(result(gen(value)))


class Tuple(tuple):
    pass


print(result(gen(Tuple((1, 2)))))


def delegated(value):
    got = yield from gen(value)
    return [got]


print(result(delegated((1, 2))), result(delegated(None)))
g = gen("x")
print(list(g), next(g, "default"))
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)
print(max(gen("ignored")), sum(gen(7)), [*gen(3)], dict.fromkeys(gen(4)))


def early(flag):
    if flag:
        return "early"
    yield


print(result(early(True)), result(early(False)))
