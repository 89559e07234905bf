# Data and non-data descriptors, __set_name__, class access.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return f"descriptor {self.name} of {owner.__name__}"
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop(self.name, None)


class Person:
    name = Typed(str, "?")
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


p = Person("Ada", 36)
print(p.name, p.age, Person.name)
p.age += 1
print(p.age)
del p.name
print(p.name)
for bad in ("x", 1.5):
    try:
        p.age = bad
    except TypeError as error:
        print(error)
p.__dict__["age"] = "straight into the dict"
print(p.age)


class NonData:
    def __get__(self, instance, owner=None):
        return "from descriptor" if instance is not None else self


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Holder:
    plain = NonData()

    @Lazy
    def computed(self):
        print("computing")
        return 99


h = Holder()
print(h.plain)
h.plain = "instance wins"
print(h.plain, h.computed, h.computed)
print(type(Holder.plain).__name__, type(Holder.computed).__name__)


class ReadOnly:
    def __get__(self, instance, owner):
        return 1

    def __set__(self, instance, value):
        raise AttributeError("read only")


class R:
    x = ReadOnly()


try:
    R().x = 5
except AttributeError as error:
    print(error)
R.x = 10
print(R.x, R().x)


class Method:
    def __get__(self, instance, owner):
        return lambda *args: (instance is not None, owner.__name__, args)


class UsesMethod:
    m = Method()


print(UsesMethod().m(1), UsesMethod.m(2))
print((lambda self, x: self * x).__get__(5, int)(4))
