"""Generators as context managers, in the manner of contextlib."""


class Manager:
    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            try:
                next(self.generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except RuntimeError as raised:
            if raised is error:
                return False
            if isinstance(error, StopIteration) and raised.__cause__ is error:
                return False
            raise
        except BaseException as raised:
            if raised is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def manager(function):
    return lambda *args: Manager(function(*args))


@manager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


@manager
def suppress(*kinds):
    try:
        yield
    except kinds as error:
        print("suppressed", repr(error))


@manager
def replace():
    try:
        yield
    except ValueError as error:
        raise KeyError("replaced") from error


@manager
def twice():
    yield 1
    yield 2


with tag("a") as a, tag("b"):
    print(a)
with suppress(ValueError, KeyError):
    raise KeyError("k")
try:
    with tag("c"):
        raise ValueError("v")
except ValueError as error:
    print(repr(error))
try:
    with suppress(KeyError):
        raise StopIteration("stop")
except StopIteration as error:
    print(repr(error))
try:
    with replace():
        raise ValueError("v")
except KeyError as error:
    print(repr(error), repr(error.__cause__))
try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
try:
    with twice():
        raise ValueError
except RuntimeError as error:
    print(error)


def loop():
    for i in range(3):
        with tag(str(i)):
            if i == 1:
                return "returned"
            yield i


g = loop()
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
g = loop()
next(g)
g.close()
