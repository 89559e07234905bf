# What imports bind again after names and entries are deleted.
import sys
import pkg.sub

first = pkg.sub
del sys.modules["pkg.sub"]
import pkg.sub

print(first is pkg.sub, first.marker is pkg.sub.marker)
old = pkg
del sys.modules["pkg"]
import pkg.sub

print(old is pkg, hasattr(old, "sub"), hasattr(pkg, "sub"))
from pkg import sub

print(sub is sys.modules["pkg.sub"])
if hasattr(pkg, "sub"):
    del pkg.sub
from pkg import sub as found

print(found is sub, "sub" in vars(pkg))
names = [n for n in sys.modules if n.startswith("pkg")]
for n in names:
    del sys.modules[n]
import pkg

print(hasattr(pkg, "sub"))
