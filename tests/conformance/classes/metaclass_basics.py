# type() as a constructor, own metaclasses, __new__, __call__, __prepare__.
def hello(self):
    return f"hello from {type(self).__name__}"


Made = type("Made", (), {"hello": hello, "x": 5, "__doc__": "made by hand"})
print(Made().hello(), Made.x, Made.__doc__, Made.__name__, type(Made))
Sub = type("Sub", (Made,), {})
print(Sub().hello(), Sub.__mro__[1].__name__)


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print("Meta.__new__", name, [b.__name__ for b in bases], sorted(k for k in namespace if not k.startswith("__")), kwargs)
        cls = super().__new__(mcls, name, bases, namespace)
        cls.created_by = mcls.__name__
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("Meta.__init__", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("Meta.__call__", cls.__name__, args)
        return super().__call__(*args, **kwargs)

    def __repr__(cls):
        return f"<the class {cls.__name__}>"

    def __len__(cls):
        return 7

    def __contains__(cls, item):
        return item == cls.__name__

    @property
    def shout(cls):
        return cls.__name__.upper()

    def meta_method(cls):
        return f"meta method of {cls.__name__}"


class Thing(metaclass=Meta, option=True):
    attribute = 1

    def __init__(self, value):
        self.value = value


class Other(Thing):
    pass


t = Thing(5)
print(t.value, Thing, Other, len(Thing), "Thing" in Thing, Thing.shout, Other.meta_method(), Other.created_by)
print(type(Thing).__name__, isinstance(Thing, Meta), type(t) is Thing)
try:
    t.meta_method()
except AttributeError as error:
    print(error)


class Singleton(type):
    def __call__(cls, *args):
        if "_instance" not in cls.__dict__:
            cls._instance = super().__call__(*args)
        return cls._instance


class Config(metaclass=Singleton):
    def __init__(self, n):
        self.n = n


print(Config(1) is Config(2), Config(3).n)


class Recording(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        print("prepare", name)
        return {"injected": "by prepare"}


class Prepared(metaclass=Recording):
    seen = injected


print(Prepared.seen, Prepared.injected)


class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass


try:
    class Both(C1, C2):
        pass
except TypeError as error:
    print(error)


class Checked(type):
    def __instancecheck__(cls, instance):
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in dir(sub)


class Duck(metaclass=Checked):
    pass


class Goose:
    quack = True


print(isinstance(Goose(), Duck), issubclass(Goose, Duck), isinstance(5, Duck))
try:
    type("X", 5, {})
except TypeError as error:
    print(error)
