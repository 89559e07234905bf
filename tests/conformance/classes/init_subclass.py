# __init_subclass__ with keywords, registries, chained hooks.
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, priority=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.priority = priority
        Plugin.registry[name or cls.__name__.lower()] = cls

    def run(self):
        return type(self).__name__


class Json(Plugin, name="json", priority=5):
    pass


class Csv(Plugin):
    def run(self):
        return "csv " + super().run()


class Tsv(Csv, priority=9):
    pass


for name, cls in sorted(Plugin.registry.items()):
    print(name, cls.__name__, cls.priority, cls().run())
try:
    class Bad(Plugin, unknown=1):
        pass
except TypeError as error:
    print(error)
try:
    class Worse(object, key=1):
        pass
except TypeError as error:
    print(error)


class Base:
    def __init_subclass__(cls, **kwargs):
        print("Base hook", cls.__name__, kwargs)
        super().__init_subclass__()


class Mixin:
    def __init_subclass__(cls, flavour="plain", **kwargs):
        print("Mixin hook", cls.__name__, flavour)
        super().__init_subclass__(**kwargs)


class Mixed(Mixin, Base, flavour="sweet", extra=1):
    pass


class Requires:
    def __init_subclass__(cls):
        for method in cls.required:
            if method not in cls.__dict__:
                raise TypeError(f"{cls.__name__} lacks {method}")

    required = ["run"]


class Good(Requires):
    def run(self):
        pass


try:
    class Lacking(Requires):
        pass
except TypeError as error:
    print(error)


class Named:
    def __set_name__(self, owner, name):
        print("set_name before init_subclass", name)


class Order:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__)


class Ordered(Order):
    field = Named()
