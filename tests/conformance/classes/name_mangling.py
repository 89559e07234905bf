# Private names: mangled in methods, attributes, calls, and keywords.
class Vault:
    __secret = "class level"

    def __init__(self):
        self.__code = 1234
        self.__dunder__ = "not mangled"
        self._single = "not mangled"

    def __hidden(self):
        return "hidden method"

    def reveal(self):
        return self.__code, self.__secret, self.__hidden(), Vault.__secret

    def check(self, other):
        return other.__code == self.__code

    class __Inner:
        pass

    def inner(self):
        return self.__Inner.__name__


class Sub(Vault):
    def __init__(self):
        super().__init__()
        self.__code = 9999

    def codes(self):
        return self.__code, self._Vault__code


v = Vault()
print(v.reveal(), v.check(Vault()), v.inner())
print(sorted(v.__dict__))
print(v._Vault__code, v._Vault__hidden())
try:
    v.__code
except AttributeError as error:
    print(error)
print(Sub().codes(), Sub().check(v))
print(sorted(name for name in dir(Vault) if "Vault" in name))


class Local:
    def method(self, __arg=1):
        __local = __arg + 1
        return sorted(locals())

    def loop(self):
        return [__x for __x in range(3)]


print(Local().method())
print(Local().loop())


class _Leading:
    __x = 1


print(_Leading._Leading__x)


class Uses:
    def outside(self, obj):
        return obj.__attr


class Target:
    pass


t = Target()
t._Uses__attr = "found by mangled name"
print(Uses().outside(t))
