# callable classes as functions, slice, object, staticmethod as decorator, hash, iter/next, input-free things.
print(hash(5), hash(-1), hash(True), hash(0.0), hash(1.0), hash(2**31 - 2), hash(()) == hash(()), hash("a") == hash("a"), hash(None) == hash(None))
o = object()
print(type(o).__name__, o == o, o != object(), hash(o) == hash(o), bool(o), isinstance(o, object))
s = slice(1, 2)
print(s, s.start, s.stop, s.step, s == slice(1, 2, None), type(s).__name__)
it = iter([1, 2])
print(next(it), next(it), next(it, "default"))
print(list(map(int, "123")), list(filter(None, [0, 1])), list(zip([1], [2])), sorted("ba"), list(reversed("ab")), list(enumerate("a")))
print(type(NotImplemented).__name__, type(...).__name__, Ellipsis is ..., __debug__)
print(isinstance(1, int), issubclass(bool, int), callable(print), type(type).__name__, type(print).__name__)


class P:
    x = property(lambda self: 5)

    @staticmethod
    def s():
        return "static"

    @classmethod
    def c(cls):
        return cls.__name__


print(P().x, P.s(), P.c(), staticmethod(len)("abc"), P.__dict__["s"].__func__(), property(None).fget)
print(print.__name__, len.__name__, len.__doc__ is not None, abs.__module__, print.__self__ is not None, repr(len), int.__call__ is not None)
print(min(map(abs, [-3, 2])), max(zip("ab", [2, 1])), sum(x for x, in [(1,), (2,)]), dict(enumerate("ab")), set(map(type, [1, 1.0, "a", True])) == {int, float, str, bool})
