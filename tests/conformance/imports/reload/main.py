# importlib.reload runs the body again in the same namespace.
import importlib
import sys

import counted

first = counted
counted.extra = "stays"
counted.runs.append("by hand")
again = importlib.reload(counted)
print(again is first, counted.runs, counted.extra, counted.total)
print(counted.function(), counted.__spec__.name)
old = counted.function
importlib.reload(counted)
print(old is counted.function, old(), counted.total)
import pkg.sub

pkg.sub.value = "changed"
print(importlib.reload(pkg.sub).value, pkg.sub.value)
importlib.reload(pkg)
print(hasattr(pkg, "sub"))
for bad in ("counted", type(sys)("made"), 3):
    try:
        importlib.reload(bad)
    except Exception as e:
        print(type(e).__name__, e)
del sys.modules["counted"]
try:
    importlib.reload(counted)
except ImportError as e:
    print(type(e).__name__, e)
sys.modules["counted"] = counted
counted.fail = True
try:
    importlib.reload(counted)
except ValueError as e:
    print(e, "counted" in sys.modules, counted.total)
