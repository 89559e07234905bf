# Decorators: plain, with arguments, stacked, on classes and methods, from expressions.
log = []


def noisy(function):
    log.append(f"decorating {function.__name__}")

    def wrapper(*args, **kwargs):
        log.append(f"calling {function.__name__}{args[-1:]}{kwargs or ''}")
        result = function(*args, **kwargs)
        log.append(f"returned {result}")
        return result

    wrapper.__name__ = function.__name__
    wrapper.__wrapped__ = function
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


def tag(cls):
    cls.tag = cls.__name__.lower()
    return cls


@noisy
def add(a, b=1):
    return a + b


@repeat(2)
@noisy
def square(x):
    return x * x


@tag
class Thing:
    @noisy
    def method(self, x):
        return x + 1

    @staticmethod
    @noisy
    def static(x):
        return x * 3

    @classmethod
    @noisy
    def build(cls, x):
        return cls.__name__ + str(x)


print(add(1), add(1, b=5), add.__name__, add.__wrapped__(10))
print(square(4))
thing = Thing()
print(thing.method(1), Thing.static(2), thing.static(3), Thing.build(4), Thing.tag)
for line in log:
    print(line)

registry = {}
handlers = [lambda f: registry.setdefault("first", f), lambda f: "replaced"]


@handlers[0]
def kept():
    return "kept"


@handlers[1]
def replaced():
    pass


@(lambda f: f())
def value():
    return 42


print(registry["first"]() + "!", replaced, value)


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@CountCalls
def hello(name):
    return f"hello {name}"


hello("a")
print(hello("b"), hello.count)


def order(name):
    print("evaluate", name)

    def apply(function):
        print("apply", name)
        return function

    return apply


@order("outer")
@order("inner")
def decorated():
    pass
