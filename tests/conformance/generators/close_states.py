"""close in every state of a generator, and what it answers."""


def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as error:
        print("raised", type(error).__name__, error, repr(error.__context__))


def simple():
    yield 1


def returns():
    try:
        yield 1
    except GeneratorExit:
        return "value"


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def fails():
    try:
        yield 1
    finally:
        raise ValueError("instead")


def nested():
    try:
        try:
            yield 1
        finally:
            print("inner")
    finally:
        print("outer")


def reraises():
    try:
        yield 1
    except GeneratorExit:
        print("seen")
        raise


def stops():
    try:
        yield 1
    except GeneratorExit:
        raise StopIteration("x")


for f in (simple, returns, ignores, fails, nested, reraises, stops):
    print(f.__name__)
    attempt(f().close)
    g = f()
    next(g)
    attempt(g.close)
    attempt(g.close)


def closes_itself():
    try:
        g.close()
    except ValueError as error:
        print(error)
    yield 1


g = closes_itself()
attempt(next, g)
attempt(g.close)
