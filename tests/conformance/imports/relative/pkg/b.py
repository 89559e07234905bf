from .a import deep
from . import a, b as me
from .a.deep import value as v
names = sorted(n for n in globals() if not n.startswith("__"))
