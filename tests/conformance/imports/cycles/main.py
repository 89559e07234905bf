# Modules that import each other.
import a

print(a.seen, a.b.seen)
try:
    import c
except ImportError as e:
    print(type(e).__name__, e)
    print(e.name, e.name_from)
import sys

print("c" in sys.modules, "d" in sys.modules)
try:
    import e
except AttributeError as error:
    print(error)
import pkg.one

print(pkg.one.two.one is pkg.one)
import late

print(late.result())
