# getattr setattr hasattr delattr vars dir callable id type globals locals.
class Thing:
    kind = "class"

    def __init__(self):
        self.x = 1

    def method(self):
        return "m"


t = Thing()
print(getattr(t, "x"), getattr(t, "kind"), getattr(t, "nope", 5), getattr(t, "method")(), hasattr(t, "x"), hasattr(t, "y"), hasattr(5, "real"))
setattr(t, "y", 2)
setattr(t, "not an identifier", 3)
setattr(Thing, "added", lambda self: self.y)
print(vars(t), t.added(), getattr(t, "not an identifier"))
delattr(t, "y")
print("y" in vars(t), callable(t.method), callable(Thing), callable(t), callable(len), callable(lambda: 0), callable(5), callable("".join))
print(vars(t) is t.__dict__, sorted(k for k in vars(Thing) if not k.startswith("_")), sorted(n for n in dir(t) if not n.startswith("_")))
print(id(t) == id(t), id([]) != id(t), type(t) is Thing, type(id(t)).__name__, globals()["t"] is t, "Thing" in globals(), __name__)


def local_view(a, b=2):
    c = 3
    before = sorted(locals())
    d = 4
    return before, sorted(locals()), vars()["c"] if "c" in vars() else None, dir()


print(local_view(1))
globals()["made_by_globals"] = "yes"
print(made_by_globals)
for bad in (lambda: getattr(t, "zz"), lambda: getattr(t, 5), lambda: getattr(t), lambda: setattr(t, 5, 1), lambda: setattr(t, "a"), lambda: delattr(t, "zz"), lambda: hasattr(t, 5), lambda: hasattr(t), lambda: vars(5), lambda: callable(), lambda: setattr(5, "x", 1), lambda: delattr(Thing, "zz"), lambda: dir(1, 2), lambda: type(), lambda: type(1, 2), lambda: id()):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Raises:
    @property
    def bad(self):
        raise ValueError("not an AttributeError")


try:
    hasattr(Raises(), "bad")
except ValueError as error:
    print(error)
print([n for n in dir([]) if not n.startswith("_")])
print([n for n in dir("") if not n.startswith("_")])
print([n for n in dir({}) if not n.startswith("_")])
print([n for n in dir(set()) if not n.startswith("_")])
print([n for n in dir(()) if not n.startswith("_")], [n for n in dir(5) if not n.startswith("_")], [n for n in dir(1.5) if not n.startswith("_")])
print([n for n in dir(b"") if not n.startswith("_")])
