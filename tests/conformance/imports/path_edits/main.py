# sys.path and __path__ can be changed while a program runs.
import sys
import os_free

base = sys.path[0]
sys.path.insert(0, base + "/first")
import thing

print(thing.where)
del sys.modules["thing"]
sys.path.insert(0, base + "/second")
import thing

print(thing.where)
sys.path.pop(0)
del sys.modules["thing"]
import thing

print(thing.where)
sys.path.append(5)
sys.path.append(None)
sys.path.append(base + "/no such folder")
sys.path.append(base + "/third")
import third_only

print(third_only.where)
import pkg

try:
    import pkg.extra
except ModuleNotFoundError as e:
    print(e)
pkg.__path__.append(base + "/extras")
import pkg.extra

print(pkg.extra.where)
pkg.__path__ = [base + "/second"]
import pkg.thing as packaged

print(packaged.where, packaged.__name__)
pkg.__path__ = []
try:
    import pkg.other
except ModuleNotFoundError as e:
    print(e)
del pkg.__path__
try:
    import pkg.other
except ModuleNotFoundError as e:
    print(e)
os_free.__path__ = [base + "/third"]
import os_free.third_only

print(os_free.third_only.where)
sys.path[:] = []
try:
    import pkg2
except ModuleNotFoundError as e:
    print(e)
sys.path = (base + "/first", base)
import pkg2

print(pkg2.__name__)
