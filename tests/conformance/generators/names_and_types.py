"""Names of generators, their type, and what cannot be done with them."""


def named():
    yield


g = named()
print(g.__name__, g.__qualname__, g.gi_code is named.__code__, type(g).__name__)
g.__name__ = "n"
g.__qualname__ = "q.n"
print(g.__name__, g.__qualname__, repr(g).startswith("<generator object q.n at 0x"))
for name in ("__name__", "__qualname__"):
    for value in (1, None):
        try:
            setattr(g, name, value)
        except TypeError as error:
            print(error)
    try:
        delattr(g, name)
    except TypeError as error:
        print(error)
for name in ("gi_frame", "gi_running", "gi_yieldfrom", "gi_code", "gi_suspended"):
    try:
        setattr(g, name, 1)
    except AttributeError as error:
        print(error)
try:
    g.other = 1
except AttributeError as error:
    print(error)
try:
    type(g)()
except TypeError as error:
    print(error)
try:

    class Derived(type(g)):
        pass

except TypeError as error:
    print(error)
print(bool(g), g == g, g == named(), hash(g) == hash(g), iter(g) is g)
for op in (len, lambda x: x[0], lambda x: x + x):
    try:
        op(g)
    except TypeError as error:
        print(error)
print([n for n in dir(g) if not n.startswith("__")])
print((lambda: (yield))().__name__, (x for x in "").__qualname__)


class C:
    def method(self):
        yield

    gen = (x for x in "ab")


print(C().method().__qualname__, C.gen.__qualname__, list(C.gen))
