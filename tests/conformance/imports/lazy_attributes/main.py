# A package whose submodules are imported when they are used.
import pkg

print(sorted(n for n in vars(pkg) if not n.startswith("_")))
print(pkg.heavy.weight)
print(sorted(n for n in vars(pkg) if not n.startswith("_")))
from pkg import light

print(light.weight)
try:
    pkg.none
except AttributeError as e:
    print(e)
print(dir(pkg))
