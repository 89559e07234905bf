# isinstance, issubclass, type of everything, type identity, errors.
values = [1, True, 1.0, 1j, "s", b"b", bytearray(b"x"), [], (), {}, set(), frozenset(), None, ..., NotImplemented, range(1), slice(1), len, print, lambda: 0, int, type, object(), iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(1)), (x for x in ()), enumerate([]), zip(), map(str, []), filter(None, []), reversed([]), {}.keys(), {}.values(), {}.items(), ValueError("x"), property(), staticmethod(len), classmethod(len), super]
for value in values:
    print(type(value).__name__, end=" ")
print()


class A: pass
class B(A): pass


print(isinstance(True, int), isinstance(1, bool), isinstance(1, (str, (float, int))), isinstance(B(), A), isinstance(B, type))
print(issubclass(bool, int), issubclass(B, A), issubclass(A, B), issubclass(B, (int, A)), issubclass(int, object))
print(type(1) is int, type(True) is int, type(B()) is A, type(type) is type, type(A) is type)
print(isinstance(None, type(None)), isinstance([], (list, tuple)), issubclass(int, (int, str)))
for attempt in (lambda: isinstance(1, 1), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, "int")):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(int.__bases__, bool.__mro__, KeyError.__mro__)
print(type(A().__init__).__name__, type(A.__init__).__name__, type("".join).__name__, type(str.join).__name__)
b = B()
b.__class__ = A
print(type(b).__name__, isinstance(b, B))
try:
    b.__class__ = int
except TypeError as error:
    print(error)
print(object.__doc__ is not None, type(object()).__name__, int.__name__, int.__module__, A.__module__)
