# Modules of native code: no file, a loader that is a class.
import sys
import math
import builtins

for m in (sys, builtins):
    print(m, m.__name__, m.__package__ == "", hasattr(m, "__file__"))
    print(m.__spec__, m.__loader__)
    print(m.__spec__.origin, m.__spec__.has_location, m.__spec__.cached, m.__spec__.submodule_search_locations)
    print(m.__loader__.is_package(m.__name__), m.__loader__.get_source(m.__name__), m.__loader__.get_code(m.__name__))
print(math.__name__, math.__spec__.name, math.__spec__.parent == "")
print("sys" in sys.builtin_module_names, "json" in sys.builtin_module_names)
try:
    sys.__loader__.is_package("json")
except ImportError as e:
    print(e, e.name)
