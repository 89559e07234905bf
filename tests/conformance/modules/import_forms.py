# import statement forms over the native modules.
import sys, math
import math as mathematics
from math import (
    sqrt,
    floor as down,
)
from sys import *
import time; from time import sleep as pause

print(math is mathematics, sqrt(4), down(2.5), maxunicode, callable(pause), time.__name__)


def inside():
    import math
    from sys import byteorder
    return math.pi > 3, byteorder


print(inside())


class Body:
    import math as m
    from math import pi


print(Body.m.floor(Body.pi), Body().pi)
for statement in ("missing", "from"):
    try:
        if statement == "missing":
            import this_module_does_not_exist
        else:
            from math import does_not_exist
    except ImportError as error:
        print(type(error).__name__, str(error).split(" (")[0], error.name)
try:
    import missing_package.submodule
except ModuleNotFoundError as error:
    print(error)
try:
    import math.submodule
except ModuleNotFoundError as error:
    print(error)
if True:
    import math as conditional
print(conditional is math, "math" in sys.modules, type(math).__name__, repr(sys))
math.extra = 1
import math
print(math.extra)
del math
try:
    math
except NameError as error:
    print(error)
import math
print(math.extra)
