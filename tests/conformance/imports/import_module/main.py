# importlib.import_module.
import importlib
import sys

print(importlib.import_module("pkg").__name__)
print(importlib.import_module("pkg.sub").value)
print(importlib.import_module(".sub", "pkg").value)
print(importlib.import_module(".sub", package="pkg").value)
print(importlib.import_module("..top", "pkg.sub").value)
print(importlib.import_module(".", "pkg").__name__)
for args in (("absent",), (".sub",), (".absent", "pkg"), ("..x", "pkg"), ("pkg.sub.x",), ("",), (".x", ""), (3,)):
    try:
        importlib.import_module(*args)
    except Exception as e:
        print(type(e).__name__, e)
print(importlib.import_module("pkg") is sys.modules["pkg"])
try:
    importlib.import_module("failing")
except ZeroDivisionError as e:
    print(e, "failing" in sys.modules)
