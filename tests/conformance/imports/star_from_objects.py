# Stars over what is no module.
import sys


class Namespace:
    def __init__(self, **names):
        self.__dict__.update(names)


def star(name):
    space = {}
    try:
        exec(f"from {name} import *", space)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print({k: v for k, v in space.items() if k != "__builtins__"})


sys.modules["one"] = Namespace(a=1, _b=2, c=3)
star("one")
sys.modules["two"] = Namespace(a=1, b=2, __all__=["b"])
star("two")
sys.modules["three"] = Namespace(__all__=["absent"])
star("three")


class Slots:
    __slots__ = ()


sys.modules["four"] = Slots()
star("four")
mixed = Namespace(__name__="five", a=1)
mixed.__dict__[3] = "three"
sys.modules["five"] = mixed
star("five")
sys.modules["six"] = Namespace(__name__="six", __all__=[b"x"])
star("six")
