import pkg

try:
    pkg.later
except AttributeError as e:
    print(e)
try:
    pkg.a
except AttributeError as e:
    print(e)
try:
    from pkg import later
except ImportError as e:
    print(e)
from pkg import a

print(a.__name__, a.__spec__._initializing)
import pkg.a as itself

print(itself is a)
