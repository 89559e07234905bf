# Relative imports in all their forms.
import pkg.a.deep
from pkg.a.deep import value, up, top, sibling

print(value, up, top, sibling)
import pkg.b

print(pkg.b.names)
print(pkg.b.deep is pkg.a.deep)
try:
    import pkg.too_far
except ImportError as e:
    print(type(e).__name__, e, e.name, e.path)
try:
    from . import nothing
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from .pkg import nothing
except ImportError as e:
    print(type(e).__name__, e)
try:
    import pkg.missing_relative
except ImportError as e:
    print(type(e).__name__, e, e.name)
print("pkg.too_far" in __import__("sys").modules)
