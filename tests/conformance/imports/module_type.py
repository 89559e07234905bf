# Modules made by hand.
import sys

Module = type(sys)
m = Module("made", "its doc")
print(m, m.__name__, m.__doc__, m.__package__, m.__loader__, m.__spec__)
print(list(vars(m)))
print(repr(Module("m.n")))
m.x = 1
print(m.x, vars(m)["x"], "x" in dir(m))
del m.x
for action in (
    lambda: m.x,
    lambda: delattr(m, "x"),
    lambda: Module(),
    lambda: Module(3),
    lambda: Module("a", "b", "c"),
    lambda: setattr(m, "__dict__", {}),
    lambda: Module.__init__(m),
):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
del m.__name__
print(m)
try:
    m.x
except AttributeError as e:
    print(e)
m.__name__ = 5
print(m)
m.__file__ = "somewhere.py"
print(m)


class Sub(Module):
    cls_attr = "class"

    @property
    def prop(self):
        return "property of " + self.__name__

    def __repr__(self):
        return "<Sub " + self.__name__ + ">"


s = Sub("sub")
print(s, s.prop, s.cls_attr)
s.prop2 = 1
print(vars(s)["prop2"], Sub.__mro__)
bare = Module.__new__(Module)
print(bare.__dict__)
print(repr(bare))
try:
    bare.x
except AttributeError as e:
    print(e)
m = Module("annotated")
print(m.__annotations__)
m.__annotations__ = {"a": int}
print(m.__annotations__, m.__dict__["__annotations__"])
del m.__annotations__
print(m.__annotations__)
sys.modules["by_hand"] = s
import by_hand
from by_hand import prop

print(by_hand, prop)
