# Folders without __init__.py.
import sys

base = sys.path[0]
sys.path[:0] = [base + "/one", base + "/two"]
import space

print(type(space.__path__).__name__, [p.removeprefix(base) for p in space.__path__])
print(space.__name__, space.__package__, getattr(space, "__file__", None))
print(type(space.__loader__).__name__, space.__spec__.origin, space.__spec__.has_location)
import space.left
import space.right

print(space.left.side, space.right.side)
print(space.left.__package__)
try:
    import space.nothing
except ModuleNotFoundError as e:
    print(e)
sys.path.append(base + "/three")
import space.late

print(space.late.side, len(space.__path__))
from space import deep

print(deep.__name__, [p.removeprefix(base) for p in deep.__path__])
import space.deep.leaf

print(space.deep.leaf.up)
import whole

print(whole.where)
print(repr(space).replace(base, ""))
