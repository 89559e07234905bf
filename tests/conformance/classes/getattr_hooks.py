# __getattr__, __getattribute__, __setattr__, __delattr__.
class Fallback:
    present = "class attribute"

    def __init__(self):
        self.own = 1

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return name.upper()


f = Fallback()
print(f.own, f.present, f.dynamic)
print(hasattr(f, "nothing"), hasattr(f, "thing"), getattr(f, "nope", "default"))
try:
    f.never_mind, f.none
except AttributeError as error:
    print(error)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        self._log.append(f"get {name}")
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self._log.append(f"set {name}={value}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)


class Target:
    def method(self, x):
        return x * 2


target = Target()
proxy = Proxy(target)
proxy.a = 1
proxy.a += 5
print(proxy.a, proxy.method(21), target.a)
del proxy.a
print(vars(target), proxy._log)
try:
    proxy.gone
except AttributeError as error:
    print(error)


class Frozen:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot assign {name}")


frozen = Frozen(x=1)
try:
    frozen.x = 2
except AttributeError as error:
    print(error, frozen.x)


class Both:
    def __getattribute__(self, name):
        if name == "special":
            raise AttributeError(name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"rescued {name}"


print(Both().special, Both().other)
both = Both()
both.real = 5
print(both.real)


class Chain:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + (name,))

    def __call__(self, *args):
        return ".".join(self.path) + str(args)


print(Chain().users.find.first(1, "x"))
