# __getattr__ and __dir__ of modules.
import lazy

print(lazy.real, lazy.made, lazy.made)
print(lazy.calls)
try:
    lazy.absent
except AttributeError as e:
    print(e)
from lazy import made_by_from

print(made_by_from)
try:
    from lazy import absent
except ImportError as e:
    print(e)
print(hasattr(lazy, "absent"), hasattr(lazy, "other"))
print(dir(lazy))
print(getattr(lazy, "__path__", None))
from lazy import *

print(real, sorted(n for n in globals() if n.startswith("star")))
lazy.__getattr__ = lambda name: f"<{name}>"
print(lazy.whatever)
del lazy.__getattr__
try:
    lazy.whatever
except AttributeError as e:
    print(e)
try:
    lazy.__getattr__("x")
except AttributeError as e:
    print(e)
del lazy.__dir__
print([n for n in dir(lazy) if not n.startswith("__")])
