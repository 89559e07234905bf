# Packages: __init__, submodules, relative imports, attributes, deep nesting.
import pkg
print("package", pkg.__name__, pkg.version, hasattr(pkg, "unloaded"))
import pkg.tools.text
from pkg.tools import numbers as nums, text
from pkg import core, api as interface
from pkg.core import Engine
from pkg.tools.text import *

print(pkg.tools.text.title("hello world"), nums.double(21), text is pkg.tools.text)
print(Engine().run(), interface(), core.__package__, pkg.__package__, text.__name__)
print(title("star import"))
import pkg.tools.numbers as n2
print(n2 is nums, n2.parent_version())
try:
    import pkg.nothing
except ModuleNotFoundError as error:
    print(error)
try:
    from pkg import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    from pkg import broken
except ValueError as error:
    print("broken raised", error)
import sys
print("pkg.broken" in sys.modules, "pkg.tools" in sys.modules, sorted(m for m in sys.modules if m.startswith("pkg")))
try:
    from . import something
except ImportError as error:
    print(error)
import pkg.unloaded
print(pkg.unloaded.value, hasattr(pkg, "unloaded"), __package__)
try:
    from pkg.core import beyond
except ImportError as error:
    print(str(error).split(" (")[0])
print(core.try_beyond())
