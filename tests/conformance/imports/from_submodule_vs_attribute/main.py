# What `from package import name` finds when the package has an attribute and a submodule of that name.
from pkg import config

print(config)
import pkg.config

print(pkg.config.kind)
from pkg import config

print(config.kind)
import pkg

del pkg.config
from pkg import config

print(config.kind)
print(hasattr(pkg, "config"))
import sys

del sys.modules["pkg.config"]
from pkg import config

print(config.kind, hasattr(pkg, "config"))
