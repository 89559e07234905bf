# builtins.__import__ replaced by a function: what it is given, what it may answer.
import builtins

real = builtins.__import__
log = []


def record(name, globals=None, locals=None, fromlist=(), level=0):
    log.append((name, globals["__name__"], type(locals).__name__, fromlist, level))
    if name == "invented":
        return "an invented module"
    return real(name, globals, locals, fromlist, level)


builtins.__import__ = record
import invented
import pkg.sub
from pkg import sub as s, other
from pkg.sub import *


def function():
    import pkg.sub as x

    return x


function()
builtins.__import__ = real
print(invented, pkg.sub.value, s is pkg.sub, other, value)
for entry in log:
    if not entry[1].startswith("importlib"):
        print(entry)
del builtins.__import__
try:
    import pkg
except ImportError as e:
    print(type(e).__name__, e)
finally:
    builtins.__import__ = real
builtins.__import__ = 3
try:
    import pkg
except TypeError as e:
    print(e)
builtins.__import__ = real
