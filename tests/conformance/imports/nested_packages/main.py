# Deep packages: what is imported on the way, and in which order.
import a.b.c.d

print(a.b.c.d.order)
import sys

print([n for n in sys.modules if n == "a" or n.startswith("a.")])
print(a.b.c.d.__package__, a.b.c.__package__, a.__package__)
from a.b import c as direct

print(direct is a.b.c, direct.d.parent is a.b)
try:
    import a.b.x.y
except ModuleNotFoundError as e:
    print(e, "|", e.name)
try:
    from a.b.c.d import e
except ImportError as e:
    print(str(e).split(" (")[0])
