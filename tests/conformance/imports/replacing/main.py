# A module that puts something else in its place while it is imported.
import sys
import replaced

print(replaced, type(replaced).__name__, replaced.value)
print(sys.modules["replaced"] is replaced)
from replaced import value

print(value)
try:
    import removed
except Exception as e:
    print(type(e).__name__, e)
print("removed" in sys.modules)
import pkg.sub

print(pkg.sub)
print(list(sys.modules)[-1])
try:
    import failing
except ValueError as e:
    print(e)
print("failing" in sys.modules, "helper" in sys.modules)
import failing_pkg_part

print(failing_pkg_part.result)
