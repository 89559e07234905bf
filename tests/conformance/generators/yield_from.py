# Delegation: values, send, throw, return values, plain iterables.
def inner():
    total = 0
    while True:
        try:
            value = yield total
        except ValueError as error:
            print("inner caught", error)
            value = 0
        if value is None:
            return f"inner result {total}"
        total += value


def outer():
    result = yield from inner()
    print("outer got", result)
    second = yield from [10, 20]
    print("list gives", second)
    yield "after"
    return "outer result"


o = outer()
print(next(o), o.send(1), o.send(2))
print(o.throw(ValueError("through")))
print(o.send(None), next(o), next(o))
try:
    next(o)
except StopIteration as stop:
    print(stop.value)


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


print(list(chain("ab", [1, 2], {"k": "v"}, range(2), (x for x in "z"))))


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, (3, [4, []], 5)], [[[[6]]]]])))


def closes():
    try:
        yield from cleanup("inner")
    finally:
        print("outer closed")


def cleanup(name):
    try:
        yield name
        yield name
    finally:
        print(name, "closed")


c = closes()
next(c)
c.close()


def throws_into_list():
    try:
        yield from [1, 2, 3]
    except ValueError:
        yield "outer handles"


t = throws_into_list()
print(next(t), t.throw(ValueError))
try:
    s = chain([1, 2])
    next(s)
    s.send("into a list")
except AttributeError as error:
    print(error)


def returns(value):
    return value
    yield


def collect():
    a = yield from returns(1)
    b = yield from returns((2, 3))
    c = yield from ()
    return a, b, c


try:
    next(collect())
except StopIteration as stop:
    print(stop.value)


def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)


print(next(deep(200)))
try:
    list(chain(5))
except TypeError as error:
    print(error)
