# What functions learn of who calls them.
import sys


def where():
    frame = sys._getframe(1)
    return f"{frame.f_code.co_name}:{frame.f_lineno} in {frame.f_globals['__name__']}"


def a():
    return where()


class C:
    def method(self):
        return where()

    @property
    def prop(self):
        return where()

    @classmethod
    def cls(cls):
        return where()

    here = where()


print(a(), C().method(), C().prop, C.cls(), C.here, where())
print((lambda: where())(), [where() for _ in range(1)][0])


def chain():
    names = []
    frame = sys._getframe()
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def one():
    return chain()


def two():
    return one()


print(two())
print(list(map(lambda _: chain(), [0]))[0])


def gen():
    yield chain()


print(next(gen()))
print(sys._getframemodulename(), sys._getframemodulename(50))


def module_of():
    return sys._getframemodulename(1)


print(module_of())
