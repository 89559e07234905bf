# `from package import name`: an attribute, then what __getattr__ gives, then a submodule.
from pkg import attr, virtual, sub

print(attr, virtual, sub)
from pkg import shadowed

print(shadowed)
import pkg

print(pkg.log)
try:
    from pkg import nowhere
except ImportError as e:
    print(e)
import pkg.shadowed

print(pkg.shadowed)
